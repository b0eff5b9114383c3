import { describe, expect, it } from 'vitest';
import { createKnownOrders } from './known-orders.ts';

const kept = [
  ['10373', 'Café Zürich', 'Name badges'],
  ['A-10327-B', 'Acme Trophies', 'Écrin, 3 mm'],
  ['10327', 'Östra Skidklubb', 'Pokal'],
].map(([orderNumber = '', customerName = '', description = '']) => ({
  orderNumber,
  customerName,
  description,
  dueDate: null,
}));

const known = createKnownOrders({
  server: { offlineOrders: () => Promise.reject(new Error('No network.')) },
  storage: {
    snapshot: () => Promise.resolve({ etag: null, orders: kept } as never),
    keepSnapshot: () => Promise.resolve(),
  },
  nowMs: () => 0,
});
const find = async (query: string, limit = 10): Promise<string[]> =>
  (await known.search(query, limit)).map(({ orderNumber }) => orderNumber);

describe('searching the orders a tablet keeps', () => {
  it('does not mind accents or case, typed or written', async () => {
    expect(await find('zurich')).toEqual(['10373']);
    expect(await find('CAFE')).toEqual(['10373']);
    expect(await find('ecrin')).toEqual(['A-10327-B']);
    expect(await find('óstra')).toEqual(['10327']);
    expect(await find('vienna')).toEqual([]);
  });

  it('puts the order whose number was typed on top, however it was typed', async () => {
    expect(await find('10327')).toEqual(['10327', 'A-10327-B']);
    expect(await find('010327')).toEqual(['10327']);
    expect(await find('#10327')).toEqual(['10327']);
  });

  it('shows the newest first, and no more than asked for', async () => {
    expect(await find(' ', 2)).toEqual(['10373', 'A-10327-B']);
    expect(await find('10', 2)).toEqual(['10373', 'A-10327-B']);
  });
});
