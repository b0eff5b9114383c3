import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableList, TableReport } from '#schema/contract/table-reports.ts';
import { openTablesWeek, type Week } from '../testing/tables-week.ts';

const WEEK = 'from=2026-03-02&to=2026-03-08';
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Rows as tests read them: figures, all but the texts they ask for by name. */
interface Row {
  cells: Record<string, number>;
  drill: string;
}
type Table = Omit<TableReport, 'rows'> & { rows: Row[] };

let week: Week;
beforeAll(async () => {
  week = await openTablesWeek();
});
afterAll(async () => {
  expect(week.shop.unexpected).toEqual([]);
  await week.close();
});

async function ask(name: string, query = WEEK, as = week.admin): Promise<Table> {
  const { status, json } = await week.shop.request('GET', `/api/reports/tables/${name}?${query}`, {
    as,
  });
  expect(json.detail ?? '').toBe('');
  expect(status).toBe(200);
  return json as Table;
}

/** The cells of the row that says this in its first column. */
function rowOf({ columns, rows }: Table, first: string | null): Record<string, number> {
  const found = rows.find(({ cells }) => (cells[columns[0]!.key] as unknown) === first);
  return found!.cells;
}
const refused = async (name: string, query: string, as = week.admin) => {
  const path = `/api/reports/tables/${name}?${query}`;
  const { status, json } = await week.shop.request('GET', path, { as });
  return [status, json.code, json.errors?.[0].field];
};

describe('time by person', () => {
  it('tells presence, breaks, what is paid and what was booked', async () => {
    // Presence 5 × 9:00 + 7:00; unpaid 5 × 0:30, paid 5 × 0:15; booked 3:45 + 4:00 + 4:30.
    expect(rowOf(await ask('time'), 'Olga Operator')).toEqual({
      person: 'Olga Operator',
      team: 'Engraving',
      days: 6,
      presenceMs: 52 * HOUR,
      paidBreakMs: 75 * MINUTE,
      unpaidBreakMs: 150 * MINUTE,
      ruleBreakMs: null,
      paidMs: 49.5 * HOUR,
      regularMs: 40 * HOUR,
      overtimeMs: 9.5 * HOUR,
      weeksOvertimeMs: 9.5 * HOUR,
      directMs: 7.75 * HOUR,
      indirectMs: 4.5 * HOUR,
      gapMs: 36 * HOUR,
      expectedMs: null,
      holidayMs: null,
      laborCents: 8813 + 10_575 + 9400,
      openDays: 0,
    });
  });

  it('costs nobody the hour the clocks leave out', async () => {
    const { cells } = (await ask('time', 'from=2026-03-07&to=2026-03-08')).rows[0]!;
    expect([cells.days, cells.presenceMs]).toEqual([1, 7 * HOUR]);
  });

  it('counts a day nobody ended to its last work, and marks it', async () => {
    const sally = rowOf(await ask('time'), 'Sally Salaried');
    expect([sally.presenceMs, sally.unpaidBreakMs, sally.paidMs, sally.openDays]).toEqual([
      52 * MINUTE,
      0,
      52 * MINUTE,
      1,
    ]);
  });

  const overtime = async (query: string) => {
    const cells = rowOf(await ask('time', query), 'Olga Operator');
    return [cells.regularMs, cells.overtimeMs, cells.weeksOvertimeMs].map((ms) => ms! / HOUR);
  };

  it('counts the overtime of a week the range cuts from the whole week', async () => {
    // 8.5 h a day: 34 h until Thursday, over from Friday's sixth hour on, and the night whole.
    expect(await overtime('from=2026-03-06&to=2026-03-08')).toEqual([6, 9.5, 9.5]);
    expect(await overtime('from=2026-03-02&to=2026-03-06')).toEqual([40, 2.5, 9.5]);
    expect(await overtime('to=2026-03-05')).toEqual([34, 0, 9.5]);
  });

  it('takes the rules it is told', async () => {
    expect(await overtime(`${WEEK}&weekHours=37.5`)).toEqual([37.5, 12, 12]);
    expect(await overtime(`${WEEK}&weekHours=none&dayHours=8`)).toEqual([47, 2.5, 2.5]);
    // 0.5 h a day are over; the 40 h left are a week, so the night is over too.
    expect(await overtime(`${WEEK}&dayHours=8`)).toEqual([40, 9.5, 9.5]);
  });

  it('rounds each day beside the raw value, and only when told to', async () => {
    const rounded = async (round: number) => {
      const cells = rowOf(await ask('time', `${WEEK}&round=${round}`), 'Sally Salaried');
      return [cells.paidMs, cells.paidRoundedMs, cells.regularRoundedMs].map((ms) => ms! / MINUTE);
    };
    expect(await rounded(15)).toEqual([52, 45, 45]);
    expect(await rounded(6)).toEqual([52, 54, 54]);
    expect(await rounded(5)).toEqual([52, 50, 50]);
    const { columns } = await ask('time', `${WEEK}&round=0`);
    expect(columns.some(({ key }) => /Rounded/.test(key))).toBe(false);
  });

  it('narrows to a team, to those in none, and to a person', async () => {
    const names = async (filter: string) =>
      (await ask('time', `${WEEK}&${filter}`)).rows.map(({ cells }) => cells.person);
    expect(await names('team=2')).toEqual(['Nick Newcomer', 'Sally Salaried']);
    expect(await names('team=none')).toEqual(['Nora Noteam']);
    expect(await names(`user=${week.people.nick}`)).toEqual(['Nick Newcomer']);
  });

  it('leads to the sessions of the person, with the same days', async () => {
    const { rows } = await ask('time', `${WEEK}&user=${week.people.sally}`);
    const address = `/console/sessions?${WEEK}&user=${week.people.sally}`;
    expect(rows[0]!.drill).toBe(address);
    expect((await ask('time', 'sort=person')).rows[0]!.drill).toContain('?range=all&user=');
  });
});

