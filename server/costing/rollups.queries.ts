/**
 * The roll-ups of migration 0007, as reports read them. A range of plant days is cut into whole
 * years, months and days: of a year and a day, a report reads one year row and one day row of an
 * order, however much work was done. Money is cents, quantities are thousandths.
 */
import { sql, type RawBuilder } from 'kysely';

export interface Days {
  /** Plant days, YYYY-MM-DD, both included. */
  from: string;
  to: string;
}

/** The range that is all of time: what open ends are closed with. */
export const ALL_DAYS: Readonly<Days> = { from: '0000-01-01', to: '9999-12-31' };

/** The range with its open ends closed. */
export function daysOf(filter: { from?: string | undefined; to?: string | undefined }): Days {
  return { from: filter.from ?? ALL_DAYS.from, to: filter.to ?? ALL_DAYS.to };
}

/** Periods of one unit, both included: years 2026, months 202611 or days 20261121. */
export interface Segment {
  unit: 'year' | 'month' | 'day';
  from: number;
  to: number;
}

const MONTHS = 12;

function dateOf(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date, period: year * 10_000 + month * 100 + date };
}

/** Months counted from year 0, so that the one after December is the next. */
const monthPeriod = (count: number): number =>
  Math.floor(count / MONTHS) * 100 + (count % MONTHS) + 1;

/** The calendar repeats every 400 years; `Date` takes years under 100 for others. */
const lastDateOf = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/**
 * The fewest periods that make up a range, none for one that ends before it begins.
 * @param largest whether whole years are cut out, or their months
 */
export function segmentsOf({ from, to }: Days, largest: 'year' | 'month'): Segment[] {
  if (to < from) return [];
  const [first, last] = [dateOf(from), dateOf(to)];
  const firstMonth = first.year * MONTHS + first.month - 1 + Number(first.date > 1);
  const isToTheEnd = last.date >= lastDateOf(last.year, last.month);
  const lastMonth = last.year * MONTHS + last.month - 1 - Number(!isToTheEnd);
  if (firstMonth > lastMonth) return [{ unit: 'day', from: first.period, to: last.period }];
  const before: Segment[] =
    first.date === 1
      ? []
      : [{ unit: 'day', from: first.period, to: Math.floor(first.period / 100) * 100 + 31 }];
  const after: Segment[] = isToTheEnd
    ? []
    : [{ unit: 'day', from: Math.floor(last.period / 100) * 100 + 1, to: last.period }];
  return [...before, ...monthsAndYears(firstMonth, lastMonth, largest), ...after];
}

function monthsAndYears(first: number, last: number, largest: 'year' | 'month'): Segment[] {
  const months = (from: number, to: number): Segment[] =>
    from > to ? [] : [{ unit: 'month', from: monthPeriod(from), to: monthPeriod(to) }];
  const firstYear = Math.ceil(first / MONTHS);
  const lastYear = Math.floor((last + 1) / MONTHS) - 1;
  if (largest === 'month' || firstYear > lastYear) return months(first, last);
  return [
    ...months(first, firstYear * MONTHS - 1),
    { unit: 'year', from: firstYear, to: lastYear },
    ...months((lastYear + 1) * MONTHS, last),
  ];
}

/** What is summed, in the order of the tables' columns; unrated is what has no rate, so no cost. */
export const ORDER_FIGURES = [
  'sessions',
  'labor_ms',
  'labor_cents',
  'unrated_sessions',
  'usages',
  'material_cents',
] as const;
export const PERSON_FIGURES = ['sessions', 'labor_ms', 'labor_cents', 'unrated_sessions'] as const;
export const MATERIAL_FIGURES = ['usages', 'quantity_thousandths', 'cost_cents'] as const;

type Figures<Names extends readonly string[]> = Record<Names[number], number>;

export type OrderFigures = Figures<typeof ORDER_FIGURES>;

/** What an order cost in a range. Revenue is the whole order's, whatever the range. */
export interface OrderCost extends OrderFigures {
  order_id: number;
  customer_id: number | null;
  revenue_cents: number | null;
  /** Margin in tenths of a percent of revenue, without burden; null where revenue is null or 0. */
  margin_tenths: number | null;
}
/** One person's work of one type; a session on two orders is counted twice. */
export interface PersonLabor extends Figures<typeof PERSON_FIGURES> {
  user_id: number;
  task_type_id: number;
}
export interface MaterialUse extends Figures<typeof MATERIAL_FIGURES> {
  material_id: number;
}

