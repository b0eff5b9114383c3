/**
 * A report as it is taken along: columns of known kinds and rows that are made while they are
 * written, so that nobody ever holds the whole file.
 */
import type { TableColumn } from '#schema/rules/table-columns.ts';

/** As the column's kind says: text, a date as YYYY-MM-DD, ms, cents, thousandths, a percent. */
export type Cell = string | number | null;

export type ExportColumn = Pick<TableColumn, 'title' | 'kind'>;

export interface ExportTable {
  /** Names the sheet. */
  title: string;
  columns: readonly ExportColumn[];
  /** Each row has one cell for each column. Read once, from the first to the last. */
  rows: Iterable<readonly Cell[]>;
  /**
   * One cell for each column; asked for when the last row has been read. Undefined where there is
   * nothing to add up.
   */
  totals: () => readonly Cell[] | undefined;
}

/** The same word in both languages. */
export const TOTAL = 'Total';

export const MS_PER_HOUR = 3_600_000;
export const THOUSANDTHS = 1000;
