/** What the roll-ups must hold, added up one by one from sessions, shares, usages and orders. */
import type Database from 'better-sqlite3';
import { isFixtureName } from '#schema/rules/fixtures.ts';
import { marginPercent } from '#schema/rules/money.ts';

type Sums = Map<string, Record<string, number>>;

interface Labor {
  day: string;
  user_id: number;
  task_type_id: number;
  order_id: number | null;
  person: string;
  order_key: string | null;
  ms: number;
  cents: number | null;
}
interface Usage {
  day: string;
  order_id: number;
  material_id: number;
  person: string;
  order_key: string;
  quantity: number;
  cents: number;
}

function add(sums: Sums, key: readonly number[], figures: Record<string, number>): void {
  const sum = sums.get(key.join(' ')) ?? {};
  for (const [name, value] of Object.entries(figures)) sum[name] = (sum[name] ?? 0) + value;
  sums.set(key.join(' '), sum);
}

const periodsOf = (day: string) => {
  const date = Number(day.replaceAll('-', ''));
  return {
    year: Number(day.slice(0, 4)),
    others: [date, Number(day.slice(0, 7).replace('-', ''))],
  };
};

function addUp(raw: Database.Database, days: { from: string; to: string }) {
  const orders = new Map<number, { customer: number | null; revenue: number | null }>();
  const sums = {
    order_cost: new Map() as Sums,
    order_year: new Map() as Sums,
    order_rollup: new Map() as Sums,
    person_rollup: new Map() as Sums,
    material_rollup: new Map() as Sums,
  };
  const onOrder = (day: string, orderId: number, figures: Record<string, number>): void => {
    const { year, others } = periodsOf(day);
    add(sums.order_cost, [orderId], figures);
    add(sums.order_year, [year, orderId], figures);
    for (const period of others) add(sums.order_rollup, [period, orderId], figures);
  };
  const labor = raw
    .prepare(
      `SELECT w.business_day AS day, w.user_id, w.task_type_id, t.order_id, u.display_name AS person,
         o.order_key, s.duration_ms AS ms, s.labor_cents AS cents
       FROM work_session w JOIN app_user u ON u.id = w.user_id
       JOIN work_session_share s ON s.session_id = w.id
       LEFT JOIN order_task t ON t.id = s.order_task_id LEFT JOIN sales_order o ON o.id = t.order_id
       WHERE w.ended_at IS NOT NULL AND w.business_day BETWEEN @from AND @to`,
    )
    .all(days) as Labor[];
  for (const { day, user_id, task_type_id, order_id, person, order_key, ms, cents } of labor) {
    if (isFixtureName(person) || isFixtureName(order_key ?? '')) continue;
    const figures = { sessions: 1, labor_ms: ms, labor_cents: cents ?? 0 };
    const all = { ...figures, unrated_sessions: Number(cents === null) };
    for (const period of periodsOf(day).others) {
      add(sums.person_rollup, [period, user_id, task_type_id], all);
    }
    if (order_id !== null) onOrder(day, order_id, { ...all, usages: 0, material_cents: 0 });
  }
  const usages = raw
    .prepare(
      `SELECT m.business_day AS day, m.order_id, m.material_id, u.display_name AS person, o.order_key,
         m.quantity_thousandths AS quantity, m.cost_cents AS cents
       FROM material_usage m JOIN app_user u ON u.id = m.user_id JOIN sales_order o ON o.id = m.order_id
       WHERE m.business_day BETWEEN @from AND @to`,
    )
    .all(days) as Usage[];
  for (const { day, order_id, material_id, person, order_key, quantity, cents } of usages) {
    if (isFixtureName(person) || isFixtureName(order_key)) continue;
    const figures = { usages: 1, quantity_thousandths: quantity, cost_cents: cents };
    for (const period of periodsOf(day).others) {
      add(sums.material_rollup, [period, material_id], figures);
    }
    const none = { sessions: 0, labor_ms: 0, labor_cents: 0, unrated_sessions: 0 };
    onOrder(day, order_id, { ...none, usages: 1, material_cents: cents });
  }
  const rows = raw.prepare(`SELECT id, customer_id, revenue_cents FROM sales_order`).all();
  for (const row of rows as {
    id: number;
    customer_id: number | null;
    revenue_cents: number | null;
  }[]) {
    orders.set(row.id, { customer: row.customer_id, revenue: row.revenue_cents });
  }
  return { sums, orders };
}

/** What an order says, and its margin, beside its sums. */
function ofOrder(
  sums: Sums,
  orders: ReturnType<typeof addUp>['orders'],
): [string, Record<string, number | null>][] {
  return [...sums].map(([key, sum]) => {
    const { customer = null, revenue = null } = orders.get(Number(key.split(' ').at(-1))) ?? {};
    const margin = (revenue ?? 0) - (sum['labor_cents'] ?? 0) - (sum['material_cents'] ?? 0);
    const percent = marginPercent(margin, revenue);
    const margin_tenths = percent === null ? null : Math.round(percent * 10);
    return [key, { customer_id: customer, revenue_cents: revenue, ...sum, margin_tenths }];
  });
}

const KEYS = {
  order_cost: ['order_id'],
  order_year: ['year', 'order_id'],
  order_rollup: ['period', 'order_id'],
  person_rollup: ['period', 'user_id', 'task_type_id'],
  material_rollup: ['period', 'material_id'],
} as const;

type Sheet = Record<string, Record<string, number | null>>;

/** What must be in the roll-ups of these days: rows by table and key. */
export function plainSums(
  raw: Database.Database,
  days = { from: '0000', to: '9999' },
): Record<keyof typeof KEYS, Sheet> {
  const { sums, orders } = addUp(raw, days);
  return {
    order_cost: Object.fromEntries(ofOrder(sums.order_cost, orders)),
    order_year: Object.fromEntries(ofOrder(sums.order_year, orders)),
    order_rollup: Object.fromEntries(sums.order_rollup),
    person_rollup: Object.fromEntries(sums.person_rollup),
    material_rollup: Object.fromEntries(sums.material_rollup),
  };
}

/** What is in the roll-ups, in the same form. */
export function rolledUp(raw: Database.Database): Record<keyof typeof KEYS, Sheet> {
  const read = (table: keyof typeof KEYS): Sheet => {
    const keys: readonly string[] = KEYS[table];
    const rows = raw.prepare(`SELECT * FROM ${table}`).all() as Record<string, number | null>[];
    const entries = rows.map((row) => {
      const figures = Object.entries(row).filter(([column]) => !keys.includes(column));
      return [keys.map((key) => row[key]).join(' '), Object.fromEntries(figures)] as const;
    });
    return Object.fromEntries(entries);
  };
  return {
    order_cost: read('order_cost'),
    order_year: read('order_year'),
    order_rollup: read('order_rollup'),
    person_rollup: read('person_rollup'),
    material_rollup: read('material_rollup'),
  };
}
