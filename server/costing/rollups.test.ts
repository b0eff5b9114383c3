/**
 * Whatever happens in the shop, in whatever order: after each command the roll-ups hold what one
 * gets by adding up sessions, shares and usages one by one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#server/testing/test-shop.ts';
import { plainSums, rolledUp } from './testing/plain-sums.ts';
import { deed, openFloor, type Deed } from './testing/rollup-floor.ts';

type Floor = Awaited<ReturnType<typeof openFloor>>;

const isRight = ({ raw }: Floor): boolean => {
  try {
    expect(rolledUp(raw)).toEqual(plainSums(raw));
    return true;
  } catch {
    return false;
  }
};

describe('after every command', () => {
  it('the roll-ups are the plain sums', async () => {
    const accepted = new Map<string, number>();
    const seen = { most: 0, emptied: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 50, maxLength: 90, size: 'max' }),
        async (deeds) => {
          const floor = await openFloor();
          let rows = 0;
          for (const one of deeds) {
            await floor.act(one);
            const found = rolledUp(floor.raw);
            expect(found).toEqual(plainSums(floor.raw));
            const now = Object.keys(found.order_rollup).length;
            if (now < rows) seen.emptied += 1;
            rows = now;
            seen.most = Math.max(seen.most, now);
          }
          for (const [name, times] of floor.accepted) {
            accepted.set(name, (accepted.get(name) ?? 0) + times);
          }
          expect(floor.shop.unexpected).toEqual([]);
          await floor.shop.close();
        },
      ),
      { numRuns: 30, seed: 20_260_207 },
    );
    // None of it is true for want of trying.
    for (const name of [
      'sessions.start',
      'sessions.close',
      'sessions.undo',
      'materials.log',
      'corrections.correct',
      'corrections.add',
      'corrections.split',
      'corrections.void',
      'corrections.correctUsage',
      'corrections.voidUsage',
      'costing.addPayRate',
      'reference.flip',
      'fixtures.remove',
    ]) {
      expect(accepted.get(name) ?? 0, name).toBeGreaterThan(15);
    }
    expect(seen.most).toBeGreaterThan(8);
    expect(seen.emptied).toBeGreaterThan(3);
  }, 120_000);
});

const HOUR = 60 * 60_000;
/** A day on which everything happens once that makes a trigger do its work. */
const history: readonly Deed[] = [
  { do: 'start', who: 0, order: 0, task: 'ENGRAVE', switch: false },
  { do: 'wait', ms: HOUR },
  { do: 'end', who: 0, reason: 'finished' },
  { do: 'material', who: 0, order: 0, thousandths: 2500 },
  { do: 'material', who: 0, order: 1, thousandths: -500 },
  { do: 'rate', who: 0, daysAgo: 1, kind: 'hourly', amountCents: 3000 },
  { do: 'import', order: 0, revenueCents: 777, customer: 'C1' },
  // To another day with the order it was on, then to another order.
  { do: 'correct', who: 0, back: 0, startBy: 0, endBy: 0, days: -1, order: null, task: null },
  { do: 'correct', who: 0, back: 0, startBy: 0, endBy: 0, days: 0, order: 1, task: 'PACK' },
  // Work of somebody who leaves nothing behind.
  { do: 'start', who: 1, order: 2, task: 'ENGRAVE', switch: false },
  { do: 'wait', ms: HOUR },
  { do: 'end', who: 1, reason: 'finished' },
  { do: 'material', who: 1, order: 2, thousandths: 1000 },
];

/** What no command does to rows that count, but a later one may, and a cascade does. */
const BY_HAND = {
  addsShare: `INSERT INTO work_session_share (session_id, order_task_id, duration_ms, labor_cents)
    SELECT s.session_id, t.id, 1000, NULL FROM work_session_share s, order_task t
    WHERE t.id <> s.order_task_id LIMIT 1`,
  changesUsage: `UPDATE material_usage SET business_day = '2026-11-30', cost_cents = cost_cents + 1
    WHERE id = 1`,
  removesUsages: `DELETE FROM material_usage`,
  removesSessions: `PRAGMA foreign_keys = ON; DELETE FROM work_session WHERE id =
    (SELECT max(id) FROM work_session)`,
};

describe('the triggers', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await openFloor();
  });
  afterEach(() => floor.shop.close());

  async function happen(): Promise<void> {
    for (const one of history) await floor.act(one);
    for (const statement of Object.values(BY_HAND)) floor.raw.exec(statement);
  }

  it('count what is done without a command, too, and a cascade', async () => {
    for (const one of history) await floor.act(one);
    for (const [name, statement] of Object.entries(BY_HAND)) {
      const before = rolledUp(floor.raw);
      floor.raw.exec(statement);
      expect(rolledUp(floor.raw), name).not.toEqual(before);
      expect(rolledUp(floor.raw), name).toEqual(plainSums(floor.raw));
    }
    expect(floor.shop.unexpected).toEqual([]);
  });

  it('work whatever SQLite is told about triggers inside triggers', async () => {
    floor.raw.pragma('recursive_triggers = ON');
    await happen();
    expect(isRight(floor)).toBe(true);
  });

  it.each(triggerNames())('are missed one by one: %s', async (name) => {
    floor.raw.exec(`DROP TRIGGER ${name}`);
    // Without the trigger behind it a view cannot be written to: the command fails aloud.
    const failed = await happen().then(
      () => floor.shop.unexpected.length > 0,
      () => true,
    );
    expect(failed || !isRight(floor)).toBe(true);
  });
});

function triggerNames(): string[] {
  const sql = readFileSync(join(MIGRATIONS, '0007_rollups.sql'), 'utf8');
  return [...sql.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name = '']) => name);
}
