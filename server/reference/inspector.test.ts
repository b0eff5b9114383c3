/** The tables of the canonical folder, looked into over HTTP. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { writeShop } from './erp/test-shop.ts';
import { edit, freshDir } from './foxpro/testing.ts';
import { createInspector } from './inspector.ts';

const THREAD = join(import.meta.dirname, '../../dist/server/reference-inspecting.js');

let shop: TestShop;
let admin: string;
let dir: string;
beforeEach(async () => {
  dir = join(freshDir(), 'pm_database');
  shop = await openTestShop({ REFERENCE_DIR: dir });
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const fill = () => {
  mkdirSync(dir);
  return writeShop(dir);
};
const get = (path: string) => shop.request('GET', `/api/reference/tables${path}`, { as: admin });

describe('the tables of the ERP', () => {
  it('are none before there is a folder', async () => {
    expect((await get('')).json).toEqual({ tables: [] });
  });

  it('are listed by name with their size, and nothing else of the folder is', async () => {
    fill();
    writeFileSync(join(dir, 'mapping.json'), '{}');
    symlinkSync(join(dir, 'mapping.json'), join(dir, 'link.dbf'));
    mkdirSync(join(dir, 'folder.dbf'));
    const { tables } = (await get('')).json;
    const names = tables.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['cust.dbf', 'items.dbf', 'lines.dbf', 'orders.dbf']);
    expect(tables[3].bytes).toBe(readFileSync(join(dir, 'orders.dbf')).length);
  });

  it('are looked into: what they are, hold, and how a mapping of them begins', async () => {
    fill();
    const { status, json } = await get('/orders.dbf');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ file: 'orders.dbf', version: 0x30, versionName: 'Visual FoxPro', rowCount: 4 },
      ...{ rowsRead: 4, deletedCount: 0, findings: [], memo: { file: 'orders.fpt' } },
    });
    expect(json.samples[0].values[0]).toEqual({ field: 'ORDNO', value: 'A-1' });
    expect(JSON.parse(json.mapping).layouts['orders.dbf'].AMOUNT).toBe('N(10,2)');
    expect(JSON.stringify(json)).not.toContain(dir);
  });

  it('say what is wrong with them, and no mapping begins with a header that may be wrong', async () => {
    fill();
    edit(join(dir, 'lines.dbf'), (bytes) => (bytes.writeUInt8(7, 0), bytes));
    const { json } = await get('/lines.dbf');
    expect(json.findings[0].message).toMatch(/no table of a known kind/);
    expect([json.mapping, json.versionName]).toEqual([null, null]);
  });

  it.each(['nothing.dbf', 'mapping.json', 'link.dbf', '..%2Forders.dbf', '%2Fetc%2Fpasswd'])(
    'are those of the folder, and no other file is opened: %s',
    async (name) => {
      fill();
      writeFileSync(join(dir, '../orders.dbf'), '');
      writeFileSync(join(dir, 'mapping.json'), '{}');
      symlinkSync(join(dir, 'mapping.json'), join(dir, 'link.dbf'));
      expect([404, 422]).toContain((await get(`/${name}`)).status);
    },
  );

  it('wait their turn, and who comes when too many wait is told so', async () => {
    const inspector = createInspector({ dir: fill(), threadFile: THREAD });
    const looks = Array.from({ length: 6 }, () => inspector.inspect('orders.dbf'));
    const ends = await Promise.allSettled(looks);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(ends.at(-1)).toMatchObject({ reason: { code: 'busy' } });
    expect((await inspector.inspect('orders.dbf')).rowCount).toBe(4);
  });

  it('are given up when a look takes too long', async () => {
    const inspector = createInspector({ dir: fill(), threadFile: THREAD, longestMs: 0 });
    await expect(inspector.inspect('orders.dbf')).rejects.toMatchObject({
      code: 'table_unreadable',
      detail: expect.stringContaining('orders.dbf cannot be looked into'),
    });
  });
});
