/**
 * Moments in the command log. It has no index but its own order, which is that of time: a line is
 * found by when it was received, by halving.
 */
import { sql } from 'kysely';
import { query, statement, type Reader } from '#server/db/statements.ts';

/** Asked for apart: together SQLite would read the whole log for them. */
const ends = () =>
  query(sql<{ first: number | null; last: number | null }>`
    SELECT (SELECT min(seq) FROM command_log) AS first,
      (SELECT max(seq) FROM command_log) AS last`);
const nextReceived = statement((db, p: { seq: number }) =>
  db
    .selectFrom('command_log')
    .select('received_at as at')
    .where('seq', '>=', p.seq)
    .orderBy('seq')
    .limit(1),
);

/** The numbers of the first and the last line; 0 and 0 in an empty log. */
export function endsOfLog(reader: Reader): { first: number; last: number } {
  const row = reader.get(ends());
  return { first: row?.first ?? 0, last: row?.last ?? 0 };
}

/** When the line with this number, or the next there is, was received, UTC ms. */
export function receivedAt(reader: Reader, seq: number): number | undefined {
  return reader.get(nextReceived, { seq })?.at;
}

/** The number of the first line received at `at` (UTC ms) or later; one past the end if none was. */
export function firstSince(reader: Reader, at: number): number {
  const { first, last } = endsOfLog(reader);
  let [low, high] = [first, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((receivedAt(reader, middle) ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
