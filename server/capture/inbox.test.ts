import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inbox, InboxItemAnswer } from '#schema/contract/inbox.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { plansOf } from '#server/testing/query-plans.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { verifyChain } from '#server/writer/verify-chain.ts';
import { openTablet, type Tablet } from './testing/tablet.ts';
import { listTapRows } from './waiting-taps.queries.ts';

const HOUR_MS = 3_600_000;
const WORK = { orderNumber: '10482', taskType: 'ENGRAVE' };
const BAD = { kind: 'grant', grant: 'bad' } as const;

let shop: TestShop;
let tablet: Tablet;
let olga: number;
let fred: number;
let foreman: string;
let admin: string;
beforeEach(async () => {
  shop = await openTestShop();
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  fred = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  foreman = await shop.cookieFor(fred, 'password');
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  await shop.addOrder('10482', 50_000);
  await shop.addOrder('10483');
  await shop.addOrder('V1');
  shop.door.connection.raw.exec(`UPDATE sales_order SET status = 'void' WHERE order_key = 'V1'`);
  tablet = await openTablet(shop);
});
afterEach(async () => {
  const secret = secretValue(loadSecrets(shop.config.secretsDir, []), 'audit-mac');
  expect(verifyChain(shop.reader, secret)).toMatchObject({ whole: true });
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const list = async (as = foreman, query = '') => {
  const { status, json } = await shop.request('GET', `/api/inbox${query}`, { as });
  expect(status).toBe(200);
  expect(Inbox.parse(json)).toEqual(json);
  return json;
};
const accept = (id: number, body: object = {}, as = foreman, key?: string) =>
  shop.request('POST', `/api/inbox/${id}/acceptance`, {
    as,
    body: { reason: 'I saw it', ...body },
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const discard = (id: number, as = foreman) =>
  shop.request('POST', `/api/inbox/${id}/discard`, { as, body: { reason: 'a slip' } });
const sessions = () =>
  shop.door.connection.raw.prepare('SELECT * FROM work_session ORDER BY id').all() as Record<
    string,
    unknown
  >[];
const onVoid = { ...WORK, orderNumber: 'V1' };
/** A tap on a void order, an hour ago. */
const waiting = async (more: object = {}, said: object = {}): Promise<number> => {
  const input = { ...onVoid, ...more };
  return (await tablet.does(olga, 'sessions.start', input, { agoMs: HOUR_MS, ...said })).itemId;
};

describe('the inbox', () => {
  it('shows who tapped what and when, why it waits, and what to do about it', async () => {
    tablet.aheadMs = 60_000;
    const id = await waiting();
    expect((await list()).items).toEqual([
      {
        kind: 'refused',
        id,
        state: 'review',
        user: { id: olga, displayName: 'Olga Operator', team: 'Engraving' },
        device: { id: tablet.deviceId, displayName: 'Bench 1' },
        command: 'sessions.start',
        work: {
          orderNumber: 'V1',
          taskType: 'ENGRAVE',
          taskTypeName: 'Engraving',
          switch: false,
          sessionId: null,
          sessionStartedAt: null,
          closureReason: null,
          goodQuantity: null,
          scrapQuantity: null,
          note: null,
          undoes: null,
          materialCode: null,
          materialName: null,
          unit: null,
          quantity: null,
        },
        occurredAt: new Date(shop.now() - HOUR_MS).toISOString(),
        deviceTime: new Date(shop.now() - HOUR_MS + 60_000).toISOString(),
        clockOffsetMs: -60_000,
        receivedAt: new Date(shop.now()).toISOString(),
        reason: 'order_void',
        detail: 'Order V1 is void. Ask your foreman, or pick another.',
        likelyAnswer: 'change_order',
        decision: null,
      },
    ]);
  });

  it('says of an end which work it ended, and of material what it is called', async () => {
    const id = uuid7(shop.now());
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: HOUR_MS });
    const closure = { id, reason: 'finished', goodQuantity: 3, note: 'late' };
    await tablet.does(olga, 'sessions.close', closure, { proof: BAD });
    const usage = { orderNumber: 'V1', materialCode: 'BRASS', quantity: 2.5 };
    await tablet.does(olga, 'materials.log', usage);
    expect((await list()).items.map(({ work }: { work: object }) => work)).toMatchObject([
      {
        ...WORK,
        sessionId: id,
        sessionStartedAt: new Date(shop.now() - HOUR_MS).toISOString(),
        closureReason: 'finished',
        goodQuantity: 3,
        note: 'late',
      },
      { orderNumber: 'V1', materialName: 'Brass plate', unit: 'pcs', quantity: 2.5 },
    ]);
  });

  it('shows what cannot be read as far as it can be read', async () => {
    for (const input of ['words', [1], { orderNumber: 7, taskType: 'PACK', switch: 'yes' }]) {
      await tablet.does(olga, 'sessions.start', input);
    }
    const { items } = await list();
    expect(items.map(({ work }: { work: object }) => work)).toMatchObject([
      { orderNumber: null, taskType: null },
      { orderNumber: null, taskType: null },
      { orderNumber: null, taskType: 'PACK', switch: false },
    ]);
  });

  it('is the team’s for a foreman and everybody’s for an admin', async () => {
    const pia = await shop.addUser('Pia Packer', 'operator', 'Packing');
    const theirs = (await tablet.does(pia, 'sessions.start', onVoid)).itemId;
    const nobodys = (await tablet.does(4711, 'sessions.start', WORK, { proof: BAD })).itemId;
    const own = await waiting();
    const idsOf = async (as: string) =>
      (await list(as)).items.map((item: { id: number }) => item.id);
    expect(await idsOf(foreman)).toEqual([own]);
    expect(await idsOf(admin)).toEqual([own, theirs, nobodys]);
    for (const id of [theirs, nobodys]) {
      expect((await accept(id)).json.code).toBe('not_allowed');
      expect((await discard(id)).json.code).toBe('not_allowed');
    }
    const teamless = await shop.addUser('Tim Teamless', 'foreman');
    expect(await idsOf(await shop.cookieFor(teamless, 'password'))).toEqual([]);
  });

  it('comes in pages, the first tapped first, and keeps what was decided', async () => {
    const late = await waiting({}, { agoMs: 60_000 });
    // As they were tapped, whichever arrived first: an end after its start.
    const ids = [await waiting(), await waiting(), late];
    const first = await list(foreman, '?limit=2');
    const second = await list(foreman, `?limit=2&cursor=${first.nextCursor}`);
    const shown = [...first.items, ...second.items].map((item: { id: number }) => item.id);
    expect([shown, second.nextCursor]).toEqual([ids, null]);
    await discard(ids[1]!);
    expect((await list()).items).toHaveLength(2);
    expect((await list(foreman, '?state=done')).items).toMatchObject([
      { id: ids[1], state: 'discarded', decision: { by: { id: fred }, reason: 'a slip' } },
    ]);
    const bad = await shop.request('GET', '/api/inbox?cursor=x', { as: foreman });
    expect(bad.json).toMatchObject({ status: 422, errors: [{ field: 'cursor' }] });
  });

  it('is counted for the person whose taps wait', async () => {
    const as = await shop.cookieFor(olga);
    const mine = async () => (await shop.request('GET', '/api/me', { as })).json.inReview;
    expect(await mine()).toBe(0);
    const id = await waiting();
    await waiting();
    expect(await mine()).toBe(2);
    await discard(id);
    expect(await mine()).toBe(1);
  });

  it('tells no cents', async () => {
    await waiting();
    expect(JSON.stringify(await list(admin))).not.toContain('Cents');
  });
});

describe('accepting', () => {
  it('applies the tap as its person, at its time, on its tablet', async () => {
    const id = await waiting();
    shop.later(HOUR_MS);
    const answer = await accept(id, { changes: { orderNumber: '10483' } });
    expect(answer.status).toBe(200);
    expect(InboxItemAnswer.parse(answer.json)).toEqual(answer.json);
    expect(answer.json.item).toMatchObject({
      state: 'accepted',
      work: { orderNumber: 'V1', sessionId: sessions()[0]!['public_id'] },
      decision: {
        by: { id: fred, displayName: 'Fred Foreman' },
        at: new Date(shop.now()).toISOString(),
        reason: 'I saw it',
      },
    });
    expect(sessions()).toMatchObject([
      {
        user_id: olga,
        device_id: tablet.deviceId,
        started_at: shop.now() - 2 * HOUR_MS,
        received_at: shop.now(),
      },
    ]);
    const log = shop.door.connection.raw
      .prepare(`SELECT * FROM command_log WHERE name = 'capture.accept'`)
      .get() as { actor_user_id: number; change: string };
    expect(log.actor_user_id).toBe(fred);
    expect(JSON.parse(log.change)).toMatchObject({
      before: { itemId: id, userId: olga },
      after: { userId: olga, work: { sessionId: 1 } },
    });
  });

  it('at another time, and for somebody else', async () => {
    const otto = await shop.addUser('Otto Other', 'operator', 'Engraving');
    const { itemId } = await tablet.does(olga, 'sessions.start', WORK, { proof: BAD });
    const occurredAt = new Date(shop.now() - 3 * HOUR_MS).toISOString();
    const { json } = await accept(itemId, { changes: { occurredAt, userId: otto } });
    expect(json.item.occurredAt).toBe(occurredAt);
    expect(sessions()).toMatchObject([
      { user_id: otto, started_at: Date.parse(occurredAt), is_clock_corrected: 1 },
    ]);
  });

  it('as a switch, which the person forgot to say', async () => {
    await tablet.does(olga, 'sessions.start', WORK, { agoMs: 2 * HOUR_MS });
    const input = { ...WORK, taskType: 'PACK' };
    const { itemId } = await tablet.does(olga, 'sessions.start', input, { agoMs: HOUR_MS });
    expect((await list()).items[0]).toMatchObject({ likelyAnswer: 'accept_as_switch' });
    expect((await accept(itemId, { changes: { switch: true } })).status).toBe(200);
    expect(sessions()).toMatchObject([{ end_reason: 'switched', duration_ms: HOUR_MS }, {}]);
  });

  it('is refused in words about the person, not to whoever accepts it', async () => {
    await tablet.does(olga, 'sessions.start', WORK, { agoMs: 2 * HOUR_MS });
    const input = { ...WORK, taskType: 'PACK' };
    const { itemId } = await tablet.does(olga, 'sessions.start', input, { agoMs: HOUR_MS });
    const { json } = await accept(itemId);
    expect(json.context).toEqual({ code: 'already_open' });
    expect(json.detail).toMatch(/^Olga .* is already on order 10482\. Accept it as a switch/);
  });

  it('of what is older than three days', async () => {
    const agoMs = 80 * HOUR_MS;
    const { itemId } = await tablet.does(olga, 'sessions.start', WORK, { agoMs });
    expect((await accept(itemId)).status).toBe(200);
    expect(sessions()).toMatchObject([{ started_at: shop.now() - agoMs }]);
  });

  it('of somebody who has left', async () => {
    await shop.execute('users.change', { userId: olga, change: { active: false } }, shop.admin);
    const { itemId } = await tablet.does(olga, 'sessions.start', WORK, { agoMs: HOUR_MS });
    expect((await accept(itemId)).status).toBe(200);
    expect(sessions()).toMatchObject([{ user_id: olga }]);
  });

  it('in their order makes work of a start and an end that both waited', async () => {
    const id = uuid7(shop.now());
    const start = await waiting({ id });
    const end = (await tablet.does(olga, 'sessions.close', { id, reason: 'finished' })).itemId;
    const early = await accept(end);
    expect([early.status, early.json.code]).toEqual([409, 'acceptance_refused']);
    expect((await accept(start, { changes: { orderNumber: '10482' } })).status).toBe(200);
    expect((await accept(end)).status).toBe(200);
    expect(sessions()).toMatchObject([{ duration_ms: HOUR_MS, end_reason: 'finished' }]);
  });

  it('is refused in words, and the tap still waits, when it fits no better', async () => {
    const id = await waiting();
    const refused = await accept(id);
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      code: 'acceptance_refused',
      detail: 'Order V1 is void. Pick another.',
      context: { code: 'order_void' },
    });
    const soon = new Date(shop.now() + HOUR_MS).toISOString();
    const future = { changes: { orderNumber: '10482', occurredAt: soon } };
    expect((await accept(id, future)).json.context).toEqual({ code: 'in_future' });
    expect((await list()).items).toMatchObject([{ id, state: 'review' }]);
    expect(sessions()).toEqual([]);
  });

  it('is refused while its input is not in order, naming the field', async () => {
    const { itemId } = await tablet.does(olga, 'sessions.start', { orderNumber: '10482' });
    const refused = await accept(itemId);
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'taskType']);
    expect((await accept(itemId, { changes: { taskType: 'PACK' } })).status).toBe(200);
    const end = await tablet.does(olga, 'sessions.close', { id: uuid7(shop.now()) });
    const odd = await accept(end.itemId, { changes: { orderNumber: '10482' } });
    expect(odd.status).toBe(422);
  });

  it('happens once, and is answered the same when it is asked again', async () => {
    const id = await waiting();
    const how = { changes: { orderNumber: '10482' } };
    const first = await accept(id, how, foreman, 'once');
    const again = await accept(id, how, foreman, 'once');
    expect([again.json, again.headers.get('idempotency-replayed')]).toEqual([first.json, 'true']);
    const second = await accept(id, how, admin);
    expect([second.status, second.json.code]).toEqual([409, 'already_decided']);
    expect((await discard(id)).json.code).toBe('already_decided');
    expect(sessions()).toHaveLength(1);
  });

  it('cannot give a tap to somebody of another team, or to nobody', async () => {
    const pia = await shop.addUser('Pia Packer', 'operator', 'Packing');
    const id = await waiting();
    const to = (userId: number, as: string) =>
      accept(id, { changes: { orderNumber: '10482', userId } }, as);
    expect((await to(pia, foreman)).json.code).toBe('not_allowed');
    expect((await to(4711, admin)).json.code).toBe('not_found');
    expect((await to(pia, admin)).status).toBe(200);
  });
});

