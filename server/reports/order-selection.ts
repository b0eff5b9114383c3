/**
 * Which orders the profitability report is about, and its formulas, in SQL. `f` is an order's
 * figures in the range, `life` those of all its days, `o` the order, `k` its customer.
 */
import { sql, type RawBuilder } from 'kysely';
import type { CostSettings } from '#schema/contract/report-settings.ts';
import type { ProfitabilityColumn, ProfitabilitySelection } from '#schema/contract/reports.ts';
import {
  HIGHEST_MARGIN_STEP,
  LOWEST_MARGIN_STEP,
  MARGIN_STEP_PERCENT,
  marginStepsBelow,
} from '#schema/rules/money.ts';
import { typedKeys } from '#schema/rules/order-number.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import { SEARCH_ID_MASK } from '#schema/rules/search-rowid.ts';
import { ALL_DAYS, daysOf, ordersIn, type Days } from '#server/costing/rollups.queries.ts';
import { isFixture } from '#server/db/fixture-names.ts';
import { isFragment } from '#server/orders/search.queries.ts';

export type Sql = RawBuilder<unknown>;

/** The filters as the database knows them; a team or a type of work that is not there is refused. */
export interface Selection extends Omit<ProfitabilitySelection, 'taskType'> {
  taskTypeId?: number | undefined;
  /** Whoever does not is told of margins by their step only, and asks by it: decision 19. */
  seesMoney: boolean;
}

const isAllDays = ({ from, to }: Days): boolean => from === ALL_DAYS.from && to === ALL_DAYS.to;

/** The row with an order's figures of all days: over all of time the one that is there already. */
const lifeOf = (selection: Selection): 'f' | 'life' =>
  isAllDays(daysOf(selection)) ? 'f' : 'life';

/** Burden on labor, rounded half up to the cent; labor is never negative. */
export function burdenOf(labor: Sql, { burdenBasisPoints }: CostSettings): Sql {
  if (burdenBasisPoints === 0) return sql`0`;
  return sql`((${labor} * ${sql.lit(burdenBasisPoints)} + 5000) / 10000)`;
}

export function costOf(row: 'f' | 'life', settings: CostSettings): Sql {
  const labor = sql.ref(`${row}.labor_cents`);
  const cost = sql`${labor} + ${sql.ref(`${row}.material_cents`)}`;
  return settings.burdenBasisPoints === 0
    ? sql`(${cost})`
    : sql`(${cost} + ${burdenOf(labor, settings)})`;
}

const marginOf = (settings: CostSettings): Sql => sql`(f.revenue_cents - ${costOf('f', settings)})`;

/** Margin of all days in percent, as `marginStep` in schema/rules/money.ts rounds it. */
function marginStepOf(selection: Selection, settings: CostSettings): Sql {
  const margin = sql`(f.revenue_cents - ${costOf(lifeOf(selection), settings)})`;
  const steps = sql`floor(${sql.lit(100 / MARGIN_STEP_PERCENT)} * 1.0 * ${margin}
    / nullif(f.revenue_cents, 0))`;
  return sql`CAST(min(${sql.lit(HIGHEST_MARGIN_STEP)},
    max(${sql.lit(LOWEST_MARGIN_STEP)}, ${steps} * ${sql.lit(MARGIN_STEP_PERCENT)})) AS INTEGER)`;
}

/** Margin in tenths of a percent of revenue, as it is shown: rounded half away from zero. */
export function marginTenthsOf(selection: Selection, settings: CostSettings): Sql {
  if (!selection.seesMoney) return sql`(${marginStepOf(selection, settings)} * 10)`;
  // Without burden it is stored with the sums, over all of time with an index.
  if (settings.burdenBasisPoints === 0) return sql`f.margin_tenths`;
  return sql`round(${marginOf(settings)} * 1000.0 / nullif(f.revenue_cents, 0))`;
}

const estimateMs = sql`(SELECT sum(t.estimate_minutes) * 60000 FROM order_task AS t
  WHERE t.order_id = f.order_id)`;

/** Text is compared without case, as SQLite does it (NOCASE: of ASCII letters). */
export interface SortKey {
  value: Sql;
  isText?: true;
}

