/** The rows of a bulk shop, made by SQLite itself from their numbers: the same size, the same shop. */
import type Database from 'better-sqlite3';
import { FIRST_ORDER } from '../bench/shop.ts';

export interface BulkSize {
  people: number;
  customers: number;
  orders: number;
  sessions: number;
  years: number;
}

/** How long one order is worked on. */
const ORDER_DAYS = 10;
const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
const SESSIONS_PER_USAGE = 8;

/** Spread out numbers, without a generator to keep the state of (Knuth's multiplicative hash). */
const hash = (number: string): string => `(((${number}) * 2654435761 >> 7) & 0xffffff)`;
const numbers = (count: number): string =>
  `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`;
const dayOf = (ms: string): string => `date((${ms}) / 1000, 'unixepoch')`;
/** As long as a UUIDv7, in the order of time as those are. */
const uuid = (number: string): string =>
  `printf('%08x-0000-7000-8000-%012x', ${number}, ${hash(number)})`;
const pick = (list: readonly string[], number: string): string =>
  `CASE (${number}) % ${list.length} ${list.map((word, at) => `WHEN ${at} THEN '${word}'`).join(' ')} END`;

/** The id of an order's task: three tasks to an order, both counted from where their ids begin. */
const taskId = (order: string, taskType: string): string => `${order} * 3 + ${taskType}`;

const PRODUCTS = ['Crystal', 'Walnut', 'Brass', 'Acrylic', 'Silver', 'Marble'];
const THINGS = ['obelisk', 'plaque', 'cup', 'medal', 'trophy', 'name plate'];

/** People, rates, catalogs, customers, orders, and the search index as housekeeping leaves it. */
export function fillOrders(raw: Database.Database, size: BulkSize, now: number): void {
  const first = now - size.years * YEAR_MS;
  const made = `CAST(${first} + i * ${(size.years * YEAR_MS) / size.orders} AS INTEGER)`;
  raw.exec(`
    INSERT INTO team (name) VALUES ('Engraving'), ('Sublimation'), ('Packing'), ('Assembly');
    INSERT INTO task_type (id, code, name, kind) VALUES
      (1, 'ENGRAVE', 'Engraving', 'direct'), (2, 'PACK', 'Packing', 'direct'),
      (3, 'ASSEMBLE', 'Assembly', 'direct'), (4, 'CLEAN', 'Cleaning', 'indirect');
    INSERT INTO material (id, code, name, unit, unit_cost_cents)
      ${numbers(200)} SELECT i + 1, 'M' || i, 'Material ' || i, 'pcs', 50 + i * 7 FROM n;
    INSERT INTO app_user (id, display_name, role, team_id, created_at, updated_at)
      ${numbers(size.people)}
      SELECT i + 1, 'Person ' || i, 'operator', i % 4 + 1, ${first}, ${first} FROM n;
    INSERT INTO pay_rate (user_id, effective_from, kind, amount_cents, created_at)
      ${numbers(size.people)}
      SELECT i + 1, ${dayOf(String(Math.trunc(first)))}, 'hourly', 1800 + i % 1500, ${first} FROM n;
    INSERT INTO customer_account (id, account_number, name)
      ${numbers(size.customers)} SELECT i + 1, 'C' || i, 'Customer ' || i FROM n;
    INSERT INTO sales_order (id, order_key, order_number, customer_id, description, order_date,
        due_date, revenue_cents, status, source, created_at, updated_at, sort_date)
      ${numbers(size.orders)}
      SELECT i + 1, ${FIRST_ORDER} + i, ${FIRST_ORDER} + i, ${hash('i')} % ${size.customers} + 1,
        ${pick(PRODUCTS, 'i')} || ' ' || ${pick(THINGS, 'i / 8')} || ' ' || (i % 997),
        ${dayOf(made)}, ${dayOf(`${made} + ${ORDER_DAYS * DAY_MS}`)},
        CASE WHEN i % 50 THEN 20000 + ${hash('i * 3 + 1')} % 180000 END,
        CASE WHEN i < ${size.orders * 0.98} THEN 'shipped' ELSE 'open' END,
        'import', ${made}, ${made}, ${dayOf(made)} FROM n;
    UPDATE sales_order
      SET search_rowid = (CAST(julianday(sort_date) - 2440587.5 AS INTEGER) << 36) | id;
    INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
      SELECT o.search_rowid, o.order_number, c.name, o.description
      FROM sales_order AS o JOIN customer_account AS c ON c.id = o.customer_id
      ORDER BY o.search_rowid;
    INSERT INTO order_task (id, order_id, task_type_id, estimate_minutes, created_at)
      SELECT ${taskId('(o.id - 1)', 't.id')}, o.id, t.id, 30 + o.id % 90, o.created_at
      FROM sales_order AS o CROSS JOIN task_type AS t WHERE t.kind = 'direct';
  `);
}

