import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { readXlsx } from './testing/read-xlsx.ts';
import { XLSX_TYPE } from './xlsx.ts';

const EVIL = '=HYPERLINK("http://evil.example")';

describe('the audit as a file', () => {
  let shop: TestShop;
  let cookie: string;
  let foreman: string;
  beforeAll(async () => {
    shop = await openTestShop();
    cookie = await shop.cookieFor(await shop.addUser(EVIL, 'admin'), 'password');
    foreman = await shop.cookieFor(await shop.addUser('Fred Foreman', 'foreman'), 'password');
    const body = { orderNumber: '=1+1', customerName: 'Acme', description: '' };
    for (const _again of [1, 2]) await shop.request('POST', '/api/orders', { as: cookie, body });
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });
  const sheet = async (query: string) => {
    const response = await shop.app.request(`http://localhost/api/audit.xlsx?${query}`, {
      headers: { cookie },
    });
    expect(response.headers.get('content-type')).toBe(XLSX_TYPE);
    return readXlsx(new Uint8Array(await response.arrayBuffer()))[0]!;
  };

  it('holds what the list holds, in words, by the plant’s clock', async () => {
    const { name, rows } = await sheet('what=orders');
    expect(name).toBe('Audit');
    const values = rows.map((row) => Object.values(row).map(({ value }) => value));
    expect(values[0]!.slice(0, 5)).toEqual(['Time', 'Who', 'What', 'Outcome', 'Refusal']);
    expect(values[1]).toEqual(
      expect.arrayContaining(['2026-01-14 09:00:00', EVIL, 'Add an order', 'refused']),
    );
    const [headings] = rows;
    const column = Object.entries(headings!).find(([, { value }]) => value === 'About')![0];
    expect(rows[1]![column]).toMatchObject({ value: '=1+1' });
    expect(values[2]).toEqual(expect.arrayContaining(['Added order =1+1', 'orders.create']));
    expect(values).toHaveLength(3);
  });

  it('calculates nothing, whoever is called what', async () => {
    const { rows } = await sheet('what=all');
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter(({ value }) => value === EVIL).length).toBeGreaterThan(0);
    expect(cells.filter(({ isFormula }) => isFormula)).toEqual([]);
    const { text, headers } = await shop.request('GET', '/api/audit.csv?what=all', { as: cookie });
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
  });

  it('is for admins, and is refused before anything is sent when the question is wrong', async () => {
    for (const ending of ['csv', 'xlsx']) {
      const refused = await shop.request('GET', `/api/audit.${ending}`, { as: foreman });
      expect(refused.status).toBe(403);
      const lost = await shop.request('GET', `/api/audit.${ending}?about=order:none`, {
        as: cookie,
      });
      expect([lost.status, lost.json.detail]).toEqual([404, 'There is no order none.']);
    }
  });
});
