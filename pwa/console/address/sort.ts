/** Which column orders the report: `marginPercent` lists the smallest first, `-…` the largest. */
import type { ProfitabilityColumn } from '#schema/contract/reports.ts';

export interface Sort {
  column: ProfitabilityColumn;
  descending: boolean;
}

/** Losers first: the answer before the question. */
export const DEFAULT_SORT: Sort = { column: 'marginPercent', descending: false };

/** In the order of the table; the value says which way a first click sorts. */
const FIRST_DESCENDING: Record<ProfitabilityColumn, boolean> = {
  orderNumber: true,
  customerName: false,
  revenueCents: true,
  laborMs: true,
  estimateMs: true,
  laborCents: true,
  burdenCents: true,
  materialCents: true,
  marginCents: false,
  marginPercent: false,
};

export const SORT_COLUMNS = Object.keys(FIRST_DESCENDING) as ProfitabilityColumn[];

export const isMoney = (column: ProfitabilityColumn): boolean => column.endsWith('Cents');

export function readSort(text: string | null): Sort {
  const descending = text?.startsWith('-') ?? false;
  const column = SORT_COLUMNS.find((name) => name === (descending ? text?.slice(1) : text));
  return column ? { column, descending } : DEFAULT_SORT;
}

export function writeSort({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}

/** A click on a heading: the same column turns round, another begins its own way. */
export function sortAfterClick(sort: Sort, column: ProfitabilityColumn): Sort {
  return sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: FIRST_DESCENDING[column] };
}
