import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMonth, type Month } from './testing/month.ts';

const PATH = '/api/reports/order-profitability';
const FEBRUARY = 'from=2026-02-01&to=2026-02-28';

let month: Month;
beforeAll(async () => {
  month = await openMonth();
});
afterAll(async () => {
  expect(month.shop.unexpected).toEqual([]);
  await month.close();
});
const get = (path: string, as: string) => month.shop.request('GET', path, { as });

describe('a foreman', () => {
  /** Every key that names cents, wherever it stands, with what it says. */
  function centsIn(value: unknown): unknown[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      /cents$/i.test(key) ? [inner] : centsIn(inner),
    );
  }

  it('sees hours and margin steps, no cents and no missing rate', async () => {
    const { status, json } = await get(`${PATH}?${FEBRUARY}`, month.foreman);
    expect(status).toBe(200);
    expect(json.rows).toHaveLength(5);
    expect(json.totals.laborMs).toBe(405 * 60_000);
    expect(new Set(centsIn(json))).toEqual(new Set([null]));
    expect(JSON.stringify(json)).not.toContain('rate_missing');
  });

  it('sees none in the drill-down either', async () => {
    for (const order of ['9', '101', '102', '103', '104']) {
      const { json } = await get(`${PATH}/${order}?${FEBRUARY}`, month.foreman);
      expect(new Set(centsIn(json))).toEqual(new Set([null]));
      expect(JSON.stringify(json)).not.toMatch(/rate_missing|per hour|per year|23\.5|52,000/);
    }
  });

  it('sees none in the pictures', async () => {
    const { status, json } = await get(`${PATH}/pictures?${FEBRUARY}`, month.foreman);
    expect(status).toBe(200);
    expect(json.months).toMatchObject([{ month: '2026-02', laborMs: 405 * 60_000 }]);
    expect(json.months[0].marginPercent).toBeNull();
    expect(new Set(centsIn(json))).toEqual(new Set([null]));
  });

  it('is told where a page ended by what the rows show, by no ratio money could be had from', async () => {
    const { json } = await get(`${PATH}?${FEBRUARY}&limit=1`, month.foreman);
    const cursor = JSON.parse(Buffer.from(json.nextCursor, 'base64url').toString());
    expect(cursor.keys).toEqual([json.rows[0].marginPercent * 10]);
  });

  it.each(['revenueCents', '-laborCents', 'burdenCents', 'materialCents', '-marginCents'])(
    'may not learn money by the order of %s',
    async (sort) => {
      for (const path of [PATH, `${PATH}.csv`]) {
        const { status, json } = await get(`${path}?sort=${sort}`, month.foreman);
        expect([status, json.code]).toEqual([403, 'not_allowed']);
      }
    },
  );

  it('gets a CSV without the money', async () => {
    const { text } = await get(`${PATH}.csv?${FEBRUARY}`, month.foreman);
    expect(text.split('\n')[0]).toBe(
      'Order,Customer,Description,Status,Due,Hours,Estimated hours,"Margin %, in steps of 5 from −100 up",Notes',
    );
    expect(text).not.toMatch(/60\.25|100\.00/);
  });
});

describe('the CSV', () => {
  const csv = (query = FEBRUARY) => get(`${PATH}.csv?${query}`, month.admin);

  it('holds the whole report, money in units, hours as decimals', async () => {
    const { status, text, headers } = await csv(`${FEBRUARY}&sort=orderNumber`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="order-profitability-2026-02-01-2026-02-28.csv"',
    );
    expect(text.trimEnd().split('\n')).toEqual([
      'Order,Customer,Description,Status,Due,Revenue,Hours,Estimated hours,Labor,Burden,Material,Margin,Margin %,Notes',
      '9,Bolt Works,Job 9,open,,250.00,1.00,,23.50,0.00,0.00,226.50,90.6,"cost outside range, open sessions, not invoiced"',
      '101,Acme,Job 101,open,,100.00,2.50,,60.25,0.00,6.66,33.09,33.1,not invoiced',
      '102,Acme 100%,Job 102,open,,50.00,2.75,,50.00,0.00,9.99,-9.99,-20.0,"rate missing, not invoiced, cost warning"',
      '103,Bolt_Works,Job 103,open,,0.00,0.50,,11.75,0.00,0.00,-11.75,,"not invoiced, cost warning"',
      `104,'=SUM(A1),Job 104,open,,,0.00,,0.00,0.00,3.33,,,"not invoiced, revenue missing"`,
    ]);
  });

  it('begins with the mark by which a spreadsheet knows UTF-8', async () => {
    const response = await month.shop.app.request(`http://localhost${PATH}.csv`, {
      headers: { cookie: month.admin },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 'O'.charCodeAt(0)]);
  });

  it('holds every row, however many a page shows', async () => {
    const { text } = await csv();
    expect(text.trimEnd().split('\n')).toHaveLength(6);
  });

  it.each(['=1+1', '+49 30', '-2+3', '@cmd', '\tTab'])(
    'does not let a spreadsheet calculate %j',
    async (customer) => {
      const { shop } = month;
      shop.door.connection.raw
        .prepare(
          `UPDATE customer_account SET name = ? WHERE id =
           (SELECT customer_id FROM sales_order WHERE order_key = '104')`,
        )
        .run(customer);
      const { text } = await csv(`${FEBRUARY}&q=104`);
      expect(text).toContain(`104,'${customer},`);
    },
  );

  it('keeps quotes and commas inside their cell', async () => {
    month.shop.door.connection.raw
      .prepare(`UPDATE sales_order SET description = ? WHERE order_key = '104'`)
      .run('Cup, 3" "gold"');
    expect((await csv(`${FEBRUARY}&q=104`)).text).toContain('"Cup, 3"" ""gold"""');
  });

  it('refuses an impossible range like the page', async () => {
    const { status, json } = await csv('from=2026-02-02&to=2026-02-01');
    expect([status, json.errors[0].field]).toEqual([422, 'to']);
  });
});
