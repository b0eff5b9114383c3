import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '#server/db/statements.ts';
import { plansOf } from '#server/testing/query-plans.ts';
import { bringer } from '#server/reference/testing/bring.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { findOrder, findOrderRow } from './orders.queries.ts';
import { searchOrders } from './search.queries.ts';

const byDay = (a: readonly string[], b: readonly string[]) =>
  (a[3] ?? '').localeCompare(b[3] ?? '');

let shop: TestShop;
let operator: string;
let admin: string;

beforeAll(async () => {
  shop = await openTestShop();
  const orders: [number: string, customer: string, description: string, day: string][] = [
    ['10481', 'Acme Trophies', 'Crystal obelisk', '2026-02-02'],
    ['10482', 'Bowling League', 'Brass plates, 3 mm', '2026-02-05'],
    ['A-10482-B', 'Acme Trophies', 'Walnut plaque', '2026-02-09'],
    ['104', 'O’Brien "Golf" Club', 'Cup 100% silver', '2026-02-03'],
    ['99310', '<img src=x onerror=alert(1)>', 'NEAR("x") OR *', '2026-02-08'],
    ['99311', 'Åre Skidklubb', 'Pokal für Öl', '2026-02-07'],
    ['77001', 'Bowling League', 'cancelled cup', '2026-02-10'],
  ];
  for (const [orderNumber, customerName, description, day] of orders.sort(byDay)) {
    shop.at(`${day}T12:00:00Z`);
    const body = { orderNumber, customerName, description, revenueCents: 12_345 };
    await shop.execute('orders.create', body, shop.admin);
  }
  shop.door.connection.raw.exec(`UPDATE sales_order SET status = 'void' WHERE order_key = '77001'`);
  shop.at('2026-02-14T09:00:00Z');
  operator = await shop.cookieFor(await shop.addUser('Otto Operator'));
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const search = (query: Record<string, string>) =>
  shop.request('GET', `/api/orders/search?${new URLSearchParams(query).toString()}`, {
    as: operator,
  });
const find = async (q: string, more: Record<string, string> = {}): Promise<string[]> => {
  const { status, json } = await search({ q, ...more });
  expect(status).toBe(200);
  return json.orders.map(({ orderNumber }: { orderNumber: string }) => orderNumber);
};

describe('searching for an order', () => {
  it('finds any part of the number, the customer or the description', async () => {
    expect(await find('931')).toEqual(['99310', '99311']);
    expect(await find('phies')).toEqual(['A-10482-B', '10481']);
    expect(await find('obel')).toEqual(['10481']);
  });

  it('does not mind case, in any alphabet', async () => {
    expect(await find('ACME')).toEqual(['A-10482-B', '10481']);
    expect(await find('öl')).toEqual([]);
    expect(await find('FÜR ÖL')).toEqual(['99311']);
  });

  it('does not mind accents, typed or written', async () => {
    expect(await find('are skid')).toEqual(['99311']);
    expect(await find('ARE')).toEqual(['99311']);
    expect(await find('fur ol')).toEqual(['99311']);
    expect(await find('pókal')).toEqual(['99311']);
    expect(await find('A\u030Are Skidkl\u00FAbb')).toEqual(['99311']);
  });

  it('shows the newest first', async () => {
    expect(await find('')).toEqual(['A-10482-B', '99310', '99311', '10482', '104', '10481']);
  });

  it('puts the order whose number was typed on top, however it was typed', async () => {
    expect(await find('10482')).toEqual(['10482', 'A-10482-B']);
    expect(await find(' 0010482')).toEqual(['10482']);
    expect(await find('a-10482-b')).toEqual(['A-10482-B']);
    expect(await find('#10482')).toEqual(['10482']);
    expect(await find('# 0010482')).toEqual(['10482']);
    expect(await find('104')).toEqual(['104', 'A-10482-B', '10482', '10481']);
  });

  it('takes less than three characters for the beginning of a number', async () => {
    expect(await find('10')).toEqual(['10482', '104', '10481']);
    expect(await find('a')).toEqual(['A-10482-B']);
    expect(await find('48')).toEqual([]);
    expect(await find('0')).toEqual([]);
  });

  it.each([
    ['"Golf"', ['104']],
    ['O’Brien "', ['104']],
    ['100%', ['104']],
    ['%%%', []],
    ['___', []],
    ['NEAR("x")', ['99310']],
    ['x") OR *', ['99310']],
    ['brass OR crystal', []],
    ['obe*', []],
    ['-10482', ['A-10482-B']],
    ['description:obelisk', []],
    ['<img src=x', ['99310']],
    [`' OR 1=1 --`, []],
    ['"""', []],
    ['plates, 3', ['10482']],
  ])('takes %j as text', async (q, found) => {
    expect(await find(q)).toEqual(found);
  });

  it('hides what was cancelled unless it is asked for', async () => {
    expect(await find('cancelled')).toEqual([]);
    expect(await find('77001')).toEqual([]);
    expect(await find('cancelled', { status: 'void' })).toEqual(['77001']);
    expect(await find('', { status: 'void' })).toEqual(['77001']);
    expect(await find('10482', { status: 'shipped' })).toEqual([]);
  });

  it('shows no more than asked for', async () => {
    expect(await find('', { limit: '2' })).toEqual(['A-10482-B', '99310']);
  });

  it('gives people’s text back as it is', async () => {
    const { json } = await search({ q: '99310' });
    expect(json.orders[0].customerName).toBe('<img src=x onerror=alert(1)>');
  });

  it.each([
    [{ limit: '0' }, 'limit'],
    [{ limit: '101' }, 'limit'],
    [{ limit: 'many' }, 'limit'],
    [{ status: 'lost' }, 'status'],
    [{ q: 'x'.repeat(101) }, 'q'],
    [{ q: 'a\u0000b' }, 'q'],
  ])('says of %j that %s is wrong', async (query, field) => {
    const { status, json } = await search({ q: '', ...query });
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });

  it('keeps what orders sell for to itself', async () => {
    const { text } = await search({ q: '' });
    expect(text).not.toContain('12345');
    expect(text).not.toMatch(/revenue/i);
  });
});

describe('looking at one order', () => {
  it('shows what it sells for to an admin only', async () => {
    const seen = async (as: string) =>
      (await shop.request('GET', '/api/orders/0010482', { as })).json.order.revenueCents;
    expect(await seen(admin)).toBe(12_345);
    expect(await seen(operator)).toBeNull();
  });

  it('refuses a number nobody knows', async () => {
    const { status, json } = await shop.request('GET', '/api/orders/31337', { as: operator });
    expect([status, json.code]).toEqual([404, 'order_unknown']);
  });

  it('names the tasks already worked on it, the latest first', async () => {
    const start = (taskType: string) =>
      shop.request('POST', '/api/sessions', {
        as: operator,
        body: { orderNumber: '10481', taskType, switch: true },
      });
    await start('PACK');
    await start('ENGRAVE');
    const { json } = await shop.request('GET', '/api/orders/10481', { as: operator });
    expect(json.order.usedTaskTypes).toEqual(['ENGRAVE', 'PACK']);
  });
});

describe('typing in an order', () => {
  const add = (body: object, as = admin) => shop.request('POST', '/api/orders', { as, body });

  it('is found at once', async () => {
    const added = await add({ orderNumber: ' so-5 ', customerName: 'New Customer' });
    expect(added.status).toBe(201);
    expect(added.json.order).toMatchObject({ orderNumber: 'SO-5', source: 'office' });
    expect(await find('customer')).toEqual(['SO-5']);
  });

  it('refuses a number that is there in another spelling', async () => {
    const { status, json } = await add({ orderNumber: '00104', customerName: 'X' });
    expect([status, json.code]).toEqual([409, 'order_exists']);
  });

  it.each([
    [{ customerName: 'X' }, 'orderNumber'],
    [{ orderNumber: ' ', customerName: 'X' }, 'orderNumber'],
    [{ orderNumber: '5', customerName: 'X', revenueCents: -1 }, 'revenueCents'],
    [{ orderNumber: '5', customerName: 'X', revenueCents: 0.5 }, 'revenueCents'],
    [{ orderNumber: '5', customerName: 'X', dueDate: '2026-02-30' }, 'dueDate'],
  ])('says of %j that %s is wrong', async (body, field) => {
    const { status, json } = await add(body);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
  });
});

describe('orders from the ERP', () => {
  const bringIn = (orderDate: string) =>
    bringer(shop).orders([
      {
        orderNumber: '50001',
        customerAccount: null,
        description: 'Zinc bell',
        quantityThousandths: 1000,
        orderDate,
        dueDate: null,
        status: 'open',
        revenueCents: null,
        holdNote: '',
        floorNote: '',
      },
    ]);

  it('stand where their date says, not where they came in, and move with it', async () => {
    await bringIn('2020-01-01');
    expect((await find('')).at(-1)).toBe('50001');
    await shop.addOrder('50002');
    await bringIn('2026-03-01');
    expect(await find('5000')).toEqual(['50001', '50002']);
    await bringIn('1969-12-31');
    expect(await find('5000')).toEqual(['50002', '50001']);
    expect(await find('50')).toEqual(['50002', '50001']);
    expect(await find('zinc')).toEqual(['50001']);
  });

  it('are never sorted for an answer: the index is read in its order and stopped', () => {
    const ask = (reader: Reader) => {
      for (const q of ['', '1', '10', '104', 'brass', 'gold star'])
        searchOrders(reader, { q, limit: 12 });
    };
    const plans = plansOf(shop.reader, ask, 'a');
    const searches = plans.filter((plan) => plan.includes(' o'));
    expect(searches).toHaveLength(5);
    for (const plan of searches) expect(plan).not.toMatch(/TEMP B-TREE|SCAN o(?! USING INDEX)/);
  });
});

describe('a text whose pieces stand apart', () => {
  const texts = [
    'gold star',
    'star gold',
    'GOLD STAR',
    'old gold stars',
    'gold gold',
    'gold, the old gold',
  ];
  const described = (n: number): string => texts[n % texts.length] ?? '';
  beforeAll(async () => {
    for (let n = 0; n < 60; n += 1) {
      await shop.execute(
        'orders.create',
        { orderNumber: String(600_000 + n), customerName: 'Pieces', description: described(n) },
        shop.admin,
      );
    }
  });

  it.each(['gold star', 'star gold', 'gold', 'gold gold', 'old gold stars', 'd st', 'Σίγμας'])(
    'is found exactly where it stands, however many are asked for: %s',
    async (q) => {
      const holds = (n: number) => described(n).toLowerCase().includes(q);
      const meant = Array.from({ length: 60 }, (_, n) => n)
        .filter(holds)
        .reverse();
      const numbers = meant.map((n) => String(600_000 + n));
      for (const limit of [1, 3, 10, 100]) {
        expect(await find(q, { limit: String(limit) })).toEqual(numbers.slice(0, limit));
      }
    },
  );

  it('does not mind which sigma stands at the end of a word', async () => {
    const body = { orderNumber: '610001', customerName: 'ΟΔΟΣΑ', description: '' };
    await shop.execute('orders.create', body, shop.admin);
    expect(await find('ΟΔΟΣ')).toEqual(['610001']);
  });
});

describe('a long text among many that are nearly it', () => {
  it.each([
    ['a few', 3],
    ['more than are looked at one by one', 501],
  ])('is found behind %s', async (_, decoys) => {
    const word = `Silver${decoys}`;
    for (let n = 0; n <= decoys; n += 1) {
      const description = n === 0 ? `${word} goblet` : `${word} cup, not a goblet`;
      const order = { orderNumber: `D${decoys}-${n}`, customerName: 'Acme Trophies', description };
      await shop.execute('orders.create', order, shop.admin);
    }
    expect(await find(`${word} goblet`, { limit: '1' })).toEqual([`D${decoys}-0`]);
    expect(await find(`${word} CUP, NOT A GOBLET`, { limit: '100' })).toHaveLength(
      Math.min(decoys, 100),
    );
    expect(await find(`${word} silver goblet`)).toEqual([]);
  });
});

describe('an order by its number', () => {
  it('is read by it, merged or not, and never by going through all orders', () => {
    const plans = plansOf(shop.reader, (reader) => {
      findOrder(reader, '10482', true);
      findOrderRow(reader, '10482');
    });
    const ofOrders = plans.filter((plan) => plan.includes('order_key=?'));
    expect(ofOrders).toHaveLength(2);
    for (const plan of ofOrders) expect(plan).not.toMatch(/SCAN|MATERIALIZE|CO-ROUTINE/);
  });
});
