/**
 * One session made two, at an instant within it, each on the same or on other work.
 *
 *   before    ├───────────────────┤  10482 Engraving, finished with 60 pieces
 *   split             │
 *   earlier   ├───────┤              a new session, ended by the foreman
 *   later             ├───────────┤  the same session: its id, its end, its pieces
 *
 * The later part keeps the id, so that whoever is still on it ends it like any work, and a tap
 * that arrives late finds it. The parts add up to the whole: to the millisecond, and to the cent
 * unless midnight brought another rate. The person's day at work stays what it is.
 */
import type { Split, SplitAnswer, SplitPart } from '#schema/contract/corrections.ts';
import { splitByLargestRemainder } from '#schema/rules/shares.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { findRate } from '#server/costing/costing.queries.ts';
import { statement } from '#server/db/statements.ts';
import { toSession, type SessionRow } from '#server/sessions/sessions.queries.ts';
import { getWritten } from '#server/sessions/written-session.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { refuseAt } from './at-field.ts';
import { getCorrectable, requireChangeable } from './changeable.ts';
import type { Times } from './possible-times.ts';
import { fieldsOf, recordCorrection } from './record.ts';
import { addSession, changeSession, cost, type Quantities } from './session-writes.ts';
import { saveShares, saysWork, workOf } from './session-work.ts';

type Input = Split & { id: string; ifVersion?: number | undefined };
type Part = Times & { day: string };

const deviceOf = statement((db, p: { id: number }) =>
  db.selectFrom('work_session').select('device_id').where('id', '=', p.id),
);

export const splitSession = defineCommand({
  name: 'corrections.split',
  right: 'foreman',
  run(tx, input: Input): SplitAnswer {
    const session = getCorrectable(tx, input);
    const before = fieldsOf(tx, session);
    const [earlier, later] = partsOf(tx, session, Date.parse(input.at));
    requireChangeable(tx, { ...session, business_day: later.day });
    const [earlierCents, laterCents] = centsOf(tx, session, earlier, later);

    const first = addEarlier(tx, session, earlier, input.earlier ?? {}, earlierCents);
    keepLater(tx, session, later, input.later ?? {}, laterCents);
    const second = getWritten(tx, input.id);
    const { reason } = input;
    const after = { earlier: fieldsOf(tx, first), later: fieldsOf(tx, second) };
    recordCorrection(tx, first, { before: null, after: after.earlier, reason });
    recordCorrection(tx, session, { before, after: after.later, reason });
    tx.change(
      { sessionId: session.id, ...before },
      {
        earlier: { sessionId: first.id, ...after.earlier },
        later: { sessionId: session.id, ...after.later },
      },
    );
    tx.emit({ kind: 'session', userId: session.user_id });
    const viewer = { seesCents: false };
    return { earlier: toSession(first, viewer), later: toSession(second, viewer) };
  },
});

/** @throws AppError `split_outside` */
function partsOf(tx: Tx, session: SessionRow, at: number): readonly [Part, Part] {
  const { started_at: startedAt, ended_at: endedAt } = session;
  if (at <= startedAt || at >= (endedAt ?? tx.now)) {
    throw refuseAt('at', 'split_outside', 'Split it at a time within the work.');
  }
  const calendar = plantCalendar(readSettings(tx).plantTimeZone);
  // The day that was recorded stays, also when the plant's time zone was another one then.
  const day = calendar.dayOf(at);
  const isSameDay = day === calendar.dayOf(startedAt);
  return [
    { startedAt, endedAt: at, day: session.business_day },
    { startedAt: at, endedAt, day: isSameDay ? session.business_day : day },
  ];
}

/** What each part costs of the whole; nothing is said where that is unknown or rates differ. */
function centsOf(
  tx: Tx,
  session: SessionRow,
  ...parts: readonly [Part, Part]
): readonly (number | undefined)[] {
  const { labor_cents: whole, rate_kind: kind, rate_amount_cents: amountCents } = session;
  const isOneRate = parts.every(({ day }) => {
    const rate = findRate(tx, session.user_id, day);
    return rate?.kind === kind && rate.amountCents === amountCents;
  });
  if (whole === null || !isOneRate) return [];
  const lengths = parts.map(({ startedAt, endedAt }) => (endedAt ?? startedAt) - startedAt);
  return splitByLargestRemainder(whole, lengths);
}

const quantitiesOf = (said: SplitPart, kept: Quantities): Quantities => ({
  goodQuantity: said.goodQuantity === undefined ? kept.goodQuantity : said.goodQuantity,
  scrapQuantity: said.scrapQuantity === undefined ? kept.scrapQuantity : said.scrapQuantity,
  note: kept.note,
});

function addEarlier(
  tx: Tx,
  session: SessionRow,
  part: Part,
  said: SplitPart,
  partCents: number | undefined,
): SessionRow {
  const { user_id: userId, annual_hours: annualHours } = session;
  const work = workOf(tx, session, said, part.day, 'earlier.');
  const publicId = uuid7(tx.now);
  const id = addSession(tx, {
    ...part,
    ...quantitiesOf(said, { goodQuantity: null, scrapQuantity: null, note: '' }),
    publicId,
    userId,
    taskTypeId: work.taskTypeId,
    enteredBy: session.entered_by,
    deviceId: tx.get(deviceOf, { id: session.id })?.device_id ?? null,
    isClockCorrected: session.is_clock_corrected,
  });
  saveShares(tx, id, work);
  cost(tx, id, { userId, annualHours, partCents }, part);
  return getWritten(tx, publicId);
}

function keepLater(
  tx: Tx,
  session: SessionRow,
  part: Part,
  said: SplitPart,
  partCents: number | undefined,
): void {
  const { user_id: userId, annual_hours: annualHours } = session;
  const work = workOf(tx, session, said, part.day, 'later.');
  const { good_quantity: goodQuantity, scrap_quantity: scrapQuantity, note } = session;
  const quantities = quantitiesOf(said, { goodQuantity, scrapQuantity, note });
  if (saysWork(said)) saveShares(tx, session.id, work);
  changeSession(tx, session, { ...part, ...quantities, taskTypeId: work.taskTypeId });
  cost(tx, session.id, { userId, annualHours, partCents }, part);
}
