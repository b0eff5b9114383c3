import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TapAnswer } from '#schema/contract/events.ts';
import { seal } from '#schema/rules/sealed-pin.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { createApp } from '#server/app.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { verifyChain } from '#server/writer/verify-chain.ts';
import { openTablet, type Tablet } from './testing/tablet.ts';

const PIN = '48203957';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WORK = { orderNumber: '10482', taskType: 'ENGRAVE' };

let shop: TestShop;
let tablet: Tablet;
let olga: number;
beforeEach(async () => {
  shop = await openTestShop();
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addOrder('10482', 50_000);
  await shop.addOrder('10483');
  tablet = await openTablet(shop);
});
afterEach(async () => {
  const secret = secretValue(loadSecrets(shop.config.secretsDir, []), 'audit-mac');
  expect(verifyChain(shop.reader, secret)).toMatchObject({ whole: true });
  expect(shop.door.connection.raw.pragma('foreign_key_check')).toEqual([]);
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const newId = () => uuid7(shop.now());
const rows = (table: string) =>
  shop.door.connection.raw.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as Record<
    string,
    unknown
  >[];
const events = () => rows('captured_event');
const voidOrder = (number: string) =>
  shop.door.connection.raw
    .prepare(`UPDATE sales_order SET status = 'void' WHERE order_number = ?`)
    .run(number);

describe('a tap that fits', () => {
  it('is applied as its person, at its time, and answered without cents', async () => {
    const id = newId();
    const answer = await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: HOUR_MS });
    expect(TapAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ outcome: 'applied', replayed: false, clockCorrected: false });
    expect(answer.generation).toBe(shop.context.settings().generation);
    expect(answer.result.session).toMatchObject({
      id,
      user: { id: olga },
      startedAt: new Date(shop.now() - HOUR_MS).toISOString(),
      flags: [],
    });
    expect(rows('work_session')).toMatchObject([{ device_id: tablet.deviceId }]);
  });

  it('waits for the ones before it when the tablet knows another restore generation', async () => {
    const event = tablet.tap(olga, 'sessions.start', { ...WORK, id: newId() });
    const { generation } = shop.context.settings();
    const refused = await tablet.send(event, { 'Restore-Generation': 'the one before' });
    expect([refused.status, refused.json.code]).toEqual([412, 'other_generation']);
    expect(refused.json).toMatchObject({ retryable: true, context: { generation } });
    expect(events()).toEqual([]);
    const taken = await tablet.send(event, { 'Restore-Generation': generation });
    expect([taken.status, taken.json.outcome]).toEqual([200, 'applied']);
  });

  it('goes the whole way: start, material, finish', async () => {
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: HOUR_MS });
    const material = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
    const logged = await tablet.does(olga, 'materials.log', material, { agoMs: 30 * MINUTE_MS });
    expect(logged.result.materialUsage).toMatchObject({ quantity: 2, taskType: 'ENGRAVE' });
    const closure = { id, reason: 'finished', goodQuantity: 7 };
    const closed = await tablet.does(olga, 'sessions.close', closure);
    expect(closed.result.session).toMatchObject({ durationMs: HOUR_MS, goodQuantity: 7 });
    expect(events().map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  });

  it('takes back a start that had switched, and the work goes on', async () => {
    const [id, next, resumed] = [newId(), newId(), newId()];
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: HOUR_MS });
    const other = { taskType: 'CLEAN', id: next, switch: true };
    await tablet.does(olga, 'sessions.start', other, { agoMs: MINUTE_MS });
    const undo = { id: next, of: 'start', newId: resumed };
    const answer = await tablet.does(olga, 'sessions.undo', undo, { agoMs: MINUTE_MS - 5000 });
    expect(TapAnswer.parse(answer)).toEqual(answer);
    expect(answer.result).toMatchObject({
      session: { id: next, flags: ['voided'] },
      resumed: { id: resumed, orderNumber: '10482', endedAt: null },
    });
    const late = { id: resumed, of: 'start' };
    expect(await tablet.does(olga, 'sessions.undo', late)).toMatchObject({ reason: 'other' });
  });

  it('keeps what the device said, how far it was off, and when it arrived', async () => {
    tablet.aheadMs = -90_000;
    await tablet.does(olga, 'sessions.start', WORK, { agoMs: HOUR_MS });
    expect(events()).toMatchObject([
      {
        device_time: shop.now() - HOUR_MS - 90_000,
        clock_offset_ms: 90_000,
        occurred_at: shop.now() - HOUR_MS,
        received_at: shop.now(),
        device_id: tablet.deviceId,
        seq: 1,
      },
    ]);
  });

  it('says in the audit who tapped what', async () => {
    await tablet.does(olga, 'sessions.start', WORK);
    const log = rows('command_log').at(-1)!;
    expect(log).toMatchObject({ name: 'capture.tap', actor_user_id: olga, scope: `user:${olga}` });
    expect(JSON.parse(log['change'] as string)).toMatchObject({
      after: { capturedEventId: 1, command: 'sessions.start', sessionId: 1 },
    });
  });

  it('reaches the floor', async () => {
    const heard: string[] = [];
    shop.context.events.listen(
      (event) => heard.push(event.kind),
      () => undefined,
    );
    await tablet.does(olga, 'sessions.start', WORK);
    await tablet.does(olga, 'sessions.start', WORK);
    expect(heard).toEqual(['session']);
  });
});

