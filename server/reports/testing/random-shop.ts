/** A shop whose work is chance, written straight into its tables, and the same as plain lists. */
import type { ConfidenceKind } from '#schema/contract/reports.ts';
import type { OrderStatus } from '#schema/contract/orders.ts';
import { searchRowid } from '#schema/rules/search-rowid.ts';
import { splitByLargestRemainder } from '#schema/rules/shares.ts';
import { randomFor, type Random } from '#server/demo/random.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

export interface OrderFact {
  id: number;
  number: string;
  customer: string;
  description: string;
  status: OrderStatus;
  revenue: number | null;
  /** Minutes by task type id. */
  estimates: Map<number, number | null>;
}
/** One share of one ended session. */
export interface WorkFact {
  day: string;
  sessionId: string;
  userId: number;
  team: number;
  taskType: number;
  order: number | null;
  ms: number;
  cents: number | null;
  kind: ConfidenceKind;
}
export interface UsageFact {
  day: string;
  order: number;
  cents: number;
}
export interface Facts {
  orders: OrderFact[];
  work: WorkFact[];
  usages: UsageFact[];
  /** Orders with an open session. */
  running: Set<number>;
}

const FIRST_DAY = Date.parse('2024-10-20T10:00:00Z');
const DAYS = 500;
const DAY_MS = 86_400_000;
const DIRECT = [1, 2];
const INDIRECT = 3;
const CUSTOMERS = ['Acme', 'acme 100%', 'Bolt_Works', 'Zeta "Quoted" Ltd', ''];
const uuid = (id: number): string => `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;

type Run = (sql: string, ...values: unknown[]) => void;

function addOrders(run: Run, random: Random): OrderFact[] {
  CUSTOMERS.forEach((name, index) =>
    run('INSERT INTO customer_account (id, name) VALUES (?, ?)', index + 1, name),
  );
  return Array.from({ length: 60 }, (_none, index): OrderFact => {
    const id = index + 1;
    const customerId = random.between(1, CUSTOMERS.length);
    const order: OrderFact = {
      id,
      number: random.chance(0.1) ? `A${id * 37}` : String(id * random.between(1, 200)) + `0${id}`,
      customer: CUSTOMERS[customerId - 1] ?? '',
      description: random.pick(['Cup', 'Obelisk of glass', '50% off', 'Plaque']),
      status: random.pick(['open', 'hold', 'shipped', 'shipped', 'void']),
      revenue: random.chance(0.1) ? null : random.chance(0.1) ? 0 : random.between(100, 90_000),
      estimates: new Map(),
    };
    const rowid = searchRowid('2025-01-01', id);
    run(
      `INSERT INTO sales_order (id, order_key, order_number, customer_id, description, status,
         revenue_cents, source, created_at, updated_at, sort_date, search_rowid)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'import', 0, 0, '2025-01-01', ?)`,
      ...[id, order.number, order.number, customerId, order.description, order.status],
      ...[order.revenue, rowid],
    );
    run(
      `INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
       VALUES (?, plain_text(?), plain_text(?), plain_text(?))`,
      ...[rowid, order.number, order.customer, order.description],
    );
    for (const type of DIRECT) {
      if (random.chance(0.2) && order.estimates.size > 0) continue;
      const minutes = random.chance(0.5) ? random.between(10, 300) : null;
      order.estimates.set(type, minutes);
      run(
        `INSERT INTO order_task (id, order_id, task_type_id, estimate_minutes, created_at)
         VALUES (?, ?, ?, ?, 0)`,
        ...[id * 10 + type, id, type, minutes],
      );
    }
    return order;
  });
}

/** Team 1 and 2 have people; the last person is a stress run's. */
function addPeople(run: Run): { id: number; team: number; isFixture: boolean }[] {
  const names = ['Olga', 'Pete', 'Quinn', 'Rosa', 'stress_test_7'];
  return names.map((name, index) => {
    const person = { id: 100 + index, team: (index % 2) + 1, isFixture: index === 4 };
    run(
      `INSERT INTO app_user (id, display_name, role, team_id, created_at, updated_at)
       VALUES (?, ?, 'operator', ?, 0, 0)`,
      ...[person.id, name, person.team],
    );
    return person;
  });
}

function confidenceOf(random: Random) {
  const [isCorrected, isUnproven, isLong] = [0.15, 0.1, 0.1].map((p) => random.chance(p));
  const kind: ConfidenceKind = isCorrected
    ? 'corrected'
    : isUnproven
      ? 'unverified'
      : isLong
        ? 'estimated'
        : 'measured';
  return { isCorrected, isUnproven, isLong, kind };
}

function addUnproven(run: Run, random: Random, id: number, userId: number): void {
  run(
    `INSERT INTO captured_event (source_key, event_key, seq, user_id, command, input, device_time,
       clock_offset_ms, occurred_at, received_at, outcome, reason, detail, session_public_id,
       decided_by, decided_at, decision_reason)
     VALUES (?, ?, 1, ?, 'sessions.close', '{}', 0, 0, 0, 0, 'accepted', ?, 'x', ?, 100, 0, 'ok')`,
    ...[`e${id}`, uuid(id), userId, random.pick(['unproven', 'wrong_pin']), uuid(id)],
  );
}

/** What one session was worked on: one order mostly, sometimes two, sometimes none. */
function targetsOf(random: Random, orders: readonly OrderFact[], type: number): (number | null)[] {
  if (type === INDIRECT) return [null];
  const able = orders.filter(({ estimates }) => estimates.has(type));
  const first = random.pick(able).id;
  const second = random.pick(able).id;
  return random.chance(0.15) && second !== first ? [first, second] : [first];
}

function addWork(run: Run, random: Random, facts: Facts, people: ReturnType<typeof addPeople>) {
  for (let id = 1; id <= 700; id += 1) {
    const person = random.pick(people);
    const type = random.pick([...DIRECT, ...DIRECT, INDIRECT]);
    const targets = targetsOf(random, facts.orders, type);
    const start = FIRST_DAY + random.between(0, DAYS) * DAY_MS;
    const day = new Date(start).toISOString().slice(0, 10);
    const ms = random.between(0, 9_000_000);
    const cents = random.chance(0.1) ? null : random.between(0, 20_000);
    const confidence = confidenceOf(random);
    run(
      `INSERT INTO work_session (id, public_id, user_id, task_type_id, business_day, started_at,
         ended_at, end_reason, duration_ms, rate_kind, rate_amount_cents, labor_cents, is_corrected,
         is_long, received_at, closed_received_at, source_key)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'finished', ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
      ...[id, uuid(id), person.id, type, day, start, start + ms, ms],
      ...[cents === null ? null : 'hourly', cents === null ? null : 1000, cents],
      ...[Number(confidence.isCorrected), Number(confidence.isLong), `s${id}`],
    );
    if (confidence.isUnproven) addUnproven(run, random, id, person.id);
    const split = (whole: number) =>
      splitByLargestRemainder(
        whole,
        targets.map(() => 1),
      );
    const [times, costs] = [split(ms), cents === null ? null : split(cents)];
    targets.forEach((order, index) => {
      const share = { ms: times[index] ?? 0, cents: costs?.[index] ?? null };
      run(
        `INSERT INTO work_session_share (session_id, order_task_id, duration_ms, labor_cents)
         VALUES (?, ?, ?, ?)`,
        ...[id, order === null ? null : order * 10 + type, share.ms, share.cents],
      );
      if (person.isFixture) return;
      const { id: userId, team } = person;
      const { kind } = confidence;
      facts.work.push({
        day,
        sessionId: uuid(id),
        userId,
        team,
        taskType: type,
        order,
        ...share,
        kind,
      });
    });
  }
}