describe('time by team', () => {
  it('sums the people who are in the team now', async () => {
    const teams = await ask('teams');
    expect(rowOf(teams, 'Engraving')).toEqual({
      team: 'Engraving',
      people: 2,
      presenceMs: 58 * HOUR,
      paidMs: 55.5 * HOUR,
      directMs: 11.75 * HOUR,
      indirectMs: 5.5 * HOUR,
      indirectPercent: 31.9,
      // 36 h of Olga; Fred was there for 6 h and booked 5.
      gapMs: 37 * HOUR,
      laborCents: 28_788 + 15_000,
      openDays: 0,
    });
    expect(rowOf(teams, null)).toMatchObject({ people: 1, directMs: 10 * MINUTE });
    expect(teams.rows.map(({ drill }) => drill)).toEqual([
      `/console/reports/tables/time?${WEEK}&team=1`,
      `/console/reports/tables/time?${WEEK}&team=2`,
      `/console/reports/tables/time?${WEEK}&team=none`,
    ]);
  });

  it('adds up to its people, row by row', async () => {
    for (const { drill, cells } of (await ask('teams')).rows) {
      const { totals } = await ask('time', drill.split('?')[1]);
      for (const key of ['presenceMs', 'paidMs', 'directMs', 'gapMs', 'laborCents']) {
        expect(totals[key], key).toBe(cells[key]);
      }
    }
  });
});

describe('time by task type', () => {
  it('sums ended work, most hours first', async () => {
    const table = await ask('task-types');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      {
        taskType: 'Engraving',
        code: 'ENGRAVE',
        kind: 'direct',
        people: 2,
        sessions: 4,
        workedMs: 6.75 * HOUR,
        averageMs: (6.75 * HOUR) / 4,
        laborCents: 8813 + 9000,
        unratedSessions: 0,
      },
      {
        taskType: 'Packing',
        code: 'PACK',
        kind: 'direct',
        people: 5,
        sessions: 5,
        workedMs: 392 * MINUTE,
        averageMs: (392 * MINUTE) / 5,
        laborCents: 9400 + 2167 + 3000 + 333,
        unratedSessions: 1,
      },
      {
        taskType: 'Cleaning',
        code: 'CLEAN',
        kind: 'indirect',
        people: 2,
        sessions: 2,
        workedMs: 5.5 * HOUR,
        averageMs: 2.75 * HOUR,
        laborCents: 10_575 + 3000,
        unratedSessions: 0,
      },
    ]);
    expect(table.totals).toEqual({
      people: null,
      sessions: 11,
      workedMs: 1127 * MINUTE,
      averageMs: Math.round((1127 * MINUTE) / 11),
      laborCents: 17_813 + 14_900 + 13_575,
      unratedSessions: 1,
    });
  });

  it('leads to orders, and from indirect work to people', async () => {
    const drills = (await ask('task-types', `${WEEK}&team=1`)).rows.map(({ drill }) => drill);
    expect(drills).toEqual([
      `/console/reports?${WEEK}&team=1&taskType=ENGRAVE`,
      `/console/reports/tables/indirect?${WEEK}&team=1&taskType=CLEAN`,
      `/console/reports?${WEEK}&team=1&taskType=PACK`,
    ]);
  });
});

