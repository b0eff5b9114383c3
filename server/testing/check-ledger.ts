/**
 * Holds the database against what people were told: every confirmed tap is there exactly once,
 * every unconfirmed one at most once, and nothing is there that nobody sent.
 */
import { dirname, join } from 'node:path';
import { openReader } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';
import { readSecret } from '#server/secret-files.ts';
import { verifyChain } from '#server/writer/verify-chain.ts';
import type { Tap, TapKind } from './taps.ts';

interface Row {
  sourceKey: string;
  rowId: string;
}
type ByKey = Map<string, Row[]>;

function readByKey(reader: Connection, sql: string): ByKey {
  const found: ByKey = new Map();
  for (const row of reader.raw.prepare<[], Row>(sql).iterate()) {
    found.set(row.sourceKey, [...(found.get(row.sourceKey) ?? []), row]);
  }
  return found;
}

/** Where each kind of tap leaves its mark. A closure's key stands in the command log alone. */
const MARKS: Readonly<Record<TapKind, string>> = {
  start: `SELECT source_key AS sourceKey, public_id AS rowId FROM work_session`,
  material: `SELECT source_key AS sourceKey, public_id AS rowId FROM material_usage`,
  closure: `SELECT l.scope || '/' || l.idempotency_key AS sourceKey, w.public_id AS rowId
            FROM command_log l JOIN work_session w
              ON w.public_id = json_extract(l.answer, '$.session.id') AND w.ended_at IS NOT NULL
            WHERE l.name = 'sessions.close' AND l.outcome = 'accepted'`,
};
const LOGGED = `SELECT scope || '/' || idempotency_key AS sourceKey, '' AS rowId FROM command_log
                WHERE scope LIKE 'user:%' AND outcome = 'accepted'
                  AND name IN ('sessions.start', 'sessions.close', 'materials.log')`;

const keyOf = (tap: Tap): string => `user:${tap.userId}/${tap.key}`;

/** @returns what is wrong, in words; empty when the ledger matches */
export function compareLedger(reader: Connection, taps: readonly Tap[]): string[] {
  const faults: string[] = [];
  const logged = readByKey(reader, LOGGED);
  const marks: Record<TapKind, ByKey> = {
    start: readByKey(reader, MARKS.start),
    material: readByKey(reader, MARKS.material),
    closure: readByKey(reader, MARKS.closure),
  };
  for (const tap of taps) {
    const key = keyOf(tap);
    const name = `${tap.kind} ${tap.key}`;
    const rows = marks[tap.kind].get(key) ?? [];
    const lines = logged.get(key)?.length ?? 0;
    if (rows.length > 1 || lines > 1) faults.push(`${name} is there ${rows.length} times`);
    if (rows.length !== lines) faults.push(`${name} has ${rows.length} rows, ${lines} log lines`);
    if (tap.confirmed && rows.length === 0) faults.push(`${name} was confirmed and is lost`);
    if (rows.some(({ rowId }) => rowId !== tap.rowId)) faults.push(`${name} made another row`);
    marks[tap.kind].delete(key);
    logged.delete(key);
  }
  for (const left of [...Object.values(marks), logged]) {
    for (const key of left.keys()) faults.push(`${key} is there and nobody sent it`);
  }
  return faults;
}

/** The same, and whether the file and the audit chain are whole. */
export function checkLedger(databasePath: string, taps: readonly Tap[]): string[] {
  const reader = openReader(databasePath);
  try {
    const faults = compareLedger(reader, taps);
    const sound = reader.raw.pragma('integrity_check', { simple: true });
    if (sound !== 'ok') faults.push(`integrity_check: ${String(sound)}`);
    const secret = readSecret(join(dirname(databasePath), 'secrets'), 'audit-mac').value;
    const verdict = verifyChain(reader, secret);
    if (!verdict.whole) faults.push(`the audit chain is broken: ${verdict.reason}`);
    return faults;
  } finally {
    reader.close();
  }
}
