/** Medians, ratios of rounds, and the goals they are held against. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export interface Ratio {
  median: number;
  least: number;
  most: number;
}

/** Ratios round by round, so that what slows a whole round cancels. */
export function ratioOf(over: readonly number[], under: readonly number[]): Ratio {
  const ratios = over.map((value, round) => value / (under[round] ?? NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

export const ratioText = ({ median: middle, least, most }: Ratio): string =>
  `${middle.toFixed(2)} × (${least.toFixed(2)}–${most.toFixed(2)})`;

export interface Goal {
  what: string;
  goal: string;
  measured: string;
  isMet: boolean;
}

export const perSecond = (value: number): string =>
  `${Math.round(value).toLocaleString('en-US')}/s`;
export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** A table that reads well in a terminal and as Markdown. */
export function goalTable(goals: readonly Goal[]): string {
  const rows = [
    ['', 'Goal', 'Measured', ''],
    ['---', '---', '---', '---'],
    ...goals.map(({ what, goal, measured, isMet }) => [
      what,
      goal,
      measured,
      isMet ? 'met' : 'missed',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        cell === '---' ? '-'.repeat(widths[column] ?? 3) : cell.padEnd(widths[column] ?? 0),
      );
      return `| ${cells.join(' | ')} |`;
    })
    .join('\n');
}