describe('discarding', () => {
  it('leaves the tap and the reason, and no work', async () => {
    const id = await waiting();
    const { status, json } = await discard(id);
    expect(status).toBe(200);
    expect(json.item).toMatchObject({ state: 'discarded', decision: { reason: 'a slip' } });
    expect(sessions()).toEqual([]);
    expect((await accept(id)).json.code).toBe('already_decided');
  });

  it('finds nothing that was applied, or never was', async () => {
    await tablet.does(olga, 'sessions.start', WORK);
    for (const id of [1, 99]) {
      expect((await discard(id)).json.code).toBe('not_found');
      expect((await accept(id)).json.code).toBe('not_found');
    }
  });

  it('needs a reason, as accepting does', async () => {
    const id = await waiting();
    for (const deed of ['acceptance', 'discard']) {
      const path = `/api/inbox/${id}/${deed}`;
      const { status } = await shop.request('POST', path, { as: foreman, body: { reason: ' ' } });
      expect(status).toBe(422);
    }
  });
});

describe('what was decided', () => {
  it('is read by its instants, never every tap there was', () => {
    const page = { isOpen: false, kind: undefined, teamId: undefined, after: null, limit: 50 };
    const plan = plansOf(shop.reader, (reader) => listTapRows(reader, page)).join();
    expect(plan).toMatch(/e USING INDEX captured_event_decided/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });
});
