/** The report, as text for people and as data for machines. */
import type { Latency } from '../latency.ts';
import type { Summary } from './outcomes.ts';
import { THRESHOLDS, type Mode, type Verdict } from './verdict.ts';

export interface Report {
  mode: Mode;
  target: string;
  users: number;
  iterations: number;
  wallMs: number;
  outcomes: Summary;
  /** Acknowledged mutations that were held against the database. */
  proven: number;
  ledgerFaults: string[];
  verdict: Verdict;
}

const MODES: Readonly<Record<Mode, string>> = {
  REALISTIC: 'REALISTIC (human-paced 1.5–4.0 s)',
  BURST: 'BURST (no pauses)',
};
const MOST_SHOWN = 5;
const PERCENTILES = ['p50', 'p75', 'p95', 'p99', 'max'] as const;
const LABEL_WIDTH = 18;

const count = (n: number): string => n.toLocaleString('en-US');
/** Whole percents; only all of them are 100. */
const percentOf = (part: number, whole: number): string =>
  `${part === whole ? 100 : Math.floor((part / Math.max(1, whole)) * 100)}%`;
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const row = (label: string, cells: readonly string[]): string =>
  `  ${label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cell.padStart(9)).join('')}`;
const latencyRow = (label: string, latency: Latency): string =>
  row(label, latency.count === 0 ? ['–'] : PERCENTILES.map((name) => `${ms(latency[name])} ms`));

function shown(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_SHOWN;
  return [...lines.slice(0, MOST_SHOWN), ...(rest > 0 ? [`… and ${count(rest)} more`] : [])].map(
    (line) => `    ${line}`,
  );
}

export function reportText(report: Report): string {
  const { outcomes, verdict } = report;
  const { total, successes, failures, busy, skipped, latency } = outcomes;
  return [
    '',
    `Mode:              ${MODES[report.mode]}`,
    `Target:            ${report.target}`,
    `Concurrent users:  ${count(report.users)}`,
    `Iterations/user:   ${count(report.iterations)}`,
    `Total ops:         ${count(total)}`,
    `Wall time:         ${(report.wallMs / 1000).toFixed(1)} s`,
    '',
    'Outcomes:',
    `  Successes: ${successes} (${percentOf(successes, total)})`,
    `  Hard failures: ${failures} (non-retryable errors or timeouts)`,
    ...shown(outcomes.reasons.map(({ reason, count: times }) => `${times} × ${reason}`)),
    ...(skipped > 0 ? [`  Not tried: ${skipped} (after a failure before them)`] : []),
    `  Retryable busy: ${busy} (SQLite busy-wait — server queued OK)`,
    `  Ledger: ${count(report.proven)} acknowledged changes, ${report.ledgerFaults.length === 0 ? 'each in the database exactly once' : `${report.ledgerFaults.length} do not match`}`,
    ...shown(report.ledgerFaults),
    '',
    'End-to-end latency (successful ops only):',
    row('', PERCENTILES),
    latencyRow('all', latency),
    ...outcomes.byOperation.map((entry) => latencyRow(entry.operation, entry.latency)),
    '',
    'Thresholds:',
    ...THRESHOLDS.map((line) => `  ${line}`),
    '',
    `VERDICT: ${verdict.grade}`,
    ...verdict.reasons.map((reason) => `  ${reason}`),
    '',
  ].join('\n');
}
