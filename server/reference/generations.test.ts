/**
 * An import seen from outside, at every command of it: the old set or the new, never half; and
 * after a crash at any command, the old one or the new one, until the next run brings the new.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrder } from '#server/orders/orders.queries.ts';
import { searchOrders } from '#server/orders/search.queries.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import type { Writer } from '#server/writer/writer.ts';
import { TABLE_CLASSES } from '#schema/tables.ts';
import type { ImportParts } from './import-group.ts';
import { parseMapping } from './mapping.ts';
import { runImport } from './run-import.ts';
import { PLAIN_MAPPING, writePlainCustomer, writePlainOrders } from './testing/plain-shop.ts';

const THREAD = join(import.meta.dirname, '../../dist/server/reference-reading.js');
const TODAY = '2026-01-14';
/** More than one chunk, so that there is something between the chunks. */
const ORDERS = 620;
const MAPPING = parseMapping(PLAIN_MAPPING, 'test.json');

interface Set {
  customer: string;
  thing: string;
  cents: number;
  from: number;
}
const OLD: Set = { customer: 'Acme Awards', thing: 'Plaque', cents: 10_000, from: 0 };
/** Every order is another one: ten have left, ten are new, the customer has another name. */
const NEW: Set = { customer: 'Zenith Trophies', thing: 'Obelisk', cents: 20_000, from: 10 };

class Crash extends Error {}

