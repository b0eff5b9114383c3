import { z } from 'zod';

export const Health = z
  .object({ status: z.enum(['ok', 'error']), detail: z.string().optional() })
  .meta({ id: 'Health' });

export const Readiness = z
  .object({
    status: z
      .enum(['ready', 'degraded', 'not_ready'])
      .describe('Degraded: it takes all work, but something beside it needs a person.'),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: 'Readiness' });

export const Version = z
  .object({
    app: z.string(),
    commit: z.string(),
    dirty: z.boolean(),
    serverHash: z.string(),
    environment: z.string(),
    node: z.string(),
    sqlite: z.string(),
    pragmas: z.record(z.string(), z.union([z.string(), z.number()])),
    schemaLevel: z.int(),
    assets: z.object({ tablet: z.string(), console: z.string(), docs: z.string() }),
    config: z.string().describe('Hash of the settings that are no secrets.'),
    reference: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Version' });

/** What both pages need to know of the shop before anybody signed in. */
export const Shop = z
  .object({
    name: z.string(),
    environment: z.string().nullable().describe('The ribbon; null in production.'),
    timeZone: z.string().describe('IANA name of the plant time zone.'),
    pinLength: z.int(),
    demo: z
      .object({ pin: z.string(), username: z.string(), password: z.string() })
      .nullable()
      .describe('Present on a demo database only: how to look around.'),
    generation: z
      .string()
      .describe('Another one means that an older database was put back: send the last days again.'),
    enrolled: z.boolean().describe('Whether this device may sign people in by PIN.'),
    tablet: z.string().nullable().describe('The name it was enrolled by; null where it was not.'),
  })
  .meta({ id: 'Shop' });
export type Shop = z.infer<typeof Shop>;
