/**
 * Whatever people do in whatever order, and however often their tablets send it: the shop ends
 * where a model without a database ends. Runs share one shop; each has people and orders of its own.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfitabilityRow } from '#schema/contract/reports.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { profitability } from '#server/reports/profitability.ts';
import { workedMsOn } from './sessions.queries.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { deed, quickDeed, ORDERS, PEOPLE, type Deed } from '#server/testing/floor-deeds.ts';
import { materialCents, ModelWorker } from '#server/testing/floor-model.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import type { CommandReply, CommandRequest } from '#server/writer/command.ts';
import { CHAIN_START, rowMac, type LoggedRow } from '#server/writer/command-log.ts';

const BRASS_CENTS = 333;
const DAY = 24 * 3_600_000;

let shop: TestShop;
let runs = 0;
/** What was decided about undoing what: none of it may stay untried. */
const undone = new Set<string>();
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

interface Sent {
  request: CommandRequest;
  reply: CommandReply;
}

/** One run: its people, its orders, the model of it, and everything sent so far. */
async function openRun() {
  runs += 1;
  const customer = `Customer of run ${runs}`;
  const orders = Array.from({ length: ORDERS }, (_, index) => `R${runs}-${index + 1}`);
  for (const orderNumber of orders) {
    await shop.execute('orders.create', { orderNumber, customerName: customer }, shop.admin);
  }
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const person = { displayName: 'Somebody', role: 'operator' } as const;
      return (await shop.execute('users.create', person, shop.admin)).userId;
    }),
  );
  return {
    run: runs,
    customer,
    orders,
    people,
    workers: people.map(() => new ModelWorker()),
    material: new Map<string, { thousandths: number; cents: number }>(),
    sent: [] as Sent[],
  };
}
type Run = Awaited<ReturnType<typeof openRun>>;

const codeOf = (reply: CommandReply): string | undefined =>
  reply.ok ? undefined : reply.failure.code;

function send(run: Run, user: number | 'admin', name: string, input: object, lag = 0) {
  const userId = user === 'admin' ? shop.admin.userId : user;
  const strength = user === 'admin' ? 'password' : 'pin';
  const request: CommandRequest = {
    name,
    input,
    scope: `user:${userId}`,
    key: `run-${run.run}-${run.sent.length}`,
    actor: { kind: 'user', userId, strength },
    deviceId: null,
    occurredAt: shop.now() - lag,
    deadline: Infinity,
  };
  const reply = shop.door.core.runAlone(request);
  expect(reply.replayed).toBe(false);
  run.sent.push({ request, reply });
  return codeOf(reply);
}

/** Sends an earlier request once more, and once with its key and other words. */
function sendAgain(run: Run, which: number): void {
  const earlier = run.sent[which % Math.max(run.sent.length, 1)];
  if (!earlier) return;
  const { request, reply } = earlier;
  const again = shop.door.core.runAlone(request);
  const { events: _once, ...first } = { events: [], ...reply };
  const { events, ...second } = { events: [], ...again };
  expect({ ...second, replayed: false }).toEqual(first);
  expect([again.replayed, events]).toEqual([true, []]);
  const input = { ...(request.input as object), note: 'something else' };
  expect(codeOf(shop.door.core.runAlone({ ...request, input }))).toBe('idempotency_key_reused');
}

