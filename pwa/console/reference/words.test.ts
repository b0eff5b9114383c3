import { describe, expect, it } from 'vitest';
import { erpImport } from '../testing/fixtures.ts';
import { IMPORT_REASONS, type ImportReasonCode } from '#schema/rules/import-reasons.ts';
import { languages } from '../text.ts';
import { isCounted, messageWords, saidWords, windowWords } from './words.ts';

describe('what an import did', () => {
  it.each([
    ['revenueCents', 12_550, '$125.50'],
    ['quantity', 1.5, '1.5'],
    ['status', 'hold', 'On hold'],
    ['dueDate', '2026-12-24', 'Dec 24, 2026'],
    ['customer', 'Acme Awards', 'Acme Awards'],
    ['holdNote', '', null],
    ['dueDate', null, null],
  ])('to %s: %j', (field, said, words) => {
    expect(saidWords({ field }, said)).toBe(words);
  });

  it('is counted of customers and orders that came in', () => {
    expect(isCounted(erpImport())).toBe(true);
    expect(isCounted(erpImport({ group: 'items' }))).toBe(false);
    expect(isCounted(erpImport({ result: 'quarantined' }))).toBe(false);
  });

  it('goes from one day to another, or over all there are', () => {
    const window = { from: '2025-10-18', to: '2026-11-21' };
    expect(windowWords(erpImport({ window }))).toBe('Oct 18, 2025 to Nov 21, 2026');
    const files = [{ name: 'orders.dbf', bytes: 1, sha256: 'a' }];
    expect(windowWords(erpImport({ files }))).toBe('All there are');
    expect(windowWords(erpImport({ group: 'customers', files }))).toBe('–');
  });
});

describe('why an import did not come in', () => {
  const { en, es } = languages;
  const inSpanish = (message: string) => messageWords(message, es.reference);

  it.each([
    [
      'orders.dbf: is cut short: 4 rows need 500 bytes, the file has 460.',
      'orders.dbf: está cortado: 4 filas necesitan 500 bytes, y el archivo tiene 460.',
    ],
    [
      'orders: 4 rows, 7 the last time (42.9 % less). lines.dbf has lost QTY, PRICE.',
      'Órdenes: 4 filas, y la última vez 7 (42.9 % menos). lines.dbf perdió QTY, PRICE.',
    ],
    [
      'lines.dbf, row 3, field QTY, value "..": is not a number.',
      'lines.dbf, fila 3, campo QTY, valor "..": no es un número.',
    ],
    [
      'orders.fpt: is not in /srv/erp. Nothing was taken over; let the ERP drop all its tables again.',
      'orders.fpt: no está en /srv/erp. No se tomó nada; haga que el ERP deje otra vez todas sus tablas.',
    ],
  ])('is said in Spanish: %s', (message, said) => {
    expect(inSpanish(message)).toEqual({ message: said, isServers: false });
    expect(messageWords(message, en.reference)).toEqual({ message, isServers: true });
  });

  it('is said as the server says it where nobody knows the sentence', () => {
    const message = 'orders.fpt: is not in /srv/erp. The disk is full.';
    expect(inSpanish(message)).toEqual({ message, isServers: true });
  });

  it('has in Spanish what it has in English', () => {
    const holesOf = (sentence = '') => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const code of Object.keys(IMPORT_REASONS) as ImportReasonCode[]) {
      expect(es.reference.reasons, code).toHaveProperty(code);
      expect(holesOf(es.reference.reasons[code]), code).toEqual(holesOf(IMPORT_REASONS[code]));
    }
  });
});
