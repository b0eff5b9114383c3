/** What is so much less than the last time that a person has to look before it is let in. */
import type { ReferenceFile } from '#schema/contract/reference.ts';

/** More than a tenth. */
const MOST_LOST = 0.1;

export interface Extent {
  files: readonly ReferenceFile[];
  rows: number;
}

const shrinkage = (what: string, before: number, now: number): string[] => {
  if (before - now <= before * MOST_LOST) return [];
  const percent = ((100 * (before - now)) / before).toFixed(1);
  return [`${what}: ${now} rows, ${before} the last time (${percent} % less).`];
};

/** One sentence for each loss; none when all is well. */
export function lossesSince(group: string, last: Extent, now: Extent): string[] {
  const files = last.files.flatMap((before) => {
    const file = now.files.find(({ name }) => name.toLowerCase() === before.name.toLowerCase());
    if (!file) return [];
    const gone = (before.columns ?? []).filter((column) => !(file.columns ?? []).includes(column));
    const columns = gone.length > 0 ? [`${file.name} has lost ${gone.join(', ')}.`] : [];
    return [...shrinkage(file.name, before.rows ?? 0, file.rows ?? 0), ...columns];
  });
  return [...shrinkage(group, last.rows, now.rows), ...files];
}
