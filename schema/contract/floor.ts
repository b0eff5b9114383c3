import { z } from 'zod';
import { instant, orderNumberText, positiveId, requiredText } from './common.ts';
import { Session } from './sessions.ts';

const team = z.string().nullable().describe('The person’s team, by name.');

/** Work that runs. */
export const FloorWork = Session.extend({
  team,
  unverified: z.boolean().describe('Rests on a tap whose proof had failed and that was accepted.'),
}).meta({ id: 'FloorWork' });
export type FloorWork = z.infer<typeof FloorWork>;

/** Somebody who could be working and is not. */
export const FloorIdle = z
  .object({
    id: positiveId,
    displayName: z.string(),
    team,
    present: z.boolean().describe('Whether the person’s day has begun and not ended.'),
    since: instant.nullable().describe('When today’s last work ended; null when there was none.'),
  })
  .meta({ id: 'FloorIdle' });
export type FloorIdle = z.infer<typeof FloorIdle>;

/** A tablet on which taps wait to be sent: what it shows has not come yet. */
export const FloorTablet = z
  .object({
    id: positiveId,
    name: z.string(),
    place: z.string(),
    waiting: z.int().describe('How many taps.'),
    since: instant.nullable().describe('When the oldest was made.'),
    heardAt: instant.describe('When the tablet last said so.'),
  })
  .meta({ id: 'FloorTablet' });
export type FloorTablet = z.infer<typeof FloorTablet>;
const tablets = z.array(FloorTablet).describe('With unsent taps, who waits longest first.');

const FloorRules = z.object({
  longAfterMs: z.int().describe('Work that runs for longer is marked as a long run.'),
  isWorkingTime: z.boolean().describe('False outside the plant’s shifts: then nobody is idle.'),
});
export type FloorRules = z.infer<typeof FloorRules>;

export const Floor = z
  .object({
    working: z.array(FloorWork),
    idle: z.array(FloorIdle),
    tablets,
    now: instant,
    ...FloorRules.shape,
    ownTeam: z.string().nullable().describe('The team of whoever asks.'),
    lastEventId: z
      .string()
      .describe('Everything up to this event is in here: go on from it at /api/floor/events.'),
  })
  .meta({ id: 'Floor' });
export type Floor = z.infer<typeof Floor>;

/** Said every few seconds as the event `beat`. */
export const FloorBeat = z
  .object({ now: instant, tablets, ...FloorRules.shape })
  .meta({ id: 'FloorBeat' });
export type FloorBeat = z.infer<typeof FloorBeat>;

/** What a commit says: something changed for this person. */
export const FloorEvent = z.object({
  kind: z.enum(['session', 'material', 'person']),
  userId: z.int(),
  at: instant,
});
export type FloorEvent = z.infer<typeof FloorEvent>;

/** What is said on `/api/floor/events` after a commit: how this person stands now. */
export const FloorChange = FloorEvent.extend({
  working: FloorWork.nullable(),
  idle: FloorIdle.nullable().describe('Null like `working` for somebody who is not here any more.'),
}).meta({ id: 'FloorChange' });
export type FloorChange = z.infer<typeof FloorChange>;

const deed = {
  at: instant.optional().describe('When it really was; now when not said.'),
  reason: requiredText(300),
};

export const EndWork = z.strictObject(deed);
export type EndWork = z.infer<typeof EndWork>;

export const SwitchWork = z.strictObject({
  orderNumber: orderNumberText.optional(),
  taskType: requiredText(24),
  ...deed,
});
export type SwitchWork = z.infer<typeof SwitchWork>;
export const SwitchAnswer = z.object({
  session: Session.describe('The one that runs now.'),
  ended: Session.describe('The one that ran before.'),
});
export type SwitchAnswer = z.infer<typeof SwitchAnswer>;
