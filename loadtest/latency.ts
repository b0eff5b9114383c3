/** Percentiles of measured latencies, by the nearest-rank method. */
export interface Latency {
  count: number;
  p50: number;
  p75: number;
  p95: number;
  p99: number;
  max: number;
}

/** The smallest value that at least `percent` of the sorted values do not exceed. */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? 0;
}

/** @param samples milliseconds, in any order */
export function latencyOf(samples: Iterable<number>): Latency {
  const sorted = Float64Array.from(samples).sort();
  return {
    count: sorted.length,
    p50: percentile(sorted, 50),
    p75: percentile(sorted, 75),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    max: sorted.at(-1) ?? 0,
  };
}
