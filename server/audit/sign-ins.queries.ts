/** Failed and throttled sign-ins, the newest first. They are kept for 90 days. */
import { sql } from 'kysely';
import type { Tables } from '#schema/tables.ts';
import { query, type Reader } from '#server/db/statements.ts';

export type SignInEvent = Tables['sign_in_event'] & { id: number };

export interface SignInQuestion {
  /** The page before ended here; null from the newest on. */
  behind: { at: number; id: number } | null;
  /** UTC ms, included and not included; null leaves the end open. */
  since: number | null;
  until: number | null;
  /** Null asks for everybody's; so does `devices`. */
  users: readonly number[] | null;
  devices: readonly number[] | null;
  limit: number;
}

export function listSignInEvents(reader: Reader, question: SignInQuestion): SignInEvent[] {
  const { behind, since, until, users, devices, limit } = question;
  const within = (column: string, ids: readonly number[] | null) =>
    ids === null
      ? []
      : [sql`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`];
  const conditions = [
    sql`at >= ${since ?? 0}`,
    ...(until === null ? [] : [sql`at < ${until}`]),
    ...(behind === null ? [] : [sql`(at, id) < (${behind.at}, ${behind.id})`]),
    ...within('user_id', users),
    ...within('device_id', devices),
  ];
  return reader.all(
    query(sql<SignInEvent>`
      SELECT id, at, kind, strength, user_id, device_id, address FROM sign_in_event
      WHERE ${sql.join(conditions, sql` AND `)} ORDER BY at DESC, id DESC LIMIT ${limit}`),
  );
}