describe('the same tap twice', () => {
  it('is answered as the first time, though the clock has moved on', async () => {
    const event = tablet.tap(olga, 'sessions.start', WORK);
    const first = await tablet.send(event);
    shop.later(5 * MINUTE_MS);
    const again = await tablet.send(event, { 'sent-at': new Date(shop.now() + 7).toISOString() });
    expect(again.json).toEqual({ ...first.json, replayed: true });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([rows('work_session').length, events().length]).toEqual([1, 1]);
  });

  it('stays in review when it is there, whatever the proof is worth by then', async () => {
    const event = tablet.tap(olga, 'sessions.start', WORK, {
      proof: { kind: 'grant', grant: 'bad' },
    });
    const first = await tablet.send(event);
    const again = await tablet.send({ ...event, proof: tablet.grant(olga, shop.now()) });
    expect(again.json).toEqual({ ...first.json, replayed: true });
    expect(events()).toHaveLength(1);
  });

  it('stays applied when its grant would not be believed any more', async () => {
    const event = tablet.tap(olga, 'sessions.start', WORK);
    const first = await tablet.send(event);
    shop.context.proofs = { ...shop.context.proofs, grantSecret: Buffer.alloc(32) };
    expect((await tablet.send(event)).json).toEqual({ ...first.json, replayed: true });
    const other = await tablet.send({ ...event, key: newId() });
    expect(other.json.reason).toBe('unproven');
  });

  it('is recalled from its rows once the stored answer is gone', async () => {
    const id = newId();
    const start = tablet.tap(olga, 'sessions.start', { ...WORK, id });
    const stop = tablet.tap(olga, 'sessions.close', { id: newId(), reason: 'finished' });
    const first = [await tablet.send(start), await tablet.send(stop)];
    shop.door.connection.raw.exec('UPDATE command_log SET answer = NULL');
    const again = [await tablet.send(start), await tablet.send(stop)];
    for (const [index, { json }] of again.entries()) {
      expect(json).toEqual({ ...first[index]!.json, replayed: true });
    }
  });

  it('is refused when the key names another tap', async () => {
    const event = tablet.tap(olga, 'sessions.start', WORK);
    await tablet.send(event);
    const other = await tablet.send({ ...event, input: { ...WORK, taskType: 'PACK' } });
    expect(other.status).toBe(422);
    expect(other.json.code).toBe('idempotency_key_reused');
  });

  it('under a new key ends nothing twice', async () => {
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: HOUR_MS });
    await tablet.does(olga, 'sessions.close', { id, reason: 'finished' });
    const again = await tablet.does(olga, 'sessions.close', { id, reason: 'finished' });
    expect(again).toMatchObject({ outcome: 'review', reason: 'not_open' });
  });
});

