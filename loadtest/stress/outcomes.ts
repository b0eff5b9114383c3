/** What came of the operations, counted while they run. */
import { latencyOf, type Latency } from '../latency.ts';
import type { Attempt } from './attempt.ts';

/** One task cycle, in its order. */
export const OPERATIONS = [
  'sign in',
  'search',
  'start',
  'own state',
  'log material',
  'finish',
  'sign out',
] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Summary {
  total: number;
  successes: number;
  failures: number;
  /** Never tried, because an earlier operation of the cycle failed or the run was broken off. */
  skipped: number;
  busy: number;
  /** Failures in words with how often each came, the most frequent first. */
  reasons: { reason: string; count: number }[];
  latency: Latency;
  byOperation: { operation: Operation; latency: Latency }[];
}

export class Outcomes {
  readonly #latencies = new Map<Operation, number[]>(OPERATIONS.map((name) => [name, []]));
  readonly #reasons = new Map<string, number>();
  #busy = 0;
  #failures = 0;

  /** @param total operations planned */
  constructor(readonly total: number) {}

  get done(): number {
    return this.successes + this.#failures;
  }

  get successes(): number {
    return [...this.#latencies.values()].reduce((sum, { length }) => sum + length, 0);
  }

  get failures(): number {
    return this.#failures;
  }

  get busy(): number {
    return this.#busy;
  }

  add(operation: Operation, { busy, failure, ms }: Attempt): void {
    this.#busy += busy;
    if (failure === undefined) this.#latencies.get(operation)?.push(ms);
    else this.fail(operation, failure);
  }

  fail(operation: Operation, reason: string): void {
    this.#failures += 1;
    const words = `${operation}: ${reason}`;
    this.#reasons.set(words, (this.#reasons.get(words) ?? 0) + 1);
  }

  summary(): Summary {
    return {
      total: this.total,
      successes: this.successes,
      failures: this.#failures,
      skipped: this.total - this.done,
      busy: this.#busy,
      reasons: [...this.#reasons]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count),
      latency: latencyOf([...this.#latencies.values()].flat()),
      byOperation: OPERATIONS.map((operation) => ({
        operation,
        latency: latencyOf(this.#latencies.get(operation) ?? []),
      })),
    };
  }
}
