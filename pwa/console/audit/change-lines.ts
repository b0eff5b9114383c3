/** A logged change as lines of before and after: only what differs, ids by what they are called. */
import type { AuditEntry } from '#schema/contract/audit.ts';
import { fieldWords, isIdField, valueWords, type Leaf } from './logged-words.ts';

export interface ChangeLine {
  name: string;
  /** Null where that side says nothing about it. */
  before: string | null;
  after: string | null;
}

export interface ReadChange {
  /** What it is about: said by either side, or by both alike. */
  about: { name: string; value: string }[];
  /** What differs. */
  lines: ChangeLine[];
}

type Leaves = ReadonlyMap<string, Leaf>;

function leavesOf(value: unknown, path: readonly string[] = []): [string, Leaf][] {
  const field = path.at(-1) ?? '';
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return path.length === 0 ? [] : [[path.join('.'), { field, value }]];
  }
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

/** What a refused command was about. */
export const readAbout = (
  { about, labels }: Pick<AuditEntry, 'about' | 'labels'>,
  timeZone: string,
): ReadChange['about'] =>
  Object.entries(about ?? {}).map(([field, value]) => ({
    name: fieldWords(field),
    value: valueWords({ field, value }, { labels, timeZone }),
  }));

/** An empty list says no more than none. */
const isNothing = (leaf: Leaf | undefined): boolean =>
  leaf === undefined || (Array.isArray(leaf.value) && leaf.value.length === 0);
const isSame = (a: Leaf | undefined, b: Leaf | undefined): boolean =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(a?.value) === JSON.stringify(b?.value);

/**
 * Fields only the earlier side has were left as they were, when both sides speak of the same
 * fields: the whole of what was there stands against what was changed.
 */
function pathsThatDiffer(before: Leaves, after: Leaves): string[] {
  const shared = [...after].some(([path, { field }]) => !isIdField(field) && before.has(path));
  const paths = shared ? [...after.keys()] : [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((path) => !isSame(before.get(path), after.get(path)));
}

/** Where one side names a thing and the other does not, it is what the change is about. */
const isAbout = (path: string, before: Leaves, after: Leaves): boolean => {
  const [one, other] = [before.get(path), after.get(path)];
  if (!isIdField((one ?? other)?.field ?? '')) return false;
  if (one && other) return isSame(one, other) && one.value !== null;
  return (one ?? other)?.value !== null;
};

export function readChange(
  { before: from, after: to, labels }: Pick<AuditEntry, 'before' | 'after' | 'labels'>,
  timeZone: string,
): ReadChange {
  const [before, after] = [new Map(leavesOf(from)), new Map(leavesOf(to))];
  const say = (leaf: Leaf | undefined) => (leaf ? valueWords(leaf, { labels, timeZone }) : null);
  const ids = [...new Set([...after.keys(), ...before.keys()])].filter((path) =>
    isAbout(path, before, after),
  );
  return {
    about: ids.map((path) => ({
      name: fieldWords(path),
      value: say(after.get(path) ?? before.get(path)) ?? '',
    })),
    lines: pathsThatDiffer(before, after)
      .filter((path) => !ids.includes(path))
      .map((path) => ({
        name: fieldWords(path),
        before: say(before.get(path)),
        after: say(after.get(path)),
      })),
  };
}
