import { describe, expect, it } from 'vitest';
import { daysOf, RANGE_PRESETS, rangeAlone, readRange, writeRange, type Range } from './range.ts';

describe('daysOf', () => {
  it.each<[Range, string, { from: string | null; to: string | null }]>([
    [{ preset: 'this-month' }, '2026-03-14', { from: '2026-03-01', to: '2026-03-14' }],
    [{ preset: 'last-month' }, '2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
    [{ preset: 'last-month' }, '2026-01-02', { from: '2025-12-01', to: '2025-12-31' }],
    [{ preset: 'last-month' }, '2028-03-01', { from: '2028-02-01', to: '2028-02-29' }],
    [{ preset: 'last-30-days' }, '2026-03-14', { from: '2026-02-13', to: '2026-03-14' }],
    [{ preset: 'last-90-days' }, '2026-03-14', { from: '2025-12-15', to: '2026-03-14' }],
    [{ preset: 'this-year' }, '2026-03-14', { from: '2026-01-01', to: '2026-03-14' }],
    [{ preset: 'all' }, '2026-03-14', { from: null, to: null }],
    [
      { preset: 'custom', from: '2026-01-05', to: null },
      '2026-03-14',
      { from: '2026-01-05', to: null },
    ],
  ])('%j on %s', (range, today, days) => {
    expect(daysOf(range, today)).toEqual(days);
  });
});

describe('a range in the address', () => {
  const there = (range: Range) => {
    const query = new URLSearchParams();
    writeRange(query, range, 'last-30-days');
    return query.toString();
  };
  const andBack = (search: string) => readRange(new URLSearchParams(search), 'last-30-days');

  it.each(RANGE_PRESETS.map((preset) => ({ preset })))('keeps %j', (range) => {
    expect(andBack(there(range))).toEqual(range);
  });

  it('keeps days, also with one end open', () => {
    for (const range of [
      { preset: 'custom', from: '2026-01-05', to: '2026-02-01' },
      { preset: 'custom', from: null, to: '2026-02-01' },
    ] as const) {
      expect(andBack(there(range))).toEqual(range);
    }
  });

  it('says nothing for the usual range', () => {
    expect(there({ preset: 'last-30-days' })).toBe('');
  });

  it.each(['range=yesterday', 'from=2026-02-30', 'from=05/01/2026&to=x', 'range='])(
    'shows the usual range for %s',
    (search) => {
      expect(andBack(search)).toEqual({ preset: 'last-30-days' });
    },
  );
});

describe('rangeAlone', () => {
  it('takes the days along and leaves the other filters behind', () => {
    const query = new URLSearchParams('from=2026-01-05&q=cup&to=2026-02-01&sort=-laborMs');
    expect(rangeAlone(query).toString()).toBe('from=2026-01-05&to=2026-02-01');
    expect(rangeAlone(new URLSearchParams('range=all&team=3')).toString()).toBe('range=all');
    expect(rangeAlone(new URLSearchParams('from=&q=1')).toString()).toBe('');
  });
});
