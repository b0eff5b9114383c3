/**
 * The Order Profitability report: rows, totals, the picture. Every total is the sum of the rows,
 * whose cents were rounded when the sessions closed, so it adds up whichever way one counts.
 */
import type {
  MarginBand,
  Profitability,
  ProfitabilityColumn,
  ProfitabilityFilter,
  ProfitabilityFlag,
  ProfitabilityQuery,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { marginPercent } from '#schema/rules/money.ts';
import { AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import {
  daysOf,
  listOrderCosts,
  listOrderFlags,
  sumIndirect,
  type CostRow,
} from './profitability.queries.ts';

/** A row before anyone's rights are looked at. */
export interface FullRow extends CostRow {
  margin_cents: number | null;
  margin_percent: number | null;
}

export function withMargin(row: CostRow): FullRow {
  const cost = row.labor_cents + row.material_cents;
  const margin = row.revenue_cents === null ? null : row.revenue_cents - cost;
  return {
    ...row,
    margin_cents: margin,
    margin_percent: margin === null ? null : marginPercent(margin, row.revenue_cents),
  };
}

const COLUMNS: Readonly<Record<ProfitabilityColumn, (row: FullRow) => string | number | null>> = {
  orderNumber: (row) => row.order_number,
  customerName: (row) => row.customer_name ?? '',
  revenueCents: (row) => row.revenue_cents,
  laborMs: (row) => row.labor_ms,
  laborCents: (row) => row.labor_cents,
  materialCents: (row) => row.material_cents,
  marginCents: (row) => row.margin_cents,
  marginPercent: (row) => row.margin_percent,
};
const FOREMAN_COLUMNS: readonly string[] = [
  'orderNumber',
  'customerName',
  'laborMs',
  'marginPercent',
];

/** Text as people sort it: 9 before 10. */
const collator = new Intl.Collator('en', { numeric: true });

/** Sorts by `column` or `-column`; what has no figure comes last either way. */
export function sortRows(rows: readonly FullRow[], sort: string): FullRow[] {
  const descending = sort.startsWith('-');
  const valueOf = COLUMNS[(descending ? sort.slice(1) : sort) as ProfitabilityColumn];
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || a.order_id - b.order_id;
    }
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    return order * direction || a.order_id - b.order_id;
  });
}

export function requireSortRight(sort: string, seesMoney: boolean): void {
  if (!seesMoney && !FOREMAN_COLUMNS.includes(sort.replace(/^-/, ''))) {
    throw new AppError('not_allowed', 'Only an admin can sort by money.');
  }
}

export function toRow(
  row: FullRow,
  flags: readonly ProfitabilityFlag[],
  seesMoney: boolean,
): ProfitabilityRow {
  const money = (cents: number | null): number | null => (seesMoney ? cents : null);
  return {
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
    status: row.status,
    dueDate: row.due_date,
    revenueCents: money(row.revenue_cents),
    laborMs: row.labor_ms,
    laborCents: money(row.labor_cents),
    materialCents: money(row.material_cents),
    marginCents: money(row.margin_cents),
    marginPercent: row.margin_percent,
    flags: [...flags],
  };
}

/** Flags of rows, found for those shown only. */
export function flagRows(
  reader: Reader,
  rows: readonly FullRow[],
  filter: Pick<ProfitabilityFilter, 'from' | 'to'>,
  seesMoney: boolean,
): ProfitabilityRow[] {
  const ids = rows.map((row) => row.order_id);
  const { outside, running } = listOrderFlags(reader, ids, daysOf(filter));
  return rows.map((row) => {
    const flags: [ProfitabilityFlag, boolean][] = [
      ['rate_missing', seesMoney && row.rate_missing > 0],
      ['cost_outside_range', outside.has(row.order_id)],
      ['open_sessions', running.has(row.order_id)],
    ];
    return toRow(
      row,
      flags.filter(([, holds]) => holds).map(([flag]) => flag),
      seesMoney,
    );
  });
}

const sum = (rows: readonly FullRow[], of: (row: FullRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Sums of all rows, not only of the page. An order without revenue adds cost, no revenue. */
export function totalsOf(
  rows: readonly FullRow[],
  indirect: { ms: number; cents: number },
  seesMoney: boolean,
): ProfitabilityTotals {
  const revenue = sum(rows, (row) => row.revenue_cents ?? 0);
  const labor = sum(rows, (row) => row.labor_cents);
  const material = sum(rows, (row) => row.material_cents);
  const margin = revenue - labor - material;
  const money = (cents: number): number | null => (seesMoney ? cents : null);
  return {
    orders: rows.length,
    losingOrders: rows.filter((row) => (row.margin_cents ?? 0) < 0).length,
    revenueCents: money(revenue),
    laborMs: sum(rows, (row) => row.labor_ms),
    laborCents: money(labor),
    materialCents: money(material),
    marginCents: money(margin),
    marginPercent: marginPercent(margin, revenue),
    indirectMs: indirect.ms,
    indirectCents: money(indirect.cents),
  };
}

const BAND_EDGES: readonly number[] = [-50, -25, 0, 10, 20, 30, 40, 50, 60, 70];

/** How many orders lie in which band of margin percent; orders without revenue are in none. */
export function bandsOf(rows: readonly FullRow[]): MarginBand[] {
  const edges = [null, ...BAND_EDGES, null];
  return edges.slice(0, -1).map((fromPercent, index) => {
    const toPercent = edges[index + 1] ?? null;
    const orders = rows.filter(
      ({ margin_percent: margin }) =>
        margin !== null &&
        (fromPercent === null || margin >= fromPercent) &&
        (toPercent === null || margin < toPercent),
    ).length;
    return { fromPercent, toPercent, orders };
  });
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, offset] = /^r([0-9]{1,9})$/.exec(cursor) ?? [];
  if (offset === undefined) {
    throw new AppError('malformed', 'The cursor is not one this server gave out.', {
      errors: [{ field: 'cursor', message: 'take it from nextCursor of the page before' }],
    });
  }
  return Number(offset);
}

export function requireRange({ from, to }: Pick<ProfitabilityFilter, 'from' | 'to'>): void {
  if (from !== undefined && to !== undefined && from > to) {
    throw new AppError('malformed', 'The range ends before it begins.', {
      errors: [{ field: 'to', message: 'must not be before from' }],
    });
  }
}

/** Every row that fits, sorted: what the table pages through and the CSV holds. */
export function profitabilityRows(reader: Reader, filter: ProfitabilityFilter): FullRow[] {
  const costs = listOrderCosts(reader, daysOf(filter), filter);
  return sortRows(costs.map(withMargin), filter.sort);
}

export function profitability(
  reader: Reader,
  query: ProfitabilityQuery,
  seesMoney: boolean,
): Profitability {
  const rows = profitabilityRows(reader, query);
  const offset = offsetOf(query.cursor);
  const page = rows.slice(offset, offset + query.limit);
  const next = offset + page.length;
  const everybody = query.customer ? listOrderCosts(reader, daysOf(query), { q: query.q }) : rows;
  const customers = new Set(everybody.map((row) => row.customer_name ?? '').filter(Boolean));
  return {
    rows: flagRows(reader, page, query, seesMoney),
    totals: totalsOf(rows, sumIndirect(reader, daysOf(query)), seesMoney),
    bands: bandsOf(rows),
    customers: [...customers].sort(collator.compare),
    nextCursor: next < rows.length ? `r${next}` : null,
  };
}
