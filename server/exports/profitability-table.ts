/** Order Profitability as a table to take along. */
import type { ProfitabilityFilter } from '#schema/contract/reports.ts';
import type { Language } from '#schema/contract/users.ts';
import { column, type TableColumn } from '#schema/rules/table-columns.ts';
import type { Reader } from '#server/db/statements.ts';
import {
  eachProfitabilityRow,
  profitabilityTotals,
  type PlainRow,
} from '#server/reports/profitability.ts';
import { TOTAL, type Cell, type ExportTable } from './export-table.ts';

interface Column extends TableColumn {
  key: keyof PlainRow;
}

const text = column('text');
const hours = column('hours');
const cents = column('cents', true);

const COLUMNS: readonly Column[] = [
  text('orderNumber', 'Order'),
  text('customerName', 'Customer'),
  text('description', 'Description'),
  text('status', 'Status'),
  column('date')('dueDate', 'Due'),
  cents('revenueCents', 'Revenue'),
  hours('laborMs', 'Hours'),
  hours('estimateMs', 'Estimated hours'),
  cents('laborCents', 'Labor'),
  cents('burdenCents', 'Burden'),
  cents('materialCents', 'Material'),
  cents('marginCents', 'Margin'),
  column('percent')('marginPercent', 'Margin %'),
  text('flags', 'Notes'),
];

/** Whoever sees no money is told steps of whole orders, see docs/decisions/0019. */
const MARGIN_STEP: Column = column('count')(
  'marginPercent',
  'Margin %, in steps of 5 from −100 up',
);
const MARGIN_STEP_ES = 'Margen %, en pasos de 5 desde −100';

const COLUMNS_ES: Readonly<Partial<Record<Column['key'], string>>> = {
  orderNumber: 'Orden',
  customerName: 'Cliente',
  description: 'Descripción',
  status: 'Estado',
  dueDate: 'Entrega',
  revenueCents: 'Ingreso',
  laborMs: 'Horas',
  estimateMs: 'Horas estimadas',
  laborCents: 'Mano de obra',
  burdenCents: 'Carga',
  materialCents: 'Material',
  marginCents: 'Margen',
  marginPercent: 'Margen %',
  flags: 'Notas',
};

const COLUMNS_OF_STEPS = COLUMNS.filter(({ isMoney }) => !isMoney).map((one) =>
  one.key === 'marginPercent' ? MARGIN_STEP : one,
);

function cellOf(row: PlainRow, key: Column['key']): Cell {
  const value = row[key];
  return typeof value === 'object' && value !== null
    ? value.map((flag) => flag.replaceAll('_', ' ')).join(', ')
    : value;
}

/**
 * Every order that fits, in the report's order; without the money for whoever may not see it.
 * @param language of the headings
 */
export function profitabilityTable(
  reader: Reader,
  filter: ProfitabilityFilter,
  { seesMoney, language }: { seesMoney: boolean; language: Language },
): ExportTable {
  const columns = seesMoney ? COLUMNS : COLUMNS_OF_STEPS;
  const spanish = seesMoney ? COLUMNS_ES : { ...COLUMNS_ES, marginPercent: MARGIN_STEP_ES };
  function* rows(): Generator<Cell[]> {
    for (const row of eachProfitabilityRow(reader, filter, seesMoney)) {
      yield columns.map(({ key }) => cellOf(row, key));
    }
  }
  return {
    title: language === 'es' ? 'Órdenes' : 'Orders',
    columns: columns.map(({ key, kind, title }) => ({
      kind,
      title: (language === 'es' ? spanish[key] : undefined) ?? title,
    })),
    rows: rows(),
    totals() {
      const totals = profitabilityTotals(reader, filter, seesMoney);
      const sums: Readonly<Record<string, Cell>> = { ...totals, orderNumber: TOTAL };
      return columns.map(({ key }) => sums[key] ?? null);
    },
  };
}
