/**
 * Addresses of the console that show what a row is made of. Without days the console would show
 * its usual 30; a table over everything says so.
 */
import type { TableName } from '#schema/rules/table-columns.ts';
import type { TableQuery } from '#schema/contract/table-reports.ts';

type Page = 'sessions' | 'reports' | `reports/${string}` | `reports/tables/${TableName}`;

export function drillTo(
  page: Page,
  { from, to }: Pick<TableQuery, 'from' | 'to'>,
  filters: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const query = new URLSearchParams();
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  if (from === undefined && to === undefined) query.set('range', 'all');
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `/console/${page}?${query.toString()}`;
}
