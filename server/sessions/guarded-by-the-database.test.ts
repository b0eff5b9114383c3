import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { refusalOf } from '#server/writer/constraints.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');

let shop: TestShop;
let user: number;
beforeAll(async () => {
  shop = await openTestShop();
  user = await shop.addUser('Olga Operator');
});
beforeEach(() => {
  shop.door.connection.raw.exec('DELETE FROM work_session');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

let count = 0;
/** Writes a session past every command, as a mistake in one of them would. */
function insert(session: Record<string, unknown> = {}): void {
  count += 1;
  const row: Record<string, unknown> = {
    public_id: `019a1b2c-0000-7000-8000-${String(count).padStart(12, '0')}`,
    user_id: user,
    task_type_id: 1,
    business_day: '2026-01-14',
    started_at: NOW,
    received_at: NOW,
    source_key: `test/${count}`,
    ...session,
  };
  const names = Object.keys(row);
  const marks = names.map((name) => `@${name}`).join();
  shop.door.connection.raw
    .prepare(`INSERT INTO work_session (${names.join()}) VALUES (${marks})`)
    .run(row);
}
const ended = (ms: number, more: object = {}) => ({
  ended_at: NOW + ms,
  end_reason: 'finished',
  duration_ms: ms,
  ...more,
});
function errorOf(write: () => void): unknown {
  try {
    write();
  } catch (error) {
    return error;
  }
  throw new Error('the database let it pass');
}

describe('the database refuses, in the words of the command', () => {
  it('a second open session of one person', () => {
    insert();
    expect(refusalOf(errorOf(() => insert()))?.code).toBe('already_open');
  });

  it('but not beside one that was undone', () => {
    insert({ voided_at: NOW });
    expect(() => {
      insert();
    }).not.toThrow();
  });

  it('work taken up again a second time', () => {
    insert({ id: 1, ...ended(5) });
    insert({ resumed_from: 1, ...ended(5) });
    const again = errorOf(() => insert({ resumed_from: 1, ...ended(5) }));
    expect(refusalOf(again)?.code).toBe('cannot_undo');
  });

  it('an id that was used', () => {
    const used = { public_id: '019a1b2c-0000-7000-8000-aaaaaaaaaaaa' };
    insert({ ...used, ...ended(5) });
    expect(refusalOf(errorOf(() => insert({ ...used, ...ended(5) })))?.code).toBe('id_taken');
  });

  it('an end before the start', () => {
    expect(refusalOf(errorOf(() => insert(ended(-1))))?.code).toBe('ends_before_start');
  });
});

describe('the database lets no mistake of ours pass', () => {
  it.each([
    ['an end without a reason', { ...ended(5), end_reason: null }],
    ['a reason without an end', { end_reason: 'paused' }],
    ['an unknown reason', { ...ended(5), end_reason: 'bored' }],
    ['a duration that is not end − start', { ...ended(5), duration_ms: 6 }],
    ['a cost without a rate', { ...ended(5), labor_cents: 1 }],
    ['a cost of work that runs', { labor_cents: 1, rate_kind: 'hourly', rate_amount_cents: 1 }],
    ['half a rate', { ...ended(5), rate_kind: 'hourly' }],
    ['fewer than no good pieces', { ...ended(5), good_quantity: -1 }],
    ['an undone start with an end, so with hours', { ...ended(5), voided_at: NOW }],
    ['a start undone before it was made', { voided_at: NOW - 1 }],
    ['a switch from work there is not', { switched_from: 999_999 }],
    ['work taken up again that there is not', { resumed_from: 999_999 }],
    ['a person there is not', { user_id: 999_999 }],
    ['a task there is not', { task_type_id: 999_999 }],
    ['text where an instant belongs', { started_at: 'nine o’clock' }],
    ['a public id that is none', { public_id: 'short' }],
  ])('%s', (_what, session) => {
    const error = errorOf(() => insert(session));
    expect((error as { code: string }).code).toMatch(/^SQLITE_(CONSTRAINT|MISMATCH)/);
    expect(refusalOf(error)).toBeUndefined();
  });

  it('one key for two sessions', () => {
    insert({ source_key: 'twice', ...ended(5) });
    const error = errorOf(() => insert({ source_key: 'twice', ...ended(5) }));
    expect((error as Error).message).toContain('work_session.source_key');
  });

  it('but work of no length', () => {
    expect(() => {
      insert(ended(0));
    }).not.toThrow();
  });
});
