import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expireAnswers, tidySearch } from './housekeeping.ts';
import { KEEP_ANSWERS_MS } from './settings/expire-answers.commands.ts';
import { openTestShop, type TestShop } from './testing/test-shop.ts';

const quiet = pino({ level: 'silent' });

describe('stored answers', () => {
  let shop: TestShop;
  let operator: number;
  let cookie: string;
  beforeEach(async () => {
    shop = await openTestShop();
    operator = await shop.addUser('Olga Operator');
    cookie = await shop.cookieFor(operator);
    await shop.addOrder('10482');
  });
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const send = (path: string, body: object, key: string) =>
    shop.request('POST', path, { as: cookie, body, headers: { 'idempotency-key': key } });
  const kept = () =>
    shop.door.connection.raw
      .prepare('SELECT count(*) FROM command_log WHERE answer IS NOT NULL')
      .pluck()
      .get();
  /** Ninety days and a bit go by; the person signs in again. */
  const muchLater = async () => {
    shop.later(KEEP_ANSWERS_MS + 60_000);
    await expireAnswers(shop.context.writer, quiet);
    cookie = await shop.cookieFor(operator);
  };
  const work = { orderNumber: '10482', taskType: 'ENGRAVE' };

  it('are kept for 90 days', async () => {
    await send('/api/sessions', work, 'tap');
    const before = Number(kept());
    shop.later(KEEP_ANSWERS_MS - 60_000);
    await expireAnswers(shop.context.writer, quiet);
    // The step itself is a row with an answer.
    expect(kept()).toBe(before + 1);
  });

  it('are then blanked, and a late retry is answered from the business row', async () => {
    const started = await send('/api/sessions', work, 'start');
    const { id } = started.json.session;
    const brass = { orderNumber: '10482', materialCode: 'BRASS', quantity: 3 };
    const logged = await send('/api/material-usages', brass, 'brass');
    shop.later(60_000);
    const end = { reason: 'finished', goodQuantity: 5 };
    const closed = await send(`/api/sessions/${id}/closure`, end, 'end');
    await muchLater();

    const again = await send('/api/sessions', work, 'start');
    expect([again.status, again.json.session.id]).toEqual([201, id]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await send('/api/material-usages', brass, 'brass')).json).toEqual(logged.json);
    expect((await send(`/api/sessions/${id}/closure`, end, 'end')).json).toEqual(closed.json);
    const { json } = await shop.request('GET', '/api/sessions', { as: cookie });
    expect(json.sessions).toHaveLength(1);
  });

  it('are not made up for a refusal: that was decided, and is over', async () => {
    const wrong = { orderNumber: '777', taskType: 'ENGRAVE' };
    await send('/api/sessions', wrong, 'wrong');
    await muchLater();
    const again = await send('/api/sessions', wrong, 'wrong');
    expect([again.status, again.json.code]).toEqual([422, 'idempotency_key_reused']);
  });
});

describe('the search index', () => {
  it('is merged into one segment a few pages at a time, and finds what it found', async () => {
    const shop = await openTestShop();
    const { raw } = shop.door.connection;
    const segments = () =>
      raw.prepare('SELECT count(DISTINCT segid) FROM sales_order_search_idx').pluck().get();
    for (let n = 0; n < 40; n += 1) await shop.addOrder(`9${n}`);
    const as = await shop.cookieFor(shop.admin.userId, 'password');
    const find = async () =>
      (await shop.request('GET', '/api/orders/search?q=obelisk&limit=50', { as })).text;
    const found = await find();
    expect(segments()).toBeGreaterThan(1);
    await tidySearch(shop.context.writer, quiet);
    expect(segments()).toBe(1);
    expect(await find()).toBe(found);
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });
});
