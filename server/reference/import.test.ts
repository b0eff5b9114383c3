/** `npm run reference:import` as it is run: the built script, beside a server and without one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { emptyRecord } from './manifest-writes.ts';
import { sentenceOf } from './run-import.ts';
import { PLAIN_MAPPING, writePlainCustomer, writePlainOrders } from './testing/plain-shop.ts';

const SCRIPT = join(import.meta.dirname, '../../dist/server/import.js');

describe('npm run reference:import', () => {
  const { folder, remove } = makeFolder();
  const tables = join(folder, 'pm');
  const databasePath = join(folder, 'shop.db');
  let server: RunningServer | undefined;

  const writeOrders = (amount: number, count = 1200) =>
    writePlainOrders(tables, count, (n) => [
      `${20_000 + n}`,
      `Plaque ${n}`,
      '2026-10-01',
      n === 0 ? amount : 100,
      n === 1 ? 'Waits for the proof' : '',
    ]);
  const run = (...said: (string | Record<string, string>)[]) => {
    const args = said.filter((each) => typeof each === 'string');
    const more = Object.assign({}, ...said.filter((each) => typeof each === 'object')) as object;
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_PATH: databasePath, NODE_ENV: 'development', ...more },
    });
    return { status, stdout, stderr };
  };
  const read = (sql: string) => {
    const db = new Database(databasePath, { readonly: true });
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  };

  beforeAll(() => {
    mkdirSync(tables);
    writeFileSync(join(tables, 'mapping.json'), PLAIN_MAPPING);
    writePlainCustomer(tables, 'Acme Awards');
    writeOrders(123.45);
  });
  afterAll(async () => {
    await server?.stop();
    remove();
  });

  it('brings everything in without a server, in chunks', () => {
    const first = run(tables);
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('No server is running');
    expect(first.stdout).toContain('customers: imported 1 rows: 1 new, 0 changed.');
    expect(first.stdout).toContain('orders: imported 1200 rows: 1200 new, 0 changed, 0 closed.');
    expect(
      read(`SELECT revenue_cents, hold_note FROM sales_order WHERE order_key IN ('20000', '20001')
            ORDER BY order_key`),
    ).toEqual([
      { revenue_cents: 12_345, hold_note: '' },
      { revenue_cents: 10_000, hold_note: 'Waits for the proof' },
    ]);
    expect(
      read(`SELECT count(*) AS chunks FROM command_log WHERE name = 'reference.stageOrders'`),
    ).toEqual([{ chunks: 10 }]);
  });

  it('changes nothing when it is run again', () => {
    const before = read('SELECT * FROM sales_order');
    const { stdout } = run(tables);
    for (const group of ['customers', 'orders']) {
      expect(stdout).toContain(`${group}: skipped (unchanged since last successful import)`);
    }
    expect(read('SELECT * FROM sales_order')).toEqual(before);
  });

  it('goes through the server when one runs', async () => {
    server = await spawnServer({}, { folder });
    writeOrders(200);
    const beside = run(tables);
    expect(beside.stderr).toBe('');
    expect(beside.stdout).toContain(
      `Writing through the running server (process ${server.child.pid})`,
    );
    expect(beside.stdout).toContain('orders: imported 1200 rows: 0 new, 1 changed, 0 closed.');
    await server.stop();
  });

  it('brings nothing in from a damaged table, exits 1, and puts it on the record', () => {
    const path = writeOrders(999);
    writeFileSync(path, Buffer.alloc(40, 7));
    const { status, stderr } = run(tables);
    expect(status).toBe(1);
    expect(stderr).toContain('orders.dbf');
    expect(read(`SELECT revenue_cents FROM sales_order WHERE order_key = '20000'`)).toEqual([
      { revenue_cents: 20_000 },
    ]);
    expect(read('SELECT result FROM profitmaker_import_manifest ORDER BY id DESC LIMIT 1')).toEqual(
      [{ result: 'failed' }],
    );
  });

  it('holds back a group that is much smaller, until somebody says --accept', () => {
    writeOrders(300, 1000);
    const held = run(tables);
    expect(held.status).toBe(1);
    expect(held.stderr).toContain(
      'orders: held back, nothing imported. orders: 1000 rows, 1200 the last time (16.7 % less).',
    );
    expect(held.stderr).toContain(
      `If that is right, accept it on the console’s Reference page and run this again, ` +
        `or: npm run reference:import -- ${tables} --accept`,
    );
    expect(read('SELECT count(*) AS orders FROM sales_order')).toEqual([{ orders: 1200 }]);
    const accepted = run(tables, '--accept');
    expect(accepted.stderr).toBe('');
    expect(accepted.stdout).toContain('0 new, 1 changed, 200 closed.');
    expect(read('SELECT count(*) AS orders FROM sales_order')).toEqual([{ orders: 1000 }]);
  });

  it('holds back orders without any customer or any day of the window, also the first time', () => {
    const first = (mapping: object) => {
      const place = join(folder, `first-${Object.keys(mapping).join('-')}`);
      mkdirSync(place);
      const path = join(place, 'mapping.json');
      writeFileSync(path, JSON.stringify({ ...JSON.parse(PLAIN_MAPPING), ...mapping }));
      return run(tables, '--mapping', path, { DATABASE_PATH: join(place, 'shop.db') });
    };
    const fields = { accountNumber: 'NAME', name: 'ACCT' };
    const swapped = first({ customers: { file: 'cust.dbf', fields } });
    expect(swapped.stderr).toContain(
      'None of 1000 orders has a customer of cust.dbf (by ACCT and NAME).',
    );
    expect(swapped.status).toBe(1);
    const early = first({ window: { days: 1 }, layouts: { 'order.dbf': { ORDNO: 'C(8)' } } });
    expect(early.stderr).toMatch(/No order of orders\.dbf is of \S+ to \S+, the window\./);
    expect(early.stdout).toContain(
      'Note: layouts of tables that nothing is read from (1): order.dbf',
    );
    expect(early.status).toBe(1);
  });

  it('does not call items old that nobody counted', () => {
    const record = { ...emptyRecord('items'), rows: 30 };
    const said = sentenceOf({ group: 'items', result: 'imported', record }, 'npm run it');
    expect(said).toBe('items: imported 30 rows.');
  });

  it.each([
    [[], 'Say one folder'],
    [['/nowhere-at-all'], 'There is no folder'],
    [['.', '--mapping', '/nowhere.json'], 'There is no mapping'],
  ])('says what is missing: %j', (args, words) => {
    const { status, stderr } = run(...args);
    expect([status, stderr.includes(words)]).toEqual([1, true]);
  });
});
