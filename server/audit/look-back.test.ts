import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { lookBack, type Found, type Position } from './look-back.ts';
import { selectionOf } from './selection.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';

const LINES = 65_000;

/** A log so long that one look does not reach its beginning. */
describe('looking back through a long log', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
    await shop.addOrder('10482');
    shop.door.connection.raw.exec(`
      WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < ${LINES})
      INSERT INTO command_log (seq, scope, idempotency_key, name, actor_user_id, occurred_at,
        received_at, request_hash, change, outcome, answer_hash, prev_mac, mac)
      SELECT i, 'user:1', 'k' || i, 'sessions.start', 1, i, 1800000000000 + i * 1000, '',
        '{"before":null,"after":{"sessionId":' || i || '}}', 'accepted', '', '', '' FROM n;
      INSERT INTO sign_in_event (at, kind, strength, address) VALUES
        (1800000000000 + ${LINES - 10} * 1000, 'failed', 'pin', 'near'),
        (1800000000000 + 200 * 1000, 'failed', 'pin', 'far');
    `);
  });
  afterAll(() => shop.close());

  const look = (filter: Parameters<typeof selectionOf>[0], at: Position | null, isOver: boolean) =>
    lookBack(
      shop.reader,
      selectionOf(filter, plantCalendar('UTC'), shop.now()),
      at,
      50,
      () => isOver,
    );
  const named = (found: readonly Found[]) =>
    found.map((one) => ('seq' in one ? one.seq : one.event.address));

  it('stops when it took long enough, says how far it came, and goes on from there', () => {
    const selection = { what: 'orders' };
    const first = look(selection, null, true);
    expect(first.found).toEqual([]);
    expect(first.reached).toBe(1_800_000_000_000 + (LINES - 20_000 + 1) * 1000);
    const found: Found[] = [];
    let looks = 1;
    for (let at = first.next; at; looks += 1) {
      const page = look(selection, at, true);
      found.push(...page.found);
      at = page.next;
    }
    expect(looks).toBe(4);
    expect(found).toHaveLength(1);
  });

  it('tells a failed sign-in only once all before it was looked through', () => {
    const selection = { preset: 'removals', what: 'all' } as const;
    expect(look(selection, null, true).found).toEqual([]);
    const signIns = { what: 'sign-ins' };
    const first = look(signIns, null, true);
    expect(named(first.found)).toEqual(['near']);
    const all = look(signIns, first.next, false);
    expect(named(all.found)).toContain('far');
    expect(named(all.found)).not.toContain('near');
    expect([all.next, all.reached]).toEqual([null, null]);
  });

  it('answers at once where lines are many', () => {
    const page = look({}, null, true);
    expect(named(page.found).slice(0, 12)).toEqual([
      ...Array.from({ length: 11 }, (_, index) => LINES - index),
      'near',
    ]);
    expect(page.reached).toBeNull();
  });

  it('begins where a range ends, without looking at what is newer', () => {
    const to = new Date(1_800_000_000_000 + 86_400_000 / 2).toISOString().slice(0, 10);
    const { found } = look({ to }, null, true);
    const last = Date.parse(to) + 86_400_000;
    expect(found[0]!.at).toBeLessThan(last);
    expect(found[0]!.at).toBeGreaterThan(last - 1001);
  });
});