describe('the clock of a tablet', () => {
  it('that is more than two minutes off is corrected, and the session says so', async () => {
    tablet.aheadMs = 5 * MINUTE_MS;
    const answer = await tablet.does(olga, 'sessions.start', WORK, { agoMs: HOUR_MS });
    expect(answer).toMatchObject({ outcome: 'applied', clockCorrected: true });
    expect(answer.result.session.startedAt).toBe(new Date(shop.now() - HOUR_MS).toISOString());
    expect(answer.result.session.flags).toEqual(['clock_corrected']);
  });

  it('that was set back cannot change the order of taps', async () => {
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: 10 * MINUTE_MS });
    const closed = await tablet.does(
      olga,
      'sessions.close',
      { id, reason: 'paused' },
      { agoMs: 18 * MINUTE_MS },
    );
    expect(closed).toMatchObject({ outcome: 'applied', clockCorrected: true });
    expect(closed.result.session).toMatchObject({ durationMs: 0, flags: ['clock_corrected'] });
  });

  it('holds up nobody else, and no other tablet', async () => {
    const pia = await shop.addUser('Pia Packer');
    const other = await openTablet(shop, 'Bench 2');
    await tablet.does(olga, 'materials.log', { ...MATERIAL }, { agoMs: MINUTE_MS });
    for (const [device, userId] of [
      [tablet, pia],
      [other, olga],
    ] as const) {
      const answer = await device.does(userId, 'sessions.start', WORK, { agoMs: 5 * MINUTE_MS });
      expect(answer.result.session.startedAt).toBe(
        new Date(shop.now() - 5 * MINUTE_MS).toISOString(),
      );
    }
  });

  const questions = [
    ['more than ten minutes off', 'clock_off', 10 * MINUTE_MS + 1000, 0],
    ['far behind', 'clock_off', -11 * MINUTE_MS, 0],
    ['ahead of itself', 'in_future', 0, -3 * MINUTE_MS],
    ['three days ago', 'too_old', 0, 72 * HOUR_MS + 1],
  ] as const;
  it.each(questions)('%s is asked about as %s', async (_words, reason, aheadMs, agoMs) => {
    tablet.aheadMs = aheadMs;
    const answer = await tablet.does(olga, 'sessions.start', WORK, { agoMs });
    expect(TapAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ outcome: 'review', reason });
    expect([rows('work_session').length, events().length]).toEqual([0, 1]);
  });

  it('that was set back by hours is asked about', async () => {
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: MINUTE_MS });
    const closure = { id, reason: 'finished' };
    const closed = await tablet.does(olga, 'sessions.close', closure, { agoMs: 5 * HOUR_MS });
    expect(closed).toMatchObject({ outcome: 'review', reason: 'clock_off' });
    // What nobody believes holds up nothing either.
    const again = await tablet.does(olga, 'sessions.close', closure);
    expect(again).toMatchObject({
      outcome: 'applied',
      result: { session: { durationMs: 60_000 } },
    });
  });
});

const MATERIAL = { orderNumber: '10482', materialCode: 'BRASS', quantity: 1 };

describe('a tap that does not fit', () => {
  const closeNothing = { id: '019a1b2c-0000-7000-8000-000000000001', reason: 'finished' } as const;
  const undoNothing = { id: closeNothing.id, of: 'start' } as const;
  const cases = [
    ['an order that is void', 'order_void', 'sessions.start', { ...WORK, orderNumber: 'V1' }],
    ['material on one', 'order_void', 'materials.log', { ...MATERIAL, orderNumber: 'V1' }],
    ['an order nobody knows', 'order_unknown', 'sessions.start', { ...WORK, orderNumber: '777' }],
    ['a stop without a start', 'unknown_session', 'sessions.close', closeNothing],
    ['an undo of nothing', 'unknown_session', 'sessions.undo', { ...undoNothing }],
    ['a task that is gone', 'other', 'sessions.start', { taskType: 'GONE' }],
    ['a return of what was never logged', 'other', 'materials.log', { ...MATERIAL, quantity: -1 }],
    ['an input without its fields', 'malformed', 'sessions.start', { orderNumber: '10482' }],
    ['an input that is no object', 'malformed', 'materials.log', 'three plates'],
    ['no input', 'malformed', 'sessions.close', undefined],
  ] as const;
  it.each(cases)('%s waits as %s', async (_words, reason, command, input) => {
    await shop.addOrder('V1');
    voidOrder('V1');
    const answer = await tablet.does(olga, command, input);
    expect(TapAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ outcome: 'review', reason, itemId: 1, replayed: false });
    expect(answer.detail).not.toBe('');
    expect([rows('work_session').length, rows('material_usage').length]).toEqual([0, 0]);
    expect(JSON.parse(events()[0]!['input'] as string)).toEqual(input ?? null);
  });

  it('leaves nothing behind of what it had begun', async () => {
    const busy = { ...WORK, id: newId() };
    await tablet.does(olga, 'sessions.start', busy, { agoMs: HOUR_MS });
    const before = ['sales_order', 'order_task', 'work_session', 'presence'].map(rows);
    const wanted = { orderNumber: 'NEW-1', taskType: 'PACK', createOrder: true };
    expect(await tablet.does(olga, 'sessions.start', wanted)).toMatchObject({
      outcome: 'review',
      reason: 'already_open',
    });
    expect(['sales_order', 'order_task', 'work_session', 'presence'].map(rows)).toEqual(before);
    // The control: the same tap of somebody who is free makes the order it names.
    const pia = await shop.addUser('Pia Packer');
    expect(await tablet.does(pia, 'sessions.start', wanted)).toMatchObject({ outcome: 'applied' });
    expect(rows('sales_order')).toHaveLength(before[0]!.length + 1);
  });

  it('waits when it takes back too late', async () => {
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id }, { agoMs: MINUTE_MS });
    const answer = await tablet.does(olga, 'sessions.undo', { id, of: 'start' });
    expect(answer).toMatchObject({ outcome: 'review', reason: 'undo_too_late' });
  });

  it('of a person who has left waits', async () => {
    await shop.execute('users.change', { userId: olga, change: { active: false } }, shop.admin);
    const answer = await tablet.does(olga, 'sessions.start', WORK);
    expect(answer).toMatchObject({ outcome: 'review', reason: 'person_inactive' });
  });

  it('to somebody else’s work waits', async () => {
    const pia = await shop.addUser('Pia Packer');
    const id = newId();
    await tablet.does(olga, 'sessions.start', { ...WORK, id });
    const answer = await tablet.does(pia, 'sessions.close', { id, reason: 'finished' });
    expect(answer).toMatchObject({ outcome: 'review', reason: 'other' });
    expect(rows('work_session')).toMatchObject([{ ended_at: null }]);
  });

  it('without proof is nobody’s: it waits in the name of the tablet', async () => {
    const other = await openTablet(shop, 'Bench 2');
    const proof = other.grant(olga, shop.now());
    const answer = await tablet.does(olga, 'sessions.start', WORK, { proof });
    expect(answer).toMatchObject({ outcome: 'review', reason: 'unproven' });
    expect(rows('command_log').at(-1)).toMatchObject({
      scope: `device:${tablet.deviceId}`,
      actor_user_id: null,
    });
  });

  it('of a person nobody knows waits', async () => {
    const proof = { kind: 'grant', grant: 'bad' } as const;
    const answer = await tablet.does(4711, 'sessions.start', WORK, { proof });
    expect(answer).toMatchObject({ outcome: 'review', reason: 'unproven' });
  });
});

