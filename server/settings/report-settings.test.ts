import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

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
const read = async () => (await shop.request('GET', '/api/report-settings', { as: foreman })).json;

describe('the settings of reports', () => {
  it('are the federal week, no burden and a warning at 80 % until somebody says otherwise', async () => {
    expect(await read()).toEqual({
      weekOvertimeHours: 40,
      dayOvertimeHours: null,
      roundMinutes: 0,
      burdenBasisPoints: 0,
      costWarningPercent: 80,
    });
  });

  it('are read by foremen as an admin changed them', async () => {
    for (const body of [{ burdenBasisPoints: 1850 }, { weekOvertimeHours: null }]) {
      expect((await shop.request('PATCH', '/api/settings', { as: admin, body })).status).toBe(200);
    }
    expect(await read()).toMatchObject({ burdenBasisPoints: 1850, weekOvertimeHours: null });
  });
});
