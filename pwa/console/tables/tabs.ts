/** The reports with a place in the line above them; others are reached by a click on one of these. */
import type { TableName } from '#schema/rules/table-columns.ts';

export const REPORT_TABS = [
  'orders',
  'time',
  'task-types',
  'teams',
  'indirect',
  'materials',
  'estimates',
  'customers',
] as const satisfies readonly ('orders' | TableName)[];
export type ReportTab = (typeof REPORT_TABS)[number];

/** The tab a table belongs to. */
export function tabOf(table: TableName): ReportTab {
  return table === 'material-orders' ? 'materials' : table;
}