describe('indirect time', () => {
  it('stands by task type and person, and its sessions are one click away', async () => {
    const { rows, totals } = await ask('indirect');
    expect(rows.map(({ cells }) => [cells.person, cells.workedMs, cells.laborCents])).toEqual([
      ['Olga Operator', 4.5 * HOUR, 10_575],
      ['Fred Foreman', HOUR, 3000],
    ]);
    expect([totals.workedMs, totals.laborCents]).toEqual([5.5 * HOUR, 13_575]);
    const question = rows[0]!.drill.split('?')[1];
    const list = await week.shop.request('GET', `/api/sessions?${question}`, { as: week.admin });
    expect(list.json.sessions.map((session: { durationMs: number }) => session.durationMs)).toEqual(
      [4.5 * HOUR],
    );
  });

  it('narrows to a task type', async () => {
    expect((await ask('indirect', `${WEEK}&taskType=clean`)).rows).toHaveLength(2);
    expect((await ask('indirect', `${WEEK}&taskType=ENGRAVE`)).rows).toEqual([]);
  });
});

describe('materials', () => {
  it('tell what was used, what came back and what it cost', async () => {
    const table = await ask('materials');
    expect(rowOf(table, 'Brass plate')).toEqual({
      material: 'Brass plate',
      code: 'BRASS',
      unit: 'pcs',
      orders: 2,
      usages: 3,
      usedThousandths: 5000,
      returnedThousandths: 1000,
      netThousandths: 4000,
      returnedCents: 333,
      costCents: 999 - 333 + 666,
    });
    expect(rowOf(table, 'Glue')).toMatchObject({ netThousandths: 500, costCents: 500 });
    expect(table.totals).toEqual({
      orders: null,
      usages: 4,
      usedThousandths: null,
      returnedThousandths: null,
      netThousandths: null,
      returnedCents: 333,
      costCents: 1832,
    });
  });

  it('add up to the orders they went into', async () => {
    for (const { drill, cells } of (await ask('materials')).rows) {
      const [path, question] = drill.split('?');
      expect(path).toBe('/console/reports/tables/material-orders');
      const { rows, totals } = await ask('material-orders', question);
      expect([rows.length, totals.costCents, totals.usages]).toEqual([
        cells.orders,
        cells.costCents,
        cells.usages,
      ]);
      expect(rows[0]!.drill).toBe(`/console/reports/${rows[0]!.cells.orderNumber}?${WEEK}`);
    }
  });
});

describe('estimates against actual', () => {
  it('compare what is done with what was planned for it', async () => {
    // Engraving: 180 → 225, 60 → 90, 100 → 90 minutes: +25 %, +50 %, −10 %.
    const table = await ask('estimates');
    expect(rowOf(table, 'Engraving')).toEqual({
      taskType: 'Engraving',
      code: 'ENGRAVE',
      tasks: 3,
      overTasks: 2,
      estimateMs: 340 * MINUTE,
      actualMs: 405 * MINUTE,
      deviationMs: 65 * MINUTE,
      deviationPercent: 19.1,
      medianPercent: 25,
    });
    // 105 was paused, then shipped. 102 is paused and goes on; 106 is running; 107 had no estimate.
    expect(rowOf(table, 'Packing')).toMatchObject({ tasks: 1, deviationPercent: 0 });
    expect(table.totals).toEqual({
      tasks: 4,
      overTasks: 2,
      estimateMs: 400 * MINUTE,
      actualMs: 465 * MINUTE,
      deviationMs: 65 * MINUTE,
      // 65 ÷ 400; in the middle stand 0 and +25.
      deviationPercent: 16.3,
      medianPercent: 12.5,
    });
  });

  it('count a task with all its time, in the range its latest work lies in', async () => {
    const monday = await ask('estimates', 'from=2026-03-02&to=2026-03-02');
    expect(monday.totals).toMatchObject({ tasks: 1, actualMs: 225 * MINUTE });
    expect((await ask('estimates', 'from=2026-03-03&to=2026-03-04')).rows).toEqual([]);
    expect((await ask('estimates', `${WEEK}&customer=Bolt`)).totals.tasks).toBe(1);
  });
});

