import { statement, type Reader } from '#server/db/statements.ts';

const linked = statement((db, p: { id: number }) =>
  db.selectFrom('work_session').select(['id', 'task_type_id', 'ended_at']).where('id', '=', p.id),
);
const sharesOf = statement((db, p: { id: number }) =>
  db
    .selectFrom('work_session_share')
    .select(['order_task_id as orderTaskId', 'weight'])
    .where('session_id', '=', p.id)
    .orderBy('id'),
);
const resumption = statement((db, p: { id: number }) =>
  db.selectFrom('work_session').select('id').where('resumed_from', '=', p.id),
);

/** The session a link names. */
export function findLinked(reader: Reader, id: number) {
  return reader.get(linked, { id });
}

/** Which order tasks the session's time belongs to. */
export function listShares(reader: Reader, id: number) {
  return reader.all(sharesOf, { id });
}

/** Whether an undo already took this session up again. */
export function isResumed(reader: Reader, id: number): boolean {
  return reader.get(resumption, { id }) !== undefined;
}
