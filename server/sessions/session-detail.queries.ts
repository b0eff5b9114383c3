import type { Changed } from '#schema/contract/common.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import { findDisplayName } from '#server/users/users.queries.ts';
import { toSession, type SessionRow, type Viewer } from './sessions.queries.ts';

const sharesOf = statement((db, p: { id: number }) =>
  db
    .selectFrom('work_session_share as s')
    .leftJoin('order_task as ot', 'ot.id', 's.order_task_id')
    .leftJoin('sales_order as o', 'o.id', 'ot.order_id')
    .select(['o.order_number', 's.weight', 's.duration_ms', 's.labor_cents'])
    .where('s.session_id', '=', p.id)
    .orderBy('s.id'),
);
const latestCorrection = statement((db, p: { id: number }) =>
  db
    .selectFrom('work_session_correction_audit as a')
    .innerJoin('app_user as u', 'u.id', 'a.corrected_by')
    .select(['a.corrected_at as at', 'u.id', 'u.display_name as displayName'])
    .where('a.session_id', '=', p.id)
    .orderBy('a.id', 'desc')
    .limit(1),
);
const closureOf = statement((db, p: { id: number }) =>
  db
    .selectFrom('work_session as w')
    .innerJoin('app_user as u', 'u.id', 'w.user_id')
    .select(['w.closed_received_at as at', 'u.id', 'u.display_name as displayName'])
    .where('w.id', '=', p.id)
    .where('w.closed_received_at', 'is not', null),
);

/** Who changed the session last: whoever corrected it, or its person by ending it. */
function lastChange(reader: Reader, id: number): Changed | null {
  const latest = reader.get(latestCorrection, { id }) ?? reader.get(closureOf, { id });
  if (!latest || latest.at === null) return null;
  const { at, ...by } = latest;
  return { at: new Date(at).toISOString(), by };
}

/** What the session's time belongs to, in the order in which it was said. */
export function listNamedShares(reader: Reader, sessionId: number) {
  return reader.all(sharesOf, { id: sessionId });
}

/** The session as whoever corrects it needs it. */
export function toSessionDetail(reader: Reader, row: SessionRow, viewer: Viewer): SessionDetail {
  const { entered_by: id } = row;
  return {
    ...toSession(row, viewer),
    version: row.version,
    changed: lastChange(reader, row.id),
    enteredBy: id === null ? null : { id, displayName: findDisplayName(reader, id) ?? '' },
    shares: listNamedShares(reader, row.id).map((share) => ({
      orderNumber: share.order_number,
      weight: share.weight,
      durationMs: share.duration_ms,
      laborCents: viewer.seesCents ? share.labor_cents : null,
    })),
  };
}
