import { TABLE_NAMES, TABLES } from '#schema/rules/table-columns.ts';
import { describe, expect, it } from 'vitest';
import { cellWords } from './cells.ts';
import { barColumn, concernOf, declaredColumns, isMark, layOut, shownColumns } from './columns.ts';

describe('the columns in sight', () => {
  it.each(TABLE_NAMES)('%s has none of money for a foreman, and no mark as a column', (name) => {
    const columns = shownColumns(name, declaredColumns(name, true), false);
    expect(columns.filter(({ isMoney, key }) => isMoney || isMark(key))).toEqual([]);
    expect(columns.length).toBeGreaterThan(2);
  });

  it.each(TABLE_NAMES)('%s has a bar in a column that is there, for both', (name) => {
    for (const showsMoney of [true, false]) {
      const columns = shownColumns(name, TABLES[name].columns, showsMoney);
      expect(columns.map(({ key }) => key)).toContain(barColumn(name, columns));
    }
  });

  it('shows rounded time only while times are rounded', () => {
    const keys = (isRounded: boolean) => declaredColumns('time', isRounded).map(({ key }) => key);
    expect(keys(true)).toContain('paidRoundedMs');
    expect(keys(false)).not.toContain('paidRoundedMs');
    expect(keys(false)).toContain('paidMs');
  });
});

describe('layOut', () => {
  const columns = shownColumns('materials', TABLES.materials.columns, true);
  const keys = (some: readonly { key: string }[]) => some.map(({ key }) => key);

  it('gives every column its heading where there is room', () => {
    expect(layOut(columns, 80)).toEqual({ columns, under: [], isClose: false });
  });

  it('puts the words beside the name under it where there is none, and loses no figure', () => {
    const narrow = layOut(columns, 50);
    expect(keys(narrow.under)).toEqual(['code', 'unit']);
    expect([narrow.isClose, layOut(columns, 40).isClose]).toEqual([false, true]);
    expect(keys(narrow.columns)).toEqual(
      keys(columns).filter((key) => key !== 'code' && key !== 'unit'),
    );
  });
});

describe('concernOf', () => {
  it('warns of a loss, of more booked than paid, and of work over its estimate', () => {
    expect(concernOf('marginCents', -1)).toBe('loss');
    expect(concernOf('gapMs', -60_000)).toBe('loss');
    expect(concernOf('deviationPercent', 30)).toBe('over');
  });

  it('leaves alone what only looks like it', () => {
    expect(concernOf('deviationPercent', -30)).toBeNull();
    expect(concernOf('deviationMs', 30)).toBeNull();
    expect(concernOf('returnedCents', -500)).toBeNull();
    expect(concernOf('marginCents', 0)).toBeNull();
    expect(concernOf('marginCents', null)).toBeNull();
  });
});

describe('cellWords', () => {
  it.each([
    ['hours', 1584.7 * 3_600_000, '1,584 h 42'],
    ['cents', -123_456, '−$1,234.56'],
    ['percent', 12.34, '12.3 %'],
    ['count', 1250, '1,250'],
    ['quantity', 2500, '2.5'],
    ['text', 'Acme', 'Acme'],
    ['date', '2026-11-03', 'Nov 3, 2026'],
    ['cents', null, '–'],
    ['text', undefined, '–'],
  ] as const)('writes %s %s as %s', (kind, value, words) => {
    expect(cellWords(kind, value)).toBe(words);
  });
});
