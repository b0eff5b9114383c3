import { describe, expect, it } from 'vitest';
import { readTableFilter, sortAfterHeading, tableQuery, writeTableFilter } from './table-filter.ts';

const read = (search: string, showsMoney = true) =>
  readTableFilter('time', new URLSearchParams(search), showsMoney);

describe('the filter of a table in the address', () => {
  it('is empty for what the page opens with', () => {
    expect(writeTableFilter(read('')).toString()).toBe('');
  });

  it('comes back as it went', () => {
    const search = 'range=last-month&team=none&weekHours=37.5&dayHours=8&round=6&sort=-gapMs';
    expect(writeTableFilter(read(search)).toString()).toBe(
      'range=last-month&team=none&weekHours=37.5&dayHours=8&round=6&sort=-gapMs',
    );
  });

  it('leaves out what this report does not know, as a link from another may say it', () => {
    expect(read('customer=Rotary&sort=-marginCents&user=')).toEqual({
      range: { preset: 'last-30-days' },
      narrowing: {},
      sort: '',
    });
  });

  it('leaves out what sorts by money where none is shown', () => {
    const query = new URLSearchParams('sort=marginCents');
    expect(readTableFilter('customers', query, true).sort).toBe('marginCents');
    expect(readTableFilter('customers', query, false).sort).toBe('');
    expect(read('sort=-gapMs', false).sort).toBe('-gapMs');
  });
});

describe('an address somebody typed', () => {
  it.each([
    'team=art',
    'user=0',
    'weekHours=lots',
    'weekHours=169',
    'dayHours=0',
    'dayHours=8h',
    'round=7',
    'sort=salary',
  ])('%s asks for nothing that can be', (search) => {
    expect(writeTableFilter(read(search)).toString()).toBe('');
  });
});

describe('tableQuery', () => {
  it('asks for plain days', () => {
    expect(tableQuery(read('range=last-month&user=7&sort=gapMs'), '2026-03-14').toString()).toBe(
      'from=2026-02-01&to=2026-02-28&user=7&sort=gapMs',
    );
  });
});

describe('sortAfterHeading', () => {
  it('begins with A, and with the most, and turns round', () => {
    expect(sortAfterHeading('-gapMs', 'person', false)).toBe('person');
    expect(sortAfterHeading('person', 'gapMs', true)).toBe('-gapMs');
    expect(sortAfterHeading('-gapMs', 'gapMs', true)).toBe('gapMs');
    expect(sortAfterHeading('gapMs', 'gapMs', true)).toBe('-gapMs');
  });
});
