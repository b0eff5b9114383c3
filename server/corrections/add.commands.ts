/**
 * A session nobody tapped, typed in by the foreman: it has ended, it counts like any other, and it
 * says who entered it. Its times obey the rules of a correction.
 */
import type { CorrectionAnswer, MissedSession } from '#schema/contract/corrections.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { requireReach } from '#server/sessions/closure.commands.ts';
import { findOpenedUnder } from '#server/sessions/open-session.ts';
import { toSession } from '#server/sessions/sessions.queries.ts';
import { getWritten } from '#server/sessions/written-session.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { requireChangeable } from './changeable.ts';
import { listCorrections } from './corrections.queries.ts';
import { moveDay } from './move-day.ts';
import { requirePossible } from './possible-times.ts';
import { fieldsOf, recordCorrection } from './record.ts';
import { addSession, cost } from './session-writes.ts';
import { newWork, saveShares } from './session-work.ts';

const personById = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select(['id', 'display_name', 'team_id']).where('id', '=', p.id),
);

export const addMissedSession = defineCommand({
  name: 'corrections.add',
  right: 'foreman',
  recall(tx): CorrectionAnswer | undefined {
    const publicId = findOpenedUnder(tx, tx.sourceKey);
    const session = publicId === undefined ? undefined : getWritten(tx, publicId);
    const correction = session && listCorrections(tx, session.id).at(-1);
    return correction && { correction, session: toSession(session, { seesCents: false }) };
  },
  run(tx, input: MissedSession): CorrectionAnswer {
    const person = getPerson(tx, input.userId);
    const times = { startedAt: Date.parse(input.startedAt), endedAt: Date.parse(input.endedAt) };
    const whose = { user_id: person.id, team_id: person.team_id };
    requireReach(tx, whose);
    const { display_name } = person;
    const day = requirePossible(
      tx,
      { id: null, user_id: person.id, display_name, business_day: null, started_at: null },
      times,
    );
    requireChangeable(tx, { ...whose, business_day: day });
    return add(tx, input, { ...times, day });
  },
});

function add(
  tx: Tx,
  input: MissedSession,
  placed: { startedAt: number; endedAt: number; day: string },
): CorrectionAnswer {
  const { userId, goodQuantity = null, scrapQuantity = null, note = '', reason } = input;
  const work = newWork(tx, input, placed.day);
  const publicId = uuid7(tx.now);
  const id = addSession(tx, {
    ...placed,
    publicId,
    userId,
    taskTypeId: work.taskTypeId,
    goodQuantity,
    scrapQuantity,
    note,
    enteredBy: tx.user.id,
    deviceId: null,
    isClockCorrected: 0,
  });
  saveShares(tx, id, work);
  cost(tx, id, { userId, annualHours: null }, placed);
  const session = getWritten(tx, publicId);
  moveDay(tx, userId, null, session);
  const after = fieldsOf(tx, session);
  const correction = recordCorrection(tx, session, { before: null, after, reason });
  tx.change(null, { sessionId: id, userId, ...after });
  tx.emit({ kind: 'session', userId });
  return { correction, session: toSession(session, { seesCents: false }) };
}

function getPerson(tx: Tx, id: number) {
  const person = tx.get(personById, { id });
  if (!person) throw new AppError('not_found', 'There is no such person.');
  return person;
}
