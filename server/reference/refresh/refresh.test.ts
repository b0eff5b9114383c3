import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LINES, shopMapping, withRows, writeShop } from '../erp/test-shop.ts';
import { freshDir } from '../foxpro/testing.ts';
import { acquireLock } from '#server/writer/lock.ts';
import { parseMapping } from '../mapping.ts';
import { PLAIN_MAPPING } from '../testing/plain-shop.ts';
import { fetchTables } from './fetch-tables.ts';
import { InboxError, newestFolder, tablesIn } from './inbox.ts';
import { finishPromotion, promote } from './promote.ts';
import { waitUntilStill } from './stand-still.ts';
import { isWorkday, requireWorkday, WeekendError } from './workday.ts';

const QUICK = { stillMs: 60, giveUpMs: 600 };

/** Files of these texts, written so many minutes after midnight. */
function drop(dir: string, files: Record<string, string>, minutes = 0): string {
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(dir, name), text);
    utimesSync(join(dir, name), minutes * 60, minutes * 60);
  }
  return dir;
}
const names = (dir: string) => tablesIn(dir).map((file) => file.name);
const textsIn = (dir: string) =>
  Object.fromEntries(names(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]));

describe('the inbox', () => {
  it('is tables, memos and indexes; no copies and nothing temporary', () => {
    const dir = drop(freshDir(), {
      'ORDERS.DBF': '',
      'orders.fpt': '',
      'Orders.cdx': '',
      'items.dbt': '',
      'Copy of ORDERS.DBF': '',
      'Copy (2) of orders.dbf': '',
      'orders - Copy.dbf': '',
      'orders - Copy (2).fpt': '',
      'orders (1).dbf': '',
      '~orders.dbf': '',
      '.orders.dbf': '',
      'orders.dbf.tmp': '',
      '00001A2B.TMP': '',
      'readme.txt': '',
      'template.dbf': '',
    });
    mkdirSync(join(dir, 'folder.dbf'));
    expect(names(dir).sort()).toEqual(
      ['ORDERS.DBF', 'Orders.cdx', 'items.dbt', 'orders.fpt', 'template.dbf'].sort(),
    );
  });

  it('refuses two files that differ in case only', () => {
    const dir = drop(freshDir(), { 'a.dbf': '', 'A.DBF': '' });
    expect(() => tablesIn(dir)).toThrow(/has both/);
  });

  it('gives the folder whose tables were written last, whatever it is called', () => {
    const inbox = freshDir();
    drop(join(inbox, 'asidta_file_11202026'), { 'a.dbf': '' }, 200);
    drop(join(inbox, 'ASIDTA_FILE_11192026'), { 'a.dbf': '' }, 100);
    drop(join(inbox, 'asidta_file_9'), { 'Copy of a.dbf': '', 'notes.txt': '' }, 900);
    drop(join(inbox, 'asidta_file_empty'), {});
    drop(join(inbox, 'somebody'), { 'a.dbf': '' }, 300);
    expect(newestFolder(inbox)).toBe(join(inbox, 'asidta_file_11202026'));
  });

  it('says when there is nothing to take', () => {
    expect(() => newestFolder(freshDir())).toThrow(/no folder asidta_file_/);
    expect(() => newestFolder('/nowhere-at-all')).toThrow(InboxError);
  });
});

describe('standing still', () => {
  it('waits while somebody writes, then gives what stands there', async () => {
    const dir = drop(freshDir(), { 'a.dbf': 'a' });
    const writing = setInterval(() => appendFileSync(join(dir, 'a.dbf'), 'a'), 20);
    setTimeout(() => clearInterval(writing), 200);
    const files = await waitUntilStill(dir, { stillMs: 60, giveUpMs: 5000 });
    expect(files[0]?.bytes).toBe(readFileSync(join(dir, 'a.dbf')).length);
    expect(files[0]?.bytes).toBeGreaterThan(3);
  });

  it('gives up in the end, and names the file', async () => {
    const dir = drop(freshDir(), { 'a.dbf': 'a', 'b.dbf': '' });
    const writing = setInterval(() => appendFileSync(join(dir, 'b.dbf'), 'a'), 10);
    onTestFinished(() => clearInterval(writing));
    await expect(waitUntilStill(dir, QUICK)).rejects.toThrow(/b\.dbf is still being written/);
  });
});