describe('customers by margin', () => {
  it('sum their orders, with burden rounded order by order', async () => {
    const { shop, admin } = week;
    const burden = (burdenBasisPoints: number) =>
      shop.request('PATCH', '/api/settings', { as: admin, body: { burdenBasisPoints } });
    await burden(1000);
    const table = await ask('customers');
    await burden(0);
    // 101: 8.81, 103: 4.50, 105: 3.00 of burden.
    const acme = {
      customer: 'Acme',
      orders: 3,
      ordersWithoutRevenue: 1,
      laborMs: 3.75 * HOUR + 150 * MINUTE,
      revenueCents: 21_000,
      laborCents: 8813 + 4500 + 3000,
      burdenCents: 881 + 450 + 300,
      materialCents: 666 + 500,
      marginCents: 21_000 - 16_313 - 1631 - 1166,
      marginPercent: 9,
    };
    // 102: 94.00 + 21.67, 104: 45.00; burden 11.57 + 4.50. A loss of 33.40 on 150.00.
    const bolt = {
      customer: 'Bolt',
      orders: 2,
      ordersWithoutRevenue: 0,
      laborMs: 412 * MINUTE,
      revenueCents: 15_000,
      laborCents: 16_067,
      burdenCents: 1607,
      materialCents: 666,
      marginCents: -3340,
      marginPercent: -22.3,
    };
    const nobody = { customer: null, revenueCents: 0, marginCents: -366, marginPercent: null };
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      acme,
      expect.objectContaining(nobody),
      bolt,
    ]);
    expect(table.totals).toMatchObject({ orders: 6, marginCents: -1816, marginPercent: -5 });
    expect(table.rows.map(({ drill }) => drill)).toEqual([
      `/console/reports?${WEEK}&customer=Acme`,
      null,
      `/console/reports?${WEEK}&customer=Bolt`,
    ]);
  });

  it('count cost of the range against revenue of the whole order', async () => {
    const { cells } = (await ask('customers', 'from=2026-03-03&to=2026-03-04')).rows[0]!;
    expect([cells.customer, cells.orders, cells.revenueCents, cells.laborCents]).toEqual([
      'Bolt',
      1,
      10_000,
      11_567,
    ]);
  });
});

describe('a foreman', () => {
  it('sees the own team’s people, and no money', async () => {
    for (const name of ['time', 'teams', 'task-types', 'indirect']) {
      const table = await ask(name, WEEK, week.foreman);
      const money = table.columns.filter(({ isMoney }) => isMoney);
      expect(money.length, name).toBeGreaterThan(0);
      for (const cells of [table.totals, ...table.rows.map((row) => row.cells)]) {
        for (const { key } of money) expect(cells[key], `${name} ${key}`).toBeNull();
      }
    }
    const people = (await ask('time', WEEK, week.foreman)).rows;
    expect(people.map(({ cells }) => cells.person)).toEqual(['Fred Foreman', 'Olga Operator']);
    expect((await ask('time', `${WEEK}&team=2`, week.foreman)).rows).toEqual([]);
    const nick = `${WEEK}&user=${week.people.nick}`;
    expect((await ask('time', nick, week.foreman)).rows).toEqual([]);
    expect((await ask('task-types', WEEK, week.foreman)).totals.workedMs).toBe(17.25 * HOUR);
  });

  it('without a team sees the own hours only', async () => {
    const alone = await week.shop.addUser('Lone Foreman', 'foreman');
    const as = await week.shop.cookieFor(alone, 'password');
    expect((await ask('time', WEEK, as)).rows).toEqual([]);
  });

  it('sees what the shop did with orders, without what it cost', async () => {
    const { rows, totals } = await ask('materials', WEEK, week.foreman);
    expect(rows[0]!.cells).toMatchObject({ netThousandths: 4000, costCents: null });
    expect(totals.costCents).toBeNull();
    const customers = await ask('customers', WEEK, week.foreman);
    expect([customers.sort, customers.totals.marginCents]).toEqual(['customer', null]);
  });

  it('cannot sort by money', async () => {
    expect(await refused('time', 'sort=-laborCents', week.foreman)).toEqual([
      403,
      'not_allowed',
      undefined,
    ]);
  });
});

