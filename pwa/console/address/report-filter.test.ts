import { describe, expect, it } from 'vitest';
import {
  readReportFilter,
  reportQuestion,
  reportSelection,
  writeReportFilter,
} from './report-filter.ts';

const read = (search: string, showsMoney = true) =>
  readReportFilter(new URLSearchParams(search), showsMoney);

describe('the report filter in the address', () => {
  it('is empty for what the page opens with: 30 days, losers first', () => {
    expect(writeReportFilter(read('')).toString()).toBe('');
    expect(read('').sort).toEqual({ column: 'marginPercent', descending: false });
  });

  it('comes back as it went, whatever a customer is called', () => {
    const filter = read('');
    filter.customer = '<img onerror=alert(1)> & Söhne + "Co"';
    filter.q = '50% off?';
    filter.teamId = 3;
    filter.taskType = 'ENGRAVE';
    filter.status = 'open';
    filter.costOver = 80;
    filter.sort = { column: 'laborMs', descending: true };
    filter.range = { preset: 'last-month' };
    expect(read(writeReportFilter(filter).toString())).toEqual(filter);
  });

  it('takes the usual order for a column that is not there', () => {
    expect(read('sort=-salary').sort).toEqual({ column: 'marginPercent', descending: false });
  });

  it('takes the usual order where a link says to sort by money that is not shown', () => {
    expect(read('sort=-laborCents').sort).toEqual({ column: 'laborCents', descending: true });
    expect(read('sort=-laborCents', false).sort).toEqual(read('').sort);
    expect(read('sort=-laborMs', false).sort).toEqual({ column: 'laborMs', descending: true });
  });
});

describe('the early warning', () => {
  it('is about open orders, whatever else the address says', () => {
    expect(read('costOver=80&status=shipped')).toMatchObject({ status: 'open', costOver: 80 });
    expect(reportSelection(read('range=all&costOver=80'), '2026-03-14').toString()).toBe(
      'status=open&costOver=80',
    );
  });

  it('ends when another status is chosen', () => {
    const shipped = { ...read('costOver=80'), status: 'shipped' } as const;
    expect(writeReportFilter(shipped).toString()).toBe('status=shipped');
  });

  it.each(['0', '-5', '8.5', 'x', '1001', ''])('takes no notice of a share of %j', (share) => {
    expect(read(`costOver=${share}&status=hold&team=${share.padStart(1, 'y')}&range=all`)).toEqual({
      ...read('status=hold&range=all'),
      teamId: share === '1001' ? 1001 : null,
    });
  });

  it('knows no status but those of an order', () => {
    expect(read('status=late').status).toBe('');
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
