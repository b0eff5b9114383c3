import type { SessionDetail } from '#schema/contract/sessions.ts';
import { statement, type Reader } from '#server/db/statements.ts';
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
const nameOf = statement((db, p: { id: number }) =>
  db.selectFrom('app_user').select('display_name').where('id', '=', p.id),
);

/** What the session's time belongs to, in the order in which it was said. */
export function listNamedShares(reader: Reader, sessionId: number) {
  return reader.all(sharesOf, { id: sessionId });
}

/** The session as whoever corrects it needs it. */
export function toSessionDetail(reader: Reader, row: SessionRow, viewer: Viewer): SessionDetail {
  const enteredBy =
    row.entered_by === null ? undefined : reader.get(nameOf, { id: row.entered_by });
  return {
    ...toSession(row, viewer),
    version: row.version,
    enteredBy:
      enteredBy && row.entered_by !== null
        ? { id: row.entered_by, displayName: enteredBy.display_name }
        : null,
    shares: listNamedShares(reader, row.id).map((share) => ({
      orderNumber: share.order_number,
      weight: share.weight,
      durationMs: share.duration_ms,
      laborCents: viewer.seesCents ? share.labor_cents : null,
    })),
  };
}
