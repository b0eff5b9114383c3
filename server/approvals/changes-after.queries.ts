/**
 * What became of hours after somebody had approved them: corrections by an admin, and late taps an
 * admin accepted. Read from what these left behind themselves.
 */
import type { Changed } from '#schema/contract/common.ts';
import { sql } from 'kysely';
import { statement, type Reader } from '#server/db/statements.ts';
import { inTeam, workOf, type Week } from './team-work.ts';

/** Of work that is in the week now: added, changed, voided, split, or moved into it. */
const corrected = statement((db, p: Week) =>
  workOf(db, p)
    .innerJoin('approved_week as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.monday', '=', p.monday),
    )
    .innerJoin('work_session_correction_audit as c', 'c.session_id', 'w.id')
    .innerJoin('app_user as by', 'by.id', 'c.corrected_by')
    .select(['u.id as user_id', 'c.corrected_at as at', 'by.id as by_id', 'by.display_name'])
    .where('w.is_corrected', '=', 1)
    .whereRef('c.corrected_at', '>', 'a.approved_at'),
);

/**
 * Of work that was in it, and may be elsewhere by now: found by what its person is told. The cross
 * joins keep SQLite from reading all approvals, or all corrections, first.
 */
const movedAway = statement((db, p: Week & { begins: string; ends: string }) =>
  inTeam(db, p)
    .crossJoin('approved_week as a')
    .crossJoin('correction_notice as n')
    .innerJoin('work_session_correction_audit as c', 'c.id', 'n.correction_id')
    .innerJoin('app_user as by', 'by.id', 'c.corrected_by')
    .select(['u.id as user_id', 'c.corrected_at as at', 'by.id as by_id', 'by.display_name'])
    .whereRef('a.user_id', '=', 'u.id')
    .where('a.monday', '=', p.monday)
    .whereRef('n.user_id', '=', 'u.id')
    .whereRef('c.corrected_at', '>', 'a.approved_at')
    .where(sql<string>`c.before ->> 'startedAt'`, '>=', p.begins)
    .where(sql<string>`c.before ->> 'startedAt'`, '<', p.ends),
);

/** A tap and the work it made carry the same key. */
const accepted = statement((db, p: Week) =>
  workOf(db, p)
    .innerJoin('approved_week as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.monday', '=', p.monday),
    )
    .innerJoin('captured_event as e', 'e.source_key', 'w.source_key')
    .innerJoin('app_user as by', 'by.id', 'e.decided_by')
    .select(['u.id as user_id', 'e.decided_at as at', 'by.id as by_id', 'by.display_name'])
    .whereRef('e.decided_at', '>', 'a.approved_at'),
);

const iso = (at: number): string => new Date(at).toISOString();

/** By person, the latest of it. */
export function changesAfterApproval(reader: Reader, week: Week): Map<number, Changed> {
  const rows = [
    ...reader.all(corrected, week),
    ...reader.all(movedAway, { ...week, begins: iso(week.from), ends: iso(week.until) }),
    ...reader.all(accepted, week),
  ].map((row) => ({ ...row, at: row.at ?? 0 }));
  return new Map(
    rows
      .sort((one, other) => one.at - other.at)
      .map(({ user_id: userId, at, by_id: id, display_name: displayName }) => [
        userId,
        { at: iso(at), by: { id, displayName } },
      ]),
  );
}
