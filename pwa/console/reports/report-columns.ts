/** The columns of the report, in order, and who may see them. */
import type { ProfitabilityColumn, ProfitabilityRow } from '#schema/contract/reports.ts';
import { cents, hours, marginPercent } from './words.ts';

export interface FigureColumn {
  column: Exclude<ProfitabilityColumn, 'orderNumber' | 'customerName'>;
  /** Cents of orders are for admins; a foreman sees hours and margin percent. */
  isMoney: boolean;
  isMargin: boolean;
  words: (row: Pick<ProfitabilityRow, FigureColumn['column']>) => string;
}

const FIGURES: readonly FigureColumn[] = [
  figure('revenueCents', (row) => cents(row.revenueCents)),
  { column: 'laborMs', isMoney: false, isMargin: false, words: (row) => hours(row.laborMs) },
  figure('laborCents', (row) => cents(row.laborCents)),
  figure('materialCents', (row) => cents(row.materialCents)),
  { ...figure('marginCents', (row) => cents(row.marginCents)), isMargin: true },
  {
    column: 'marginPercent',
    isMoney: false,
    isMargin: true,
    words: (row) => marginPercent(row.marginPercent),
  },
];

function figure(column: FigureColumn['column'], words: FigureColumn['words']): FigureColumn {
  return { column, isMoney: true, isMargin: false, words };
}

export function figureColumns(showsMoney: boolean): readonly FigureColumn[] {
  return showsMoney ? FIGURES : FIGURES.filter(({ isMoney }) => !isMoney);
}

/** Nobody sorts by what is hidden from them. */
export function sortColumns(showsMoney: boolean): readonly ProfitabilityColumn[] {
  const figures = figureColumns(showsMoney).map(({ column }) => column);
  return ['orderNumber', 'customerName', ...figures];
}

/** Percent alone says it to a foreman; without revenue it is null and only the cents can tell. */
export function isLosing(row: Pick<ProfitabilityRow, 'marginCents' | 'marginPercent'>): boolean {
  return (row.marginCents ?? row.marginPercent ?? 0) < 0;
}