function act(run: Run, one: Deed): void {
  if (one.do === 'wait') return shop.later(one.ms);
  if (one.do === 'again') return sendAgain(run, one.which);
  const user = run.people[one.who]!;
  const worker = run.workers[one.who]!;
  const now = shop.now();
  switch (one.do) {
    case 'start': {
      const id = uuid7(now);
      const orderNumber = one.order === null ? undefined : run.orders[one.order];
      const work = orderNumber ? { orderNumber, taskType: 'ENGRAVE' } : { taskType: 'CLEAN' };
      const input = { id, ...work, switch: one.switch };
      const code = send(run, user, 'sessions.start', input, one.lagMs);
      const wanted = worker.wantStart(id, orderNumber ?? null, now - one.lagMs, one.switch);
      expect(code).toBe(wanted);
      break;
    }
    case 'end': {
      const id = worker.stretches.at(-1 - one.back)?.id ?? uuid7(now);
      const code = send(run, user, 'sessions.close', { id, reason: one.reason }, one.lagMs);
      expect(code).toBe(worker.wantEnd(id, now - one.lagMs, one.reason));
      break;
    }
    case 'undo': {
      const [newId, tap] = [uuid7(now), now - one.lagMs];
      const id = worker.stretches.at(-1 - one.back)?.id ?? newId;
      const code = send(run, user, 'sessions.undo', { id, of: one.of, newId }, one.lagMs);
      const want = one.of === 'start' ? 'wantUndoneStart' : 'wantUndoneEnd';
      const wanted = worker[want](id, newId, tap);
      expect(code).toBe(wanted);
      undone.add(`${one.of} ${wanted ?? 'done'}`);
      break;
    }
    case 'material': {
      const orderNumber = run.orders[one.order]!;
      const quantity = one.thousandths / 1000;
      const input = { orderNumber, materialCode: 'BRASS', quantity };
      const before = run.material.get(orderNumber) ?? { thousandths: 0, cents: 0 };
      const thousandths = before.thousandths + one.thousandths;
      const isTooMuch = one.thousandths < 0 && thousandths < 0;
      const wanted = isTooMuch ? 'return_too_large' : undefined;
      expect(send(run, user, 'materials.log', input)).toBe(wanted);
      const cents = before.cents + materialCents(quantity, BRASS_CENTS);
      if (!isTooMuch) run.material.set(orderNumber, { thousandths, cents });
      break;
    }
    case 'correct': {
      const stretch = worker.stretches.at(-1 - one.back);
      if (!stretch) break;
      const start = stretch.start + one.startBy;
      const end = stretch.end === null ? null : stretch.end + one.endBy;
      const iso = (at: number) => new Date(at).toISOString();
      const times = { startedAt: iso(start), ...(end !== null && { endedAt: iso(end) }) };
      const input = { id: stretch.id, reason: 'because', ...times };
      const code = send(run, 'admin', 'corrections.correct', input);
      expect(code).toBe(worker.wantCorrection(stretch, start, end, now));
      break;
    }
    case 'rate': {
      const { kind, amountCents, confirm } = one;
      const day = new Date(now - one.daysAgo * DAY).toISOString().slice(0, 10);
      const rate = { effectiveFrom: day, kind, amountCents, confirm };
      const code = send(run, 'admin', 'costing.addPayRate', { userId: user, rate });
      expect(code).toBe(worker.wantRate({ day, kind, amountCents }, confirm));
      break;
    }
  }
}

const all = <Row>(sql: string, ...values: unknown[]): Row[] =>
  shop.door.connection.raw.prepare(sql).all(...values) as Row[];

/** Every session is the model's, none overlaps, and shares sum to their session. */
function expectSessions(run: Run): void {
  run.people.forEach((userId, index) => {
    const worker = run.workers[index]!;
    const rows = all<{
      start: number;
      end: number | null;
      ms: number | null;
      cents: number | null;
      voided: 0 | 1;
    }>(
      `SELECT w.public_id AS id, o.order_number AS "order", w.started_at AS start, w.ended_at AS end,
              w.end_reason AS why, w.voided_at IS NOT NULL AS voided, p.public_id AS switchedFrom,
              r.public_id AS resumedFrom, w.labor_cents AS cents, sum(s.duration_ms) AS ms,
              sum(s.labor_cents) AS shareCents
       FROM work_session w LEFT JOIN work_session p ON p.id = w.switched_from
       LEFT JOIN work_session r ON r.id = w.resumed_from JOIN work_session_share s ON s.session_id = w.id
       LEFT JOIN order_task t ON t.id = s.order_task_id LEFT JOIN sales_order o ON o.id = t.order_id
       WHERE w.user_id = ? GROUP BY w.id ORDER BY w.started_at, w.id`,
      userId,
    );
    const wanted = worker.stretches.map((one) => {
      const cents = worker.centsOf(one);
      const ms = one.end === null ? null : one.end - one.start;
      return { ...one, voided: Number(one.voided), cents, ms, shareCents: cents };
    });
    const byStart = (a: { start: number; id?: string }, b: { start: number; id?: string }) =>
      a.start - b.start || String(a.id).localeCompare(String(b.id));
    expect([...rows].sort(byStart)).toEqual(wanted.sort(byStart));
    const counted = rows.filter(({ voided }) => voided === 0);
    expect(counted.filter(({ end }) => end === null).length).toBeLessThanOrEqual(1);
    const long = counted.filter(({ start, end }) => end !== start);
    long.slice(1).forEach((next, at) => {
      expect(next.start).toBeGreaterThanOrEqual(long[at]?.end ?? Infinity);
    });
    const day = new Date(shop.now()).toISOString().slice(0, 10);
    const today = workedMsOn(shop.reader, userId, day, Date.parse(`${day}T00:00:00Z`));
    expect(today).toBe(worker.workedMs({ day }));
  });
}

