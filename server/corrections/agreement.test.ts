import { afterEach, beforeEach, expect, describe, it } from 'vitest';
import { HOUR, openCorrectingShop, type CorrectingShop } from './testing/correcting-shop.ts';

let floor: CorrectingShop;
beforeEach(async () => {
  floor = await openCorrectingShop();
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const agree = async (id: string, headers: Record<string, string> = {}, body: object = {}) => {
  const as = await floor.shop.cookieFor(floor.fred, 'password');
  return floor.post(
    `/api/sessions/${id}/agreement`,
    { reason: 'a double shift', ...body },
    as,
    headers,
  );
};
async function longWork(): Promise<string> {
  const id = await floor.work();
  floor.shop.later(13 * HOUR);
  const as = await floor.shop.cookieFor(floor.olga);
  await floor.post(`/api/sessions/${id}/closure`, { reason: 'finished' }, as);
  return id;
}

describe('agreeing to times nobody believed', () => {
  it('leaves the work as it was, tells nobody, and says in the log who agreed and why', async () => {
    const id = await longWork();
    const before = floor.session(id);
    const { status, json } = await agree(id, { 'if-match': '"2"' });
    expect([status, json.session.flags]).toEqual([201, []]);
    expect(floor.session(id)).toEqual({ ...before, is_long: 0, version: 3 });
    expect(floor.audits()).toEqual([]);
    expect(floor.raw.prepare('SELECT count(*) FROM correction_notice').pluck().get()).toBe(0);
    const logged = floor.raw
      .prepare(
        `SELECT actor_user_id AS who, change FROM command_log WHERE name = 'corrections.agree'`,
      )
      .get() as { who: number; change: string };
    expect(logged.who).toBe(floor.fred);
    expect(JSON.parse(logged.change)).toMatchObject({
      before: { isEstimated: true },
      after: { isEstimated: false, reason: 'a double shift' },
    });
  });

  it('is refused for work that runs, was looked at, or changed meanwhile, and without a reason', async () => {
    const running = await floor.work();
    expect((await agree(running)).json.code).toBe('still_open');
    const id = await longWorkInstead(running);
    expect((await agree(id, { 'if-match': '"1"' })).json.code).toBe('changed_meanwhile');
    expect((await agree(id, {}, { reason: ' ' })).status).toBe(422);
    expect((await agree(id)).status).toBe(201);
    expect((await agree(id)).json.code).toBe('already_decided');
    expect((await agree(crypto.randomUUID())).json.code).toBe('not_found');
  });
  async function longWorkInstead(running: string): Promise<string> {
    await floor.post(`/api/sessions/${running}/void`, { reason: 'x' });
    return longWork();
  }
});
