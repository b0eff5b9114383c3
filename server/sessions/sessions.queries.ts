import { sql } from 'kysely';
import type { EndReason, ResumableWork, Session, SessionFlag } from '#schema/contract/sessions.ts';
import { statement, type Builder, type Reader } from '#server/db/statements.ts';

/** Who looks: cents of one session are for admins only. */
export interface Viewer {
  seesCents: boolean;
}

/** Sessions joined with all the words a person wants to see; the first share names the order. */
export const selectSessions = (db: Builder) =>
  db
    .selectFrom('work_session as w')
    .innerJoin('app_user as u', 'u.id', 'w.user_id')
    .innerJoin('task_type as t', 't.id', 'w.task_type_id')
    .leftJoin('work_session_share as s', (join) =>
      join.on('s.id', '=', (eb) =>
        eb
          .selectFrom('work_session_share as first')
          .select((min) => min.fn.min('first.id').as('id'))
          .whereRef('first.session_id', '=', 'w.id'),
      ),
    )
    .leftJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .leftJoin('sales_order as o', 'o.id', 'ot.order_id')
    .leftJoin('customer_account as c', 'c.id', 'o.customer_id')
    .select([
      'w.id',
      'w.public_id',
      'w.user_id',
      'u.display_name',
      'u.team_id',
      'w.task_type_id',
      't.code as task_type',
      't.name as task_type_name',
      't.kind as task_kind',
      'ot.order_id',
      'o.order_number',
      'o.description',
      'o.due_date',
      'o.status as order_status',
      'o.source as order_source',
      'c.name as customer_name',
      'w.business_day',
      'w.started_at',
      'w.ended_at',
      'w.end_reason',
      'w.duration_ms',
      'w.rate_kind',
      'w.rate_amount_cents',
      'w.annual_hours',
      'w.labor_cents',
      'w.good_quantity',
      'w.scrap_quantity',
      'w.note',
      'w.is_corrected',
      'w.is_long',
      'w.voided_at',
      'w.switched_from',
      'w.resumed_from',
      'w.is_clock_corrected',
      'w.version',
      'w.entered_by',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('work_session_share as other')
            .select('other.id')
            .whereRef('other.session_id', '=', 'w.id')
            .whereRef('other.id', '>', 's.id'),
        )
        .$castTo<0 | 1>()
        .as('is_shared'),
    );

const byPublicId = statement((db, p: { publicId: string }) =>
  selectSessions(db).where('w.public_id', '=', p.publicId),
);
/** What was undone never ended, and does not run either. */
const selectOpen = (db: Builder) =>
  selectSessions(db).where('w.ended_at', 'is', null).where('w.voided_at', 'is', null);
