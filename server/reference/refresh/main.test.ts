/** `npm run reference:refresh` as it is run: the built script, into a database of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { acquireLock, readOwner } from '#server/writer/lock.ts';
import { ORDERS, shopMappingJson, withRows, writeShop } from '../erp/test-shop.ts';
import { freshDir } from '../foxpro/testing.ts';
import { writeTable } from '../foxpro/write-table.ts';
import { isWorkday } from './workday.ts';

/** The exit status after which the unit of systemd in deploy/ tries no more that day. */
const NOT_AGAIN = 2;
const SCRIPT = join(import.meta.dirname, '../../../dist/server/reference-refresh.js');

async function run(folder: string, more: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: {
      ...process.env,
      DATABASE_PATH: join(folder, 'shop.db'),
      NODE_ENV: 'development',
      FORCE_REFRESH: '1',
      ...more,
    },
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output: printed.join('') };
}

function shopWithInbox() {
  const folder = freshDir();
  const inbox = join(folder, 'inbox');
  const pm = join(folder, 'pm_database');
  mkdirSync(pm);
  writeFileSync(join(pm, 'mapping.json'), shopMappingJson());
  const newest = writeShop(join(inbox, 'asidta_file_20261120'));
  return { folder, inbox, pm, newest };
}

const read = (folder: string, sql: string): unknown => {
  const db = new Database(join(folder, 'shop.db'), { readonly: true });
  const row = db.prepare(sql).get();
  db.close();
  return row;
};
const ordersIn = (folder: string): unknown =>
  read(folder, 'SELECT count(*) AS orders FROM sales_order');

