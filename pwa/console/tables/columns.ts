/** What the columns of the reports mean to the eye: which is drawn as a bar, which one warns. */
import {
  TABLES,
  type ColumnKey,
  type TableColumn,
  type TableDeclaration,
  type TableName,
} from '#schema/rules/table-columns.ts';
import type { Cell } from './cells.ts';

type Keys<Name extends TableName> = readonly ColumnKey<Name>[];

/** The figure a report is about, drawn as a bar; for who may not see money, the next one. */
const BARS: { readonly [Name in TableName]: Keys<Name> } = {
  time: ['paidMs'],
  'task-types': ['workedMs'],
  teams: ['paidMs'],
  indirect: ['workedMs'],
  materials: ['costCents', 'usages'],
  'material-orders': ['netThousandths'],
  estimates: ['deviationPercent'],
  customers: ['marginCents', 'marginPercent'],
};

/** Counts of what makes a row incomplete: a mark beside its name, no column of their own. */
export const MARKS = ['openDays', 'unratedSessions', 'ordersWithoutRevenue'] as const;
export type Mark = (typeof MARKS)[number];

const LOSING = new Set<string>(['marginCents', 'marginPercent', 'gapMs']);
const OVERRUN = new Set<string>(['deviationMs', 'deviationPercent', 'medianPercent']);

export type Concern = 'loss' | 'over';

/** A margin below zero, more booked than paid, or more time than was estimated. */
export function concernOf(key: string, value: Cell): Concern | null {
  if (typeof value !== 'number') return null;
  if (value < 0 && LOSING.has(key)) return 'loss';
  return value > 0 && OVERRUN.has(key) ? 'over' : null;
}

export const isMark = (key: string): key is Mark => MARKS.some((mark) => mark === key);

/** The columns in sight: money for admins alone, and marks beside the name instead. */
export function shownColumns(
  columns: readonly TableColumn[],
  showsMoney: boolean,
): readonly TableColumn[] {
  return columns.filter(({ key, isMoney }) => (showsMoney || !isMoney) && !isMark(key));
}

/** As they are known before the answer is there. */
export function declaredColumns(name: TableName, isRounded: boolean): readonly TableColumn[] {
  const { columns, roundedColumns = [] }: TableDeclaration = TABLES[name];
  return columns.filter(({ key }) => isRounded || !roundedColumns.includes(key));
}

export function barColumn(name: TableName, columns: readonly TableColumn[]): string | null {
  const keys: readonly string[] = BARS[name];
  return keys.find((one) => columns.some(({ key }) => key === one)) ?? null;
}
