import type { SessionListQuery } from '#schema/contract/sessions.ts';
import { orderKey } from '#schema/rules/order-number.ts';
import { AppError } from '#server/app-error.ts';
import { build, type Reader } from '#server/db/statements.ts';
import type { Reach } from '#server/http/caller.ts';
import { selectSessions, type SessionRow } from './sessions.queries.ts';

export interface SessionPage {
  rows: SessionRow[];
  nextCursor: string | null;
}

/** Where a page ended: start and id of its last row. */
function readCursor(cursor: string): { startedAt: number; id: number } {
  const [, startedAt, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (startedAt === undefined || id === undefined) {
    throw new AppError('malformed', 'The cursor is not one this server gave out.', {
      errors: [{ field: 'cursor', message: 'take it from nextCursor of the page before' }],
    });
  }
  return { startedAt: Number(startedAt), id: Number(id) };
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
    const after = readCursor(query.cursor);
    select = select.where((eb) =>
      eb.or([
        eb('w.started_at', '<', after.startedAt),
        eb.and([eb('w.started_at', '=', after.startedAt), eb('w.id', '<', after.id)]),
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
  return { rows: page, nextCursor: hasMore ? `${last.started_at}.${last.id}` : null };
}
