import { describe, expect, it } from 'vitest';
import { FileOnDisk, type Fate } from './disk-image.ts';

const write = (at: number, text: string) =>
  ({ kind: 'write', file: 'wal', at, data: Buffer.from(text) }) as const;
const truncate = (size: number) => ({ kind: 'truncate', file: 'wal', size }) as const;
const NOTHING: Fate = { kept: 0, bySector: false };
const ALL: Fate = { kept: 1, bySector: false };

describe('a file after a power cut', () => {
  const open = (text = 'old') => new FileOnDisk(Buffer.from(text));
  const after = (file: FileOnDisk, fate: Fate, random = Math.random) =>
    file.afterPowerCut(fate, random).toString('latin1');

  it('holds what was synced, and what came later by chance', () => {
    const file = open();
    file.apply(write(0, 'new'));
    expect([after(file, NOTHING), after(file, ALL)]).toEqual(['old', 'new']);
    file.sync();
    expect(after(file, NOTHING)).toBe('new');
  });

  it('may hold the later write without the earlier one', () => {
    const file = open();
    file.apply(write(3, 'one'));
    file.apply(write(6, 'two'));
    const draws = [0.9, 0.1];
    expect(after(file, { kept: 0.5, bySector: false }, () => draws.shift()!)).toBe('old\0\0\0two');
  });

  it('is cut between sectors of 512 bytes, wherever a write begins', () => {
    const file = open('');
    file.apply(write(500, 'x'.repeat(1024)));
    const draws = [0.1, 0.9, 0.1];
    const torn = after(file, { kept: 0.5, bySector: true }, () => draws.shift()!);
    expect(torn).toBe(`${'\0'.repeat(500)}${'x'.repeat(12)}${'\0'.repeat(512)}${'x'.repeat(500)}`);
    expect(draws).toEqual([]);
  });

  it('holds zeros where it was cut short and grew again', () => {
    const file = open('abcdef');
    file.apply(truncate(2));
    file.apply(write(4, 'z'));
    expect(after(file, ALL)).toBe('ab\0\0z');
    expect(after(file, NOTHING)).toBe('abcdef');
  });
});
