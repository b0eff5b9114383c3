/**
 * What a table's columns are known to be, from the day its mapping was written. A damaged header
 * can call a column by another type of the same length, or forget that it may be null, and every
 * row would still be readable: only somebody who knows the table sees that.
 */
import type { Field } from './fields.ts';
import type { Place } from './table-error.ts';

/** Field → `C(5)`, `N(8,2)`, `D`, `M NULL`, in the order they have in the table. */
export type Layout = ReadonlyMap<string, string>;

/** FoxPro's own spelling of a column, as in `CREATE TABLE`. */
export function columnOf({ type, length, decimals, isNullable }: Field): string {
  const size = 'NF'.includes(type)
    ? `(${length},${decimals})`
    : 'CVQ'.includes(type)
      ? `(${length})`
      : '';
  return `${type}${size}${isNullable ? ' NULL' : ''}`;
}

/** How `columnOf` may look. */
export const COLUMN = /^(?:[DTLIBYMGPW]|[CVQ]\(\d{1,3}\)|[NF]\(\d{1,2},\d{1,2}\))(?: NULL)?$/;

/**
 * Columns the layout does not name may come and go between the others; a shop's ERP grows.
 * Throws `TableError` for one that is gone, another than it was, or at another turn.
 */
export function checkLayout(fields: readonly Field[], layout: Layout, place: Place): void {
  let latest = -1;
  for (const [name, column] of layout) {
    place.field = name;
    const index = fields.findIndex((field) => field.name === name);
    const field = fields[index];
    if (field === undefined) throw place.error('is gone; the mapping knows it in this table.');
    const found = columnOf(field);
    if (found !== column) throw place.error(`is ${found}, but the mapping knows it as ${column}.`);
    if (index < latest) throw place.error('has changed places with another field.');
    latest = index;
  }
  place.field = null;
}
