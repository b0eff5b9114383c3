/** Percentages as people type them, as the server keeps them. */

const MOST_BASIS_POINTS = 100_000;
const MOST_WARNING_PERCENT = 1000;

/** `25`, `12.5 %` → 2,500, 1,250; null when it is no percentage. Never through floating point. */
export function basisPointsOf(typed: string): number | null {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?\s*%?$/.exec(typed.trim());
  if (!match) return null;
  const points = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return points <= MOST_BASIS_POINTS ? points : null;
}

/** Whole percent, at least one. */
export function warningPercentOf(typed: string): number | null {
  const match = /^(\d{1,4})\s*%?$/.exec(typed.trim());
  const percent = Number(match?.[1] ?? 0);
  return percent >= 1 && percent <= MOST_WARNING_PERCENT ? percent : null;
}

/** As the field shows it: 2,500 → `25`, 1,250 → `12.5`. */
export function percentText(basisPoints: number): string {
  return String(basisPoints / 100);
}
