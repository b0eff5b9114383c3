import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PAGE = 'order-profitability';

describe('saved views', () => {
  let shop: TestShop;
  let fred: string;
  let ada: string;
  let fredId: number;
  beforeEach(async () => {
    shop = await openTestShop();
    fredId = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
    fred = await shop.cookieFor(fredId, 'password');
    ada = await shop.cookieFor((shop.admin as { userId: number }).userId, 'password');
  });
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });
  const save = (as: string, body: object) => shop.request('PUT', '/api/views', { as, body });
  const list = async (as: string, query = '') =>
    (await shop.request('GET', `/api/views${query}`, { as })).json.views;
  const losers = { page: PAGE, name: 'Losers', query: 'from=2026-01-01&sort=marginPercent' };

  it('come back as they were saved, by page and name', async () => {
    const { status, json } = await save(fred, losers);
    expect([status, json.view]).toEqual([
      200,
      { id: json.view.id, ...losers, savedAt: '2026-01-14T09:00:00.000Z' },
    ]);
    await save(fred, { ...losers, name: 'A first one', query: '' });
    await save(fred, { ...losers, page: 'tables/time' });
    expect((await list(fred, `?page=${PAGE}`)).map(({ name }: { name: string }) => name)).toEqual([
      'A first one',
      'Losers',
    ]);
    expect(await list(fred)).toHaveLength(3);
  });

  it('are saved over by their name', async () => {
    const first = await save(fred, losers);
    const again = await save(fred, { ...losers, query: 'q=cup' });
    expect(again.json.view).toMatchObject({ id: first.json.view.id, query: 'q=cup' });
    expect(await list(fred)).toHaveLength(1);
  });

  it("are everybody's own", async () => {
    const { json } = await save(fred, losers);
    await save(ada, { ...losers, query: 'sort=-revenueCents' });
    expect((await list(fred))[0].query).toBe(losers.query);
    const stolen = await shop.request('DELETE', `/api/views/${json.view.id}`, { as: ada });
    expect([stolen.status, stolen.json.code]).toEqual([404, 'not_found']);
    expect(await list(fred)).toHaveLength(1);
  });

  it('go when they are deleted, once', async () => {
    const { json } = await save(fred, losers);
    const path = `/api/views/${json.view.id}`;
    expect((await shop.request('DELETE', path, { as: fred })).status).toBe(204);
    expect((await shop.request('DELETE', path, { as: fred })).status).toBe(404);
    expect(await list(fred)).toEqual([]);
  });

  it('are a hundred at the most', async () => {
    for (let n = 0; n < 100; n += 1) await save(fred, { ...losers, name: `View ${n}` });
    const full = await save(fred, losers);
    expect([full.status, full.json.code]).toEqual([409, 'too_many_views']);
    expect((await save(fred, { ...losers, name: 'View 7', query: 'q=x' })).status).toBe(200);
    expect((await save(ada, losers)).status).toBe(200);
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(61) }],
    ['name', { name: 'two\nlines' }],
    ['query', { query: 'x'.repeat(2001) }],
    ['page', { page: '../users' }],
    ['page', { page: '' }],
    ['colour', { colour: 'red' }],
  ])('are refused with a wrong %s: %j', async (field, change) => {
    const { status, json } = await save(fred, { ...losers, ...change });
    expect([status, json.errors[0].field]).toEqual([422, field]);
  });

  it('take what they may hold', async () => {
    const { status } = await save(fred, {
      ...losers,
      name: 'é'.repeat(60),
      query: 'x'.repeat(2000),
    });
    expect(status).toBe(200);
  });

  it('stand in the audit log', async () => {
    const { json } = await save(fred, losers);
    const line = shop.door.connection.raw
      .prepare(`SELECT name, actor_user_id, change FROM command_log ORDER BY seq DESC LIMIT 1`)
      .get() as { name: string; actor_user_id: number; change: string };
    expect([line.name, line.actor_user_id]).toEqual(['views.save', fredId]);
    expect(JSON.parse(line.change)).toMatchObject({ after: { viewId: json.view.id, page: PAGE } });
  });

  it('of a stress run go with its people, and no others', async () => {
    const stress = await shop.addUser('stress_test_foreman', 'foreman');
    await save(await shop.cookieFor(stress, 'password'), losers);
    await save(fred, losers);
    const { removed, kept } = await shop.execute('fixtures.remove', {}, shop.admin);
    expect([removed['saved_view'], removed['app_user'], kept]).toEqual([1, 1, []]);
    expect(await list(fred)).toHaveLength(1);
  });
});