describe('npm run reference:refresh', () => {
  it('imports what was dropped last; once more changes nothing and is no failure', async () => {
    const { folder, inbox, pm, newest } = shopWithInbox();
    writeFileSync(join(newest, 'Copy of orders.dbf'), 'half');
    const first = await run(folder, { REFERENCE_INBOX: inbox });
    expect(first.output).toContain('5 new or changed, 0 as before');
    expect(first.output).toMatch(/Reference window: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/);
    expect(first.status).toBe(0);
    expect(ordersIn(folder)).toEqual({ orders: 4 });
    expect(readdirSync(pm).sort()).toEqual(
      ['cust.dbf', 'items.dbf', 'lines.dbf', 'mapping.json', 'orders.dbf', 'orders.fpt'].sort(),
    );
    const again = await run(folder, { REFERENCE_INBOX: inbox });
    expect(again.output).toContain('0 new or changed, 5 as before');
    expect(again.output).toContain('unchanged since last successful import');
    expect(again.status).toBe(0);
  });

  it('exits 1 when a table is damaged, and says where', async () => {
    const { folder, newest } = shopWithInbox();
    const orders = join(newest, 'orders.dbf');
    writeFileSync(orders, readFileSync(orders).subarray(0, -40));
    const { status, output } = await run(folder, {}, newest);
    expect(output).toContain('orders.dbf: is cut short');
    expect(status).toBe(1);
    expect(ordersIn(folder)).toEqual({ orders: 0 });
  });

  /** Whoever wants to know. */
  async function listener() {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { heard, NOTIFY_URL: `http://127.0.0.1:${port}/shop` };
  }
  const records = (folder: string): unknown =>
    read(folder, 'SELECT count(*) AS records FROM profitmaker_import_manifest');

  it('puts an inbox with nothing in it on the record, and tells whoever wants to know', async () => {
    const { folder, pm } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    const { status } = await run(folder, { REFERENCE_INBOX: pm, NOTIFY_URL });
    expect(status).toBe(1);
    expect(heard.join('')).toMatch(/^Fresh data from the ERP: .* has no folder asidta_file_/);
    expect(read(folder, 'SELECT result, message FROM profitmaker_import_manifest')).toMatchObject({
      result: 'failed',
      message: `${pm} has no folder asidta_file_* with a table in it.`,
    });
  });

  it.each([
    ['is broken', '{"window":null', 'mapping.json is not JSON'],
    ['is not there', undefined, 'There is no mapping at'],
  ])('does the same where the mapping %s', async (_words, json, words) => {
    const { folder, inbox, pm } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    rmSync(join(pm, 'mapping.json'));
    if (json !== undefined) writeFileSync(join(pm, 'mapping.json'), json);
    const { status, output } = await run(folder, { REFERENCE_INBOX: inbox, NOTIFY_URL });
    expect(status).toBe(1);
    expect(output).toContain(words);
    expect(heard.join('')).toContain(words);
    const row = read(folder, 'SELECT result, message FROM profitmaker_import_manifest');
    expect(row).toMatchObject({ result: 'failed', message: expect.stringContaining(words) });
  });

  it('says in a sentence whether anybody was told, and nothing in JSON', async () => {
    const { folder, newest } = shopWithInbox();
    const { NOTIFY_URL } = await listener();
    const orders = join(newest, 'orders.dbf');
    writeFileSync(orders, readFileSync(orders).subarray(0, -40));
    const told = await run(folder, { NOTIFY_URL }, newest);
    rmSync(orders);
    expect(told.output).toContain(`The failure was told to ${new URL(NOTIFY_URL).host}.`);
    const deaf = await run(folder, { NOTIFY_URL: 'http://127.0.0.1:1/a-secret-topic' }, newest);
    expect(deaf.output).toContain('The failure could not be told to 127.0.0.1:1 (');
    expect(deaf.output).not.toContain('secret');
    expect(told.output + deaf.output).not.toMatch(/^.*[{}].*$/m);
  });

  it('tells what was wrong with the tables, which the import has put on the record', async () => {
    const { folder, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    const orders = join(newest, 'orders.dbf');
    writeFileSync(orders, readFileSync(orders).subarray(0, -40));
    await run(folder, { NOTIFY_URL }, newest);
    expect(heard.join('')).toContain('orders: failed, nothing imported. orders.dbf: is cut short');
    expect(records(folder)).toEqual({ records: 2 });
  });

  it('tells once what is tried again and comes to the same, and tells what is news', async () => {
    const { folder, inbox, pm, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    const orders = readFileSync(join(newest, 'orders.dbf'));
    for (const REFERENCE_INBOX of [pm, pm, inbox, inbox]) {
      writeFileSync(join(newest, 'orders.dbf'), orders.subarray(0, -40));
      expect((await run(folder, { NOTIFY_URL, REFERENCE_INBOX })).status).toBe(1);
    }
    expect(heard).toEqual([
      expect.stringContaining('has no folder asidta_file_'),
      expect.stringContaining('orders.dbf: is cut short'),
    ]);
  }, 90_000);

  it('exits 2 when what came waits for a person, who is told once', async () => {
    const { folder, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    expect((await run(folder, { NOTIFY_URL }, newest)).status).toBe(0);
    writeTable(newest, 'orders', withRows(ORDERS, ORDERS.rows.slice(0, 2)));
    for (let tries = 1; tries <= 2; tries += 1) {
      const { status, output } = await run(folder, { NOTIFY_URL }, newest);
      expect(output).toContain('orders: held back, nothing imported.');
      expect(status).toBe(NOT_AGAIN);
    }
    expect(heard).toEqual([expect.stringContaining('orders: held back')]);
    // Beside what can be mended it is tried again.
    const customers = join(newest, 'cust.dbf');
    writeFileSync(customers, readFileSync(customers).subarray(0, -20));
    expect((await run(folder, { NOTIFY_URL }, newest)).status).toBe(1);
    expect(heard).toHaveLength(2);
  }, 90_000);

  it('tells each time what cannot be put on the record', async () => {
    const { folder, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    writeFileSync(join(folder, 'shop.db'), 'no database, whatever its name');
    for (let tries = 1; tries <= 2; tries += 1) {
      const { status, output } = await run(folder, { NOTIFY_URL }, newest);
      expect(output).toContain('The failure could not be put on the record: ');
      expect(status).toBe(1);
      expect(heard).toHaveLength(tries);
    }
  });

  it('tells and records that the import was killed', async () => {
    const { folder, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    const running = run(folder, { NOTIFY_URL }, newest);
    const importer = await vi.waitFor(
      () => {
        const owner = readOwner(join(folder, 'shop.db.import'));
        return owner?.pid ?? expect.fail('does not import yet');
      },
      { timeout: 60_000, interval: 5 },
    );
    process.kill(importer, 'SIGKILL');
    const { status, output } = await running;
    const words = 'The import was ended by SIGKILL.';
    expect([status, output]).toEqual([1, expect.stringContaining(words)]);
    expect(heard.join('')).toContain(words);
    const row = read(folder, `SELECT message FROM profitmaker_import_manifest ORDER BY id DESC`);
    expect(row).toEqual({ message: `${words} Run it again.` });
  }, 90_000);

  it('tells and records nothing while another refresh or import is under way', async () => {
    const { folder, newest } = shopWithInbox();
    const { heard, NOTIFY_URL } = await listener();
    for (const at of ['refresh', 'import']) {
      const lock = acquireLock(join(folder, `shop.db.${at}`), 'a test', 0, 0);
      const { status, output } = await run(folder, { NOTIFY_URL }, newest);
      lock?.release();
      expect(output).toContain(`Another ${at} is under way. Wait until it is done.`);
      expect(status).toBe(1);
    }
    expect(heard).toEqual([]);
    expect(records(folder)).toEqual({ records: 0 });
  });

  it('exits 2 on a weekend, 1 on any other day where there is nothing to take', async () => {
    const { folder } = shopWithInbox();
    const { status, output } = await run(folder, { FORCE_REFRESH: '', PLANT_TIME_ZONE: 'UTC' });
    const isOpen = isWorkday(Date.now(), 'UTC');
    expect(output).toContain(isOpen ? 'set REFERENCE_INBOX' : 'It is a weekend in UTC');
    expect(status).toBe(isOpen ? 1 : NOT_AGAIN);
  });

  it('makes its folder the first time, with what it lies in, and says what to do next', async () => {
    const { folder, newest } = shopWithInbox();
    const to = join(folder, 'erp/tables');
    const first = await run(folder, { REFERENCE_DIR: to }, newest);
    expect(first.output).toContain(`Made ${to}: `);
    expect(first.output).toContain(`--write-mapping ${join(to, 'mapping.json')}`);
    expect(first.status).toBe(1);
    writeFileSync(join(to, 'mapping.json'), shopMappingJson());
    const second = await run(folder, { REFERENCE_DIR: to }, newest);
    expect(second.output).not.toContain('Made');
    expect(second.status).toBe(0);
  });

  it('says what to do where its folder cannot be made', async () => {
    const { folder, newest, pm } = shopWithInbox();
    const to = join(pm, 'mapping.json/tables');
    const { status, output } = await run(folder, { REFERENCE_DIR: to }, newest);
    expect(output).toContain(`${to} could not be made (`);
    expect(output).toContain('set REFERENCE_DIR to another');
    expect(status).toBe(1);
  });

  it('exits 1 without a mapping', async () => {
    const { status, output } = await run(freshDir(), {}, freshDir());
    expect(output).toContain('There is no mapping at');
    expect(status).toBe(1);
  });
});
