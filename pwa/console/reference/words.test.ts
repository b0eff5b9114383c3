import { describe, expect, it } from 'vitest';
import { erpImport } from '../testing/fixtures.ts';
import { isCounted, saidWords, windowWords } from './words.ts';

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
