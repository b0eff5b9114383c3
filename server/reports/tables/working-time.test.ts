import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableReport } from '#schema/contract/table-reports.ts';
import { openTablesWeek, type Week } from '../testing/tables-week.ts';

const HOUR = 3_600_000;
const SHIFT = { start: '08:00', end: '17:00', breakMinutes: 60 };
let week: Week;

beforeAll(async () => {
  week = await openTablesWeek();
});
afterAll(async () => {
  expect(week.shop.unexpected).toEqual([]);
  await week.close();
});

const set = async (body: object) => {
  const { shop, admin } = week;
  expect((await shop.request('PATCH', '/api/settings', { as: admin, body })).status).toBe(200);
};
const ask = async (query: string): Promise<TableReport> =>
  (await week.shop.request('GET', `/api/reports/tables/time?${query}`, { as: week.admin }))
    .json as TableReport;
const cellsOf = ({ rows }: TableReport, person: string) =>
  rows.find(({ cells }) => cells['person'] === person)!.cells;
const WEEK = 'from=2026-03-02&to=2026-03-08';

describe('the plant’s calendar in the time by person', () => {
  it('says nothing while the plant has no shifts', async () => {
    const report = await ask(WEEK);
    expect(cellsOf(report, 'Olga Operator')).toMatchObject({ expectedMs: null, holidayMs: null });
    expect([report.totals['expectedMs'], report.holidays]).toEqual([null, []]);
  });

  it('tells what its shifts expect, without holidays, and what was paid on those', async () => {
    await set({ shifts: [SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, null, null] });
    expect(cellsOf(await ask(WEEK), 'Olga Operator')).toMatchObject({
      expectedMs: 40 * HOUR,
      holidayMs: null,
    });
    const holidays = [
      { day: '2026-03-03', name: 'Founders’ Day' },
      { day: '2026-07-03', name: 'Independence Day' },
    ];
    await set({ holidays });
    const report = await ask(WEEK);
    // Tuesday from 8 to 17, of which half an hour is not paid.
    expect(cellsOf(report, 'Olga Operator')).toMatchObject({
      expectedMs: 32 * HOUR,
      holidayMs: 8.5 * HOUR,
    });
    expect(report.holidays).toEqual([holidays[0]]);
    const people = report.rows.length;
    expect(report.totals['expectedMs']).toBe(people * 32 * HOUR);
  });

  it('expects nothing of days to come, and without a first day begins with the person’s own', async () => {
    const today = new Date(week.shop.now()).toISOString().slice(0, 10);
    const far = await ask('from=2026-03-02&to=2027-12-31');
    expect(far.rows[0]!.cells['expectedMs']).toBe(
      (await ask(`from=2026-03-02&to=${today}`)).rows[0]!.cells['expectedMs'],
    );
    // Fred was first here on Wednesday.
    const [open, own] = [await ask('to=2026-03-08'), await ask('from=2026-03-04&to=2026-03-08')];
    expect(cellsOf(open, 'Fred Foreman')['expectedMs']).toBe(
      cellsOf(own, 'Fred Foreman')['expectedMs'],
    );
  });
});

describe('the shop’s own overtime and rounding', () => {
  it('hold where nobody asks for others', async () => {
    const usual = cellsOf(await ask(WEEK), 'Olga Operator')['overtimeMs'];
    await set({ weekOvertimeHours: null });
    expect(cellsOf(await ask(WEEK), 'Olga Operator')['overtimeMs']).toBe(0);
    expect(cellsOf(await ask(`${WEEK}&weekHours=40`), 'Olga Operator')['overtimeMs']).toBe(usual);
    await set({ dayOvertimeHours: 8 });
    // 5 × 8:30 and a night of 7 hours.
    expect(cellsOf(await ask(WEEK), 'Olga Operator')['overtimeMs']).toBe(2.5 * HOUR);
  });

  it('round with columns of their own, on the page and in the file', async () => {
    await set({ roundMinutes: 15 });
    const { columns, rows } = await ask(WEEK);
    expect(columns.map(({ key }) => key)).toContain('paidRoundedMs');
    expect(rows[0]!.cells['paidRoundedMs']).toBeDefined();
    const sorted = await ask(`${WEEK}&sort=-paidRoundedMs`);
    expect(sorted.sort).toBe('-paidRoundedMs');
    const file = await week.shop.request('GET', `/api/reports/tables/time.csv?${WEEK}`, {
      as: week.admin,
    });
    expect(file.text).toContain('Paid time, rounded');
    expect((await ask(`${WEEK}&round=0`)).columns.map(({ key }) => key)).not.toContain(
      'paidRoundedMs',
    );
  });
});
