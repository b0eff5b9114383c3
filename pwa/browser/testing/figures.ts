/** What work costs and how it is written, worked out apart from the code under test. */

const HOUR_MS = 3_600_000n;
const HOURS_A_YEAR = 2_080n;

/** Hourly cents × ms ÷ 3,600,000, half a cent up. */
export function hourlyCost(centsAnHour: number, durationMs: number): number {
  return halfUp(BigInt(centsAnHour) * BigInt(durationMs), HOUR_MS);
}

/** Annual cents × ms ÷ (2,080 × 3,600,000), half a cent up. */
export function salariedCost(centsAYear: number, durationMs: number): number {
  return halfUp(BigInt(centsAYear) * BigInt(durationMs), HOURS_A_YEAR * HOUR_MS);
}

function halfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}

/** `$1,234.50`, with a real minus sign. */
export function dollars(cents: number): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '−' : ''}$${whole}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/** Back from the page to cents; NaN for what is no amount. */
export function centsOf(words: string): number {
  const [, minus, amount] = /^\s*(−?)\$([\d,]+\.\d\d)\s*$/.exec(words) ?? [];
  const cents = Math.round(Number(amount?.replaceAll(',', '')) * 100);
  return minus ? -cents : cents;
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);

/** `7 h 42`, minutes cut. */
export function hoursOf(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** Rows of a CSV file by the titles in its first line (RFC 4180). */
export function readCsv(file: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of file
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  const [titles = [], ...lines] = rows.filter((row) => row.length > 1);
  return lines.map((line) =>
    Object.fromEntries(titles.map((title, place) => [title, line[place] ?? ''])),
  );
}

/** `-12.50` of a CSV file in cents. */
export const csvCents = (amount: string | undefined): number => Math.round(Number(amount) * 100);
