/**
 * Years of one person's work, written straight into the tables, and what all of it should cost:
 * arithmetic of the test's own, which shares no rule with the server.
 */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { uuid7 } from '#schema/rules/uuid7.ts';

const HOUR_MS = 3_600_000;
const FIRST_START = Date.parse('2024-01-01T00:30:00Z');
/** Three sessions a day or so, over midnight, too. */
const EVERY_MS = 7 * HOUR_MS;

const LONGEST_MS = 5 * HOUR_MS;

export interface Work {
  userId: number;
  /** An order task that is there, and another one for every fifth session to share its time with. */
  orderTasks: readonly [number, number];
  count: number;
}

/**
 * Writes closed work of no cost, every fourth on a divisor of 2,087 hours and every seventh a start
 * that was undone, which is not counted.
 * @returns the day the last of it began
 */
export function writeWork(raw: Database.Database, { userId, orderTasks, count }: Work): string {
  const insertSession = raw.prepare(
    `INSERT INTO work_session (public_id, user_id, task_type_id, business_day, started_at, ended_at,
       end_reason, duration_ms, annual_hours, voided_at, received_at, source_key)
     VALUES (?, ?, (SELECT min(id) FROM task_type), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertShare = raw.prepare(
    `INSERT INTO work_session_share (session_id, order_task_id, weight, duration_ms) VALUES (?, ?, ?, ?)`,
  );
  const key = randomUUID();
  let day = '';
  raw.transaction(() => {
    for (let written = 0, n = 0; written < count; n += 1) {
      const startedAt = FIRST_START + n * EVERY_MS;
      const isVoid = n % 7 === 6;
      const durationMs = isVoid ? null : 60_000 + ((n * 7919 * 60_013) % (LONGEST_MS - 60_000));
      const endedAt = durationMs === null ? null : startedAt + durationMs;
      day = new Date(startedAt).toISOString().slice(0, 10);
      const { lastInsertRowid } = insertSession.run(
        uuid7(startedAt),
        userId,
        day,
        startedAt,
        endedAt,
        isVoid ? null : 'finished',
        durationMs,
        n % 4 === 0 ? 2087 : 2080,
        isVoid ? startedAt : null,
        startedAt,
        `test/${key}/${n}`,
      );
      const isShared = n % 5 === 0;
      insertShare.run(lastInsertRowid, orderTasks[0], isShared ? 2 : 1, durationMs);
      if (isShared)
        insertShare.run(lastInsertRowid, orderTasks[1], 1, durationMs === null ? null : 0);
      if (!isVoid) written += 1;
    }
  })();
  return day;
}

/** An instant on a day, from which on there is no work for an hour. */
export function freeOn(day: string): string {
  const slots = Math.ceil((Date.parse(day) - FIRST_START) / EVERY_MS);
  return new Date(FIRST_START + slots * EVERY_MS + LONGEST_MS).toISOString();
}

interface Costed {
  id: number;
  business_day: string;
  duration_ms: number;
  annual_hours: number;
  labor_cents: number | null;
  shared_ms: number;
  shared_cents: number | null;
}
interface Rate {
  effective_from: string;
  kind: 'hourly' | 'salaried';
  amount_cents: number;
}

function centsOf(rate: Rate | undefined, work: Costed): number | null {
  if (!rate) return null;
  const hours = BigInt(rate.kind === 'hourly' ? 1 : work.annual_hours);
  const divisor = hours * BigInt(HOUR_MS);
  const exact = BigInt(rate.amount_cents) * BigInt(work.duration_ms);
  return Number(exact / divisor) + ((exact % divisor) * 2n >= divisor ? 1 : 0);
}

/** Every session costed afresh by the rates that are there, and what differs from it. */
export function costAfresh(raw: Database.Database, userId: number) {
  const rates = raw
    .prepare('SELECT * FROM pay_rate WHERE user_id = ? ORDER BY effective_from DESC')
    .all(userId) as Rate[];
  const work = raw
    .prepare(
      `SELECT w.*, sum(s.duration_ms) AS shared_ms, sum(s.labor_cents) AS shared_cents
       FROM work_session w JOIN work_session_share s ON s.session_id = w.id
       WHERE w.user_id = ? AND w.ended_at IS NOT NULL GROUP BY w.id`,
    )
    .all(userId) as Costed[];
  const faults: string[] = [];
  let sumCents = 0;
  for (const one of work) {
    const wanted = centsOf(
      rates.find(({ effective_from }) => effective_from <= one.business_day),
      one,
    );
    const isShared = one.shared_cents === wanted && one.shared_ms === one.duration_ms;
    if (one.labor_cents !== wanted || !isShared) {
      faults.push(`${one.id}: ${one.labor_cents} (${one.shared_cents}) instead of ${wanted}`);
    }
    sumCents += wanted ?? 0;
  }
  return { faults, sumCents, sessions: work.length };
}

/** The cents that are there. */
export function sumOf(raw: Database.Database, userId: number): number {
  return raw
    .prepare('SELECT coalesce(sum(labor_cents), 0) FROM work_session WHERE user_id = ?')
    .pluck()
    .get(userId) as number;
}
