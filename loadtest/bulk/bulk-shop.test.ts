import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainSums, rolledUp } from '#server/costing/testing/plain-sums.ts';
import { splitByLargestRemainder } from '#schema/rules/shares.ts';
import { laborCents } from '#schema/rules/labor.ts';
import { findBulkShop, makeBulkShop } from './bulk-shop.ts';

const SIZE = { people: 20, customers: 5, orders: 300, sessions: 4000, years: 2 };
const NOW = Date.parse('2026-11-21T12:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a bulk shop', () => {
  it('has what was asked for, and roll-ups that hold what it sums', async () => {
    const shop = await makeBulkShop(join(folder, 'a'), SIZE, NOW, () => undefined);
    const raw = new Database(shop.databasePath, { readonly: true });
    const one = (sql: string): unknown => raw.prepare(sql).pluck().get();
    expect(one('SELECT count(*) FROM work_session')).toBe(SIZE.sessions);
    expect(one('SELECT count(*) FROM work_session_share')).toBe(SIZE.sessions);
    expect(one('SELECT count(*) FROM material_usage')).toBe(SIZE.sessions / 8);
    expect(one('SELECT count(*) FROM sales_order')).toBe(SIZE.orders);
    expect(one('SELECT count(*) FROM order_cost')).toBeGreaterThan(SIZE.orders * 0.95);
    expect(one('SELECT description FROM sales_order WHERE id = 2')).toBe('Walnut obelisk 1');
    expect(raw.pragma('foreign_key_check')).toEqual([]);
    expect(rolledUp(raw)).toEqual(plainSums(raw));
    expect(one('SELECT max(ended_at) FROM work_session')).toBeLessThan(NOW);
    raw.close();
  });

  it('costs what the shop’s own rules say', async () => {
    const { databasePath } = await makeBulkShop(folder, SIZE, NOW, () => undefined);
    const raw = new Database(databasePath, { readonly: true });
    const rows = raw
      .prepare(
        `SELECT w.duration_ms AS ms, w.rate_amount_cents AS rate, w.labor_cents AS cents,
           s.labor_cents AS share, r.amount_cents AS inForce
         FROM work_session w JOIN work_session_share s ON s.session_id = w.id
         JOIN pay_rate r ON r.user_id = w.user_id`,
      )
      .all() as { ms: number; rate: number; cents: number; share: number; inForce: number }[];
    expect(rows).toHaveLength(SIZE.sessions);
    for (const { ms, rate, cents, share, inForce } of rows) {
      expect(rate).toBe(inForce);
      expect(cents).toBe(laborCents({ kind: 'hourly', amountCents: rate }, ms, 2080));
      expect([share]).toEqual(splitByLargestRemainder(cents, [1]));
    }
    raw.close();
  });

  it('is never written over one that is there', async () => {
    await makeBulkShop(folder, { ...SIZE, sessions: 10 }, NOW, () => undefined);
    await expect(makeBulkShop(folder, SIZE, NOW, () => undefined)).rejects.toThrow(
      /shop\.db is there already\. Name another folder/,
    );
    expect(findBulkShop(folder)?.firstUserId).toBe(1);
    expect(findBulkShop(join(folder, 'nowhere'))).toBeUndefined();
  });
});
