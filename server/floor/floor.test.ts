import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let foreman: string;
let olga: number;
let otto: number;

beforeAll(async () => {
  shop = await openTestShop();
  const fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
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
      { id, user: { displayName: 'Otto van Other' }, orderNumber: '10482', laborCents: null },
    ]);
    expect(floor.idle).toEqual([{ id: olga, displayName: 'Olga Operator', team: 'Engraving' }]);
    expect(floor.now).toBe(new Date(shop.now()).toISOString());
    await close(otto, id);
    expect((await get('/api/floor', foreman)).working).toEqual([]);
  });

  it('refuses who is no foreman', async () => {
    expect((await get('/api/floor', await shop.cookieFor(olga))).code).toBe('not_allowed');
    expect((await get('/api/floor')).code).toBe('not_signed_in');
  });
});

describe('the events of the floor', () => {
  /** Reads the stream until `wanted` events that are no heartbeats came, then goes away. */
  async function listen(wanted: number, meanwhile: () => Promise<void>) {
    const leave = new AbortController();
    const response = await shop.app.request('http://localhost/api/floor/events', {
      headers: { cookie: foreman },
      signal: leave.signal,
    });
    expect(response.headers.get('content-type')).toMatch(/text\/event-stream/);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const events = () => text.split('\n\n').filter((part) => /^event: (?!beat)/m.test(part));
    const first = await reader.read();
    text += first.value ?? '';
    expect(text).toContain('event: beat');
    await meanwhile();
    while (events().length < wanted) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    leave.abort();
    await reader.cancel();
    return { events: events(), text };
  }
  const dataOf = (event: string | undefined) =>
    JSON.parse(/^data: (.*)$/m.exec(event ?? '')?.[1] ?? 'null') as unknown;

  it('say so after a start, a finish and material, without a word about pay', async () => {
    const { events, text } = await listen(3, async () => {
      const { id } = await start(olga);
      const body = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
      const as = await shop.cookieFor(olga);
      await shop.request('POST', '/api/material-usages', { as, body });
      await close(olga, id);
    });
    const at = new Date(shop.now()).toISOString();
    expect(events.map(dataOf)).toEqual([
      { kind: 'session', userId: olga, at },
      { kind: 'material', userId: olga, at },
      { kind: 'session', userId: olga, at },
    ]);
    expect(text).not.toMatch(/cents|2350|name/i);
  });

  it('say nothing of what was refused, and nothing twice when a tap is sent twice', async () => {
    const { events } = await listen(2, async () => {
      const as = await shop.cookieFor(olga);
      const headers = { 'idempotency-key': 'floor-1' };
      const once = { as, headers, body: { taskType: 'CLEAN' } };
      const { json } = await shop.request('POST', '/api/sessions', once);
      await shop.request('POST', '/api/sessions', once);
      await shop.request('POST', '/api/sessions', { as, body: { taskType: 'CLEAN' } });
      await close(olga, json.session.id);
    });
    expect(events).toHaveLength(2);
  });
});
