import { windowOf } from '../erp/order-rows.ts';
import { EARLIEST } from '../erp/plausible-day.ts';
import type { Mapping } from '../mapping.ts';

/** Which orders an import takes, as two days. @param today the plant's day, `YYYY-MM-DD` */
export function windowWords(mapping: Mapping, today: string): string {
  const window = windowOf(mapping, today);
  if (window !== null) return `Reference window: ${window.from} to ${window.to}`;
  return `Reference window: ${EARLIEST} to ${today}, orders of all time (the mapping sets none)`;
}