/** Sessions one after the other in time, each on an order of its days; every tenth is indirect. */
export function fillWork(raw: Database.Database, size: BulkSize, now: number): void {
  if (size.sessions === 0) return;
  const span = size.years * YEAR_MS;
  // The last one has ended an hour before now.
  const startOf = (number: string): string =>
    `CAST(${now - span - 5 * 3_600_000} + (${number}) * ${span / size.sessions} AS INTEGER)`;
  const started = startOf('i');
  const ms = `(300000 + ${hash('i')} % 9000000)`;
  const spread = Math.max(1, Math.round((size.orders * ORDER_DAYS * DAY_MS) / span));
  /** Which order, from 0, the session of this number is on. */
  const orderOf = (number: string): string =>
    `max(0, CAST((${number}) * ${size.orders / size.sessions} AS INTEGER) - ${hash(`(${number}) * 5 + 2`)} % ${spread})`;
  const rate = `(1800 + i % ${size.people} % 1500)`;
  const cents = `(${ms} * ${rate} + 1800000) / 3600000`;
  /** The session at which the i-th material was used. */
  const used = `i * ${SESSIONS_PER_USAGE}`;
  const isIndirect = `i % 10 = 9`;
  raw.exec(`
    INSERT INTO work_session (id, public_id, user_id, task_type_id, business_day, started_at,
        ended_at, end_reason, duration_ms, rate_kind, rate_amount_cents, annual_hours, labor_cents,
        is_corrected, is_long, received_at, closed_received_at, source_key)
      ${numbers(size.sessions)}
      SELECT i + 1, ${uuid('i')}, i % ${size.people} + 1,
        CASE WHEN ${isIndirect} THEN 4 ELSE i % 3 + 1 END, ${dayOf(started)}, ${started},
        ${started} + ${ms}, 'finished', ${ms}, 'hourly', ${rate}, 2080, ${cents},
        i % 40 = 0, i % 100 = 0, ${started}, ${started} + ${ms}, 'bulk/' || i
      FROM n;
    INSERT INTO work_session_share (session_id, order_task_id, duration_ms, labor_cents)
      SELECT w.id,
        CASE WHEN w.task_type_id < 4 THEN ${taskId(orderOf('w.id - 1'), 'w.task_type_id')} END,
        w.duration_ms, w.labor_cents
      FROM work_session AS w;
    INSERT INTO material_usage (public_id, order_id, user_id, material_id, quantity_thousandths,
        unit_cost_cents, cost_cents, business_day, used_at, received_at, source_key)
      ${numbers(Math.floor(size.sessions / SESSIONS_PER_USAGE))}
      SELECT ${uuid('i')}, ${orderOf(used)} + 1, i % ${size.people} + 1, i % 200 + 1,
        1000 * (1 + i % 5), 50 + (i % 200) * 7, (50 + (i % 200) * 7) * (1 + i % 5),
        ${dayOf(startOf(used))}, ${startOf(used)},
        ${now}, 'bulk/' || i FROM n;
    INSERT INTO presence (user_id, business_day, began_at, ended_at)
      SELECT user_id, business_day, min(started_at), max(ended_at) FROM work_session
      GROUP BY user_id, business_day;
  `);
}
