import { describe, expect, it } from 'vitest';
import type { Writer } from '#server/writer/writer.ts';
import { seedDemo } from './seed-demo.ts';
import {
  envelope,
  NOW,
  openShop,
  OVERLAPS,
  passwords,
  reading,
  seededShop,
  TIME_ZONE,
  TODAY,
} from './testing/demo-shop.ts';

const MOMENT = { today: TODAY, now: NOW, timeZone: TIME_ZONE };

// Each of these seeds a whole shop.
describe('seedDemo', () => {
  const HOURS = {
    'in the morning': ['UTC', '2026-03-18T08:05:00Z'],
    'at midnight': ['UTC', '2026-03-18T00:20:00Z'],
    'in the evening': ['Europe/Berlin', '2026-03-30T19:00:00Z'],
    'on a Sunday': ['America/New_York', '2026-03-08T15:00:00Z'],
    'in a half-hour zone': ['Asia/Kolkata', '2026-11-03T09:00:00Z'],
  } as const;

  for (const [when, [timeZone, at]] of Object.entries(HOURS)) {
    it(`has six people on the clock ${when}`, async () => {
      const now = Date.parse(at);
      const shop = await seededShop(timeZone, now);
      const { all, one } = reading(shop);
      const minutes = all<{ since: number }>(
        `SELECT (${now} - started_at) / 60000.0 AS since FROM work_session WHERE ended_at IS NULL`,
      ).map(({ since }) => since);
      expect(minutes).toHaveLength(6);
      expect(Math.min(...minutes)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...minutes)).toBeLessThanOrEqual(180);
      expect(one(OVERLAPS)).toBe(0);
      expect(one('SELECT max(coalesce(ended_at, started_at)) FROM work_session')).toBeLessThan(now);
      expect(
        one(`SELECT count(*) FROM presence a JOIN presence b ON b.user_id = a.user_id AND b.id > a.id
          AND b.began_at < coalesce(a.ended_at, 9e15) AND a.began_at < coalesce(b.ended_at, 9e15)`),
      ).toBe(0);
      shop.close();
    });
  }

  it('leaves a database with orders of its own alone', async () => {
    const shop = openShop();
    shop.door.connection.raw.exec(`INSERT INTO customer_account (name) VALUES ('Somebody')`);
    await seedDemo(shop.writer, shop.door.connection, passwords, MOMENT);
    expect(reading(shop).one('SELECT count(*) FROM app_user')).toBe(0);
    expect(reading(shop).one(`SELECT value FROM setting WHERE name = 'is_demo'`)).toBe('0');
    shop.close();
  });

  it('goes on with a demo whose seeding was cut short, and does nothing twice', async () => {
    const whole = await seededShop();
    const cut = openShop();
    let commands = 0;
    const failing: Writer = {
      execute: (name, ...rest) => {
        commands += 1;
        if (commands > 4) return Promise.reject(new Error('the plug was pulled'));
        return cut.writer.execute(name, ...rest);
      },
    };
    const { connection } = cut.door;
    await expect(seedDemo(failing, connection, passwords, MOMENT)).rejects.toThrow('plug');
    const later = { ...MOMENT, today: '2026-03-20', now: NOW + 2 * 86_400_000 };
    await seedDemo(cut.writer, connection, passwords, later);
    await seedDemo(cut.writer, connection, passwords, later);
    const count = 'SELECT count(*) || sum(labor_cents) FROM work_session';
    expect(reading(cut).one(count)).toBe(reading(whole).one(count));
    whole.close();
    cut.close();
  });

  it('adds no work to a real shop', async () => {
    const shop = openShop();
    const input = { today: TODAY, now: NOW, timeZone: TIME_ZONE, week: 0 };
    await expect(
      shop.writer.execute('demo.seedActivity', envelope('week'), input),
    ).rejects.toMatchObject({
      code: 'not_allowed',
    });
    shop.close();
  });
});
