import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shopMapping, writeShop } from '../erp/test-shop.ts';
import { freshDir } from '../foxpro/testing.ts';
import { latestOrder, mappedFiles } from './mapped-files.ts';
import { quoted } from './remote.ts';
import { loadTarget } from './target.ts';

const EXAMPLE = join(import.meta.dirname, '../../../deploy/targets/example.env');

/** Leaves a link at the path, to what is made elsewhere. */
function linkTo(path: string, make: (there: string) => void): void {
  const there = join(freshDir(), 'there');
  make(there);
  symlinkSync(there, path);
}

function target(lines: string) {
  const path = join(freshDir(), 'shop.env');
  writeFileSync(path, lines);
  return () => loadTarget(path);
}
const WHOLE = `SSH_HOST=me@shop
APP_DIR=/opt/tot
DATABASE_PATH=/var/tot.db
SERVER_URL=http://127.0.0.1:8080
PLANT_TIME_ZONE=UTC
`;

describe('a target', () => {
  it('is what the example shows', () => {
    expect(loadTarget(EXAMPLE)).toMatchObject({
      SSH_HOST: 'timeontasks@shop.example.com',
      NODE: '/usr/bin/node',
      PLANT_TIME_ZONE: 'America/Chicago',
    });
  });

  it.each<[string, string, RegExp]>([
    ['something missing', WHOLE.replace(/APP_DIR.*\n/, ''), /APP_DIR/],
    ['a setting it does not know', `${WHOLE}PASSWORD=x`, /PASSWORD/],
    ['a host that is an option of ssh', WHOLE.replace('me@shop', '-oProxyCommand=x'), /user@host/],
    ['a path that is none', WHOLE.replace('/opt', 'opt'), /APP_DIR: expected an absolute path/],
    ['a zone that is none', WHOLE.replace('=UTC', '=Mars/Base'), /PLANT_TIME_ZONE: is no IANA/],
  ])('is refused with %s', (_words, lines, sentence) => {
    expect(target(WHOLE)).not.toThrow();
    expect(target(lines)).toThrow(sentence);
  });

  it('says where it looked for one', () => {
    expect(() => loadTarget('nowhere')).toThrow(/There is no deploy\/targets\/nowhere\.env/);
  });
});

describe('what is sent', () => {
  it('is what the mapping names, each with its memos, and nothing else of the folder', () => {
    const dir = writeShop(freshDir());
    for (const name of ['more.dbf', 'cust.cdx', 'orders.bak', 'mapping.json']) {
      writeFileSync(join(dir, name), '');
    }
    const names = mappedFiles(dir, shopMapping()).map((file) => file.name);
    expect(names).toEqual(['cust.dbf', 'items.dbf', 'lines.dbf', 'orders.dbf', 'orders.fpt']);
    expect(latestOrder(dir, shopMapping())).toBe('A-4');
  });

  it('is nothing when one of them is not there', () => {
    expect(() => mappedFiles(freshDir(), shopMapping())).toThrow(/cust\.dbf: is not in/);
  });

  it.each<[string, (path: string) => void]>([
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    ['a link to a pipe', (path) => linkTo(path, (there) => execFileSync('mkfifo', [there]))],
    ['a device that never ends', (path) => symlinkSync('/dev/zero', path)],
    ['a folder', (path) => mkdirSync(path)],
  ])('is nothing when a table of any group, or its memos, is %s', (_words, put) => {
    for (const name of ['cust.dbf', 'orders.dbf', 'orders.fpt', 'lines.dbf', 'items.dbf']) {
      const dir = writeShop(freshDir());
      unlinkSync(join(dir, name));
      put(join(dir, name));
      const words = `${name}: is a folder, a pipe or a device, no file.`;
      expect(() => mappedFiles(dir, shopMapping())).toThrow(words);
    }
  });

  it('may be linked to from there', () => {
    const dir = writeShop(freshDir());
    renameSync(join(dir, 'cust.dbf'), join(dir, 'cust.bak'));
    symlinkSync(join(dir, 'cust.bak'), join(dir, 'cust.dbf'));
    expect(mappedFiles(dir, shopMapping())).toHaveLength(5);
  });

  it('is quoted for the shell there', () => {
    expect(quoted(`a'b; rm -rf "$HOME"`)).toBe(`'a'\\''b; rm -rf "$HOME"'`);
  });
});
