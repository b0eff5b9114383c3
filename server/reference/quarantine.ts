/** What is so much less than the last time, or so odd, that a person has to look before it is let in. */
import type { ReferenceFile } from '#schema/contract/reference.ts';
import { importReason } from '#schema/rules/import-reasons.ts';
import type { Mapping } from './mapping.ts';

/** More than a tenth. */
const MOST_LOST = 0.1;

export interface Extent {
  files: readonly ReferenceFile[];
  rows: number;
}

const shrinkage = (what: string, before: number, now: number): string[] => {
  if (before - now <= before * MOST_LOST) return [];
  const percent = ((100 * (before - now)) / before).toFixed(1);
  return [`${what}: ${importReason('shrunk', { now, before, percent })}`];
};

interface Doubtful {
  rows: number;
  withCustomer: number;
  /** Customers there are. Where those failed to come in, their orders come first. */
  customers: number;
}

/**
 * What comes of a mapping that names the wrong column, or of a window that nothing lies in. A first
 * import has nothing to be compared with, but a shop like that there is not.
 */
export function doubtsAbout(
  { rows, withCustomer, customers: known }: Doubtful,
  { orders, customers }: Mapping,
  window: { from: string; to: string } | null,
): string[] {
  if (rows > 0) {
    if (withCustomer > 0 || known === 0) return [];
    const fields = `${orders.fields.customerAccount} and ${customers.fields.accountNumber}`;
    return [importReason('no_customers', { orders: rows, file: customers.file, fields })];
  }
  if (window === null) return [];
  return [importReason('none_in_window', { file: orders.file, ...window })];
}

/** One sentence for each loss; none when all is well. */
export function lossesSince(group: string, last: Extent, now: Extent): string[] {
  const files = last.files.flatMap((before) => {
    const file = now.files.find(({ name }) => name.toLowerCase() === before.name.toLowerCase());
    if (!file) return [];
    const gone = (before.columns ?? []).filter((column) => !(file.columns ?? []).includes(column));
    const lost = { file: file.name, columns: gone.join(', ') };
    const columns = gone.length > 0 ? [importReason('columns_lost', lost)] : [];
    return [...shrinkage(file.name, before.rows ?? 0, file.rows ?? 0), ...columns];
  });
  return [...shrinkage(group, last.rows, now.rows), ...files];
}
