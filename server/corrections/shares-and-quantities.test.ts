import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  HOUR,
  MINUTE,
  openCorrectingShop,
  type CorrectingShop,
} from './testing/correcting-shop.ts';

let floor: CorrectingShop;
let id: string;
beforeEach(async () => {
  floor = await openCorrectingShop();
  // 09:00 to 10:00 on 10482.
  id = await floor.work(HOUR);
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const correct = (change: object, headers = {}) =>
  floor.post(
    `/api/sessions/${id}/corrections`,
    { reason: 'two orders at once', ...change },
    floor.foreman,
    headers,
  );
const THREE = [
  { orderNumber: '10482', weight: 1 },
  { orderNumber: '10483', weight: 1 },
  { orderNumber: '10484', weight: 1 },
];

describe('the shares of a session', () => {
  it('split its time and cents over several orders, to the last of each', async () => {
    const { status, json } = await correct({ shares: THREE });
    expect(status).toBe(201);
    expect(json.session.flags).toContain('shared');
    const shares = floor.shares(id);
    expect(shares.map(({ number }) => number)).toEqual(['10482', '10483', '10484']);
    expect(shares.map(({ ms }) => ms)).toEqual([1_200_000, 1_200_000, 1_200_000]);
    // 2399 cents in three: the two cents over go to the first two.
    expect(shares.map(({ cents }) => cents)).toEqual([800, 800, 799]);
  });

  it('are weights: percent will do', async () => {
    await correct({
      shares: [
        { orderNumber: '10483', weight: 60 },
        { orderNumber: '10482', weight: 40 },
      ],
    });
    expect(floor.shares(id)).toMatchObject([
      { number: '10483', ms: 36 * MINUTE, cents: 1439 },
      { number: '10482', ms: 24 * MINUTE, cents: 960 },
    ]);
  });

  it('stay when the task or a time changes, and go when one order is named', async () => {
    await correct({ shares: THREE });
    await correct({ taskType: 'PACK', endedAt: at('09:30') });
    expect(floor.shares(id).map(({ number, ms }) => [number, ms])).toEqual([
      ['10482', 600_000],
      ['10483', 600_000],
      ['10484', 600_000],
    ]);
    await correct({ orderNumber: '10484' });
    expect(floor.shares(id)).toMatchObject([{ number: '10484', ms: 30 * MINUTE }]);
  });

  it('are in the session, in its history, and cents only for whoever sees pay', async () => {
    const { json } = await correct({ shares: THREE });
    expect(json.correction.before).not.toHaveProperty('shares');
    expect(json.correction.after.shares).toEqual(THREE);
    const asForeman = (await floor.get(`/api/sessions/${id}`)).json.session;
    expect(asForeman.shares[0]).toEqual({ ...THREE[0], durationMs: 1_200_000, laborCents: null });
    const asAdmin = (await floor.get(`/api/sessions/${id}`, floor.admin)).json.session;
    expect(asAdmin.shares.map(({ laborCents }: { laborCents: number }) => laborCents)).toEqual([
      800, 800, 799,
    ]);
  });

  it.each([
    [[THREE[0], { orderNumber: '0010482', weight: 2 }], 'malformed', 'shares.1.orderNumber'],
    [[THREE[0], { orderNumber: '31337', weight: 1 }], 'order_unknown', 'shares.1.orderNumber'],
    [[THREE[0]], 'malformed', 'shares'],
    [[THREE[0], { orderNumber: '10483', weight: 0 }], 'malformed', 'shares.1.weight'],
  ])('are refused as %j: %s at %s', async (shares, code, field) => {
    const { json } = await correct({ shares });
    expect([json.code, json.errors[0].field]).toEqual([code, field]);
    expect(floor.shares(id)).toHaveLength(1);
  });

  it('and an order of their own do not go together', async () => {
    const { json } = await correct({ shares: THREE, orderNumber: '10482' });
    expect([json.code, json.errors[0].field]).toEqual(['malformed', 'shares']);
  });
});

describe('the quantities of a session', () => {
  it('are corrected, taken away and noted, with before and after', async () => {
    const { json } = await correct({ goodQuantity: 58, scrapQuantity: null, note: 'two chipped' });
    expect(json.session).toMatchObject({
      goodQuantity: 58,
      scrapQuantity: null,
      note: 'two chipped',
      durationMs: HOUR,
    });
    expect(json.correction.before).toMatchObject({ goodQuantity: 60, scrapQuantity: 2, note: '' });
    expect(json.correction.after).toMatchObject({ goodQuantity: 58, scrapQuantity: null });
  });

  it('are said when work ends, not before', async () => {
    id = await floor.work();
    floor.shop.later(HOUR);
    const refused = await correct({ goodQuantity: 3 });
    expect([refused.json.code, refused.json.errors[0].field]).toEqual([
      'still_open',
      'goodQuantity',
    ]);
    const ended = await correct({ goodQuantity: 3, endedAt: at('10:30') });
    expect(ended.json.session).toMatchObject({ goodQuantity: 3, endReason: 'foreman' });
  });
});

describe('the version of a session', () => {
  const versionOf = async () => (await floor.get(`/api/sessions/${id}`)).json.session.version;

  it('is another after each change, whoever makes it', async () => {
    const running = await floor.work();
    const read = async () => (await floor.get(`/api/sessions/${running}`)).json.session.version;
    const seen = [await read()];
    const as = await floor.shop.cookieFor(floor.olga);
    const steps: [path: string, body: object, as: string][] = [
      ['closure', { reason: 'paused' }, as],
      ['undo', { of: 'closure' }, as],
      ['corrections', { note: 'x', reason: 'y' }, floor.foreman],
      ['void', { reason: 'y' }, floor.foreman],
    ];
    for (const [path, body, who] of steps) {
      const { status, text } = await floor.post(`/api/sessions/${running}/${path}`, body, who);
      expect(status, text).toBeLessThan(300);
      seen.push(await read());
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses a change by whoever saw another', async () => {
    const version = await versionOf();
    const headers = { 'if-match': `"${version}"` };
    expect((await correct({ endedAt: at('09:50') }, headers)).status).toBe(201);
    const late = await correct({ endedAt: at('09:40') }, headers);
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    expect(late.json.context.version).toBe(await versionOf());
    expect(floor.session(id)).toMatchObject({ duration_ms: 50 * MINUTE });
    for (const [path, body] of [
      ['split', { at: at('09:20'), reason: 'y' }],
      ['void', { reason: 'y' }],
    ] as const) {
      const answer = await floor.post(`/api/sessions/${id}/${path}`, body, floor.foreman, headers);
      expect(answer.json.code, path).toBe('changed_meanwhile');
    }
  });
});

describe('an impossible time is refused at its field', () => {
  const refused = async (change: object) => {
    const { json } = await correct(change);
    expect(json.errors[0].message).toBe(json.detail);
    return [json.code, json.errors[0].field];
  };

  it('in the future, backwards, longer than a day, before the first pay rate', async () => {
    expect(await refused({ endedAt: at('10:01') })).toEqual(['in_future', 'endedAt']);
    expect(await refused({ startedAt: at('10:01'), endedAt: at('10:02') })).toEqual([
      'in_future',
      'startedAt',
    ]);
    expect(await refused({ endedAt: at('08:59') })).toEqual(['ends_before_start', 'endedAt']);
    expect(await refused({ startedAt: '2026-01-13T09:59:59Z' })).toEqual(['too_long', 'endedAt']);
    const before = { startedAt: '2025-12-31T10:00:00Z', endedAt: '2025-12-31T11:00:00Z' };
    expect(await refused(before)).toEqual(['rate_missing', 'startedAt']);
  });

  it('over other work, which it names', async () => {
    floor.shop.later(HOUR);
    await floor.work(HOUR, 'PACK'); // 11:00 to 12:00
    expect(await refused({ endedAt: at('11:30') })).toEqual(['overlaps', 'endedAt']);
    expect(await refused({ startedAt: at('11:30'), endedAt: at('11:40') })).toEqual([
      'overlaps',
      'startedAt',
    ]);
    const { json } = await correct({ endedAt: at('11:30') });
    expect(json.detail).toBe(
      'Olga Operator was on 10482 Packing, 14 Jan 11:00 to 12:00, at that time.',
    );
    expect(json.context.session).toMatchObject({ orderNumber: '10482', startedAt: at('11:00') });
  });

  it('but not when the times stay what they are', async () => {
    floor.raw.exec(`UPDATE pay_rate SET effective_from = '2026-02-01'`);
    expect((await correct({ orderNumber: '10483' })).status).toBe(201);
    expect(floor.session(id)['labor_cents']).toBeNull();
  });

  it('not either for whoever was never paid by a rate', async () => {
    floor.raw.exec(`DELETE FROM pay_rate`);
    const day = { startedAt: '2025-12-31T10:00:00Z', endedAt: '2025-12-31T11:00:00Z' };
    expect((await correct(day)).status).toBe(201);
  });
});