function addUsages(run: Run, random: Random, facts: Facts, people: ReturnType<typeof addPeople>) {
  for (let id = 1; id <= 150; id += 1) {
    const person = random.pick(people);
    const day = new Date(FIRST_DAY + random.between(0, DAYS) * DAY_MS).toISOString().slice(0, 10);
    const order = random.pick(facts.orders).id;
    const cents = random.between(-500, 4000);
    run(
      `INSERT INTO material_usage (public_id, order_id, user_id, material_id, quantity_thousandths,
         unit_cost_cents, cost_cents, business_day, used_at, received_at, source_key)
       VALUES (?, ?, ?, 1, ?, 333, ?, ?, 0, 0, ?)`,
      ...[uuid(id), order, person.id, cents < 0 ? -1000 : 1000, cents, day, `m${id}`],
    );
    if (!person.isFixture) facts.usages.push({ day, order, cents });
  }
}

export async function openRandomShop(label: string): Promise<{ shop: TestShop; facts: Facts }> {
  const shop = await openTestShop();
  const random = randomFor(label);
  const { raw } = shop.door.connection;
  const run: Run = (sql, ...values) => void raw.prepare(sql).run(...values);
  const facts: Facts = { orders: [], work: [], usages: [], running: new Set() };
  raw.transaction(() => {
    facts.orders = addOrders(run, random);
    const people = addPeople(run);
    addWork(run, random, facts, people);
    addUsages(run, random, facts, people);
    run(
      `INSERT INTO work_session (id, public_id, user_id, task_type_id, business_day, started_at,
         received_at, source_key) VALUES (9999, ?, 100, 1, '2026-02-01', 0, 0, 'open')`,
      uuid(9999),
    );
    const busy = facts.orders.find(({ estimates }) => estimates.has(1));
    if (!busy) throw new Error('No order has engraving to do');
    run(
      'INSERT INTO work_session_share (session_id, order_task_id) VALUES (9999, ?)',
      busy.id * 10 + 1,
    );
    facts.running.add(busy.id);
  })();
  return { shop, facts };
}
