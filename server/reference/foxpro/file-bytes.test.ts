import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFile, readWhole } from './file-bytes.ts';
import { freshDir, tableErrorOf } from './testing.ts';

describe('findFile', () => {
  it('finds a file whatever the case of its letters', () => {
    const dir = freshDir();
    writeFileSync(join(dir, 'ORDERS.Dbf'), '');
    expect(findFile(dir, 'orders.dbf')).toBe(join(dir, 'ORDERS.Dbf'));
  });

  it('refuses two files that differ in case only', () => {
    const dir = freshDir();
    writeFileSync(join(dir, 'ORDERS.DBF'), '');
    writeFileSync(join(dir, 'orders.dbf'), '');
    expect(tableErrorOf(() => findFile(dir, 'orders.dbf')).message).toContain('keep only one');
  });

  it('refuses a file that is not there, and a folder that is not there', () => {
    const dir = freshDir();
    expect(tableErrorOf(() => findFile(dir, 'orders.dbf')).file).toBe('orders.dbf');
    expect(tableErrorOf(() => findFile(join(dir, 'no'), 'orders.dbf')).message).toContain('ENOENT');
  });
});

describe('readWhole', () => {
  it('gives the bytes and the hash of exactly these bytes', () => {
    const path = join(freshDir(), 'a.dbf');
    writeFileSync(path, 'abc');
    const { content, mark } = readWhole(path, 3);
    expect(content.toString()).toBe('abc');
    expect(mark).toEqual({
      name: 'a.dbf',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('refuses a file that somebody writes to meanwhile', async () => {
    const path = join(freshDir(), 'a.dbf');
    writeFileSync(path, Buffer.alloc(32 * 1024 * 1024));
    const writing = `const { appendFileSync } = require('node:fs');
      appendFileSync(process.argv[1], 'x'); console.log('writing');
      const end = Date.now() + 5000;
      while (Date.now() < end) appendFileSync(process.argv[1], 'x');`;
    const writer = spawn(process.execPath, ['-e', writing, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    try {
      const error = tableErrorOf(() => readWhole(path, 1024 * 1024 * 1024));
      expect(error.message).toContain('was written to while it was read');
    } finally {
      writer.kill();
    }
  });

  it('refuses one byte more than allowed', () => {
    const path = join(freshDir(), 'a.dbf');
    writeFileSync(path, 'abcd');
    expect(tableErrorOf(() => readWhole(path, 3)).message).toContain('3 are allowed');
  });
});
