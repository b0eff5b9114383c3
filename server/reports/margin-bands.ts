/** How many orders lie in which band of margin percent; those without revenue are in none. */
import type { MarginBand } from '#schema/contract/reports.ts';
import type { MarginCount } from './profitability.queries.ts';

const EDGES: readonly number[] = [-50, -25, 0, 10, 20, 30, 40, 50, 60, 70];

export function bandsOf(counts: readonly MarginCount[]): MarginBand[] {
  const edges = [null, ...EDGES, null];
  return edges.slice(0, -1).map((fromPercent, index) => {
    const toPercent = edges[index + 1] ?? null;
    const inside = counts.filter(
      ({ tenths }) =>
        tenths !== null &&
        (fromPercent === null || tenths >= fromPercent * 10) &&
        (toPercent === null || tenths < toPercent * 10),
    );
    return { fromPercent, toPercent, orders: inside.reduce((sum, { orders }) => sum + orders, 0) };
  });
}
