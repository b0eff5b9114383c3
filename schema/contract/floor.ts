import { z } from 'zod';
import { instant } from './common.ts';
import { Session } from './sessions.ts';

export const Floor = z
  .object({
    working: z.array(Session),
    idle: z.array(z.object({ id: z.int(), displayName: z.string(), team: z.string().nullable() })),
    now: instant,
  })
  .meta({ id: 'Floor' });
export type Floor = z.infer<typeof Floor>;

/** What is said on `/api/floor/events` after a commit: something changed for these people. */
export const FloorEvent = z
  .object({ kind: z.enum(['session', 'material']), userId: z.int(), at: instant })
  .meta({ id: 'FloorEvent' });
export type FloorEvent = z.infer<typeof FloorEvent>;
