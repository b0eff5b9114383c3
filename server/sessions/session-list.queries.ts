import type { SessionListQuery } from '#schema/contract/sessions.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { readCursor, writeCursor } from '#server/db/cursor.ts';
import { build, type Reader } from '#server/db/statements.ts';
import type { Reach } from '#server/http/caller.ts';
import { selectSessions, type SessionRow } from './sessions.queries.ts';

export interface SessionPage {
  rows: SessionRow[];
  nextCursor: string | null;
}

/** Sessions, the latest start first, a page at a time. */
export function listSessions(reader: Reader, query: SessionListQuery, reach: Reach): SessionPage {
  let select = selectSessions(build);
  if (query.from !== undefined) select = select.where('w.business_day', '>=', query.from);
  if (query.to !== undefined) select = select.where('w.business_day', '<=', query.to);
  if (query.user !== undefined) select = select.where('w.user_id', '=', query.user);
  if (query.order !== undefined) select = select.where('o.order_key', '=', orderKey(query.order));
  if (query.taskType !== undefined) select = select.where('t.code', '=', query.taskType);
  if (query.state === 'open') {
    select = select.where('w.ended_at', 'is', null).where('w.voided_at', 'is', null);
  }
  if (query.state === 'closed') {
    select = select.where((eb) =>
      eb.or([eb('w.ended_at', 'is not', null), eb('w.voided_at', 'is not', null)]),
    );
  }
  if (reach.userId !== undefined) select = select.where('w.user_id', '=', reach.userId);
  if (reach.teamId !== undefined) select = select.where('u.team_id', '=', reach.teamId);
  if (query.cursor !== undefined) {
    const { at, id } = readCursor(query.cursor);
    select = select.where((eb) =>
      eb.or([
        eb('w.started_at', '<', at),
        eb.and([eb('w.started_at', '=', at), eb('w.id', '<', id)]),
      ]),
    );
  }
  const rows = reader.all(
    select
      .orderBy('w.started_at', 'desc')
      .orderBy('w.id', 'desc')
      .limit(query.limit + 1),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = rows.length > page.length && last !== undefined;
  return {
    rows: page,
    nextCursor: hasMore ? writeCursor({ at: last.started_at, id: last.id }) : null,
  };
}