/**
 * Whether the row `r` of a month or a day belongs to the range: of a whole month its own row does,
 * and not those of its days.
 */
export function isRowOf(days: Days): RawBuilder<boolean> {
  const within = segmentsOf(days, 'month').map(
    ({ from, to }) => sql`r.period BETWEEN ${from} AND ${to}`,
  );
  return within.length === 0 ? sql`0` : sql`(${sql.join(within, sql` OR `)})`;
}

type RollupTable = 'order_rollup' | 'person_rollup' | 'material_rollup';

const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));

/** The rows of the segments, summed by key; a single period has one row of each key. */
function sumOf(
  segments: readonly Segment[],
  table: RollupTable,
  keys: readonly string[],
  figures: readonly string[],
): RawBuilder<unknown> {
  const rows = segments.map(({ unit, from, to }) => {
    const [source, period] = unit === 'year' ? ['order_year', 'year'] : [table, 'period'];
    const select = sql`SELECT ${list([...keys, ...figures])} FROM ${sql.table(source)}`;
    return sql`${select} WHERE ${sql.ref(period)} BETWEEN ${from} AND ${to}`;
  });
  const all = sql.join(rows, sql` UNION ALL `);
  if (segments.length === 1 && segments[0]?.from === segments[0]?.to) return all;
  const sums = figures.map((name) => sql`sum(${sql.ref(name)}) AS ${sql.ref(name)}`);
  return sql`SELECT ${list(keys)}, ${sql.join(sums)} FROM (${all}) GROUP BY ${list(keys)}`;
}

/** Rounded as `schema/rules/money.ts` does it. */
const marginTenths = sql`CASE WHEN c.revenue_cents <> 0 THEN
  sign(c.revenue_cents) * sign(c.revenue_cents - f.labor_cents - f.material_cents)
    * ((2000 * abs(c.revenue_cents - f.labor_cents - f.material_cents) + abs(c.revenue_cents))
      / (2 * abs(c.revenue_cents))) END`;

/**
 * Every order with labor or material in the range, to be read from:
 * `build.selectFrom(ordersIn(days).as('c'))`. All of time and one whole year are tables whose rows
 * need neither summing nor looking up; over all of time `margin_tenths` has an index.
 */
export function ordersIn(days: Days): RawBuilder<OrderCost> {
  const segments = segmentsOf(days, 'year');
  const columns = list([
    'order_id',
    'customer_id',
    'revenue_cents',
    ...ORDER_FIGURES,
    'margin_tenths',
  ]);
  if (days.from <= ALL_DAYS.from && days.to >= ALL_DAYS.to) {
    return sql<OrderCost>`(SELECT ${columns} FROM order_cost)`;
  }
  const [only, ...others] = segments;
  if (only?.unit === 'year' && others.length === 0 && only.from === only.to) {
    return sql<OrderCost>`(SELECT ${columns} FROM order_year WHERE year = ${only.from})`;
  }
  const figures = list(ORDER_FIGURES.map((name) => `f.${name}`));
  const sums = sumOf(segments, 'order_rollup', ['order_id'], ORDER_FIGURES);
  return sql<OrderCost>`(SELECT f.order_id, c.customer_id, c.revenue_cents, ${figures},
    ${marginTenths} AS margin_tenths FROM (${sums}) AS f JOIN order_cost AS c USING (order_id))`;
}

/** Work in the range by person and task type, indirect work too; to be read from. */
export function laborIn(days: Days): RawBuilder<PersonLabor> {
  const keys = ['user_id', 'task_type_id'];
  const segments = segmentsOf(days, 'month');
  return sql<PersonLabor>`(${sumOf(segments, 'person_rollup', keys, PERSON_FIGURES)})`;
}

/** Material used in the range, returns taken off; to be read from. */
export function materialIn(days: Days): RawBuilder<MaterialUse> {
  const segments = segmentsOf(days, 'month');
  return sql<MaterialUse>`(${sumOf(segments, 'material_rollup', ['material_id'], MATERIAL_FIGURES)})`;
}