describe('every table', () => {
  async function listed(as: string) {
    const { json } = await week.shop.request('GET', '/api/reports/tables', { as });
    return (json as TableList).tables;
  }

  it('is listed, with the columns and the filters it has', async () => {
    const tables = await listed(week.foreman);
    expect(tables.map(({ name }) => name)).toEqual([
      'time',
      'task-types',
      'teams',
      'indirect',
      'materials',
      'material-orders',
      'estimates',
      'customers',
    ]);
    expect(tables.find(({ name }) => name === 'customers')!.defaultSort).toBe('customer');
  });

  it('fills every column it declares, sorts by each both ways, and adds up', async () => {
    for (const { name, required } of await listed(week.admin)) {
      const range = required.length > 0 ? `${WEEK}&material=BRASS` : WEEK;
      const { columns, rows, totals } = await ask(name, range);
      expect(rows.length, name).toBeGreaterThan(1);
      for (const { key, kind } of columns) {
        for (const { cells } of rows) expect(cells, `${name} ${key}`).toHaveProperty(key);
        if (['hours', 'cents'].includes(kind) && totals[key] !== null && key !== 'averageMs') {
          const sum = rows.reduce((total, row) => total + row.cells[key]!, 0);
          expect(totals[key], `${name} ${key}`).toBe(sum);
        }
        const up = (await ask(name, `${range}&sort=${key}`)).rows;
        const down = (await ask(name, `${range}&sort=-${key}`)).rows;
        const values = (sorted: Row[]) =>
          sorted.map(({ cells }) => cells[key]).filter((value: unknown) => value !== null);
        expect(values(down), `${name} ${key}`).toEqual(values(up).reverse());
      }
    }
  });

  it('comes in pages whose totals are of the whole', async () => {
    const whole = await ask('time', `${WEEK}&sort=-paidMs`);
    const first = await ask('time', `${WEEK}&sort=-paidMs&limit=2`);
    const second = await ask('time', `${WEEK}&sort=-paidMs&limit=3&cursor=${first.nextCursor}`);
    expect([...first.rows, ...second.rows]).toEqual(whole.rows);
    expect([first.rowCount, first.totals, second.nextCursor]).toEqual([5, whole.totals, null]);
  });

  it.each([
    ['time', 'sort=salary', 'sort'],
    ['time', 'sort=paidRoundedMs', 'sort'],
    ['time', 'sort=%27%3B--', 'sort'],
    ['time', 'from=2026-03-08&to=2026-03-02', 'to'],
    ['time', 'from=2026-02-30', 'from'],
    ['time', 'weekHours=0', 'weekHours'],
    ['time', 'weekHours=169', 'weekHours'],
    ['time', 'dayHours=eight', 'dayHours'],
    ['time', 'round=7', 'round'],
    ['time', 'team=Engraving', 'team'],
    ['time', 'user=-1', 'user'],
    ['time', 'customer=Acme', 'customer'],
    ['time', 'cursor=../etc', 'cursor'],
    ['time', 'limit=0', 'limit'],
    ['teams', 'round=15', 'round'],
    ['material-orders', WEEK, 'material'],
    ['salaries', WEEK, 'name'],
    ['time', 'team=99999', 'team'],
    ['time', 'user=999999', 'user'],
    ['task-types', 'team=99999', 'team'],
    ['indirect', 'taskType=NOPE', 'taskType'],
    ['indirect', 'taskType=', 'taskType'],
    ['material-orders', 'material=NOPE', 'material'],
    ['time.csv', 'user=999999', 'user'],
    ['material-orders.xlsx', 'material=NOPE', 'material'],
  ])('refuses %s?%s and names %s', async (name, query, field) => {
    expect(await refused(name, query)).toEqual([422, 'malformed', field]);
  });
});
