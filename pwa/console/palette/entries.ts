/** What the command palette offers for what was typed, the likeliest first. */
import { plainText } from '#schema/rules/plain-text.ts';

export interface Entry {
  kind: 'page' | 'person' | 'order';
  title: string;
  /** What tells it from others of its name: a team, a customer. */
  hint: string;
  href: string;
}

/** How well a title fits: 0 begins so, 1 a word of it does, 2 it stands inside; undefined not at all. */
function rankOf(title: string, typed: string): number | undefined {
  const within = plainText(title);
  if (within.startsWith(typed)) return 0;
  const words = typed.split(/\s+/);
  const parts = within.split(/[\s-]+/);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 1;
  return within.includes(typed) ? 2 : undefined;
}

/** Entries whose title fits, the best first; those that fit alike keep their order. */
export function fitting(entries: readonly Entry[], typed: string, most: number): Entry[] {
  const wanted = plainText(typed.trim());
  if (wanted === '') return entries.slice(0, most);
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry.title, wanted);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}
