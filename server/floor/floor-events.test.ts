import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let fred: number;
let foreman: string;
let olga: number;

beforeAll(async () => {
  shop = await openTestShop();
  fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.execute('users.setPin', { userId: olga, pinHash: 'none' }, shop.admin);
  await shop.addRate(olga, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2350 });
  await shop.addOrder('10482', 50_000);
});
beforeEach(async () => {
  foreman = await shop.cookieFor(fred, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

interface Heard {
  id: string | undefined;
  event: string | undefined;
  data: { userId?: number; working?: { orderNumber: string } | null; idle?: object | null };
}

const read = (part: string): Heard => {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
  const data = JSON.parse(field('data') ?? 'null') as Heard['data'];
  return { id: field('id'), event: field('event'), data };
};

/** Somebody who looks on. */
async function lookOn(as: string, lastEventId?: string) {
  const leave = new AbortController();
  const response = await shop.app.request('http://localhost/api/floor/events', {
    headers: { cookie: as, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: leave.signal,
  });
  expect(response.headers.get('content-type')).toMatch(/text\/event-stream/);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let isOver = false;
  const parts = () => text.split('\n\n').filter((part) => part !== '');
  const more = async () => {
    const { value, done } = await reader.read();
    text += value ?? '';
    isOver ||= done;
  };
  await more();
  return {
    text: () => text,
    /** Waits for so many events that are no beats. */
    async hear(wanted: number): Promise<Heard[]> {
      const heard = () =>
        parts()
          .map(read)
          .filter(({ event }) => event !== 'beat');
      while (heard().length < wanted && !isOver) await more();
      return heard();
    },
    async end(): Promise<void> {
      while (!isOver) await more();
    },
    async leave(): Promise<void> {
      leave.abort();
      await reader.cancel();
    },
  };
}

const start = async (body: object = { orderNumber: '10482', taskType: 'ENGRAVE' }) =>
  (await shop.request('POST', '/api/sessions', { as: await shop.cookieFor(olga), body })).json
    .session;
const close = async (id: string) =>
  shop.request('POST', `/api/sessions/${id}/closure`, {
    as: await shop.cookieFor(olga),
    body: { reason: 'finished' },
  });
const lastEventId = async (): Promise<string> =>
  (await shop.request('GET', '/api/floor', { as: foreman })).json.lastEventId;

describe('the events of the floor', () => {
  it('say how a person stands after a start and a finish, without a word about pay', async () => {
    const one = await lookOn(foreman);
    expect(one.text()).toMatch(/^event: beat\ndata: \{"now":"2026-.*"tablets":\[\]/);
    const { id } = await start();
    const [started] = await one.hear(1);
    expect(started).toMatchObject({
      event: 'session',
      data: {
        kind: 'session',
        userId: olga,
        at: new Date(shop.now()).toISOString(),
        working: { id, orderNumber: '10482', laborCents: null, team: 'Engraving' },
        idle: null,
      },
    });
    await close(id);
    const [, ended] = await one.hear(2);
    expect(ended?.data).toMatchObject({ working: null, idle: { id: olga, present: true } });
    expect(one.text()).not.toMatch(/2350|[1-9]\d*,"\w*cents/i);
    await one.leave();
  });

  it('say changes that come together once, each person as it stands in the end', async () => {
    const one = await lookOn(foreman);
    const first = await start();
    await one.hear(1);
    await close(first.id);
    const second = await start({ taskType: 'CLEAN' });
    const body = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
    await shop.request('POST', '/api/material-usages', { as: await shop.cookieFor(olga), body });
    const heard = await one.hear(2);
    expect(heard).toHaveLength(2);
    expect(heard[1]).toMatchObject({
      event: 'session',
      data: { working: { id: second.id, orderNumber: null } },
    });
    await one.leave();
    await close(second.id);
  });

  it('say nothing of what was refused, and nothing twice when a tap is sent twice', async () => {
    const one = await lookOn(foreman);
    const as = await shop.cookieFor(olga);
    const once = { as, headers: { 'idempotency-key': 'floor-1' }, body: { taskType: 'CLEAN' } };
    const { json } = await shop.request('POST', '/api/sessions', once);
    await one.hear(1);
    await shop.request('POST', '/api/sessions', once);
    await shop.request('POST', '/api/sessions', { as, body: { taskType: 'CLEAN' } });
    await close(json.session.id);
    expect(await one.hear(2)).toHaveLength(2);
    await one.leave();
  });

  it('go on from the last one that was heard, from whatever was read in between', async () => {
    const before = await lastEventId();
    const { id } = await start();
    const between = await lastEventId();
    expect(between).not.toBe(before);
    await close(id);
    const late = await lookOn(foreman, before);
    const all = await late.hear(2);
    expect(all.map(({ data }) => data.working?.orderNumber)).toEqual(['10482', undefined]);
    const later = await lookOn(foreman, between);
    expect(await later.hear(1)).toEqual(all.slice(1));
    expect(all[0]?.id).toBe(between);
    const now = await lookOn(foreman, await lastEventId());
    await start();
    const [next] = await now.hear(1);
    expect(next?.data.working).not.toBeNull();
    for (const one of [late, later, now]) await one.leave();
  });

  it.each(['of-another-run-12', 'deadbeef-1', 'nonsense', '%', '-1'])(
    'say that all is to be read anew after %s, which nobody knows any more',
    async (id) => {
      const one = await lookOn(foreman, id);
      expect((await one.hear(1))[0]?.event).toBe('reset');
      await one.leave();
    },
  );

  it('end with the sign-in, with the rights and with the server', async () => {
    const signedOut = await lookOn(foreman);
    const demoted = await lookOn(await shop.cookieFor(fred, 'password'));
    await shop.request('DELETE', '/api/auth', { as: foreman });
    await start({ taskType: 'CLEAN', switch: true });
    await signedOut.end();
    expect(await signedOut.hear(1)).toEqual([]);
    await demoted.hear(1);
    const change = { role: 'operator' } as const;
    await shop.execute('users.change', { userId: fred, change }, shop.admin);
    await demoted.end();
    expect(await demoted.hear(9)).toHaveLength(1);
    await shop.execute('users.change', { userId: fred, change: { role: 'foreman' } }, shop.admin);

    const last = await lookOn(await shop.cookieFor(fred, 'password'));
    shop.context.events.close();
    await last.end();
  });
});
