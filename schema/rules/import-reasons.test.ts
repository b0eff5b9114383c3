import { describe, expect, it } from 'vitest';
import {
  IMPORT_REASONS,
  importReason,
  readImportReasons,
  type ImportReasonCode,
} from './import-reasons.ts';

const CODES = Object.keys(IMPORT_REASONS) as ImportReasonCode[];

/** Something for every hole, with all that may stand in one. */
const filled = (code: ImportReasonCode) => {
  const holes = [...IMPORT_REASONS[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const parts = Object.fromEntries(holes.map((hole, index) => [hole, `a.b, ${index} (c).d`]));
  return { parts, sentence: importReason(code, parts as never) };
};

describe('why an import did not come in', () => {
  it.each(CODES)('is known again by its sentence: %s', (code) => {
    const { parts, sentence } = filled(code);
    expect(sentence).not.toMatch(/[{}]/);
    expect(readImportReasons(sentence)).toEqual([{ code, parts, place: null }]);
  });

  it.each(CODES)('is known again behind a place: %s', (code) => {
    const { parts, sentence } = filled(code);
    const read = readImportReasons(`orders.dbf, row 3, field QTY, value "a\\"b: c": ${sentence}`);
    const place = { file: 'orders.dbf', row: '3', field: 'QTY', value: '"a\\"b: c"' };
    expect(read).toEqual([{ code, parts, place }]);
    expect(readImportReasons(`orders: ${sentence}`)[0]?.place?.file).toBe('orders');
  });

  it('may be several, one after the other', () => {
    const all = CODES.map((code) => filled(code).sentence).join(' ');
    expect(readImportReasons(all).map(({ code }) => code)).toEqual(CODES);
  });

  it('may be several of several files: no sentence runs over the end of another', () => {
    const shrunk = 'LINES.DBF: 5 rows, 10 the last time (50.0 % less).';
    for (const columns of ['A', 'A, B']) {
      const read = readImportReasons(`ORDERS.DBF has lost ${columns}. ${shrunk}`);
      expect(read.map(({ code }) => code)).toEqual(['columns_lost', 'shrunk']);
      expect(read[0]?.parts).toEqual({ file: 'ORDERS.DBF', columns });
      expect(read[1]?.place?.file).toBe('LINES.DBF');
    }
  });

  it('is none where anything else is said', () => {
    for (const other of ['', 'It was full.', 'a.dbf: is not a number. It was full.']) {
      expect(readImportReasons(other)).toEqual([]);
    }
  });
});