describe('an import from outside', () => {
  let shop: TestShop;
  let worker: number;
  beforeAll(async () => {
    shop = await openTestShop();
    worker = await shop.addUser('Olga Operator');
    const rate = { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2000 } as const;
    await shop.addRate(worker, rate);
    await importSet(OLD);
    await workOn('10000');
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  async function workOn(orderNumber: string) {
    const cookie = await shop.cookieFor(worker);
    const body = { orderNumber, taskType: 'ENGRAVE' };
    const { json } = await shop.request('POST', '/api/sessions', { as: cookie, body });
    shop.later(3_600_000);
    const path = `/api/sessions/${json.session.id}/closure`;
    await shop.request('POST', path, { as: cookie, body: { reason: 'finished' } });
  }

  function writeSet({ customer, thing, cents, from }: Set): string {
    const dir = join(shop.folder, 'pm');
    writePlainCustomer(dir, customer);
    writePlainOrders(dir, ORDERS, (n) => [
      `${10_000 + from + n}`,
      `${thing} ${n}`,
      '2026-01-10',
      cents / 100,
      `${thing} waits`,
    ]);
    return dir;
  }

  const parts = (writer: Writer): ImportParts => ({
    writer,
    reader: shop.reader,
    threadFile: THREAD,
    databasePath: shop.config.databasePath,
  });
  const importSet = (set: Set, writer: Writer = shop.context.writer) =>
    runImport(
      parts(writer),
      { dir: writeSet(set), mapping: MAPPING, today: TODAY, accept: false },
      shop.now(),
    );

  /** Everything a tablet can see of the orders, in short. */
  function seen() {
    const { reader } = shop;
    const find = (q: string) => searchOrders(reader, { q, limit: 2000 });
    const sets = find('').map(
      ({ description, customerName, holdNote }) =>
        `${description.split(' ')[0]} of ${customerName}: ${holdNote}`,
    );
    const count = (q: string) => find(q).length;
    const worked = findOrder(reader, '10000', true);
    return {
      sets: [...new Set(sets)].sort(),
      count: sets.length,
      byText: ['plaque', 'Plaq', 'obelisk', 'obel', 'acme awards', 'zenith'].map(count),
      byNumber: ['1', '10', '10005', '10625'].map(count),
      left: findOrder(reader, '10005', true)?.description ?? null,
      worked: [worked?.description, worked?.revenueCents],
    };
  }
  type Seen = ReturnType<typeof seen>;

  /** A writer that calls `before` and `after` around each command. */
  const watched = (around: { before?: () => void; after?: (name: string) => void }): Writer => ({
    async execute(name, envelope, input) {
      around.before?.();
      const executed = await shop.context.writer.execute(name, envelope, input);
      around.after?.(name);
      return executed;
    },
  });
  const left = () => {
    const { raw } = shop.door.connection;
    return raw
      .prepare(
        `SELECT (SELECT count(*) FROM order_incoming) + (SELECT count(*) FROM customer_incoming)
           + (SELECT count(*) FROM reference_generation WHERE in_transit IS NOT NULL)`,
      )
      .pluck()
      .get();
  };

  it('shows the old set or the new at every command, first of customers, then of orders', async () => {
    const stages: { name: string; seen: Seen }[] = [{ name: 'before', seen: seen() }];
    await importSet(NEW, watched({ after: (name) => stages.push({ name, seen: seen() }) }));
    const changes = stages.filter(
      (stage, at) => at > 0 && JSON.stringify(stage.seen) !== JSON.stringify(stages[at - 1]?.seen),
    );
    expect(changes.map(({ name }) => name)).toEqual(['reference.flip', 'reference.flip']);
    expect(stages.filter(({ name }) => name === 'reference.fold').length).toBeGreaterThan(1);
    const [old, named, now] = [stages[0]?.seen, ...changes.map((change) => change.seen)];
    expect(old).toMatchObject({
      sets: ['Plaque of Acme Awards: Plaque waits'],
      count: ORDERS,
      byText: [ORDERS, ORDERS, 0, 0, ORDERS, 0],
      left: 'Plaque 5',
      worked: ['Plaque 0', 10_000],
    });
    expect(named?.sets).toEqual(['Plaque of Zenith Trophies: Plaque waits']);
    // The one with work on it stays as it was, the nine others that the ERP lost are gone.
    expect(now).toMatchObject({
      sets: [
        'Obelisk of Zenith Trophies: Obelisk waits',
        'Plaque of Zenith Trophies: Plaque waits',
      ],
      count: ORDERS + 1,
      byText: [1, 1, ORDERS, ORDERS, 0, ORDERS + 1],
      left: null,
      worked: ['Plaque 0', 10_000],
    });
    expect(left()).toBe(0);
    await importSet(OLD);
    expect(seen()).toEqual(old);
    expect(left()).toBe(0);
  });

  it('is the old set or the new after a crash at any command, and the next run repairs it', async () => {
    let [from, to] = [OLD, NEW];
    /** What may be seen on the way: after the customers, and after the orders. */
    const states = new Map<Set, string[]>();
    for (const set of [NEW, OLD]) {
      const flips: string[] = [];
      const note = (name: string) =>
        name === 'reference.flip' && flips.push(JSON.stringify(seen()));
      await importSet(set, watched({ after: note }));
      states.set(set, flips);
    }
    let crashes = 0;
    for (let at = 0, isOver = false; !isOver; at += 1) {
      let sent = 0;
      const crashing = watched({
        before: () => {
          if (sent >= at) throw new Crash('gone');
          sent += 1;
        },
      });
      const before = JSON.stringify(seen());
      isOver = await importSet(to, crashing).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return false;
        },
      );
      if (!isOver) crashes += 1;
      const after = JSON.stringify(seen());
      expect([before, ...(states.get(to) ?? [])], `a crash at command ${at}`).toContain(after);
      await importSet(to);
      expect(JSON.stringify(seen()), `the run after a crash at command ${at}`).toBe(
        states.get(to)?.at(-1),
      );
      expect(left()).toBe(0);
      [from, to] = [to, from];
    }
    expect(crashes).toBeGreaterThan(8);
  }, 120_000);

  it('writes no table but those of class reference, the log and the sums that follow', async () => {
    const { raw } = shop.door.connection;
    const others = Object.entries(TABLE_CLASSES).filter(
      ([, kind]) => !['reference', 'rollup', 'log'].includes(kind),
    );
    const contents = () =>
      Object.fromEntries(
        others.map(([name]) => [name, JSON.stringify(raw.prepare(`SELECT * FROM ${name}`).all())]),
      );
    const before = contents();
    expect(before['work_session']).toContain('finished');
    await importSet(OLD);
    await importSet(NEW);
    expect(contents()).toEqual(before);
  });

  it('brings nothing in when a row cannot be believed, and says which', async () => {
    await importSet(OLD);
    const before = seen();
    const dir = writeSet(NEW);
    const path = join(dir, 'orders.dbf');
    const bytes = readFileSync(path);
    const [header, record] = [bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
    bytes.write('20269999', header + record * (ORDERS - 1) + 1 + 8 + 6 + 30, 'latin1');
    writeFileSync(path, bytes);
    const order = { dir, mapping: MAPPING, today: TODAY, accept: false };
    const outcomes = await runImport(parts(shop.context.writer), order, shop.now());
    expect(outcomes.map(({ group, result }) => [group, result])).toEqual([
      ['customers', 'imported'],
      ['orders', 'failed'],
    ]);
    expect(outcomes[1]?.record.message).toBe(
      'orders.dbf, row 620, field ORDDATE, value "20269999": is not a day of the calendar.',
    );
    expect({ ...seen(), sets: [], byText: [] }).toEqual({ ...before, sets: [], byText: [] });
  });
});