describe('promoting', () => {
  it('takes over what changed by content, keeps names and everything else', async () => {
    const from = drop(freshDir(), {
      'ORDERS.DBF': 'new',
      'ORDERS.FPT': 'memo',
      'CUST.DBF': 'same',
    });
    const to = drop(freshDir(), { 'orders.dbf': 'old', 'Cust.dbf': 'same', 'more.dbf': 'kept' }, 7);
    const { promoted, unchanged } = await promote(tablesIn(from), to);
    expect({ promoted: promoted.sort(), unchanged }).toEqual({
      promoted: ['ORDERS.DBF', 'ORDERS.FPT'],
      unchanged: 1,
    });
    expect(textsIn(to)).toEqual({
      'orders.dbf': 'new',
      'ORDERS.FPT': 'memo',
      'Cust.dbf': 'same',
      'more.dbf': 'kept',
    });
    expect(readdirSync(to)).toHaveLength(4);
    expect(await promote(tablesIn(from), to)).toEqual({ promoted: [], unchanged: 3 });
  });

  it('takes over nothing when a file changed since it stood still', async () => {
    const from = drop(freshDir(), { 'a.dbf': 'new', 'b.dbf': 'new' });
    const to = drop(freshDir(), { 'a.dbf': 'old' });
    const files = tablesIn(from);
    appendFileSync(join(from, 'b.dbf'), '!');
    await expect(promote(files, to)).rejects.toThrow(/b\.dbf was written to while/);
    expect(textsIn(to)).toEqual({ 'a.dbf': 'old' });
    expect(readdirSync(to)).toEqual(['a.dbf']);
  });

  it('forgets half a set after a crash, and finishes a whole one', async () => {
    const to = drop(freshDir(), { 'orders.dbf': 'old', 'orders.fpt': 'old' });
    const aside = drop(join(to, '.incoming'), { 'orders.dbf': 'new' });
    await finishPromotion(to);
    expect(textsIn(to)).toEqual({ 'orders.dbf': 'old', 'orders.fpt': 'old' });
    // Killed between the two renames: the table is in place, its memos are not yet.
    drop(to, { 'orders.dbf': 'new' });
    drop(aside, { 'ORDERS.FPT': 'new', '.whole': '' });
    await finishPromotion(to);
    expect(textsIn(to)).toEqual({ 'orders.dbf': 'new', 'orders.fpt': 'new' });
    expect(existsSync(aside)).toBe(false);
  });
});

