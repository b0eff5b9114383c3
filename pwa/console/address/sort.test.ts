import { describe, expect, it } from 'vitest';
import { readSort, SORT_COLUMNS, sortAfterClick, writeSort } from './sort.ts';

describe('sorting', () => {
  it('keeps every column and direction in the address', () => {
    for (const column of SORT_COLUMNS) {
      for (const descending of [true, false]) {
        expect(readSort(writeSort({ column, descending }))).toEqual({ column, descending });
      }
    }
  });

  it.each([null, '', '-', '--laborMs', 'laborms', 'password'])('ignores %j', (text) => {
    expect(writeSort(readSort(text))).toBe('marginPercent');
  });
});

describe('sortAfterClick', () => {
  it('turns the same column round', () => {
    const losersFirst = readSort(null);
    expect(writeSort(sortAfterClick(losersFirst, 'marginPercent'))).toBe('-marginPercent');
  });

  it('begins amounts with the largest, names and margins with the first', () => {
    expect(writeSort(sortAfterClick(readSort(null), 'revenueCents'))).toBe('-revenueCents');
    expect(writeSort(sortAfterClick(readSort(null), 'customerName'))).toBe('customerName');
    expect(writeSort(sortAfterClick(readSort(null), 'marginCents'))).toBe('marginCents');
  });
});
