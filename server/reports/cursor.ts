/**
 * Where a page ended: what the last row was sorted by, and its order. The next page begins behind
 * that, whatever came or went meanwhile, so no row is shown twice and none is left out.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { malformedCursor } from '#server/db/cursor.ts';
import type { SortKey, Sql } from './order-selection.ts';

const key = z.union([z.number(), z.string(), z.null()]);
const Cursor = z.object({ sort: z.string(), keys: z.array(key).min(1).max(2), id: z.int() });
export type Cursor = z.infer<typeof Cursor>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether these may be what rows were sorted by. */
const fits = (found: Cursor['keys'], keys: readonly SortKey[]): boolean =>
  found.length === keys.length &&
  keys.every(({ isText }, index) => {
    const value = found[index];
    return value === null || typeof value === (isText ? 'string' : 'number');
  });

/** @throws AppError `malformed` when it is none of ours, or of another sort. */
export function readCursor(text: string, sort: string, keys: readonly SortKey[]): Cursor {
  const { data } = Cursor.safeParse(parse(text));
  if (data?.sort !== sort || !fits(data.keys, keys)) {
    throw malformedCursor('The cursor is not one this server gave out for this sort.');
  }
  return data;
}

const compared = ({ value, isText }: SortKey): Sql =>
  isText ? sql`${value} COLLATE NOCASE` : value;

/** `ORDER BY` of these keys; what has no figure comes last either way, and orders settle ties. */
export function orderBy(keys: readonly SortKey[], isDescending: boolean, id: Sql): Sql {
  const direction = isDescending ? sql`DESC` : sql`ASC`;
  const terms = keys.map((one) => sql`${compared(one)} ${direction} NULLS LAST`);
  return sql`ORDER BY ${sql.join([...terms, id])}`;
}

/** Whether a row comes behind the cursor in that order. */
export function behind(
  cursor: Cursor,
  keys: readonly SortKey[],
  isDescending: boolean,
  id: Sql,
): Sql {
  const rest = (index: number): Sql => {
    const [key, value] = [keys[index], cursor.keys[index]];
    if (key === undefined || value === undefined) return sql`${id} > ${cursor.id}`;
    const one = compared(key);
    if (value === null) return sql`(${one} IS NULL AND ${rest(index + 1)})`;
    const further = isDescending ? sql`<` : sql`>`;
    return sql`(${one} ${further} ${value} OR ${one} IS NULL
      OR (${one} = ${value} AND ${rest(index + 1)}))`;
  };
  return rest(0);
}
