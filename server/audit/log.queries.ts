/**
 * Lines of the command log, the newest first. The log has no index but its own order: a window of
 * it is looked through at a time, so that whoever asks decides how far back to go.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tables } from '#schema/tables.ts';
import { query, type Reader } from '#server/db/statements.ts';
import type { Selection } from './selection.ts';

/** What is looked at to find out whether a line belongs into a list. */
export interface Candidate {
  seq: number;
  received_at: number;
  name: string;
  idempotency_key: string;
  actor_user_id: number | null;
  device_id: number | null;
  change: string | null;
  /** What a refusal said; null for what was accepted, whose answer is nobody's to read. */
  refusal: string | null;
}
export type LogLine = Omit<Tables['command_log'], 'answer'> & {
  refusal: string | null;
  /** The MAC of the line before; null when that is missing. */
  previous_mac: string | null;
};

/** The server does these in somebody's name: the change says whose. */
export const ON_BEHALF = [
  'auth.signIn',
  'auth.signOut',
  'auth.reserveAttempt',
  'auth.recordFailure',
  'capture.recordOfflineSignIn',
] as const;

type Condition = RawBuilder<unknown>;
const among = (names: readonly string[]): Condition =>
  sql`l.name IN (SELECT value FROM json_each(${JSON.stringify(names)}))`;

function didIt(userId: number): Condition {
  return sql`(l.actor_user_id = ${userId} OR (l.actor_user_id IS NULL AND ${among(ON_BEHALF)}
    AND coalesce(json_extract(l.change, '$.after.userId'),
      json_extract(l.change, '$.before.userId')) = ${userId}))`;
}

function conditionsOf({ nameLists, leftOut, person, outcome }: Selection): Condition[] {
  return [
    ...nameLists.map(among),
    ...(leftOut.length > 0 ? [sql`NOT ${among(leftOut)}`] : []),
    ...(person === null ? [] : [didIt(person)]),
    ...(outcome === null ? [] : [sql`l.outcome = ${outcome}`]),
  ];
}

/** From `low` on and below `high`, one after the other. */
export function candidates(
  reader: Reader,
  selection: Selection,
  low: number,
  high: number,
): IterableIterator<Candidate> {
  const conditions = [sql`l.seq >= ${low}`, sql`l.seq < ${high}`, ...conditionsOf(selection)];
  return reader.each(
    query(sql<Candidate>`
      SELECT l.seq, l.received_at, l.name, l.idempotency_key, l.actor_user_id, l.device_id,
        l.change, CASE l.outcome WHEN 'refused' THEN l.answer END AS refusal
      FROM command_log AS l WHERE ${sql.join(conditions, sql` AND `)} ORDER BY l.seq DESC`),
  );
}

/** The lines with these numbers, the newest first, and what follows or precedes them. */
export function findLines(reader: Reader, seqs: readonly number[]): LogLine[] {
  return reader.all(
    query(sql<LogLine>`
      SELECT l.seq, l.scope, l.idempotency_key, l.name, l.actor_user_id, l.device_id,
        l.occurred_at, l.received_at, l.request_hash, l.change, l.outcome, l.answer_hash,
        l.prev_mac, l.mac, CASE l.outcome WHEN 'refused' THEN l.answer END AS refusal,
        p.mac AS previous_mac
      FROM command_log AS l LEFT JOIN command_log AS p ON p.seq = l.seq - 1
      WHERE l.seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))
      ORDER BY l.seq DESC`),
  );
}
