import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PATH = '/api/report-settings';
let shop: TestShop;
let admin: string;
let foreman: string;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  foreman = await shop.cookieFor(await shop.addUser('Fred Foreman', 'foreman'), 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
const read = async (as = foreman) => (await shop.request('GET', PATH, { as })).json;
const change = (body: object, as = admin) => shop.request('PATCH', PATH, { as, body });

describe('the settings of reports', () => {
  it('are no burden and a warning at 80 % until somebody says otherwise', async () => {
    expect(await read()).toEqual({ burdenBasisPoints: 0, costWarningPercent: 80 });
  });

  it('are changed one by one, and the log says from what to what', async () => {
    expect((await change({ burdenBasisPoints: 1850 })).json).toEqual({
      burdenBasisPoints: 1850,
      costWarningPercent: 80,
    });
    await change({ costWarningPercent: 65 });
    await change({ burdenBasisPoints: 2500 });
    expect(await read()).toEqual({ burdenBasisPoints: 2500, costWarningPercent: 65 });
    const lines = shop.door.connection.raw
      .prepare(`SELECT change FROM command_log WHERE name = 'settings.changeReports' ORDER BY seq`)
      .pluck()
      .all() as string[];
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        before: { burdenBasisPoints: 0, costWarningPercent: 80 },
        after: { burdenBasisPoints: 1850, costWarningPercent: 80 },
      },
      {
        before: { burdenBasisPoints: 1850, costWarningPercent: 80 },
        after: { burdenBasisPoints: 1850, costWarningPercent: 65 },
      },
      {
        before: { burdenBasisPoints: 1850, costWarningPercent: 65 },
        after: { burdenBasisPoints: 2500, costWarningPercent: 65 },
      },
    ]);
  });

  it.each([
    [{ burdenBasisPoints: -1 }, 'burdenBasisPoints'],
    [{ burdenBasisPoints: 12.5 }, 'burdenBasisPoints'],
    [{ burdenBasisPoints: 100_001 }, 'burdenBasisPoints'],
    [{ costWarningPercent: 0 }, 'costWarningPercent'],
    [{ costWarningPercent: '80' }, 'costWarningPercent'],
    [{ burden: 1 }, 'burden'],
    [{}, 'body'],
  ])('are not changed by %j, and %s is named', async (body, field) => {
    const before = await read();
    const { status, json } = await change(body);
    expect([status, json.errors[0].field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });

  it('are changed by admins only', async () => {
    expect((await change({ costWarningPercent: 50 }, foreman)).status).toBe(403);
  });
});
