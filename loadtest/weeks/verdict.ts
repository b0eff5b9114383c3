/** Holds the database of a settled shop against the model and against what people did. */
import type { Connection } from '#server/db/statements.ts';
import type { Stretch } from '#server/testing/floor-model.ts';
import { verifyChain } from '#server/writer/verify-chain.ts';
import { nameOf, type Witness } from './witness.ts';

interface Captured {
  key: string;
  outcome: string;
  reason: string | null;
}

const CAPTURED = `SELECT event_key AS key, outcome, reason FROM captured_event`;
const SESSIONS = `
  SELECT w.public_id AS id, o.order_number AS "order", w.started_at AS start, w.ended_at AS end,
         w.end_reason AS why, w.voided_at IS NOT NULL AS voided, p.public_id AS switchedFrom,
         r.public_id AS resumedFrom, w.user_id AS userId, w.is_clock_corrected AS clockCorrected,
         w.labor_cents AS cents, w.duration_ms AS ms, count(s.id) AS shares,
         sum(s.labor_cents) AS shareCents, sum(s.duration_ms) AS shareMs
  FROM work_session w LEFT JOIN work_session p ON p.id = w.switched_from
  LEFT JOIN work_session r ON r.id = w.resumed_from
  JOIN work_session_share s ON s.session_id = w.id
  LEFT JOIN order_task t ON t.id = s.order_task_id LEFT JOIN sales_order o ON o.id = t.order_id
  GROUP BY w.id`;
const USAGES = `
  SELECT m.public_id AS id, m.user_id AS userId, o.order_number AS "order",
         m.quantity_thousandths AS thousandths, m.cost_cents AS cents, m.used_at AS usedAt
  FROM material_usage m JOIN sales_order o ON o.id = m.order_id`;
/** Two pieces of work of one person that share a moment, or two that run. */
const OVERLAPS = `
  SELECT a.public_id AS one, b.public_id AS other FROM work_session a JOIN work_session b
    ON b.user_id = a.user_id AND b.id > a.id AND a.voided_at IS NULL AND b.voided_at IS NULL
   AND a.started_at < coalesce(b.ended_at, 9e15) AND b.started_at < coalesce(a.ended_at, 9e15)
   AND a.started_at IS NOT a.ended_at AND b.started_at IS NOT b.ended_at`;

function inWords(rows: readonly { id: string }[]): Map<string, string> {
  const words = (row: object) => JSON.stringify(row, Object.keys(row).sort());
  return new Map(rows.map((row) => [row.id, words(row)]));
}

/** @returns a sentence for each row that one of the two has and the other has not */
function compare(
  what: string,
  there: readonly { id: string }[],
  wanted: readonly { id: string }[],
): string[] {
  const [rows, model] = [inWords(there), inWords(wanted)];
  const doubled = there.length === rows.size ? [] : [`a ${what} is there twice`];
  const different = [...new Set([...rows.keys(), ...model.keys()])]
    .filter((id) => rows.get(id) !== model.get(id))
    .map((id) => {
      const [is, should] = [rows.get(id) ?? 'not there', model.get(id) ?? 'not there'];
      return `${what} ${id.slice(-6)} is ${is}, the model says ${should}`;
    });
  return [...doubled, ...different];
}

/** Every tap that was saved is there once, by its key; what died on the way at most once. */
function checkTaps(reader: Connection, { made, model }: Witness): string[] {
  const rows = reader.raw.prepare<[], Captured>(CAPTURED).all();
  const faults: string[] = [];
  const there = new Set<string>();
  for (const { key, outcome, reason } of rows) {
    if (there.has(key)) faults.push(`tap ${key.slice(-6)} is there twice`);
    if (!made.has(key)) faults.push(`tap ${key.slice(-6)} is there and nobody made it`);
    there.add(key);
    const wanted = model.outcomes.get(key);
    const said = wanted?.outcome === 'review' ? wanted.reason : null;
    if (outcome !== wanted?.outcome || reason !== said) {
      faults.push(`tap ${key.slice(-6)} stands as ${outcome} ${reason}`);
    }
  }
  for (const tap of made.values()) {
    if (tap.isSaved && !there.has(tap.key)) faults.push(`${nameOf(tap)} was saved and is lost`);
  }
  return faults;
}

function checkWork(reader: Connection, { model }: Witness): string[] {
  const wanted = [...model.workers].flatMap(([userId, worker]) =>
    worker.stretches.map((one: Stretch) => {
      const cents = worker.centsOf(one);
      const ms = one.end === null ? null : one.end - one.start;
      return {
        ...{ ...one, voided: Number(one.voided), userId, cents, ms, shares: 1 },
        ...{ shareCents: cents, shareMs: ms },
        clockCorrected: Number(model.clockCorrected.has(one.id)),
      };
    }),
  );
  const sessions = reader.raw.prepare<[], { id: string }>(SESSIONS).all();
  const usages = reader.raw.prepare<[], { id: string }>(USAGES).all();
  const overlaps = reader.raw.prepare<[], { one: string; other: string }>(OVERLAPS).all();
  return [
    ...compare('session', sessions, wanted),
    ...compare('usage', usages, model.usages),
    ...overlaps.map(({ one, other }) => `${one.slice(-6)} and ${other.slice(-6)} overlap`),
  ];
}

/** @returns what is wrong, in words; empty when all is as it should be */
export function judge(reader: Connection, witness: Witness, auditSecret: Buffer): string[] {
  const faults = [...checkTaps(reader, witness), ...checkWork(reader, witness)];
  const sound = reader.raw.pragma('integrity_check', { simple: true });
  if (sound !== 'ok') faults.push(`integrity_check: ${String(sound)}`);
  const chain = verifyChain(reader, auditSecret);
  if (!chain.whole) faults.push(`the audit chain is broken: ${chain.reason}`);
  return faults;
}
