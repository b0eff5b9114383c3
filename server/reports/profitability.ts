/**
 * The Order Profitability report: rows and totals. Every total is the sum of the rows, whose cents
 * were rounded before, so it adds up whichever way one counts.
 */
import type { CostSettings } from '#schema/contract/report-settings.ts';
import type {
  Confidence,
  Profitability,
  ProfitabilityColumn,
  ProfitabilityFilter,
  ProfitabilityFlag,
  ProfitabilityQuery,
  ProfitabilityRow,
  ProfitabilitySelection,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { burdenCents, marginPercent, marginStep, marginStepsBelow } from '#schema/rules/money.ts';
import { AppError, malformed } from '#server/app-error.ts';
import { daysOf } from '#server/costing/rollups.queries.ts';
import type { Reader } from '#server/db/statements.ts';
import { readReportSettings } from '#server/settings/report-settings.queries.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { getTaskType, requireTeam } from './known.ts';
import { sortKeysOf, type Selection } from './order-selection.ts';
import {
  listConfidence,
  listCustomers,
  listRunning,
  sortedOrders,
  sumIndirect,
  sumOrders,
  type CostRow,
  type Sorting,
} from './profitability.queries.ts';

/** What a foreman may sort by: anything but money. */
const OPEN_COLUMNS: readonly string[] = [
  'orderNumber',
  'customerName',
  'laborMs',
  'estimateMs',
  'marginPercent',
];

function sortingOf(sort: string): Sorting {
  const isDescending = sort.startsWith('-');
  return { column: sort.slice(Number(isDescending)) as ProfitabilityColumn, isDescending };
}

export function requireSortRight(sort: string, seesMoney: boolean): void {
  if (!seesMoney && !OPEN_COLUMNS.includes(sortingOf(sort).column)) {
    throw new AppError('not_allowed', 'Only an admin can sort by money.');
  }
}

export function requireRange({ from, to }: Pick<ProfitabilitySelection, 'from' | 'to'>): void {
  if (from !== undefined && to !== undefined && from > to) {
    throw malformed('to', 'must not be before from', 'The range ends before it begins.');
  }
}

/** @throws AppError `malformed` for a team or a task type that is not there. */
export function selectionOf(
  reader: Reader,
  filter: ProfitabilitySelection,
  seesMoney: boolean,
): Selection {
  const { taskType, ...others } = filter;
  const selection = { ...others, seesMoney };
  if (filter.team !== undefined) requireTeam(reader, filter.team);
  return taskType === undefined
    ? selection
    : { ...selection, taskTypeId: getTaskType(reader, taskType) };
}

/** Who looks at which range, and how the shop counts. */
export interface View {
  settings: CostSettings;
  /** Orders somebody works on now. */
  running: ReadonlySet<number>;
  seesMoney: boolean;
}

export function viewOf(reader: Reader, seesMoney: boolean): View {
  return { settings: readReportSettings(reader), running: listRunning(reader), seesMoney };
}

/** What the order cost so far, on all days. */
function lifeCost(row: CostRow, { burdenBasisPoints }: CostSettings): number {
  const labor = row.life_labor_cents;
  return labor + burdenCents(labor, burdenBasisPoints) + row.life_material_cents;
}

/** What whoever may not see money is told of an order's margin: decision 19. */
function stepOf(row: CostRow, settings: CostSettings): number | null {
  const { revenue_cents: revenue } = row;
  return revenue === null ? null : marginStep(revenue - lifeCost(row, settings), revenue);
}

/** Whether an order still open has cost so much of its revenue that somebody should look. */
function isWarnedOf(row: CostRow, { settings, seesMoney }: View): boolean {
  const { revenue_cents: revenue } = row;
  if (revenue === null) return false;
  if (!seesMoney) {
    const isBegun = row.life_sessions + row.life_usages > 0;
    const below = marginStepsBelow(settings.costWarningPercent);
    return isBegun && (revenue <= 0 || (stepOf(row, settings) ?? 0) < below);
  }
  const cost = lifeCost(row, settings);
  return cost > 0 && cost * 100 >= revenue * settings.costWarningPercent;
}

function flagsOf(row: CostRow, view: View): ProfitabilityFlag[] {
  const { running, seesMoney } = view;
  const isPending = row.status === 'open' || row.status === 'hold';
  const isOutside = row.life_sessions !== row.sessions || row.life_usages !== row.usages;
  const isWithoutMaterial =
    row.status === 'shipped' && row.life_sessions > 0 && row.life_usages === 0;
  const flags: [ProfitabilityFlag, boolean][] = [
    ['rate_missing', seesMoney && row.unrated_sessions > 0],
    ['cost_outside_range', isOutside],
    ['open_sessions', running.has(row.order_id)],
    ['material_missing', isWithoutMaterial],
    ['not_invoiced', isPending],
    ['revenue_missing', row.revenue_cents === null],
    ['cost_warning', isPending && isWarnedOf(row, view)],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

/** A row without its confidence, which only those shown have. */
export type PlainRow = Omit<ProfitabilityRow, 'confidence'>;

export function toRow(row: CostRow, view: View): PlainRow {
  const money = (cents: number | null): number | null => (view.seesMoney ? cents : null);
  const burden = burdenCents(row.labor_cents, view.settings.burdenBasisPoints);
  const cost = row.labor_cents + burden + row.material_cents;
  const margin = row.revenue_cents === null ? null : row.revenue_cents - cost;
  const percent = margin === null ? null : marginPercent(margin, row.revenue_cents);
  return {
    orderNumber: row.order_number,
    customerName: row.customer_name ?? '',
    description: row.description,
    status: row.status,
    dueDate: row.due_date,
    revenueCents: money(row.revenue_cents),
    laborMs: row.labor_ms,
    estimateMs: row.estimate_minutes === null ? null : row.estimate_minutes * 60_000,
    laborCents: money(row.labor_cents),
    burdenCents: money(burden),
    materialCents: money(row.material_cents),
    marginCents: money(margin),
    marginPercent: view.seesMoney ? percent : stepOf(row, view.settings),
    flags: flagsOf(row, view),
  };
}

export const NO_TIME: Readonly<Confidence> = {
  measuredMs: 0,
  estimatedMs: 0,
  correctedMs: 0,
  unverifiedMs: 0,
};

function confidenceOf(reader: Reader, rows: readonly CostRow[], filter: ProfitabilitySelection) {
  const ids = rows.map((row) => row.order_id);
  const found = new Map<number, Confidence>(ids.map((id) => [id, { ...NO_TIME }]));
  for (const { order_id: id, kind, ms } of listConfidence(reader, ids, daysOf(filter))) {
    const confidence = found.get(id);
    if (confidence) confidence[`${kind}Ms`] = ms;
  }
  return found;
}

/** Sums of all rows, not only of the page. */
function totalsOf(
  reader: Reader,
  selection: Selection,
  { settings, seesMoney }: Omit<View, 'running'>,
): ProfitabilityTotals {
  const sums = sumOrders(reader, selection, settings);
  const indirect = sumIndirect(reader, daysOf(selection));
  const { revenue_cents: revenue, labor_cents: labor, material_cents: material } = sums;
  const margin = revenue - labor - sums.burden_cents - material;
  const money = (cents: number): number | null => (seesMoney ? cents : null);
  return {
    orders: sums.orders,
    losingOrders: sums.losing_orders,
    losingWithoutRevenue: sums.losing_without_revenue,
    revenueCents: money(revenue),
    laborMs: sums.labor_ms,
    laborCents: money(labor),
    burdenCents: money(sums.burden_cents),
    materialCents: money(material),
    marginCents: money(margin),
    // Of several orders it would tell of each.
    marginPercent: seesMoney ? marginPercent(margin, revenue) : null,
    indirectMs: indirect.ms,
    indirectCents: money(indirect.cents),
  };
}

/**
 * Every row of the whole result, sorted, one by one: what an export is written from.
 * @throws AppError `malformed` for a team or a task type that is not there.
 */
export function* eachProfitabilityRow(
  reader: Reader,
  filter: ProfitabilityFilter,
  seesMoney: boolean,
): Generator<PlainRow> {
  const view = viewOf(reader, seesMoney);
  const selection = selectionOf(reader, filter, seesMoney);
  for (const row of reader.each(sortedOrders(selection, view.settings, sortingOf(filter.sort)))) {
    yield toRow(row, view);
  }
}

/** The totals without the rows. @throws AppError as `eachProfitabilityRow`. */
export function profitabilityTotals(
  reader: Reader,
  filter: ProfitabilitySelection,
  seesMoney: boolean,
  settings: CostSettings = readReportSettings(reader),
): ProfitabilityTotals {
  return totalsOf(reader, selectionOf(reader, filter, seesMoney), { settings, seesMoney });
}

export function profitability(
  reader: Reader,
  query: ProfitabilityQuery,
  seesMoney: boolean,
): Profitability {
  const view = viewOf(reader, seesMoney);
  const { settings } = view;
  const selection = selectionOf(reader, query, seesMoney);
  const sorting = sortingOf(query.sort);
  const keys = sortKeysOf(sorting.column, selection, settings);
  const cursor =
    query.cursor === undefined ? undefined : readCursor(query.cursor, query.sort, keys);
  const found = reader.all(
    sortedOrders(selection, settings, sorting, {
      limit: query.limit + 1,
      offset: query.offset ?? 0,
      cursor,
    }),
  );
  const page = found.slice(0, query.limit);
  const confidence = confidenceOf(reader, page, query);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      ...toRow(row, view),
      confidence: confidence.get(row.order_id) ?? NO_TIME,
    })),
    totals: totalsOf(reader, selection, view),
    customers: listCustomers(reader),
    nextCursor: last
      ? writeCursor({
          sort: query.sort,
          keys: [last.key0, last.key1].slice(0, keys.length),
          id: last.order_id,
        })
      : null,
  };
}
