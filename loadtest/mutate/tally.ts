/** Sums over workers, and the table a person reads. */
import type { Tally } from './campaign.ts';

const count = new Intl.NumberFormat('en-US');

export function addTally(one: Tally, other: Tally): Tally {
  const kinds = structuredClone(one.kinds);
  for (const [name, sums] of Object.entries(other.kinds)) {
    const into = (kinds[name] ??= { refused: 0, same: 0, invisible: 0 });
    into.refused += sums.refused;
    into.same += sums.same;
    into.invisible += sums.invisible;
  }
  return {
    kinds,
    faults: [...one.faults, ...other.faults],
    longestMs: Math.max(one.longestMs, other.longestMs),
  };
}

/** One line per kind of damage, then their sum. */
export function tableOf({ kinds }: Tally): string {
  const lines = Object.entries(kinds).sort(([a], [b]) => a.localeCompare(b));
  const sum = { refused: 0, same: 0, invisible: 0 };
  for (const [, sums] of lines) {
    sum.refused += sums.refused;
    sum.same += sums.same;
    sum.invisible += sums.invisible;
  }
  const cell = (text: string | number): string =>
    (typeof text === 'number' ? count.format(text) : text).padStart(11);
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(58)}${cells.map(cell).join('')}`;
  return [
    line('', ['tried', 'refused', 'read right', 'invisible']),
    ...[...lines, ['all', sum] as const].map(([name, { refused, same, invisible }]) =>
      line(name, [refused + same + invisible, refused, same, invisible]),
    ),
  ].join('\n');
}
