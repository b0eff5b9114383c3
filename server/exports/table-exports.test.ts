import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_NAMES, TABLES } from '#schema/rules/table-columns.ts';
import { openMonth, type Month } from '#server/reports/testing/month.ts';
import { readXlsx } from './testing/read-xlsx.ts';

const FEBRUARY = 'from=2026-02-01&to=2026-02-28';
const EVIL = '=1+2';

describe.each(TABLE_NAMES)('the table %s as a file', (name) => {
  let month: Month;
  beforeAll(async () => {
    month = await openMonth();
    // Whatever somebody may have typed is a formula, but for the codes asked by.
    month.shop.door.connection.raw.exec(`
      UPDATE order_task SET estimate_minutes = 30;
      UPDATE sales_order SET status = 'shipped' WHERE order_key IN ('101', '102');
      UPDATE customer_account SET name = '${EVIL}' || name;
      UPDATE sales_order SET order_number = '${EVIL}' || order_number;
      UPDATE app_user SET display_name = '${EVIL}' || display_name WHERE role = 'operator';
      UPDATE team SET name = '${EVIL}' || name;
      UPDATE task_type SET name = '${EVIL}' || name, code = '${EVIL}' || code;
      UPDATE material SET name = '${EVIL}' || name, unit = '${EVIL}' || unit;
    `);
  });
  afterAll(async () => {
    expect(month.shop.unexpected).toEqual([]);
    await month.close();
  });
  const query = name === 'material-orders' ? `${FEBRUARY}&material=BRASS` : FEBRUARY;
  const address = (ending: string) => `/api/reports/tables/${name}${ending}?${query}`;
  const ask = (ending: string, as: string) => month.shop.request('GET', address(ending), { as });
  const sheet = async (as: string) => {
    const response = await month.shop.app.request(`http://localhost${address('.xlsx')}`, {
      headers: { cookie: as },
    });
    return readXlsx(new Uint8Array(await response.arrayBuffer()))[0]!;
  };

  it('holds the rows and totals the page shows, and is called after them', async () => {
    const { json } = await ask('', month.admin);
    const csv = await ask('.csv', month.admin);
    expect(csv.headers.get('content-disposition')).toBe(
      `attachment; filename="${name}-2026-02-01-2026-02-28.csv"`,
    );
    const titles = json.columns.map(({ title }: { title: string }) => title);
    const lines = csv.text.trimEnd().split('\n');
    expect(lines[0]!.replaceAll('"', '')).toBe(titles.join(','));
    expect(lines).toHaveLength(json.rowCount + 1);
    const { name: title, rows } = await sheet(month.admin);
    expect(title).toBe(TABLES[name].title);
    expect(rows).toHaveLength(json.rowCount + 2);
    const letters = Object.keys(rows[0]!);
    const scale = { hours: 3_600_000, cents: 100, quantity: 1000 } as Record<string, number>;
    const inUnits = (kind: string, value: unknown) =>
      typeof value === 'number' ? value / (scale[kind] ?? 1) : value;
    [...json.rows, { cells: json.totals }].forEach(({ cells }, index) => {
      for (const [at, { key, kind }] of json.columns.entries()) {
        const isTotal = index === json.rows.length;
        const expected = isTotal && at === 0 ? 'Total' : inUnits(kind, cells[key] ?? null);
        const found = rows[index + 1]![letters[at]!]?.value ?? null;
        if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 5);
        else expect(found ?? '').toBe(expected ?? '');
      }
    });
  });

  it('calculates nothing anybody typed', async () => {
    const cells = (await sheet(month.admin)).rows.flatMap((row) => Object.values(row));
    const evil = cells.filter(({ value }) => String(value).startsWith('='));
    expect(evil.length).toBeGreaterThan(0);
    expect(evil.filter(({ isFormula, format }) => isFormula || format !== '49')).toEqual([]);
    const { text } = await ask('.csv', month.admin);
    expect(text).toContain(`'${EVIL}`);
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('leaves the money out for a foreman', async () => {
    const { columns } = TABLES[name];
    const money = columns.filter(({ isMoney }) => isMoney).map(({ title }) => title);
    const { rows } = await sheet(month.foreman);
    const titles = Object.values(rows[0]!).map(({ value }) => value);
    expect(titles.length).toBeGreaterThan(2);
    for (const title of money) expect(titles).not.toContain(title);
    const header = (await ask('.csv', month.foreman)).text.split('\n')[0]!;
    expect(header.replaceAll('"', '')).toBe(titles.join(','));
  });

  it('is refused before anything is sent when the question is wrong', async () => {
    for (const ending of ['.csv', '.xlsx']) {
      const wrong = await month.shop.request('GET', `${address(ending)}&sort=shoeSize`, {
        as: month.admin,
      });
      expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'sort']);
      const bare = `/api/reports/tables/${name}${ending}?from=2026-02-02&to=2026-02-01&material=BRASS`;
      const { status, json } = await month.shop.request('GET', bare, { as: month.admin });
      expect([status, json.code]).toEqual([422, 'malformed']);
    }
  });
});
