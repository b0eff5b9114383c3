/** A shop where anything happens, for the tests of the roll-ups: deeds, and what they send. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { readGeneration } from '#server/reference/generations.queries.ts';
import { emptyRecord } from '#server/reference/manifest-writes.ts';
import { bringer } from '#server/reference/testing/bring.ts';
import { openTestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The last hours of a month and of a year: corrections and late taps cross both. */
const START = Date.parse('2026-12-31T16:00:00Z');
const PEOPLE = ['Olga Operator', 'Sally Salaried', 'Nick Newcomer', 'stress_test_a'];
const ORDERS = ['A-1', 'A-2', 'A-3', 'stress_test_1'];

const who = fc.nat(PEOPLE.length - 1);
const order = fc.nat(ORDERS.length - 1);
const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(6));
const shift = fc.oneof(
  fc.constant(0),
  fc.constant(0),
  fc.integer({ min: -90, max: 90 }).map((minutes) => minutes * MINUTE),
);
/** So far that it is another day, mostly with the end moved along. */
const jump = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(-2, -1, 1));

export const deed = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(
        { weight: 1, arbitrary: fc.nat(8_000) },
        { weight: 2, arbitrary: fc.nat(600 * MINUTE) },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      who,
      order: fc.option(order),
      task: fc.constantFrom('ENGRAVE', 'PACK'),
      switch: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      who,
      reason: fc.constantFrom('paused', 'finished', 'signed_out'),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('undo' as const),
      who,
      of: fc.constantFrom('start', 'closure'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('material' as const),
      who,
      order,
      // Half of them are returns.
      thousandths: fc.integer({ min: -9999, max: 9999 }).filter((quantity) => quantity !== 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      who,
      back,
      startBy: shift,
      endBy: shift,
      days: jump,
      order: fc.option(order),
      task: fc.option(fc.constantFrom('ENGRAVE', 'PACK', 'CLEAN')),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('share' as const),
      who,
      back,
      weights: fc.uniqueArray(fc.tuple(order, fc.integer({ min: 1, max: 99 })), {
        minLength: 2,
        maxLength: 4,
        selector: ([index]) => index,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      who,
      order: fc.option(order),
      hoursAgo: fc.nat(96),
      ms: fc.nat(240 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('split' as const),
      who,
      back,
      part: fc.integer({ min: 1, max: 99 }),
      order: fc.option(order),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), who, back }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('correctMaterial' as const),
      back: fc.nat(2),
      // Null voids it.
      thousandths: fc.option(fc.integer({ min: 1, max: 9999 }), { freq: 2 }),
      order: fc.option(order),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('rate' as const),
      who,
      daysAgo: fc.nat(3),
      kind: fc.constantFrom('hourly' as const, 'salaried' as const),
      amountCents: fc.nat(9_000_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      order: fc.nat(2),
      revenueCents: fc.option(fc.integer({ min: -5000, max: 100_000 })),
      customer: fc.option(fc.constantFrom('C1', 'C2')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('removeFixtures' as const) }) },
);
export type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

export async function openFloor() {
  const shop = await openTestShop();
  shop.at(START);
  const people: number[] = [];
  for (const name of PEOPLE) people.push(await shop.addUser(name, 'operator', 'Engraving'));
  for (const number of ORDERS) await shop.addOrder(number, 12_345);
  const customers = ['C1', 'C2'].map((accountNumber) => ({ accountNumber, name: accountNumber }));
  await bringer(shop).customers(customers);
  const [olga = 0, sally = 0] = people;
  const effectiveFrom = '2026-01-01';
  await shop.addRate(olga, { effectiveFrom, kind: 'hourly', amountCents: 2350 });
  await shop.addRate(sally, { effectiveFrom, kind: 'salaried', amountCents: 5_200_000 });
  const accepted = new Map<string, number>();
  const { raw } = shop.door.connection;

  /** Sends a command through the door; what the shop refuses is as good a command as any. */
  function send(user: number | 'admin' | 'system', name: string, input: object): void {
    const userId = user === 'admin' ? (shop.admin as { userId: number }).userId : Number(user);
    const reply = shop.door.core.runAlone({
      name,
      input,
      scope: `test:${user}`,
      key: randomUUID(),
      actor:
        user === 'system'
          ? { kind: 'system', name: 'test' }
          : { kind: 'user', userId, strength: user === 'admin' ? 'password' : 'pin' },
      deviceId: null,
      occurredAt: shop.now(),
      deadline: Infinity,
    });
    if (reply.ok) accepted.set(name, (accepted.get(name) ?? 0) + 1);
  }

  const sessionsOf = (userId: number) =>
    raw
      .prepare(
        `SELECT public_id AS id, started_at AS start, ended_at AS end FROM work_session
         WHERE user_id = ? ORDER BY work_session.id DESC`,
      )
      .all(userId) as { id: string; start: number; end: number | null }[];

  function correct(one: Extract<Deed, { do: 'correct' }>): void {
    const session = sessionsOf(people[one.who] ?? 0)[one.back];
    if (!session) return;
    const iso = (at: number) => new Date(at + one.days * DAY).toISOString();
    send('admin', 'corrections.correct', {
      id: session.id,
      reason: 'because',
      startedAt: iso(session.start + one.startBy),
      ...(session.end !== null && { endedAt: iso(session.end + one.endBy) }),
      ...(one.order !== null && { orderNumber: ORDERS[one.order] }),
      ...(one.task !== null && { taskType: one.task }),
    });
  }

  const sessionAt = ({ who, back }: { who: number; back: number }) =>
    sessionsOf(people[who] ?? 0)[back];

  function share(one: Extract<Deed, { do: 'share' }>): void {
    const shares = one.weights.map(([order, weight]) => ({ orderNumber: ORDERS[order], weight }));
    const id = sessionAt(one)?.id ?? randomUUID();
    send('admin', 'corrections.correct', { id, reason: 'because', taskType: 'PACK', shares });
  }

  function add(one: Extract<Deed, { do: 'add' }>): void {
    const start = shop.now() - one.hoursAgo * 60 * MINUTE;
    send('admin', 'corrections.add', {
      userId: people[one.who] ?? 0,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + one.ms).toISOString(),
      ...(one.order === null
        ? { taskType: 'CLEAN' }
        : { taskType: 'ENGRAVE', orderNumber: ORDERS[one.order] }),
      reason: 'because',
    });
  }

  function split(one: Extract<Deed, { do: 'split' }>): void {
    const session = sessionAt(one);
    if (!session) return;
    const length = (session.end ?? shop.now()) - session.start;
    const at = new Date(session.start + Math.round((length * one.part) / 100)).toISOString();
    const earlier = one.order !== null && { orderNumber: ORDERS[one.order], taskType: 'PACK' };
    const reason = 'because';
    const input = { id: session.id, at, reason, ...(earlier && { earlier }) };
    send('admin', 'corrections.split', input);
  }

  function correctMaterial(one: Extract<Deed, { do: 'correctMaterial' }>): void {
    const usages = raw
      .prepare(`SELECT public_id AS id FROM material_usage ORDER BY material_usage.id DESC`)
      .all() as { id: string }[];
    const id = usages[one.back]?.id ?? randomUUID();
    const reason = 'because';
    if (one.thousandths === null) return send('admin', 'corrections.voidUsage', { id, reason });
    const orderNumber = one.order === null ? undefined : ORDERS[one.order];
    const quantity = one.thousandths / 1000;
    send('admin', 'corrections.correctUsage', { id, reason, quantity, orderNumber });
  }

  function importOrder({ order: at, revenueCents, customer }: Extract<Deed, { do: 'import' }>) {
    const order = {
      orderNumber: ORDERS[at],
      customerAccount: customer,
      description: '',
      quantityThousandths: null,
      orderDate: '2026-12-01',
      dueDate: null,
      revenueCents,
      status: 'open',
      holdNote: '',
      floorNote: '',
    };
    const generation = readGeneration(shop.reader, 'orders').inForce + 1;
    const chunk = { rows: JSON.stringify([order]), digest: randomUUID(), generation };
    send('system', 'reference.stageOrders', { ...chunk, today: '2027-01-01' });
    send('system', 'reference.flip', { ...emptyRecord('orders'), generation });
  }

  async function removeFixtures() {
    send('admin', 'fixtures.remove', {});
    people[3] = await shop.addUser('stress_test_a', 'operator', 'Engraving');
    send('admin', 'orders.create', { orderNumber: 'stress_test_1', customerName: 'Acme' });
  }

  async function act(one: Deed): Promise<void> {
    switch (one.do) {
      case 'wait':
        return shop.later(one.ms);
      case 'start': {
        const work =
          one.order === null
            ? { taskType: 'CLEAN' }
            : { orderNumber: ORDERS[one.order], taskType: one.task };
        const input = { id: uuid7(shop.now()), ...work, switch: one.switch };
        return send(people[one.who] ?? 0, 'sessions.start', input);
      }
      case 'end': {
        const id = sessionsOf(people[one.who] ?? 0)[0]?.id ?? randomUUID();
        return send(people[one.who] ?? 0, 'sessions.close', { id, reason: one.reason });
      }
      case 'undo': {
        const id = sessionsOf(people[one.who] ?? 0)[0]?.id ?? randomUUID();
        return send(people[one.who] ?? 0, 'sessions.undo', { id, of: one.of });
      }
      case 'material':
        return send(people[one.who] ?? 0, 'materials.log', {
          orderNumber: ORDERS[one.order],
          materialCode: 'BRASS',
          quantity: one.thousandths / 1000,
        });
      case 'correct':
        return correct(one);
      case 'share':
        return share(one);
      case 'add':
        return add(one);
      case 'split':
        return split(one);
      case 'void':
        return send('admin', 'corrections.void', {
          id: sessionAt(one)?.id ?? randomUUID(),
          reason: 'because',
        });
      case 'correctMaterial':
        return correctMaterial(one);
      case 'rate': {
        const day = new Date(shop.now() - one.daysAgo * DAY).toISOString().slice(0, 10);
        const { kind, amountCents } = one;
        const rate = { effectiveFrom: day, kind, amountCents, confirm: true };
        return send('admin', 'costing.addPayRate', { userId: people[one.who] ?? 0, rate });
      }
      case 'import':
        return importOrder(one);
      case 'removeFixtures':
        return removeFixtures();
    }
  }
  return { shop, raw, people, accepted, act };
}
