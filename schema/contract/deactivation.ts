import { z } from 'zod';
import { requiredText } from './common.ts';
import { Session } from './sessions.ts';

/** Before somebody is deactivated: what that ends, and what stays. */
export const DeactivationPreview = z
  .object({
    signIns: z.int().describe('On how many tablets and consoles it signs the person out.'),
    sessions: z.int().describe('Stretches of work on record, which stay.'),
    runningWork: Session.nullable().describe('What is asked about: end it, or let it go on.'),
  })
  .meta({ id: 'DeactivationPreview' });
export type DeactivationPreview = z.infer<typeof DeactivationPreview>;

export const Deactivation = z
  .strictObject({
    runningWork: z
      .enum(['end', 'keep'])
      .optional()
      .describe('Needed while work runs: it ends now, or goes on until a foreman ends it.'),
    reason: requiredText(500).optional().describe('Why the work ends; needed when it does.'),
  })
  .refine(({ runningWork, reason }) => runningWork !== 'end' || reason !== undefined, {
    path: ['reason'],
    message: 'say why the work ends',
  });
export type Deactivation = z.infer<typeof Deactivation>;
