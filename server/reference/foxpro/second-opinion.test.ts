import { join } from 'node:path';
import { DBFFile } from 'dbffile';
import { describe, expect, it } from 'vitest';
import { freshDir, readTable } from './testing.ts';
import { writeTable } from './write-table.ts';

/** dbffile is another hand's reader and writer: what both agree on is not our own misreading. */
describe('openTable beside dbffile', () => {
  it('reads what dbffile writes', async () => {
    const path = join(freshDir(), 'theirs.dbf');
    const file = await DBFFile.create(path, [
      { name: 'NUMBER', type: 'C', size: 10 },
      { name: 'QTY', type: 'N', size: 9, decimalPlaces: 2 },
      { name: 'DAY', type: 'D', size: 8 },
      { name: 'DONE', type: 'L', size: 1 },
      { name: 'COUNT', type: 'I', size: 4 },
      { name: 'RATE', type: 'B', size: 8, decimalPlaces: 4 },
    ]);
    const day = new Date(Date.UTC(2026, 10, 21));
    await file.appendRecords([
      { NUMBER: 'A-1', QTY: 12.5, DAY: day, DONE: true, COUNT: -7, RATE: 0.15 },
      { NUMBER: 'é', QTY: null, DAY: null, DONE: false, COUNT: 0, RATE: 0 },
    ]);
    expect(readTable(path, { encoding: 'windows-1252' }).rows.map((row) => row.values)).toEqual([
      { NUMBER: 'A-1', QTY: 12.5, DAY: '2026-11-21', DONE: true, COUNT: -7, RATE: 0.15 },
      { NUMBER: 'é', QTY: null, DAY: null, DONE: false, COUNT: 0, RATE: 0 },
    ]);
  });

  it('writes, for tests, what dbffile reads, memos included', async () => {
    const path = writeTable(freshDir(), 'ours', {
      fields: [
        { name: 'NUMBER', type: 'C', length: 10 },
        { name: 'PRICE', type: 'Y' },
        { name: 'AT', type: 'T' },
        { name: 'NOTE', type: 'M' },
      ],
      rows: [
        ['A-1', 12.3456, '2026-11-21T22:05:09', 'first'],
        ['A-2', -1, '1999-12-31T00:00:00', 'x'.repeat(300)],
      ],
    });
    const theirs = await (await DBFFile.open(path)).readRecords();
    expect(theirs).toEqual([
      { NUMBER: 'A-1', PRICE: 12.3456, AT: new Date('2026-11-21T22:05:09Z'), NOTE: 'first' },
      { NUMBER: 'A-2', PRICE: -1, AT: new Date('1999-12-31T00:00:00Z'), NOTE: 'x'.repeat(300) },
    ]);
  });
});
