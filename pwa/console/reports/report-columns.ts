/** The columns of the report, in order, and who may see them. */
import type {
  ProfitabilityColumn,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { LOWEST_MARGIN_STEP } from '#schema/rules/money.ts';
import { cents, estimate, hours, marginPercent, marginStep } from './words.ts';

/** Who prints more than some fifty sheets wants a file. */
export const MOST_PRINTED = 2_000;

export interface FigureColumn {
  column: Exclude<ProfitabilityColumn, 'orderNumber' | 'customerName'>;
  /** Cents of orders are for admins; a foreman sees hours and margin percent. */
  isMoney: boolean;
  isMargin: boolean;
  words: (row: Pick<ProfitabilityRow, FigureColumn['column']>) => string;
  /** The longest there is, where the totals do not tell. */
  widest?: string;
}

const FIGURES: readonly FigureColumn[] = [
  figure('revenueCents', (row) => cents(row.revenueCents)),
  { column: 'laborMs', isMoney: false, isMargin: false, words: (row) => hours(row.laborMs) },
  { column: 'estimateMs', isMoney: false, isMargin: false, words: (row) => estimate(row) },
  figure('laborCents', (row) => cents(row.laborCents)),
  figure('burdenCents', (row) => cents(row.burdenCents)),
  figure('materialCents', (row) => cents(row.materialCents)),
  { ...figure('marginCents', (row) => cents(row.marginCents)), isMargin: true },
  {
    column: 'marginPercent',
    isMoney: false,
    isMargin: true,
    words: (row) => marginPercent(row.marginPercent),
  },
];

/** The margin as whoever sees no money is told it: see docs/decisions/0019. */
const marginStepColumn = (): FigureColumn => ({
  ...{ column: 'marginPercent', isMoney: false, isMargin: true },
  words: (row) => marginStep(row.marginPercent),
  widest: `▼ ${marginStep(LOWEST_MARGIN_STEP)}`,
});

function figure(column: FigureColumn['column'], words: FigureColumn['words']): FigureColumn {
  return { column, isMoney: true, isMargin: false, words };
}

/** Nobody needs a column of nothing: most shops set no burden. */
export function figureColumns(showsMoney: boolean, hasBurden: boolean): readonly FigureColumn[] {
  const figures = FIGURES.filter(
    ({ column, isMoney }) => (showsMoney || !isMoney) && (hasBurden || column !== 'burdenCents'),
  );
  if (showsMoney) return figures;
  return figures.map((one) => (one.column === 'marginPercent' ? marginStepColumn() : one));
}

/** Whether the shop counts a burden at all. */
export function hasBurden(totals: Pick<ProfitabilityTotals, 'burdenCents'> | null): boolean {
  return (totals?.burdenCents ?? 0) !== 0;
}

/** Nobody sorts by what is hidden from them. */
export function sortColumns(showsMoney: boolean, burden: boolean): readonly ProfitabilityColumn[] {
  const figures = figureColumns(showsMoney, burden).map(({ column }) => column);
  return ['orderNumber', 'customerName', ...figures];
}

/** Percent alone says it to a foreman; without revenue it is null and only the cents can tell. */
export function isLosing(row: Pick<ProfitabilityRow, 'marginCents' | 'marginPercent'>): boolean {
  return (row.marginCents ?? row.marginPercent ?? 0) < 0;
}
