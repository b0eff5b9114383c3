/**
 * Correcting a session: its times, its task, the orders its time belongs to, its quantities; with
 * a reason. Before, after, who and why are a row in the same transaction, and the cost is counted
 * anew with the rate of the new day. What would change nothing is refused. A corrected time may not
 * overlap other work of the person, and may not lie in the future. An end given to running work
 * ends it: closed by the foreman. The person's day at work follows. What was undone or voided stays
 * so.
 */
import type { CorrectedFields } from '#schema/contract/corrected-work.ts';
import type { CorrectionAnswer, NewCorrection } from '#schema/contract/corrections.ts';
import type { SessionRow } from '#server/sessions/sessions.queries.ts';
import { getWritten } from '#server/sessions/written-session.ts';
import { defineCommand } from '#server/writer/command.ts';
import { refuseAt } from './at-field.ts';
import { getCorrectable, requireChangeable } from './changeable.ts';
import { moveDay } from './move-day.ts';
import { requireDuration, requirePossible, type Times } from './possible-times.ts';
import { fieldsOf, recordChange } from './record.ts';
import { changeSession, cost, type Quantities } from './session-writes.ts';
import { saveShares, saysWork, workOf } from './session-work.ts';

type Input = NewCorrection & { id: string; ifVersion?: number | undefined };

export const correctSession = defineCommand({
  name: 'corrections.correct',
  right: 'foreman',
  run(tx, input: Input): CorrectionAnswer {
    const session = getCorrectable(tx, input);
    const before = fieldsOf(tx, session);
    const times = timesOf(session, input);
    if (session.duration_ms !== 0) requireDuration(times);
    const day = isMoved(session, times)
      ? requirePossible(tx, session, times)
      : session.business_day;
    requireChangeable(tx, { ...session, business_day: day });
    const quantities = quantitiesOf(session, input, times);

    const work = workOf(tx, session, input, day);
    if (saysWork(input)) saveShares(tx, session.id, work);
    const { taskTypeId } = work;
    changeSession(tx, session, { ...times, ...quantities, day, taskTypeId });
    const { user_id: userId, annual_hours: annualHours } = session;
    cost(tx, session.id, { userId, annualHours }, { ...times, day });

    const written = getWritten(tx, input.id);
    const after = fieldsOf(tx, written);
    requireChange(before, after, input);
    moveDay(tx, userId, session, written);
    return recordChange(tx, written, { before, after, reason: input.reason });
  },
});

function timesOf(session: SessionRow, { startedAt, endedAt }: Input): Times {
  return {
    startedAt: startedAt === undefined ? session.started_at : Date.parse(startedAt),
    endedAt: endedAt === undefined ? session.ended_at : Date.parse(endedAt),
  };
}

/** @throws AppError `nothing_changed`, at the first field that was said */
function requireChange(
  before: CorrectedFields,
  after: CorrectedFields,
  { id: _id, ifVersion: _ifVersion, reason: _reason, ...said }: Input,
): void {
  if (JSON.stringify(before) !== JSON.stringify(after)) return;
  const field = Object.keys(said)[0] ?? 'startedAt';
  throw refuseAt(field, 'nothing_changed', 'That is what it says already.');
}

const isMoved = (session: SessionRow, { startedAt, endedAt }: Times): boolean =>
  startedAt !== session.started_at || endedAt !== session.ended_at;

/** @throws AppError `still_open`: whoever ends the work says what came of it. */
function quantitiesOf(session: SessionRow, input: Input, { endedAt }: Times): Quantities {
  for (const field of ['goodQuantity', 'scrapQuantity', 'note'] as const) {
    if (endedAt === null && input[field] !== undefined) {
      throw refuseAt(field, 'still_open', 'This is said when the work ends. Give it an end first.');
    }
  }
  const { goodQuantity = session.good_quantity, scrapQuantity = session.scrap_quantity } = input;
  return { goodQuantity, scrapQuantity, note: input.note ?? session.note };
}
