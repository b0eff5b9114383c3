import { describe, expect, it, vi } from 'vitest';
import { scriptedApi } from '../testing/fixtures.ts';
import { createReportSettings } from './report-settings.ts';

describe('how reports count', () => {
  it('asks for the sums of some days, and for the orders a share would warn of', async () => {
    const totals = { orders: 3, laborCents: 100, burdenCents: 0, marginCents: 50 };
    const api = scriptedApi({ rows: [], totals }, { rows: [], totals });
    const settings = createReportSettings(api, () => undefined);
    await settings.margin.load('from=2026-10-01&to=2026-10-31');
    await settings.warnedThen.load(90);
    expect(api.asked.map(({ path }) => path)).toEqual([
      '/api/reports/order-profitability?from=2026-10-01&to=2026-10-31&limit=1',
      '/api/reports/order-profitability?status=open&costOver=90&limit=1',
    ]);
    expect(settings.margin.state.get().value).toEqual(totals);
    expect(settings.warnedThen.state.get().value).toEqual({ percent: 90, orders: 3 });
  });

  it('tells the reports once it is changed, and knows the new figures itself', async () => {
    const before = { burdenBasisPoints: 0, costWarningPercent: 80 };
    const after = { ...before, burdenBasisPoints: 2500 };
    const onChanged = vi.fn();
    const settings = createReportSettings(scriptedApi(before, after, after), onChanged);
    await settings.current.load('all');
    await settings.change.submit({ burdenBasisPoints: 2500 });
    expect(settings.current.state.get().value).toEqual(after);
    expect(onChanged).toHaveBeenCalledOnce();
  });
});