/** Whether these tenths are stored for every selected order: counting them reads an index alone. */
export function isMarginStored(selection: Selection, settings: CostSettings): boolean {
  return selection.seesMoney && settings.burdenBasisPoints === 0 && isAllDays(daysOf(selection));
}

/** Whether an order costs more than it brings. One that brings nothing does, whatever its cost. */
export function isLosing(selection: Selection, settings: CostSettings): Sql {
  return selection.seesMoney
    ? sql`f.revenue_cents < ${costOf('f', settings)}`
    : sql`(f.revenue_cents <= 0 OR ${marginStepOf(selection, settings)} < 0)`;
}

/** Whether the cost so far, of all days, is at least this percentage of revenue. */
function hasCost(percent: number, selection: Selection, settings: CostSettings): Sql {
  if (!selection.seesMoney) {
    return sql`(f.revenue_cents <= 0
      OR ${marginStepOf(selection, settings)} < ${sql.lit(marginStepsBelow(percent))})`;
  }
  const cost = costOf(lifeOf(selection), settings);
  return sql`(${cost} > 0 AND ${cost} * 100 >= f.revenue_cents * ${sql.lit(percent)})`;
}

/** What rows are sorted by. 9 comes before 10: a shorter order number is a smaller one. */
export function sortKeysOf(
  column: ProfitabilityColumn,
  selection: Selection,
  settings: CostSettings,
): SortKey[] {
  const keys: Readonly<Record<ProfitabilityColumn, SortKey[]>> = {
    orderNumber: [
      { value: sql`length(o.order_number)` },
      { value: sql`o.order_number`, isText: true },
    ],
    customerName: [{ value: sql`coalesce(k.name, '')`, isText: true }],
    revenueCents: [{ value: sql`f.revenue_cents` }],
    laborMs: [{ value: sql`f.labor_ms` }],
    estimateMs: [{ value: estimateMs }],
    laborCents: [{ value: sql`f.labor_cents` }],
    burdenCents: [{ value: burdenOf(sql`f.labor_cents`, settings) }],
    materialCents: [{ value: sql`f.material_cents` }],
    marginCents: [{ value: marginOf(settings) }],
    marginPercent: [{ value: marginTenthsOf(selection, settings) }],
  };
  return keys[column];
}

/** Whether this team, or this type of work, was at the order in the range. */
function workedOn(condition: Sql, { from, to }: Days): Sql {
  return sql`EXISTS (SELECT 1 FROM order_task AS t
    JOIN work_session_share AS s ON s.order_task_id = t.id
    JOIN work_session AS w ON w.id = s.session_id
    JOIN app_user AS u ON u.id = w.user_id
    WHERE t.order_id = f.order_id AND ${condition} AND s.duration_ms IS NOT NULL
      AND w.business_day BETWEEN ${from} AND ${to} AND NOT ${isFixture('u.display_name')})`;
}

/** The text looked for, as somebody may have typed it. */
const soughtIn = ({ q = '' }: Selection): string => q.trim();

/** Of one or two characters, which the index cannot find: its texts are read, one by one. */
const isShort = (q: string): boolean => q !== '' && !isFragment(q);

/** Rows of the search index that hold a text. */
function holding(q: string): Sql {
  const text = plainText(q);
  if (!isShort(q)) return sql`sales_order_search MATCH ${`"${text.replaceAll('"', '""')}"`}`;
  return sql`(instr(order_number, ${text}) OR instr(customer_name, ${text})
    OR instr(description, ${text}))`;
}

/** Whether the search index finds a text in this order. */
const isHeldBy = (order: 'o' | 'meant', q: string): Sql =>
  sql`EXISTS (SELECT 1 FROM sales_order_search
    WHERE rowid = ${sql.ref(`${order}.search_rowid`)} AND ${holding(q)})`;

/** Ids of the orders of a number, however it was typed; one merged into another is that other. */
const numbered = (q: string): Sql =>
  sql`SELECT DISTINCT meant.id FROM sales_order AS typed
    JOIN sales_order AS meant ON meant.id = coalesce(typed.merged_into, typed.id)
    WHERE typed.order_key IN (${sql.join(typedKeys(q))})`;