const openOf = statement((db, p: { userId: number }) =>
  selectOpen(db).where('w.user_id', '=', p.userId),
);
const everyOpen = statement((db, _p: object) => selectOpen(db).orderBy('w.started_at'));
/** One person's sessions never overlap, so who started last also ended last: no need to read all. */
const latestEnd = statement((db, p: { userId: number }) =>
  db
    .selectFrom('work_session')
    .select('ended_at as endedAt')
    .where('user_id', '=', p.userId)
    .where('ended_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('ended_at', 'desc')
    .limit(1),
);
/** The start of the day is there to find the rows by; the business day is what counts. */
const workedOn = statement((db, p: { userId: number; day: string; dayStart: number }) =>
  db
    .selectFrom('work_session')
    .select((eb) => eb.fn.sum<number | null>('duration_ms').as('workedMs'))
    .where('user_id', '=', p.userId)
    .where('started_at', '>=', p.dayStart)
    // The plus keeps SQLite from reading everybody's sessions of the day.
    .where(sql`+business_day`, '=', p.day),
);
const inReview = statement((db, p: { userId: number }) =>
  db
    .selectFrom('captured_event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p.userId)
    // As it stands in the index of what waits.
    .where('outcome', '=', sql.lit('review')),
);
const latestClosed = statement((db, p: { userId: number; since: number }) =>
  selectSessions(db)
    .where('w.user_id', '=', p.userId)
    .where('w.started_at', '>=', p.since)
    .where('w.ended_at', 'is not', null)
    .orderBy('w.started_at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(50),
);

export type SessionRow = (typeof byPublicId)['row'];

function flagsOf(row: SessionRow): SessionFlag[] {
  const flags: [SessionFlag, boolean][] = [
    ['long', row.is_long === 1],
    ['corrected', row.is_corrected === 1],
    ['rate_missing', row.ended_at !== null && row.labor_cents === null],
    ['order_shipped', row.order_status === 'shipped'],
    ['order_on_hold', row.order_status === 'hold'],
    ['floor_order', row.order_source === 'floor'],
    ['voided', row.voided_at !== null],
    ['clock_corrected', row.is_clock_corrected === 1],
    ['entered', row.entered_by !== null],
    ['shared', row.is_shared === 1],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

export function toSession(row: SessionRow, viewer: Viewer): Session {
  const isVoided = row.voided_at !== null;
  const endedAt = isVoided ? row.started_at : row.ended_at;
  const laborCents = isVoided ? 0 : row.labor_cents;
  return {
    id: row.public_id,
    user: { id: row.user_id, displayName: row.display_name },
    orderNumber: row.order_number,
    customerName: row.order_number === null ? null : (row.customer_name ?? ''),
    description: row.description,
    dueDate: row.due_date,
    taskType: row.task_type,
    taskTypeName: row.task_type_name,
    startedAt: new Date(row.started_at).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    endReason: row.end_reason,
    durationMs: isVoided ? 0 : row.duration_ms,
    laborCents: viewer.seesCents ? laborCents : null,
    goodQuantity: row.good_quantity,
    scrapQuantity: row.scrap_quantity,
    note: row.note,
    // That a rate is missing tells about pay, so it is for those who see pay.
    flags: flagsOf(row).filter((flag) => viewer.seesCents || flag !== 'rate_missing'),
  };
}

export function findSession(reader: Reader, publicId: string): SessionRow | undefined {
  return reader.get(byPublicId, { publicId });
}

export function findOpenSession(reader: Reader, userId: number): SessionRow | undefined {
  return reader.get(openOf, { userId });
}

export function listOpenSessions(reader: Reader): SessionRow[] {
  return reader.all(everyOpen, {});
}

/** When the person's latest closed session ended, UTC ms; null when there is none. */
export function findLatestEnd(reader: Reader, userId: number): number | null {
  return reader.get(latestEnd, { userId })?.endedAt ?? null;
}

/** Milliseconds of closed sessions on a business day. @param dayStart when it began, UTC ms */
export function workedMsOn(reader: Reader, userId: number, day: string, dayStart: number): number {
  return reader.get(workedOn, { userId, day, dayStart })?.workedMs ?? 0;
}

/** How many of the person's own taps wait for a foreman. */
export function countInReview(reader: Reader, userId: number): number {
  return reader.get(inReview, { userId })?.count ?? 0;
}

const RESUMABLE = 3;
const RESUMABLE_SINCE_MS = 14 * 24 * 3_600_000;

/** The last few different things a person worked on; what was paused comes first. */
export function listResumable(reader: Reader, userId: number, now: number): ResumableWork[] {
  const rows = reader.all(latestClosed, { userId, since: now - RESUMABLE_SINCE_MS });
  const seen = new Set<string>();
  const latest = rows.filter((row) => {
    const what = `${row.order_id}/${row.task_type_id}`;
    const isNew = !seen.has(what) && row.order_status !== 'void' && row.task_kind === 'direct';
    seen.add(what);
    return isNew;
  });
  const isPaused = (row: SessionRow) => row.end_reason === 'paused';
  return [...latest.filter(isPaused), ...latest.filter((row) => !isPaused(row))]
    .slice(0, RESUMABLE)
    .map((row) => ({
      orderNumber: row.order_number,
      customerName: row.customer_name,
      description: row.description,
      taskType: row.task_type,
      taskTypeName: row.task_type_name,
      endReason: row.end_reason as EndReason,
      endedAt: new Date(row.ended_at as number).toISOString(),
    }));
}
