/** How the columns of the report share the room: no figure is ever cut. Pure, so it can be tested. */
import type { ProfitabilityColumn, ProfitabilityTotals } from '#schema/contract/reports.ts';
import { text } from '../text.ts';
import type { FigureColumn } from './report-columns.ts';

/** Lengths are in rem: who reads larger letters gets wider columns. */
export interface ReportLayout {
  figures: readonly FigureColumn[];
  /** Smaller letters and less air, so that large figures have their room. */
  isDense: boolean;
  /** Whether the columns need more room than there is. */
  scrolls: boolean;
  /** Without it, the customer stands under the number of the order. */
  showsCustomer: boolean;
  /** Of every column but the one that takes what is left. */
  widths: ReadonlyMap<ProfitabilityColumn, number>;
  /** Of all columns together. */
  least: number;
}

export interface Room {
  widthRem: number;
  /** Beside an open order, and on a phone: rather fewer columns than a table to be pushed about. */
  isNarrow: boolean;
}

interface Density {
  letterRem: number;
  /** Left and right of what stands in a cell, together. */
  airRem: number;
  /** What a column takes for its heading and its marks, whatever its figures are. */
  leastRem: Readonly<Record<ProfitabilityColumn, number>>;
}

const CALM: Density = {
  letterRem: 0.875,
  airRem: 1.25,
  leastRem: {
    ...{ orderNumber: 9.25, customerName: 11, revenueCents: 6.5, laborMs: 6.5, estimateMs: 7.25 },
    ...{ laborCents: 6.25, burdenCents: 6.25, materialCents: 6.25 },
    ...{ marginCents: 6.75, marginPercent: 6.75 },
  },
};
const DENSE: Density = {
  letterRem: 0.8125,
  airRem: 0.75,
  leastRem: {
    ...{
      orderNumber: 7.75,
      customerName: 6.25,
      revenueCents: 5.25,
      laborMs: 5.5,
      estimateMs: 5.25,
    },
    ...{ laborCents: 5, burdenCents: 5, materialCents: 5.25 },
    ...{ marginCents: 5.5, marginPercent: 5.75 },
  },
};

/** The first column begins further from the edge, the last one ends so. */
const EDGE_REM = 0.375;
/** Of the customer's, where the table scrolls anyway. */
const MORE_OF_THE_NAME_REM = 4;
/** The answer is the order and its margin: these go before them, in this order. */
const DISPENSABLE: readonly ProfitabilityColumn[] = [
  'materialCents',
  'burdenCents',
  'laborCents',
  'revenueCents',
  'estimateMs',
  'laborMs',
];

export function layOutReport(
  figures: readonly FigureColumn[],
  totals: ProfitabilityTotals | null,
  { widthRem, isNarrow }: Room,
): ReportLayout {
  const lay = (density: Density, shown: readonly FigureColumn[], showsCustomer = true) =>
    measured(density, shown, totals, showsCustomer);
  const calm = lay(CALM, figures);
  if (calm.least <= widthRem) return calm;
  const dense = lay(DENSE, figures);
  if (dense.least <= widthRem) return dense;
  if (!isNarrow) return { ...dense, scrolls: true, least: dense.least + MORE_OF_THE_NAME_REM };
  let shown = figures;
  for (const column of DISPENSABLE) {
    shown = shown.filter((figure) => figure.column !== column);
    const fewer = lay(DENSE, shown);
    if (fewer.least <= widthRem) return fewer;
  }
  return lay(DENSE, shown, false);
}

function measured(
  density: Density,
  figures: readonly FigureColumn[],
  totals: ProfitabilityTotals | null,
  showsCustomer: boolean,
): ReportLayout {
  const { leastRem, letterRem, airRem } = density;
  const widths = new Map<ProfitabilityColumn, number>();
  const put = (column: ProfitabilityColumn, words: string) => {
    widths.set(column, Math.max(leastRem[column], letters(words) * letterRem + airRem));
  };
  put('orderNumber', totals ? text.report.totals(totals.orders) : '');
  for (const figure of figures) put(figure.column, widest(figure, figures, totals));
  const last = figures.at(-1)?.column;
  for (const column of ['orderNumber', last] as const) {
    if (column) widths.set(column, (widths.get(column) ?? 0) + EDGE_REM);
  }
  const sum = [...widths.values()].reduce((all, one) => all + one, 0);
  // One column takes what is left: the customer's, or the only one there is beside the figures.
  const least = showsCustomer ? sum + leastRem.customerName : sum;
  if (!showsCustomer) widths.delete('orderNumber');
  return { figures, isDense: density === DENSE, scrolls: false, showsCustomer, widths, least };
}

/** No row has more than all rows together; but one may lose more than all of them earn. */
function widest(
  { column, words, widest: said }: FigureColumn,
  figures: readonly FigureColumn[],
  totals: ProfitabilityTotals | null,
): string {
  if (said !== undefined) return said;
  if (!totals) return '';
  const row = { ...totals, estimateMs: null };
  if (column !== 'marginCents') return words(row);
  const amounts = figures.filter(({ isMoney }) => isMoney).map((figure) => figure.words(row));
  return `−${amounts.reduce((a, b) => (letters(a) >= letters(b) ? a : b), '')}`;
}

/** Room a figure takes in bold, in letters' heights: digits have one width, points little. */
function letters(words: string): number {
  return [...words].reduce((sum, one) => sum + letterWidth(one), 0);
}

function letterWidth(letter: string): number {
  if (/[\s.,]/.test(letter)) return 0.3;
  return /[%▼m]/.test(letter) ? 0.95 : 0.65;
}
