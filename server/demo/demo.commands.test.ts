import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { ACTIVITY_WEEKS } from './plan.ts';
import { DEMO_FOREMAN, DEMO_SIGN_INS } from './sign-ins.ts';
import {
  envelope,
  NOW,
  OVERLAPS,
  reading,
  seededShop,
  TIME_ZONE,
  TODAY,
  type Shop,
} from './testing/demo-shop.ts';

describe('the demo shop', () => {
  let shop: Shop;
  let seedMs = 0;
  let one: (sql: string) => number;
  let all: <Row>(sql: string) => Row[];

  beforeAll(async () => {
    const began = process.cpuUsage();
    shop = await seededShop();
    // Time of the processor, so that what else runs on this machine does not count.
    seedMs = process.cpuUsage(began).user / 1000;
    ({ one, all } = reading(shop));
  });
  afterAll(() => shop.close());

  it('has exactly the people, tasks, materials, customers and orders it promises', () => {
    const counts = ['team', 'app_user', 'task_type', 'material', 'customer_account', 'sales_order'];
    expect(counts.map((table) => one(`SELECT count(*) FROM ${table}`))).toEqual([
      4, 24, 12, 20, 60, 400,
    ]);
    expect(one(`SELECT count(*) FROM task_type WHERE kind = 'indirect'`)).toBe(4);
    expect(one(`SELECT count(*) FROM sales_order_search`)).toBe(400);
    expect(one(`SELECT count(DISTINCT customer_id) FROM sales_order`)).toBe(60);
    expect(all(`SELECT role, count(*) AS n FROM app_user GROUP BY role ORDER BY role`)).toEqual([
      { role: 'admin', n: 1 },
      { role: 'foreman', n: 2 },
      { role: 'operator', n: 21 },
    ]);
    expect(one(`SELECT count(DISTINCT user_id) FROM pay_rate WHERE kind = 'salaried'`)).toBe(3);
  });

  it('lets everybody in with the PIN, and admin and foremen with the password', () => {
    const pin = `hash of ${DEMO_SIGN_INS.pin}`;
    const password = `hash of ${DEMO_SIGN_INS.password}`;
    expect(one(`SELECT count(*) FROM app_user WHERE pin_hash = '${pin}'`)).toBe(24);
    expect(
      all(`SELECT username FROM app_user WHERE password_hash = '${password}' ORDER BY username`),
    ).toEqual([{ username: 'admin' }, { username: DEMO_FOREMAN }, { username: 'marcus' }]);
  });

  it('says that it is a demo', () => {
    const value = (name: string) => one(`SELECT value FROM setting WHERE name = '${name}'`);
    expect(value('is_demo')).toBe('1');
    expect(value('pin_length')).toBe('6');
    expect(value('shop_name')).toBe('Northgate Awards');
  });

  it('has orders in every state and from every source', () => {
    const by = (column: string) =>
      Object.fromEntries(
        all<{ is: string; n: number }>(
          `SELECT ${column} AS "is", count(*) AS n FROM sales_order GROUP BY 1`,
        ).map((row) => [row.is, row.n]),
      );
    const { open, hold, shipped, void: cancelled } = by('status');
    expect(Math.min(open!, hold!, cancelled!)).toBeGreaterThanOrEqual(10);
    expect(shipped).toBeGreaterThan(250);
    expect(by('source')).toEqual({ floor: 5, import: 393, office: 2 });
    expect(one(`SELECT count(*) FROM sales_order WHERE status = 'hold' AND hold_note = ''`)).toBe(
      0,
    );
    expect(one(`SELECT count(*) FROM sales_order WHERE order_number = '10482'`)).toBe(1);
    const oldest = one(`SELECT julianday('${TODAY}') - julianday(min(sort_date)) FROM sales_order`);
    expect(oldest).toBeGreaterThan(110);
    expect(oldest).toBeLessThan(130);
    expect(one(`SELECT count(*) FROM sales_order WHERE sort_date > '${TODAY}'`)).toBe(0);
  });

  it('tells of 90 days of work', () => {
    const sessions = one('SELECT count(*) FROM work_session');
    expect(sessions).toBeGreaterThan(8000);
    expect(sessions).toBeLessThan(11_000);
    expect(one('SELECT min(business_day) FROM work_session')).toBe('2025-12-19');
    expect(one('SELECT max(business_day) FROM work_session')).toBe(TODAY);
  });

  it('has nobody in two places, and nothing after now', () => {
    expect(one(OVERLAPS)).toBe(0);
    const latest = `SELECT max(max(started_at), coalesce(max(ended_at), 0)) FROM work_session`;
    expect(one(latest)).toBeLessThanOrEqual(NOW);
    expect(one('SELECT max(used_at) FROM material_usage')).toBeLessThanOrEqual(NOW);
    expect(one('SELECT max(ended_at) FROM presence_break')).toBeLessThanOrEqual(NOW);
    expect(one('SELECT max(corrected_at) FROM work_session_correction_audit')).toBeLessThan(NOW);
  });

  it('keeps work within the day at work', () => {
    expect(
      one(`SELECT count(*) FROM work_session w WHERE NOT EXISTS (
        SELECT 1 FROM presence p WHERE p.user_id = w.user_id AND p.began_at <= w.started_at
        AND (p.ended_at IS NULL OR p.ended_at >= w.ended_at))`),
    ).toBe(0);
  });

  it('puts every session on the plant day of its start', () => {
    const calendar = plantCalendar(TIME_ZONE);
    const rows = all<{ day: string; at: number }>(
      'SELECT business_day AS day, started_at AS at FROM work_session ORDER BY at',
    );
    expect(rows.filter(({ day, at }) => calendar.dayOf(at) !== day)).toEqual([]);
  });

  it('adds up: shares to sessions, and every cost to a rate', () => {
    expect(
      one(`SELECT count(*) FROM work_session w WHERE ended_at IS NOT NULL AND
        (SELECT sum(duration_ms) FROM work_session_share s WHERE s.session_id = w.id)
          <> duration_ms`),
    ).toBe(0);
    expect(
      one(`SELECT count(*) FROM work_session w WHERE labor_cents IS NOT
        (SELECT sum(labor_cents) FROM work_session_share s WHERE s.session_id = w.id)`),
    ).toBe(0);
    const unknown = `SELECT DISTINCT u.display_name AS name FROM work_session w
      JOIN app_user u ON u.id = w.user_id WHERE ended_at IS NOT NULL AND labor_cents IS NULL`;
    expect(all(unknown)).toEqual([{ name: 'Marisol Reyes' }]);
    expect(
      one(`SELECT count(*) FROM material_usage
        WHERE cost_cents <> round(quantity_thousandths * unit_cost_cents / 1000.0)`),
    ).toBe(0);
  });

  it('works on no order after it was shipped, and never on a held one today', () => {
    const open = `FROM work_session w JOIN work_session_share s ON s.session_id = w.id
      JOIN order_task t ON t.id = s.order_task_id JOIN sales_order o ON o.id = t.order_id`;
    expect(one(`SELECT count(*) ${open} WHERE o.status = 'shipped' AND w.ended_at IS NULL`)).toBe(
      0,
    );
    expect(
      one(`SELECT count(*) ${open} WHERE o.status = 'hold' AND w.business_day = '${TODAY}'`),
    ).toBe(0);
  });

  it('has long, corrected and returned ones for the eye to find', () => {
    expect(one('SELECT count(*) FROM work_session WHERE is_long = 1')).toBe(3);
    const corrected = one('SELECT count(*) FROM work_session WHERE is_corrected = 1');
    expect(corrected).toBeGreaterThan(10);
    expect(
      one(`SELECT count(*) FROM work_session_correction_audit c
        JOIN app_user u ON u.id = c.corrected_by WHERE u.role = 'foreman' AND before <> after`),
    ).toBe(corrected);
    expect(
      one('SELECT count(*) FROM material_usage WHERE quantity_thousandths < 0'),
    ).toBeGreaterThan(5);
  });

  it('earns mostly 20 to 45 percent, sometimes more, and loses money on a few', () => {
    const margins = all<{ margin: number }>(`
      SELECT 100.0 * (o.revenue_cents - sum(cents)) / o.revenue_cents AS margin FROM (
        SELECT t.order_id, s.labor_cents AS cents FROM work_session_share s
          JOIN order_task t ON t.id = s.order_task_id
        UNION ALL SELECT order_id, cost_cents FROM material_usage) c
      JOIN sales_order o ON o.id = c.order_id
      WHERE o.status = 'shipped' AND o.revenue_cents > 0 GROUP BY o.id`).map((row) => row.margin);
    const part = (from: number, to: number) =>
      margins.filter((margin) => margin >= from && margin < to).length / margins.length;
    expect(part(20, 50)).toBeGreaterThan(0.6);
    expect(part(50, 75)).toBeGreaterThan(0.05);
    expect(part(-100, 0)).toBeGreaterThan(0.015);
    expect(part(-100, 0)).toBeLessThan(0.1);
    expect(part(75, 101)).toBe(0);
  });

  it('is there in under three seconds', () => {
    expect(seedMs).toBeLessThan(3000);
  });

  it('answers a repeated week as before, and writes nothing twice', async () => {
    const before = one('SELECT count(*) FROM work_session');
    const input = { today: TODAY, now: NOW, timeZone: TIME_ZONE, week: 3 };
    const again = await shop.writer.execute(
      'demo.seedActivity',
      envelope(`week 3 at ${NOW}`),
      input,
    );
    expect(again.replayed).toBe(true);
    expect(one('SELECT count(*) FROM work_session')).toBe(before);
    expect(ACTIVITY_WEEKS).toBe(13);
  });

  it('is refused where people are', async () => {
    const input = { today: TODAY, now: NOW, timeZone: TIME_ZONE, pinHash: 'p', passwordHash: 'q' };
    await expect(
      shop.writer.execute('demo.seedShop', envelope('once more'), input),
    ).rejects.toMatchObject({
      code: 'not_empty',
    });
  });
});
