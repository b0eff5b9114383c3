import { windowOf } from '../erp/order-rows.ts';
import { EARLIEST } from '../erp/plausible-day.ts';
import type { Mapping } from '../mapping.ts';

/** Which orders an import takes, as two days. @param today the plant's day, `YYYY-MM-DD` */
export function windowWords(mapping: Mapping, today: string): string {
  const { from, to } = windowOf(mapping, today) ?? { from: EARLIEST, to: today };
  return `Reference window: ${from} to ${to}`;
}
