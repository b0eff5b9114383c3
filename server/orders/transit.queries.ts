/** What an import is just bringing: staged out of sight, or in force and not folded in yet. */
import { statement, type Reader } from '#server/db/statements.ts';

const underWay = statement((db, _p: object) =>
  db
    .selectFrom('reference_generation')
    .select('group_name')
    .where('group_name', 'in', ['customers', 'orders'])
    .where('in_transit', 'is not', null)
    .limit(1),
);

/** Whether orders or customers are under way, so that the search index holds two generations. */
export function isInTransit(reader: Reader): boolean {
  return reader.get(underWay, {}) !== undefined;
}