describe('fetching', () => {
  /** Of customers and orders in one file. */
  const mapping = parseMapping(PLAIN_MAPPING.replaceAll(/\w+\.dbf/g, 'a.dbf'), 'test.json');
  const place = () => ({
    mapping,
    databasePath: join(freshDir(), 'shop.db'),
    to: freshDir(),
    patience: QUICK,
  });

  it('takes the newest folder of the inbox, or the one that is said', async () => {
    const inbox = freshDir();
    drop(join(inbox, 'asidta_file_1'), { 'a.dbf': 'one' }, 1);
    drop(join(inbox, 'asidta_file_2'), { 'a.dbf': 'two' }, 2);
    const where = place();
    const newest = await fetchTables({ dir: null, inbox, ...where }, 0);
    expect(newest).toMatchObject({ from: join(inbox, 'asidta_file_2'), promoted: ['a.dbf'] });
    const said = join(inbox, 'asidta_file_1');
    expect((await fetchTables({ dir: said, inbox, ...where }, 0)).from).toBe(said);
    expect(textsIn(where.to)).toEqual({ 'a.dbf': 'one' });
  });

  it('says when there is nowhere to look, or no table', async () => {
    await expect(fetchTables({ dir: null, inbox: null, ...place() }, 0)).rejects.toThrow(
      /REFERENCE_INBOX/,
    );
    const dir = drop(freshDir(), { 'a.cdx': '' });
    await expect(fetchTables({ dir, inbox: null, ...place() }, 0)).rejects.toThrow(/no table/);
  });

  const shopDrop = () => {
    const where = { ...place(), mapping: shopMapping() };
    writeShop(where.to);
    const dir = writeShop(freshDir());
    // Fresher than what is there, so anything that is taken over shows.
    writeShop(dir, { lines: withRows(LINES, [['A-1', 'CUP', 7, 1, 0]]) });
    const before = textsIn(where.to);
    const refused = async (words: RegExp | string) => {
      const fetching = fetchTables({ dir, inbox: null, ...where }, 0);
      await expect(fetching).rejects.toThrow(words);
      await expect(fetching).rejects.toThrow(InboxError);
      expect(textsIn(where.to)).toEqual(before);
    };
    return { dir, where, refused };
  };

  it.each(['orders.dbf', 'orders.fpt', 'cust.dbf', 'lines.dbf', 'items.dbf'])(
    'takes over nothing of a drop without %s',
    async (name) => {
      const { dir, refused } = shopDrop();
      rmSync(join(dir, name));
      await refused(`${name}: is not in ${dir}. Nothing was taken over`);
    },
  );

  it('asks for the memos of a damaged table, too, and leaves the damage to the import', async () => {
    const { dir, where, refused } = shopDrop();
    const orders = join(dir, 'orders.dbf');
    writeFileSync(orders, readFileSync(orders).subarray(0, -40));
    rmSync(join(dir, 'orders.fpt'));
    await refused('orders.fpt: is not in');
    writeFileSync(orders, 'no table');
    await fetchTables({ dir, inbox: null, ...where }, 0);
    expect(textsIn(where.to)['orders.dbf']).toBe('no table');
  });

  it.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a link that leads nowhere', (path) => symlinkSync('/nowhere-at-all', path)],
    ['a link to a table', (path) => symlinkSync(join(path, '../cust.dbf'), path)],
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ])('takes over nothing where a table or its memos are %s', async (_words, put) => {
    for (const name of ['orders.dbf', 'orders.fpt']) {
      const { dir, refused } = shopDrop();
      rmSync(join(dir, name));
      put(join(dir, name));
      await refused(`${join(dir, name)} is a link, a folder or a pipe, no file.`);
    }
  });

  it('does not read a pipe that lies where a table is to take its place', async () => {
    const where = place();
    mkdirSync(where.to, { recursive: true });
    execFileSync('mkfifo', [join(where.to, 'a.dbf')]);
    const dir = drop(freshDir(), { 'a.dbf': '' });
    expect((await fetchTables({ dir, inbox: null, ...where }, 0)).promoted).toEqual(['a.dbf']);
    expect(textsIn(where.to)).toEqual({ 'a.dbf': '' });
  });

  it('lets one fetch at a time', async () => {
    const where = place();
    const lock = acquireLock(`${where.databasePath}.refresh`, 'a test', 0, 0);
    const dir = drop(freshDir(), { 'a.dbf': '' });
    const fetching = fetchTables({ dir, inbox: null, ...where }, 0);
    await expect(fetching).rejects.toThrow(/Another refresh/);
    lock?.release();
    expect((await fetchTables({ dir, inbox: null, ...where }, 0)).promoted).toEqual(['a.dbf']);
  });
});

describe('workdays', () => {
  const at = (iso: string) => Date.parse(iso);

  it('are Monday to Friday where the plant is', () => {
    expect(isWorkday(at('2026-11-20T12:00:00Z'), 'America/Chicago')).toBe(true);
    expect(isWorkday(at('2026-11-21T12:00:00Z'), 'America/Chicago')).toBe(false);
    expect(isWorkday(at('2026-11-22T12:00:00Z'), 'America/Chicago')).toBe(false);
    // Saturday in London is still Friday in Chicago; Sunday there is Monday in Auckland.
    expect(isWorkday(at('2026-11-21T04:00:00Z'), 'America/Chicago')).toBe(true);
    expect(isWorkday(at('2026-11-22T12:00:00Z'), 'Pacific/Auckland')).toBe(true);
  });

  it('are asked for unless somebody insists', () => {
    const saturday = at('2026-11-21T12:00:00Z');
    expect(() => requireWorkday(saturday, 'UTC', false)).toThrow(WeekendError);
    expect(() => requireWorkday(saturday, 'UTC', true)).not.toThrow();
  });
});
