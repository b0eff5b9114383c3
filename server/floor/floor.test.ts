import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let foreman: string;
let fred: number;
let olga: number;
let otto: number;

beforeAll(async () => {
  shop = await openTestShop();
  fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  foreman = await shop.cookieFor(fred, 'password');
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  otto = await shop.addUser('Otto van Other', 'operator', 'Packing');
  const gone = await shop.addUser('Gone Girl');
  await shop.addUser('Pinless Pete');
  for (const userId of [olga, otto, gone]) {
    await shop.execute('users.setPin', { userId, pinHash: 'none' }, shop.admin);
  }
  const change = { active: false, badge: null };
  await shop.execute('users.change', { userId: gone, change }, shop.admin);
  await shop.execute('users.change', { userId: otto, change: { badge: 'B-1' } }, shop.admin);
  await shop.addRate(olga, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2350 });
  await shop.addOrder('10482', 50_000);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const get = async (path: string, as?: string) =>
  (await shop.request('GET', path, as === undefined ? {} : { as })).json;
const start = async (userId: number) => {
  const body = { orderNumber: '10482', taskType: 'ENGRAVE' };
  const answer = await shop.request('POST', '/api/sessions', {
    as: await shop.cookieFor(userId),
    body,
  });
  return answer.json.session;
};
const close = async (userId: number, id: string) =>
  shop.request('POST', `/api/sessions/${id}/closure`, {
    as: await shop.cookieFor(userId),
    body: { reason: 'finished' },
  });

describe('the roster', () => {
  it('shows everybody who can sign in with a PIN, and nobody else', async () => {
    expect((await get('/api/roster')).users).toEqual([
      {
        id: olga,
        displayName: 'Olga Operator',
        initials: 'OO',
        team: 'Engraving',
        badge: null,
        language: 'en',
        pinDue: false,
        pinLength: null,
        onTheClock: null,
        session: null,
      },
      {
        id: otto,
        displayName: 'Otto van Other',
        initials: 'OO',
        team: 'Packing',
        badge: 'B-1',
        language: 'en',
        pinDue: false,
        pinLength: null,
        onTheClock: null,
        session: null,
      },
    ]);
  });

  it('shows what a person is on the clock with', async () => {
    const { id, startedAt } = await start(olga);
    expect((await get('/api/roster')).users[0].onTheClock).toEqual({
      orderNumber: '10482',
      taskTypeName: 'Engraving',
      startedAt,
    });
    expect((await get('/api/roster')).users[0].session).toEqual({
      id,
      orderNumber: '10482',
      taskType: 'ENGRAVE',
      startedAt,
    });
    await close(olga, id);
    expect((await get('/api/roster')).users[0]).toMatchObject({ onTheClock: null, session: null });
  });
});

describe('the floor', () => {
  it('shows who works on what, and who is idle', async () => {
    const { id } = await start(otto);
    const floor = await get('/api/floor', foreman);
    expect(floor.working).toMatchObject([
      {
        id,
        user: { displayName: 'Otto van Other' },
        team: 'Packing',
        orderNumber: '10482',
        laborCents: null,
        unverified: false,
      },
    ]);
    const since = new Date(shop.now()).toISOString();
    expect(floor.idle).toEqual([
      { id: olga, displayName: 'Olga Operator', team: 'Engraving', present: true, since },
    ]);
    expect(floor).toMatchObject({
      now: since,
      longAfterMs: 12 * 3_600_000,
      ownTeam: 'Engraving',
    });
    await close(otto, id);
    expect((await get('/api/floor', foreman)).working).toEqual([]);
  });

  it('knows a new name, a new team and who left as soon as they are given', async () => {
    await shop.execute('users.change', { userId: otto, change: { team: 'Engraving' } }, shop.admin);
    const idleOf = async () => (await get('/api/floor', foreman)).idle;
    expect(await idleOf()).toMatchObject([{ id: olga }, { id: otto, team: 'Engraving' }]);
    await shop.execute('users.change', { userId: otto, change: { active: false } }, shop.admin);
    expect(await idleOf()).toMatchObject([{ id: olga }]);
    const back = { active: true, team: 'Packing' };
    await shop.execute('users.change', { userId: otto, change: back }, shop.admin);
    expect(await idleOf()).toMatchObject([{ id: olga }, { id: otto, team: 'Packing' }]);
  });

  it('finds within a minute what no commit told of', async () => {
    const { raw } = shop.door.connection;
    raw.prepare(`UPDATE team SET name = 'Wrapping' WHERE name = 'Packing'`).run();
    const teamsNow = async () =>
      (await get('/api/floor', foreman)).idle.map(({ team }: { team: string }) => team);
    expect(await teamsNow()).toEqual(['Engraving', 'Packing']);
    shop.later(60_000);
    expect(await teamsNow()).toEqual(['Engraving', 'Wrapping']);
    raw.prepare(`UPDATE team SET name = 'Packing' WHERE name = 'Wrapping'`).run();
    shop.later(60_000);
  });

  it('says whose day has not begun, or is over, and when the last work ended', async () => {
    shop.later(24 * 3_600_000);
    foreman = await shop.cookieFor(fred, 'password');
    const idle = async () => (await get('/api/floor', foreman)).idle[0];
    expect(await idle()).toMatchObject({ id: olga, present: false, since: null });
    const { id } = await start(olga);
    shop.later(60_000);
    const closed = await shop.request('POST', `/api/sessions/${id}/closure`, {
      as: await shop.cookieFor(olga),
      body: { reason: 'signed_out' },
    });
    expect(closed.status).toBe(200);
    const since = new Date(shop.now()).toISOString();
    expect(await idle()).toMatchObject({ id: olga, present: false, since });
  });

  it('marks work that rests on a tap whose proof had failed', async () => {
    const { id } = await start(olga);
    const { raw } = shop.door.connection;
    raw
      .prepare(
        `INSERT INTO captured_event (source_key, event_key, seq, user_id, command, input, device_time,
           clock_offset_ms, occurred_at, received_at, outcome, reason, detail, session_public_id,
           decided_by, decided_at, decision_reason)
         VALUES ('k', 'k', 1, ?, 'sessions.start', '{}', 0, 0, 0, 0, 'accepted', 'unproven', 'x', ?, ?, 0, 'seen')`,
      )
      .run(olga, id, fred);
    shop.later(60_000);
    expect((await get('/api/floor', foreman)).working).toMatchObject([{ id, unverified: true }]);
    raw.prepare('DELETE FROM captured_event').run();
    await close(olga, id);
  });

  it('shows the tablets on which taps wait, whoever waits longest first', async () => {
    const since = shop.now() - 120_000;
    for (const [token, name, pending] of [
      ['a', 'Bench 1', 2],
      ['b', 'Bench 2', 0],
    ] as const) {
      const { lastInsertRowid } = shop.door.connection.raw
        .prepare(
          'INSERT INTO device (name, token_hash, created_at, enrolled_at) VALUES (?, ?, 0, 0)',
        )
        .run(name, token);
      shop.context.heartbeats.note(Number(lastInsertRowid), {
        ...{ build: null, battery: null, storage: 'lasting', selfTest: null, clockOffsetMs: 0 },
        ...{ heardAt: shop.now(), pending, pendingSince: pending > 0 ? since : null },
      });
    }
    expect((await get('/api/floor', foreman)).tablets).toMatchObject([
      {
        name: 'Bench 1',
        waiting: 2,
        since: new Date(since).toISOString(),
        heardAt: new Date(shop.now()).toISOString(),
      },
    ]);
  });

  it('refuses who is no foreman', async () => {
    expect((await get('/api/floor', await shop.cookieFor(olga))).code).toBe('not_allowed');
    expect((await get('/api/floor')).code).toBe('not_signed_in');
  });
});
