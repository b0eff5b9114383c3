/** A shop in which Fred, a foreman, puts right what Olga of his team did. */
import { openTestShop } from '#server/testing/test-shop.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type CorrectingShop = Awaited<ReturnType<typeof openCorrectingShop>>;

/** It is 09:00 on 14 January 2026, in UTC, which is the plant's time too. */
export async function openCorrectingShop() {
  const shop = await openTestShop();
  const olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  const fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  await shop.addRate(olga, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2399 });
  for (const number of ['10482', '10483', '10484']) await shop.addOrder(number, 50_000);
  let foreman = await shop.cookieFor(fred, 'password');
  const adminId = shop.admin.userId;
  let admin = await shop.cookieFor(adminId, 'password');
  const { raw } = shop.door.connection;

  const post = (path: string, body: object, as = foreman, headers: Record<string, string> = {}) =>
    shop.request('POST', path, { as, body, headers });
  const get = async (path: string, as = foreman) => shop.request('GET', path, { as });

  return {
    ...{ shop, olga, fred, raw, post, get },
    get foreman() {
      return foreman;
    },
    get admin() {
      return admin;
    },
    /** So much later, when a sign-in of before has ended. */
    async anotherDay(instant: string): Promise<void> {
      shop.at(instant);
      foreman = await shop.cookieFor(fred, 'password');
      admin = await shop.cookieFor(adminId, 'password');
    },

    /** Starts now, works so long, and finishes; runs on when no time is given. */
    async work(durationMs?: number, taskType = 'ENGRAVE'): Promise<string> {
      const as = await shop.cookieFor(olga);
      const body = { taskType, ...(taskType !== 'CLEAN' && { orderNumber: '10482' }) };
      const { json } = await post('/api/sessions', body, as);
      if (durationMs !== undefined) {
        shop.later(durationMs);
        const closure = { reason: 'finished', goodQuantity: 60, scrapQuantity: 2 };
        await post(`/api/sessions/${json.session.id}/closure`, closure, as);
      }
      return json.session.id as string;
    },
    session: (id: string) =>
      raw.prepare('SELECT * FROM work_session WHERE public_id = ?').get(id) as Record<
        string,
        unknown
      >,
    shares: (id: string) =>
      raw
        .prepare(
          `SELECT o.order_number AS number, s.weight, s.duration_ms AS ms, s.labor_cents AS cents
           FROM work_session_share s LEFT JOIN order_task t ON t.id = s.order_task_id
           LEFT JOIN sales_order o ON o.id = t.order_id
           WHERE s.session_id = (SELECT id FROM work_session WHERE public_id = ?) ORDER BY s.id`,
        )
        .all(id) as { number: string | null; weight: number; ms: number; cents: number }[],
    days: () =>
      (
        raw
          .prepare(`SELECT business_day AS day, began_at, ended_at FROM presence ORDER BY began_at`)
          .all() as { day: string; began_at: number; ended_at: number | null }[]
      ).map(({ day, began_at, ended_at }) =>
        [day, began_at, ended_at]
          .map((at) => (typeof at === 'number' ? new Date(at).toISOString().slice(11, 16) : at))
          .join(' '),
      ),
    audits: () =>
      raw.prepare('SELECT * FROM work_session_correction_audit').all() as {
        before: string;
        after: string;
      }[],
    commands: () =>
      (
        raw.prepare(`SELECT name FROM command_log WHERE name LIKE 'corrections.%'`).all() as {
          name: string;
        }[]
      ).map(({ name }) => name),
    async close(): Promise<void> {
      await shop.close();
    },
  };
}

/** An instant of the day the shop is tested on. */
export const at = (time: string): string => `2026-01-14T${time}:00.000Z`;