describe('a tap that is not taken', () => {
  it.each(['key', 'seq', 'userId', 'command', 'occurredAt', 'proof'])(
    'has no %s',
    async (field) => {
      const event = { ...tablet.tap(olga, 'sessions.start', WORK), [field]: undefined };
      const answer = await tablet.send(event);
      expect(answer.status).toBe(422);
      expect(answer.json.errors[0].field).toBe(field);
      expect(events()).toEqual([]);
    },
  );

  it('is nested as no honest one is', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
    expect((await tablet.send(tablet.tap(olga, 'sessions.start', deep))).status).toBe(422);
  });

  it('comes from a tablet that is not enrolled, or not any more', async () => {
    const config = { ...shop.config, enrolmentRequired: true };
    const app = createApp({ ...shop.context, config });
    const send = async (cookie: string) => {
      const response = await app.request('http://localhost/api/events', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(tablet.tap(olga, 'sessions.start', WORK)),
      });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    expect(await send('')).toEqual([401, 'device_unknown']);
    expect(await send(tablet.cookie)).toEqual([200, undefined]);
    await shop.execute('devices.revoke', { deviceId: tablet.deviceId }, shop.admin);
    expect(await send(tablet.cookie)).toEqual([401, 'device_unknown']);
  });
});

describe('a tap with a PIN typed without the network', () => {
  beforeEach(async () => {
    const pinHash = await shop.context.passwords.hash(PIN);
    await shop.execute('users.setPin', { userId: olga, pinHash }, shop.admin);
  });
  const typed = async (pin: string) => {
    const { json } = await shop.request('GET', '/api/capture', { as: tablet.cookie });
    const { keyId, publicKey } = json.sealing;
    const signInKey = newId();
    const content = { pin, userId: olga, device: tablet.deviceId, signInKey };
    return { kind: 'sealed', signInKey, keyId, sealed: await seal(publicKey, content) } as const;
  };

  it('is applied when it is the person’s', async () => {
    const said = { proof: await typed(PIN) };
    const answer = await tablet.does(olga, 'sessions.start', WORK, said);
    expect(answer).toMatchObject({
      outcome: 'applied',
      result: { session: { user: { id: olga } } },
    });
  });

  it('waits when it is not', async () => {
    const said = { proof: await typed('11223344') };
    const answer = await tablet.does(olga, 'sessions.start', WORK, said);
    expect(answer).toMatchObject({ outcome: 'review', reason: 'wrong_pin' });
    expect(rows('command_log').at(-1)).toMatchObject({ scope: `device:${tablet.deviceId}` });
  });

  it('is sent again later when there were too many wrong ones: nothing is kept', async () => {
    let answer = await tablet.send({});
    for (let tries = 0; tries < 20 && answer.status !== 429; tries += 1) {
      const said = { proof: await typed('11223344') };
      answer = await tablet.send(tablet.tap(olga, 'sessions.start', WORK, said));
    }
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(events().every(({ reason }) => reason === 'wrong_pin')).toBe(true);
  });
});
