/** Breaks by rule in the reports of paid time, each figure by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreakRules } from '#schema/rules/breaks.ts';
import type { TableReport } from '#schema/contract/table-reports.ts';
import { openTablesWeek, type Week } from '../testing/tables-week.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WEEK = 'from=2026-03-02&to=2026-03-08';
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
const takeOff = (...breakRules: BreakRules) => set({ breakRules });
const after = (afterHours: number, minutes: number) => ({ afterHours, minutes });
const ask = async (name: string, query = WEEK): Promise<TableReport> =>
  (await week.shop.request('GET', `/api/reports/tables/${name}?${query}`, { as: week.admin }))
    .json as TableReport;
const ofPerson = async (person: string, query?: string) =>
  (await ask('time', query)).rows.find(({ cells }) => cells['person'] === person)!.cells;

describe('breaks by rule', () => {
  it('are said of no report while the shop has none', async () => {
    const report = await ask('time');
    expect([report.breakRules, report.totals['ruleBreakMs']]).toEqual([[], null]);
  });

  it('are taken off days on which nobody recorded one', async () => {
    await takeOff(after(6, 30));
    // Five days of 9:00 with half an hour recorded, and a night of 7:00 without.
    expect(await ofPerson('Olga Operator')).toMatchObject({
      presenceMs: 52 * HOUR,
      unpaidBreakMs: 150 * MINUTE,
      ruleBreakMs: 30 * MINUTE,
      paidMs: 49 * HOUR,
      regularMs: 40 * HOUR,
      overtimeMs: 9 * HOUR,
      weeksOvertimeMs: 9 * HOUR,
      gapMs: 35.5 * HOUR,
    });
    expect(await ofPerson('Fred Foreman')).toMatchObject({ ruleBreakMs: 0, paidMs: 6 * HOUR });
  });

  it('take what is missing where too little was recorded, in overtime and rounding too', async () => {
    await takeOff(after(6, 30), after(8, 50));
    // 8:30 after half an hour: twenty minutes are missing, and 8:10 is paid. 5 × 20 + 30.
    expect(await ofPerson('Olga Operator', `${WEEK}&weekHours=none&dayHours=8&round=15`)).toEqual(
      expect.objectContaining({
        ruleBreakMs: 130 * MINUTE,
        paidMs: (49.5 * 60 - 130) * MINUTE,
        overtimeMs: 50 * MINUTE,
        paidRoundedMs: (5 * 8.25 + 6.5) * HOUR,
        overtimeRoundedMs: 5 * 0.25 * HOUR,
      }),
    );
  });

  it('take no more than lies beyond the hours', async () => {
    await takeOff(after(8, 60));
    // Half an hour is missing of 8:30, and all of it lies beyond eight hours.
    expect(await ofPerson('Olga Operator')).toMatchObject({ ruleBreakMs: 150 * MINUTE });
    await takeOff(after(8.25, 60));
    expect(await ofPerson('Olga Operator')).toMatchObject({
      ruleBreakMs: 75 * MINUTE,
      paidMs: (5 * 8.25 + 7) * HOUR,
    });
  });

  it('count a week that the range cuts as whole weeks do', async () => {
    await takeOff(after(8, 60));
    // Eight hours until Friday are forty; the night is over.
    expect(await ofPerson('Olga Operator', 'from=2026-03-07&to=2026-03-08')).toMatchObject({
      ...{ ruleBreakMs: 0, overtimeMs: 7 * HOUR },
    });
  });

  it('go by the presence so far on a day nobody ended', async () => {
    await takeOff(after(0.5, 15));
    expect(await ofPerson('Sally Salaried')).toMatchObject({
      ...{ presenceMs: 52 * MINUTE, ruleBreakMs: 15 * MINUTE, paidMs: 37 * MINUTE },
    });
    // Half an hour is not more than half an hour.
    expect(await ofPerson('Nick Newcomer')).toMatchObject({ ruleBreakMs: 0 });
  });

  it('count time away between two stays of a day as a break', async () => {
    await takeOff(after(6, 30));
    const stay = week.shop.door.connection.raw.prepare(
      `INSERT INTO presence (user_id, business_day, began_at, ended_at)
       SELECT id, '2026-03-10', ?, ? FROM app_user WHERE display_name = 'Nora Noteam'`,
    );
    const at = (clock: string) => Date.parse(`2026-03-10T${clock}:00-04:00`);
    stay.run(at('08:00'), at('12:00'));
    stay.run(at('12:20'), at('17:00'));
    const tuesday = 'from=2026-03-10&to=2026-03-10';
    expect(await ofPerson('Nora Noteam', tuesday)).toMatchObject({
      presenceMs: 520 * MINUTE,
      ruleBreakMs: 10 * MINUTE,
      paidMs: 510 * MINUTE,
    });
  });

  it('are taken off what is paid on holidays', async () => {
    await set({ shifts: [SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, null, null] });
    await set({ holidays: [{ day: '2026-03-03', name: 'Founders’ Day' }] });
    await takeOff(after(8, 60));
    expect((await ofPerson('Olga Operator'))['holidayMs']).toBe(8 * HOUR);
  });

  it('add up: over people, over teams, and as a report that names its rule', async () => {
    await takeOff(after(6, 30), after(8, 50));
    const [time, teams] = [await ask('time'), await ask('teams')];
    const sum = (key: string) =>
      time.rows.reduce((total, { cells }) => total + Number(cells[key]), 0);
    for (const key of ['ruleBreakMs', 'paidMs', 'gapMs']) {
      expect(time.totals[key], key).toBe(sum(key));
    }
    for (const key of ['paidMs', 'gapMs']) expect(teams.totals[key], key).toBe(time.totals[key]);
    expect(time.breakRules).toEqual([after(6, 30), after(8, 50)]);
    expect(teams.breakRules).toEqual(time.breakRules);
    expect((await ask('customers')).breakRules).toEqual([]);
  });

  it('stand in the file as a column of their own', async () => {
    await takeOff(after(6, 30));
    const { text } = await week.shop.request('GET', `/api/reports/tables/time.csv?${WEEK}`, {
      as: week.admin,
    });
    const [heads = '', ...lines] = text.split('\n');
    const place = heads.split(',').indexOf('Break by rule');
    const olga = lines.find((line) => line.startsWith('Olga Operator')) ?? '';
    expect(place).toBeGreaterThan(0);
    expect(olga.split(',')[place]).toBe('0.50');
  });
});
