/** The rule of `schema/rules/fixtures.ts` as SQL conditions. */
import { sql, type RawBuilder } from 'kysely';
import { FIXTURE_PREFIX } from '#schema/rules/fixtures.ts';
import { build } from './statements.ts';

const FIRST_KEY = FIXTURE_PREFIX.toUpperCase();
/** The first text after every text that begins with the prefix. */
const AFTER_KEYS =
  FIRST_KEY.slice(0, -1) + String.fromCharCode(FIRST_KEY.charCodeAt(FIRST_KEY.length - 1) + 1);

/** Whether a name or code is a fixture's. */
export function isFixture(column: string): RawBuilder<boolean> {
  return sql<boolean>`lower(substr(${sql.ref(column)}, 1, ${sql.lit(FIXTURE_PREFIX.length)})) = ${sql.lit(FIXTURE_PREFIX)}`;
}

/** The same for an order key, which is upper case and indexed: a range of the index. */
export function isFixtureOrder(column: string): RawBuilder<boolean> {
  const key = sql.ref(column);
  return sql<boolean>`(${key} >= ${sql.lit(FIRST_KEY)} AND ${key} < ${sql.lit(AFTER_KEYS)})`;
}

/** Ids of the people a stress run made. */
export const fixturePeople = () =>
  build.selectFrom('app_user').select('id').where(isFixture('display_name'));
