import { z } from 'zod';
import { calendarDate, cents, instant, positiveId } from './common.ts';

export const RecostState = z.enum(['running', 'done']);
export type RecostState = z.infer<typeof RecostState>;

const person = z.object({ id: positiveId, displayName: z.string() });

/** What a pay rate with a past date does to work that was already costed. */
export const Recost = z
  .object({
    id: positiveId,
    user: person,
    payRateId: positiveId,
    fromDay: calendarDate.describe('The first plant day the rate holds for.'),
    beforeDay: calendarDate
      .nullable()
      .describe('The day the next rate holds from; null when there is none.'),
    state: RecostState,
    done: z.int().describe('Sessions gone through so far.'),
    total: z
      .int()
      .describe('Sessions there are to go through: counted when it began, exact in the end.'),
    differenceCents: cents.describe('By how much it changed the cost so far.'),
    createdBy: person,
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Recost' });
export type Recost = z.infer<typeof Recost>;

export const RecostList = z.object({ recosts: z.array(Recost) });
