/** What the columns of the reports mean to the eye: which is drawn as a bar, which one warns. */
import {
  TABLES,
  type ColumnKey,
  type ColumnKind,
  type TableColumn,
  type TableDeclaration,
  type TableName,
} from '#schema/rules/table-columns.ts';
import type { TableReport } from '#schema/contract/table-reports.ts';
import type { Cell } from './cells.ts';

type Keys<Name extends TableName> = readonly ColumnKey<Name>[];

/** The figure a report is about, drawn as a bar; for who may not see money, the next one. */
const BARS: { readonly [Name in TableName]: Keys<Name> } = {
  time: ['overtimeMs'],
  'task-types': ['workedMs'],
  teams: ['indirectPercent'],
  indirect: ['workedMs'],
  materials: ['costCents', 'usages'],
  'material-orders': ['netThousandths'],
  estimates: ['deviationPercent'],
  customers: ['marginCents', 'laborMs'],
};

/** Counts of what makes a row incomplete: a mark beside its name, no column of their own. */
export const MARKS = ['openDays', 'unratedSessions', 'ordersWithoutRevenue'] as const;
export type Mark = (typeof MARKS)[number];

const LOSING = new Set<string>(['marginCents', 'marginPercent', 'gapMs']);
/** Differences, with a plus where there is more. */
const SIGNED = new Set<string>(['deviationMs', 'deviationPercent', 'medianPercent']);

export type Concern = 'loss' | 'over';

/** A margin below zero, more booked than paid, or more time than was estimated. */
export function concernOf(key: string, value: Cell): Concern | null {
  if (typeof value !== 'number') return null;
  if (value < 0 && LOSING.has(key)) return 'loss';
  return value > 0 && key === 'deviationPercent' ? 'over' : null;
}

export const isSigned = (key: string): boolean => SIGNED.has(key);

export const isMark = (key: string): key is Mark => MARKS.some((mark) => mark === key);

/**
 * The columns in sight: money for admins alone, marks beside the name instead, and nothing that is
 * the same in every row because a filter says it.
 */
export function shownColumns(
  name: TableName,
  columns: readonly TableColumn[],
  showsMoney: boolean,
): readonly TableColumn[] {
  const isSaid = (key: string) => name === 'material-orders' && key === 'material';
  return columns.filter(
    ({ key, isMoney }) => (showsMoney || !isMoney) && !isMark(key) && !isSaid(key),
  );
}

/** What the shop has set: no column while it has no such thing, as far as one knows. */
const BY_SETTING: readonly string[] = ['ruleBreakMs', 'expectedMs', 'holidayMs'];

export const isUnasked = (key: string, report: Pick<TableReport, 'totals'> | null): boolean =>
  BY_SETTING.includes(key) && (report?.totals[key] ?? null) === null;

/** As they are known before the answer is there. */
export function declaredColumns(name: TableName, isRounded: boolean): readonly TableColumn[] {
  const { columns, roundedColumns = [] }: TableDeclaration = TABLES[name];
  return columns.filter(({ key }) => isRounded || !roundedColumns.includes(key));
}

export function barColumn(name: TableName, columns: readonly TableColumn[]): string | null {
  const keys: readonly string[] = BARS[name];
  return keys.find((one) => columns.some(({ key }) => key === one)) ?? null;
}

/** About what a column takes, so that a table can be laid out before it is there. */
const WIDTHS_REM: Readonly<Record<ColumnKind, number>> = {
  text: 9,
  date: 7,
  hours: 5.25,
  cents: 6.5,
  percent: 5.5,
  quantity: 5.5,
  count: 3.75,
};
const NAME_REM = 11;

export interface Layout {
  /** Those that have a heading. */
  columns: readonly TableColumn[];
  /** Words beside the name (a code, a team) that stand under it where there is no room. */
  under: readonly TableColumn[];
  /** Whether the figures have no room even then, and stand closer. */
  isClose: boolean;
}

const neededRem = (others: readonly TableColumn[]): number =>
  others.reduce((sum, { kind }) => sum + WIDTHS_REM[kind], NAME_REM);

export function layOut(columns: readonly TableColumn[], widthRem: number): Layout {
  const [first, ...others] = columns;
  if (!first || neededRem(others) <= widthRem) return { columns, under: [], isClose: false };
  const figures = others.filter(({ kind }) => kind !== 'text');
  return {
    columns: [first, ...figures],
    under: others.filter(({ kind }) => kind === 'text'),
    isClose: neededRem(figures) > widthRem,
  };
}