/** Ids of all orders that a text names, each once, as the search of orders finds them. */
const meantBy = (q: string): Sql =>
  sql`(SELECT rowid & ${sql.lit(SEARCH_ID_MASK)} AS id FROM sales_order_search WHERE ${holding(q)}
    UNION ALL ${numbered(q)} AND NOT ${isHeldBy('meant', q)})`;

/** Whether a text names this one of a few orders. */
const isMeantBy = (q: string): Sql => sql`(o.id IN (${numbered(q)}) OR ${isHeldBy('o', q)})`;

/** Whether only the orders of these days, or of a customer, are asked if a short text names them. */
const isAskedOfEach = (selection: Selection): boolean =>
  isShort(soughtIn(selection)) && (Boolean(selection.customer) || !isAllDays(daysOf(selection)));

/** Ids of the orders a text or a customer names: found by an index, so the others stay unread. */
function namedOrders(selection: Selection): Sql | undefined {
  const { customer = '' } = selection;
  const q = soughtIn(selection);
  if (q !== '' && !isAskedOfEach(selection)) return meantBy(q);
  if (customer === '') return undefined;
  return sql`(SELECT id FROM sales_order WHERE customer_id IN ${customersNamed(customer)})`;
}

/** The index of names knows no case; the name does. */
const customersNamed = (name: string): Sql =>
  sql`(SELECT id FROM customer_account WHERE name = ${name} COLLATE NOCASE AND name = ${name})`;

function conditionsOf(selection: Selection, settings: CostSettings): Sql[] {
  const { customer = '', status, team, taskTypeId, costOver } = selection;
  const days = daysOf(selection);
  const conditions: (Sql | false)[] = [
    customer !== '' && sql`f.customer_id IN ${customersNamed(customer)}`,
    isAskedOfEach(selection) && isMeantBy(soughtIn(selection)),
    status !== undefined && sql`o.status = ${status}`,
    team !== undefined && workedOn(sql`u.team_id = ${team}`, days),
    taskTypeId !== undefined && workedOn(sql`t.task_type_id = ${taskTypeId}`, days),
    costOver !== undefined && hasCost(costOver, selection, settings),
  ];
  return conditions.filter((condition) => condition !== false);
}

/** Whether anything but the range says which orders. */
export function isNarrowed({
  customer,
  q,
  status,
  team,
  taskTypeId,
  costOver,
}: Selection): boolean {
  const others = [status, team, taskTypeId, costOver].some((one) => one !== undefined);
  return others || Boolean(customer) || Boolean(q?.trim());
}

/** `FROM … WHERE …` of the selected orders, with `o` and `k` joined only where somebody asks. */
export function selectedOrders(
  selection: Selection,
  settings: CostSettings,
  { sortedBy, after }: { sortedBy?: ProfitabilityColumn; after?: Sql | undefined } = {},
): Sql {
  const needsOrder =
    isAskedOfEach(selection) || selection.status !== undefined || sortedBy === 'orderNumber';
  const needsCustomer = sortedBy === 'customerName';
  const days = daysOf(selection);
  const named = namedOrders(selection);
  const conditions = conditionsOf(selection, settings);
  if (after) conditions.push(after);
  // All of time is kept by order, so those named are looked up; any other range is read once.
  const isLookedUp = named !== undefined && isAllDays(days);
  const { costOver, seesMoney } = selection;
  const needsLife = lifeOf(selection) === 'life' && (costOver !== undefined || !seesMoney);
  if (named && !isLookedUp) conditions.push(sql`f.order_id IN ${named}`);
  return sql`FROM ${isLookedUp ? sql`${named} AS named CROSS JOIN` : sql``} ${ordersIn(days)} AS f
    ${isLookedUp ? sql`ON f.order_id = named.id` : sql``}
    ${needsOrder ? sql`JOIN sales_order AS o ON o.id = f.order_id` : sql``}
    ${needsCustomer ? sql`LEFT JOIN customer_account AS k ON k.id = f.customer_id` : sql``}
    ${needsLife ? sql`JOIN order_cost AS life ON life.order_id = f.order_id` : sql``}
    ${conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``}`;
}
