/** PASS, WARN or FAIL, with the reason in words. */
import type { Latency } from '../latency.ts';
import type { Operation, Summary } from './outcomes.ts';

export type Mode = 'REALISTIC' | 'BURST';

export interface Verdict {
  grade: 'PASS' | 'WARN' | 'FAIL';
  /** Why, one sentence each. */
  reasons: string[];
}

export const SLOW_P95_MS = 1000;

export const THRESHOLDS = [
  'FAIL: any hard failure, or the ledger does not match what was acknowledged.',
  `WARN: realistic mode only: any busy answer, or p95 over ${SLOW_P95_MS.toLocaleString('en')} ms.`,
  'PASS: everything else. In a burst busy answers and long waits are the ceiling, not a fault.',
] as const;

const CAUSES: Readonly<Record<Operation, string>> = {
  'sign in': 'the PIN throttle table or hashing: bcrypt needs a core of its own',
  search: 'the search index, or an order list that has grown',
  start: 'the disk (fsync), or another process that writes to the same database',
  'own state': 'reading the person’s sessions of the day',
  'log material': 'the disk (fsync), or another process that writes to the same database',
  finish: 'the disk (fsync), or another process that writes to the same database',
  'sign out': 'the disk (fsync), or another process that writes to the same database',
};

/** Names the operation that is slow while no other is; undefined when none or several are. */
export function slowOne(
  byOperation: readonly { operation: Operation; latency: Latency }[],
): string | undefined {
  const slow = byOperation.filter(({ latency }) => latency.p95 > SLOW_P95_MS);
  const [only] = slow;
  if (!only || slow.length > 1) return undefined;
  const { operation, latency } = only;
  return `Only “${operation}” is slow (p95 ${Math.round(latency.p95)} ms); likely ${CAUSES[operation]}.`;
}

export function judge(mode: Mode, summary: Summary, ledgerFaults: readonly string[]): Verdict {
  const { failures, busy, latency, skipped } = summary;
  const failed: string[] = [];
  if (failures > 0) failed.push(`${failures} hard failures: what the shop counts on did not hold.`);
  if (skipped > 0) failed.push(`${skipped} operations could not be tried after those failures.`);
  if (ledgerFaults.length > 0) {
    failed.push(`The ledger does not match in ${ledgerFaults.length} places.`);
  }
  const slow = slowOne(summary.byOperation);
  const hint = slow === undefined ? [] : [slow];
  if (failed.length > 0) return { grade: 'FAIL', reasons: [...failed, ...hint] };
  const warned: string[] = [];
  if (mode === 'REALISTIC') {
    if (busy > 0) warned.push(`The server was busy ${busy} times; every one was retried and done.`);
    if (latency.p95 > SLOW_P95_MS) {
      warned.push(
        `p95 is ${Math.round(latency.p95)} ms, over ${SLOW_P95_MS} ms: people would wait.`,
      );
    }
  }
  if (warned.length > 0) return { grade: 'WARN', reasons: [...warned, ...hint] };
  const done = `All ${summary.successes} operations succeeded; every change among them is in the database exactly once.`;
  return { grade: 'PASS', reasons: [done, ...hint] };
}
