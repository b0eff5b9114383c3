import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { headPath, whyOlder, writeHeadFile } from './head-file.ts';
import { readHead } from './verify-chain.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const path = () => shop.config.databasePath;
const judged = () => whyOlder(shop.reader, path());

describe('a database and the head beside it', () => {
  it('fit while the log only went on', async () => {
    writeHeadFile(path(), readHead(shop.reader));
    expect(judged()).toBeUndefined();
    await shop.addUser('Olga Operator');
    expect(judged()).toBeUndefined();
  });

  it('do not fit when the log ends before the head', () => {
    const { seq, mac } = readHead(shop.reader);
    writeHeadFile(path(), { seq: seq + 3, mac });
    expect(judged()).toMatch(new RegExp(`ends at row ${seq}, and .* remembers row ${seq + 3}`));
  });

  it('do not fit when the log went on another way and grew past the head', async () => {
    const { seq } = readHead(shop.reader);
    writeHeadFile(path(), { seq, mac: 'f'.repeat(64) });
    await shop.addUser('Olga Operator');
    expect(judged()).toContain(`row ${seq} of its log is not the one`);
  });

  it.each(['', '{"seq":', '{"seq":"4","mac":4}', '[]'])(
    'do not fit when the head reads %j',
    (text) => {
      writeFileSync(headPath(path()), text);
      expect(judged()).toContain('no readable');
    },
  );

  it('do not fit when there is no head', () => {
    rmSync(headPath(path()));
    expect(judged()).toContain('no readable');
  });
});

describe('the head', () => {
  it('stands there from the start and is written anew only when the log went on', async () => {
    const { seq } = JSON.parse(readFileSync(headPath(path()), 'utf8')) as { seq: number };
    expect(seq).toBeGreaterThan(0);
    rmSync(headPath(path()));
    await shop.addUser('Olga Operator');
    shop.door.keepHead();
    expect(JSON.parse(readFileSync(headPath(path()), 'utf8'))).toEqual(readHead(shop.reader));
    rmSync(headPath(path()));
    shop.door.keepHead();
    expect(existsSync(headPath(path()))).toBe(false);
  });

  it('that cannot be written is reported, and nothing else is stopped', async () => {
    await shop.addUser('Olga Operator');
    // A folder where the new head would be made.
    mkdirSync(`${headPath(path())}.new`);
    shop.door.keepHead();
    expect(shop.unexpected.splice(0)).toMatchObject([{ code: 'EISDIR' }]);
    expect(await shop.addUser('Otto Other')).toBeGreaterThan(0);
  });
});