function expectReport(run: Run): void {
  const query = { customer: run.customer, sort: 'orderNumber', limit: 100 };
  const { rows, totals } = profitability(shop.reader, query, true);
  const seen = new Map(rows.map((row) => [row.orderNumber, row] as [string, ProfitabilityRow]));
  let [labor, material, hours] = [0, 0, 0];
  for (const order of run.orders) {
    const cents = run.workers.flatMap((worker) =>
      worker.closed.filter((one) => one.order === order).map((one) => worker.centsOf(one) ?? 0),
    );
    const wanted = cents.reduce((sum, one) => sum + one, 0);
    const workedMs = run.workers.reduce((sum, worker) => sum + worker.workedMs({ order }), 0);
    expect(seen.get(order)?.laborMs ?? 0).toBe(workedMs);
    expect(seen.get(order)?.laborCents ?? 0).toBe(wanted);
    expect(seen.get(order)?.materialCents ?? 0).toBe(run.material.get(order)?.cents ?? 0);
    labor += wanted;
    hours += workedMs;
    material += run.material.get(order)?.cents ?? 0;
  }
  const sums = [totals.laborCents, totals.materialCents, totals.laborMs];
  expect(sums).toEqual([labor, material, hours]);
}

function expectLog(run: Run): void {
  const rows = all<{ outcome: string }>(
    `SELECT outcome FROM command_log WHERE idempotency_key LIKE ? ORDER BY seq`,
    `run-${run.run}-%`,
  );
  const decided = run.sent.map(({ reply }) => (reply.ok ? 'accepted' : 'refused'));
  expect(rows.map(({ outcome }) => outcome)).toEqual(decided);
}

async function actAndCompare(deeds: readonly Deed[]): Promise<void> {
  const run = await openRun();
  for (const one of deeds) act(run, one);
  expectSessions(run);
  expectReport(run);
  expectLog(run);
}

describe('any order of commands, sent however often', () => {
  it('ends where the model ends, with every key decided once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), actAndCompare),
      { numRuns: 200, seed: 20_260_114 },
    );
  });

  it('ends there too when one person taps, switches and takes back within seconds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quickDeed, { minLength: 5, maxLength: 30 }), actAndCompare),
      { numRuns: 200, seed: 20_260_115 },
    );
  });

  it('tried whatever an undo can be answered with', () => {
    expect([...undone].sort()).toEqual([
      'closure already_open',
      'closure cannot_undo',
      'closure done',
      'closure not_found',
      'closure overlaps',
      'closure still_open',
      'closure undo_too_late',
      'start cannot_undo',
      'start done',
      'start not_found',
      'start not_open',
      'start undo_too_late',
    ]);
  });

  it('leaves an unbroken chain in the log', () => {
    const secret = secretValue(loadSecrets(shop.config.secretsDir, []), 'audit-mac');
    const rows = all<LoggedRow>('SELECT * FROM command_log ORDER BY seq');
    expect(rows.length).toBeGreaterThan(2000);
    let [seq, previous] = [0, CHAIN_START];
    for (const row of rows) {
      seq += 1;
      const answerHash = createHash('sha256')
        .update(row.answer ?? '')
        .digest('hex');
      const isWhole =
        row.seq === seq &&
        row.prev_mac === previous &&
        row.mac === rowMac(secret, row) &&
        (row.answer === null || row.answer_hash === answerHash);
      expect([row.seq, isWhole]).toEqual([seq, true]);
      previous = row.mac;
    }
  });
});
