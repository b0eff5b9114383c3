import { z } from 'zod';
import { positiveId } from './common.ts';

/** The public key PINs are sealed for while the server is out of reach. */
export const SealingKey = z.object({
  keyId: z.string().describe('Goes with each sealed PIN.'),
  publicKey: z
    .object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
    .describe('As a JSON Web Key.'),
});
export type SealingKey = z.infer<typeof SealingKey>;

/** What a tablet keeps so that it can go on without the network. */
export const Capture = z
  .object({
    device: positiveId
      .nullable()
      .describe('Which enrolled tablet this is, sealed with the PIN; null where none is.'),
    sealing: SealingKey,
  })
  .meta({ id: 'Capture' });
export type Capture = z.infer<typeof Capture>;
