/** The drill-down: an order, its tasks, their people and sessions, and what made a session what it is. */
import { z } from 'zod';
import { cents, instant, orderNumberText, positiveId, publicId } from './common.ts';
import { Correction } from './corrected-work.ts';
import { MaterialUsage } from './materials.ts';
import { Confidence, ConfidenceKind, ProfitabilityRow, ProfitabilitySelection } from './reports.ts';
import { Session } from './sessions.ts';

export const OrderCostQuery = ProfitabilitySelection.pick({ from: true, to: true });
export type OrderCostQuery = z.infer<typeof OrderCostQuery>;
export const OrderCostParameters = z.object({ orderNumber: orderNumberText });

/** One session's part in one order: what its share says, not the session's whole time. */
export const SessionCost = z.object({
  session: Session,
  shareMs: z.int(),
  shareCents: cents.nullable(),
  burdenCents: cents.nullable().describe('Its part of the order’s burden, by largest remainder.'),
  confidence: ConfidenceKind,
  formula: z
    .string()
    .nullable()
    .describe('How the cents came about, with its numbers; null for non-admins.'),
});
export type SessionCost = z.infer<typeof SessionCost>;

/** Material on the order; its cost, like every other, is for admins here. */
export const OrderMaterial = MaterialUsage.extend({
  unitCostCents: cents.nullable(),
  costCents: cents.nullable(),
}).meta({ id: 'OrderMaterial' });
export type OrderMaterial = z.infer<typeof OrderMaterial>;

const laborSums = {
  laborMs: z.int(),
  laborCents: cents.nullable(),
  burdenCents: cents.nullable(),
};

/** One person's part: the sum of that person's sessions beside it. */
export const PersonCost = z
  .object({ user: z.object({ id: positiveId, displayName: z.string() }), ...laborSums })
  .meta({ id: 'PersonCost' });
export type PersonCost = z.infer<typeof PersonCost>;

/** The drill-down: every figure is the sum of the ones below it. */
export const OrderCost = z
  .object({
    row: ProfitabilityRow,
    tasks: z.array(
      z.object({
        taskType: z.string(),
        taskTypeName: z.string(),
        ...laborSums,
        estimateMs: z.int().nullable(),
        confidence: Confidence,
        people: z.int(),
        workers: z.array(PersonCost).describe('Who did it; the sessions say whose each is.'),
        sessions: z.array(SessionCost),
      }),
    ),
    materials: z.array(OrderMaterial),
    people: z.array(PersonCost),
  })
  .meta({ id: 'OrderCost' });
export type OrderCost = z.infer<typeof OrderCost>;

export const SessionHistoryParameters = z.object({ id: publicId });

/** One line of the command log that changed a session. */
export const SessionLogLine = z
  .object({
    seq: z.int(),
    command: z.string(),
    occurredAt: instant.describe('By the device’s corrected clock.'),
    receivedAt: instant,
    by: z
      .object({ id: positiveId, displayName: z.string() })
      .nullable()
      .describe('Null when the server did it itself.'),
    device: z.string().nullable(),
  })
  .meta({ id: 'SessionLogLine' });
export type SessionLogLine = z.infer<typeof SessionLogLine>;

/** The last step of the drill-down: what made one session what it is, the latest first. */
export const SessionHistory = z
  .object({
    session: Session,
    corrections: z.array(Correction),
    log: z.array(SessionLogLine),
  })
  .meta({ id: 'SessionHistory' });
export type SessionHistory = z.infer<typeof SessionHistory>;
