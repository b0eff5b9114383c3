/**
 * The work that a pay rate is for, page by page, and how far re-costing it has come. Pages follow
 * the starts of a person's work, which is an index: an order by id would read everybody's.
 */
import { sql } from 'kysely';
import type { Recost } from '#schema/contract/recosts.ts';
import type { NewPayRate } from '#schema/contract/users.ts';
import type { Rate } from '#schema/rules/labor.ts';
import { AppError } from '#server/app-error.ts';
import { build, statement, type Reader } from '#server/db/statements.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import { findNextRateDay, findRateFrom } from './costing.queries.ts';

const DAY_MS = 24 * 3_600_000;
const NO_LATER_RATE = '9999-12-31';
const MOST_LISTED = 50;

/** Plant days of one person that a rate holds for: from the first, before the second. */
export interface RateDays {
  userId: number;
  from: string;
  before: string;
}

/** The last session of a page: where the next one goes on. */
export interface Cursor {
  startedAt: number;
  sessionId: number;
}

const closedAfter = statement(
  (db, p: RateDays & Cursor & { startsBefore: number; limit: number }) =>
    db
      .selectFrom('work_session')
      .select(['id', 'started_at', 'business_day', 'duration_ms', 'annual_hours', 'labor_cents'])
      .select(['rate_kind', 'rate_amount_cents'])
      .where('user_id', '=', p.userId)
      .where(sql<boolean>`(started_at, id) > (${p.startedAt}, ${p.sessionId})`)
      .where('started_at', '<', p.startsBefore)
      .where('ended_at', 'is not', null)
      .where('business_day', '>=', p.from)
      .where('business_day', '<', p.before)
      .orderBy('started_at')
      .orderBy('id')
      .limit(p.limit),
);
const startedBetween = statement((db, p: { userId: number; from: number; before: number }) =>
  db
    .selectFrom('work_session')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p.userId)
    .where('started_at', '>=', p.from)
    .where('started_at', '<', p.before),
);
const jobById = statement((db, p: { recostId: number }) =>
  db.selectFrom('recost_job').selectAll().where('id', '=', p.recostId),
);
const jobOfRate = statement((db, p: { payRateId: number }) =>
  db.selectFrom('recost_job').select('id').where('pay_rate_id', '=', p.payRateId),
);
const runningJobs = statement((db, _p: object) =>
  db.selectFrom('recost_job').selectAll().where('state', '=', 'running').orderBy('id'),
);
const told = () =>
  build
    .selectFrom('recost_job as j')
    .innerJoin('app_user as u', 'u.id', 'j.user_id')
    .innerJoin('app_user as by', 'by.id', 'j.created_by')
    .selectAll('j')
    .select(['u.display_name as user_name', 'by.display_name as created_by_name']);
const toldById = statement((_db, p: { recostId: number }) => told().where('j.id', '=', p.recostId));
const toldLately = statement((_db, p: { limit: number }) =>
  told()
    .orderBy((eb) => eb('j.state', '=', 'running'), 'desc')
    .orderBy('j.id', 'desc')
    .limit(p.limit),
);

export type WorkRow = (typeof closedAfter)['row'];
/**
 * Whether this very rate made its cost, which then stays: parts of work that was split have cents
 * of the whole, and costed each by itself they might be a cent more or less than it.
 */
export const isCostedBy = (row: WorkRow, rate: Rate): boolean =>
  row.labor_cents !== null &&
  row.rate_kind === rate.kind &&
  row.rate_amount_cents === rate.amountCents;

export type RecostRow = (typeof jobById)['row'];

/** The days a rate from this day holds for. */
export function findRateDays(reader: Reader, userId: number, effectiveFrom: string): RateDays {
  const before = findNextRateDay(reader, userId, effectiveFrom) ?? NO_LATER_RATE;
  return { userId, from: effectiveFrom, before };
}

/** In whatever time zone these days are counted, their work starts between these instants. */
const instantsOf = ({ from, before }: RateDays) => ({
  from: Date.parse(from) - DAY_MS,
  before: Date.parse(before) + DAY_MS,
});

/** Before the first session of these days. */
export function firstCursor(days: RateDays): Cursor {
  return { startedAt: instantsOf(days).from, sessionId: 0 };
}

/** Work on these days that has ended, by start, after the cursor. */
export function listWork(reader: Reader, days: RateDays, cursor: Cursor, limit: number): WorkRow[] {
  const startsBefore = instantsOf(days).before;
  return reader.all(closedAfter, { ...days, ...cursor, startsBefore, limit });
}

/** Whether there is work that a rate for these days would re-cost. */
export function hasWork(reader: Reader, days: RateDays): boolean {
  return listWork(reader, days, firstCursor(days), 1).length > 0;
}

/**
 * About how many sessions these days have: from the index alone, so it costs the writer nothing,
 * and with it work that still runs or was undone, or lies a day beside.
 */
export function countStarts(reader: Reader, days: RateDays): number {
  return reader.get(startedBetween, { userId: days.userId, ...instantsOf(days) })?.count ?? 0;
}

/**
 * The rate from the same day that this one replaces; undefined when it is a new one.
 * @throws AppError when this person does not exist; `rate_exists` for a rate that is there and is
 * not said to be replaced, `not_found` for one that is and is not there.
 */
export function findReplacedRate(
  reader: Reader,
  userId: number,
  { effectiveFrom, replace = false }: Pick<NewPayRate, 'effectiveFrom' | 'replace'>,
) {
  if (!findCredentials(reader, { id: userId })) {
    throw new AppError('not_found', `There is no user ${userId}.`);
  }
  const found = findRateFrom(reader, userId, effectiveFrom);
  if (found && !replace) {
    const what = `There already is a pay rate from ${effectiveFrom}.`;
    throw new AppError('rate_exists', `${what} To correct it, say that it is to be replaced.`);
  }
  if (!found && replace) {
    const what = `There is no pay rate from ${effectiveFrom} that could be replaced.`;
    throw new AppError('not_found', `${what} Look at the date, or add a new one.`);
  }
  return found;
}

export function findRecostRow(reader: Reader, recostId: number): RecostRow | undefined {
  return reader.get(jobById, { recostId });
}

/** What re-costed for this rate before it was replaced, or still does. */
export function findRecostOfRate(reader: Reader, payRateId: number): number | undefined {
  return reader.get(jobOfRate, { payRateId })?.id;
}

/** What is not done yet, the oldest first. */
export function listRunningRecosts(reader: Reader): RecostRow[] {
  return reader.all(runningJobs, {});
}

export function findRecost(reader: Reader, recostId: number): Recost | undefined {
  const row = reader.get(toldById, { recostId });
  return row && toRecost(row);
}

/** What runs, then what ran lately, the newest first. */
export function listRecosts(reader: Reader): Recost[] {
  return reader.all(toldLately, { limit: MOST_LISTED }).map(toRecost);
}

const instant = (at: number): string => new Date(at).toISOString();

function toRecost(row: (typeof toldById)['row']): Recost {
  return {
    id: row.id,
    user: { id: row.user_id, displayName: row.user_name },
    payRateId: row.pay_rate_id,
    fromDay: row.from_day,
    beforeDay: row.before_day === NO_LATER_RATE ? null : row.before_day,
    state: row.state,
    done: row.done,
    total: row.total,
    differenceCents: row.difference_cents,
    createdBy: { id: row.created_by, displayName: row.created_by_name },
    createdAt: instant(row.created_at),
    finishedAt: row.finished_at === null ? null : instant(row.finished_at),
  };
}
