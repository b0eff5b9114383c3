import { describe, expect, it } from 'vitest';
import { readReportFilter, reportQuestion, writeReportFilter } from './report-filter.ts';

const read = (search: string) => readReportFilter(new URLSearchParams(search));

describe('the report filter in the address', () => {
  it('is empty for what the page opens with: 30 days, losers first', () => {
    expect(writeReportFilter(read('')).toString()).toBe('');
    expect(read('').sort).toEqual({ column: 'marginPercent', descending: false });
  });

  it('comes back as it went, whatever a customer is called', () => {
    const filter = read('');
    filter.customer = '<img onerror=alert(1)> & Söhne + "Co"';
    filter.q = '50% off?';
    filter.sort = { column: 'laborMs', descending: true };
    filter.range = { preset: 'last-month' };
    expect(read(writeReportFilter(filter).toString())).toEqual(filter);
  });

  it('takes the usual order for a column that is not there', () => {
    expect(read('sort=-salary').sort).toEqual({ column: 'marginPercent', descending: false });
  });
});

describe('reportQuestion', () => {
  it('asks for plain days and always says the order', () => {
    expect(reportQuestion(read('range=last-month&q=cup'), '2026-03-14').toString()).toBe(
      'from=2026-02-01&to=2026-02-28&q=cup&sort=marginPercent',
    );
  });

  it('leaves both ends open for everything', () => {
    expect(reportQuestion(read('range=all&sort=-laborMs'), '2026-03-14').toString()).toBe(
      'sort=-laborMs',
    );
  });
});
