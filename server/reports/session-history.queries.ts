/** A session's lines in the command log, found by the moments at which they changed something. */
import { sql } from 'kysely';
import type { SessionLogLine } from '#schema/contract/order-cost.ts';
import { query, type Reader } from '#server/db/statements.ts';
import { firstSince } from './log-times.queries.ts';

/** When the session began, ended, was corrected or was taken up again; by the server's clock. */
function momentsOf(reader: Reader, sessionId: number): number[] {
  const rows = reader.all(
    query(sql<{ at: number | null }>`
      SELECT received_at AS at FROM work_session WHERE id = ${sessionId}
      UNION SELECT closed_received_at FROM work_session WHERE id = ${sessionId}
      UNION SELECT received_at FROM work_session WHERE resumed_from = ${sessionId}
      UNION SELECT corrected_at FROM work_session_correction_audit WHERE session_id = ${sessionId}`),
  );
  return rows.flatMap(({ at }) => (at === null ? [] : [at]));
}

interface LogRow {
  seq: number;
  name: string;
  occurred_at: number;
  received_at: number;
  user_id: number | null;
  display_name: string | null;
  device_name: string | null;
}

/** Lines of one moment whose change names the session. */
function linesAt(reader: Reader, sessionId: number, at: number): LogRow[] {
  const names = ['sessionId', 'resumedSessionId'].map(
    (name) => sql`(node.key = ${name} AND node.value = ${sessionId})`,
  );
  return reader.all(
    query(sql<LogRow>`
      SELECT l.seq, l.name, l.occurred_at, l.received_at, u.id AS user_id, u.display_name,
        d.name AS device_name
      FROM command_log AS l
      LEFT JOIN app_user AS u ON u.id = l.actor_user_id
      LEFT JOIN device AS d ON d.id = l.device_id
      WHERE l.seq >= ${firstSince(reader, at)} AND l.seq < ${firstSince(reader, at + 1)}
        AND l.outcome = 'accepted' AND l.change IS NOT NULL
        AND EXISTS (SELECT 1 FROM json_tree(l.change) AS node
          WHERE ${sql.join(names, sql` OR `)})`),
  );
}

/** What changed the session, the latest first. */
export function listSessionLog(reader: Reader, sessionId: number): SessionLogLine[] {
  return momentsOf(reader, sessionId)
    .flatMap((at) => linesAt(reader, sessionId, at))
    .sort((a, b) => b.seq - a.seq)
    .map((row) => ({
      seq: row.seq,
      command: row.name,
      occurredAt: new Date(row.occurred_at).toISOString(),
      receivedAt: new Date(row.received_at).toISOString(),
      by: row.user_id === null ? null : { id: row.user_id, displayName: row.display_name ?? '' },
      device: row.device_name,
    }));
}
