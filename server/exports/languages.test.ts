/** Files speak the language of the person who takes them along. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_NAMES, TABLES } from '#schema/rules/table-columns.ts';
import { COLUMN_TITLES_ES, TABLE_TITLES_ES } from '#schema/rules/table-titles.es.ts';
import { openMonth, type Month } from '#server/reports/testing/month.ts';
import { readXlsx } from './testing/read-xlsx.ts';

let month: Month;
let spanish: string;
beforeAll(async () => {
  month = await openMonth();
  const { shop } = month;
  const userId = await shop.addUser('=Ana Administradora', 'admin');
  const change = { language: 'es' } as const;
  await shop.execute('users.change', { userId, change }, shop.admin);
  spanish = await shop.cookieFor(userId, 'password');
});
afterAll(async () => {
  expect(month.shop.unexpected).toEqual([]);
  await month.close();
});

const RANGE = 'from=2026-02-01&to=2026-02-28';
const csvHead = async (path: string, as: string) => {
  const { status, text } = await month.shop.request('GET', path, { as });
  expect(status, text).toBe(200);
  return text
    .split('\n')[0]!
    .replace('\uFEFF', '')
    .replaceAll('"', '')
    .split(/,(?! )/);
};
const sheet = async (path: string, as: string) => {
  const url = `http://localhost${path}`;
  const response = await month.shop.app.request(url, { headers: { cookie: as } });
  const { name, rows } = readXlsx(new Uint8Array(await response.arrayBuffer()))[0]!;
  const cells = rows.flatMap((row) => Object.values(row));
  return { name, head: Object.values(rows[0]!).map(({ value }) => value), cells };
};

describe.each(TABLE_NAMES)('the table %s', (name) => {
  const query = name === 'material-orders' ? `${RANGE}&material=BRASS` : RANGE;
  const path = (ending: string) => `/api/reports/tables/${name}.${ending}?${query}`;

  it('has Spanish headings for whoever reads Spanish, and the same figures', async () => {
    const english = await csvHead(path('csv'), month.admin);
    const titles = TABLES[name].columns.filter(({ title }) => english.includes(title));
    expect(titles.map(({ title }) => title)).toEqual(english);
    const expected = titles.map(({ key }) => COLUMN_TITLES_ES[key]);
    expect(await csvHead(path('csv'), spanish)).toEqual(expected);
    const read = await sheet(path('xlsx'), spanish);
    expect([read.name, read.head]).toEqual([TABLE_TITLES_ES[name], expected]);
    expect(read.cells.filter(({ isFormula }) => isFormula)).toEqual([]);
    const ownWords = (text: string) => text.split('\n').slice(1);
    const [one, other] = await Promise.all(
      [month.admin, spanish].map((as) => month.shop.request('GET', path('csv'), { as })),
    );
    expect(ownWords(other!.text)).toEqual(ownWords(one!.text));
  });
});

describe('order profitability', () => {
  const path = `/api/reports/order-profitability`;

  it('has Spanish headings for whoever reads Spanish', async () => {
    const head = await csvHead(`${path}.csv?${RANGE}`, spanish);
    expect(head.slice(0, 5)).toEqual(['Orden', 'Cliente', 'Descripción', 'Estado', 'Entrega']);
    expect(head).toHaveLength((await csvHead(`${path}.csv?${RANGE}`, month.admin)).length);
    const read = await sheet(`${path}.xlsx?${RANGE}`, spanish);
    expect([read.name, read.head]).toEqual(['Órdenes', head]);
  });

  it('says no heading in English by mistake', async () => {
    const [own, theirs] = await Promise.all(
      [spanish, month.admin].map((as) => csvHead(`${path}.csv?${RANGE}`, as)),
    );
    // The one word both languages share.
    expect(own!.filter((title) => theirs!.includes(title))).toEqual(['Material']);
  });
});

describe('the audit', () => {
  it('has Spanish headings and sentences, and calculates nothing', async () => {
    const path = '/api/audit.csv?what=people';
    const head = await csvHead(path, spanish);
    expect(head.slice(0, 3)).toEqual(['Hora', 'Quién', 'Qué']);
    const { text } = await month.shop.request('GET', path, { as: spanish });
    expect(text).toContain('Agregó a =Ana Administradora');
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
    const read = await sheet('/api/audit.xlsx?what=people', spanish);
    expect(read.name).toBe('Auditoría');
    expect(read.cells.filter(({ isFormula }) => isFormula)).toEqual([]);
  });

  it('says in Spanish what was refused, on what and why', async () => {
    const change = { userId: 1, change: { role: 'operator' }, ifVersion: 99 } as const;
    const { shop } = month;
    await expect(shop.execute('users.change', change, shop.admin)).rejects.toThrow();
    const { text } = await shop.request('GET', '/api/audit.csv?outcome=refused', { as: spanish });
    const [head, line] = text.split('\n');
    expect(head).toContain('Resultado,Rechazo,Sobre');
    expect(line).toContain('Cambiar una persona,rechazado,');
    expect(line).toContain('Mientras tanto alguien lo cambió.');
    expect(line).toContain('Ada Admin');
  });
});
