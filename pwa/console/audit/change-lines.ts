/** A logged change as lines of before and after: only what differs, ids by what they are called. */
import type { AuditEntry } from '#schema/contract/audit.ts';
import { dateTime, money } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.audit;
const FIELDS: Readonly<Record<string, string>> = words.fields;
const WITHHELD = '•••';

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

interface Leaf {
  field: string;
  value: unknown;
}
type Leaves = ReadonlyMap<string, Leaf>;
type Labels = AuditEntry['labels'];

function leavesOf(value: unknown, path: readonly string[] = []): [string, Leaf][] {
  const field = path.at(-1) ?? '';
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return path.length === 0 ? [] : [[path.join('.'), { field, value }]];
  }
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

const isIdField = (field: string): boolean => /(Id|_id)s?$/.test(field);
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
  const say = (leaf: Leaf | undefined) => (leaf ? valueWords(leaf, labels, timeZone) : null);
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

/** `work.startedAt` → `Start`; a name nobody translated is taken apart: `floor_note` → `Floor note`. */
export function fieldWords(path: string): string {
  const field = path.split('.').at(-1) ?? path;
  const known = FIELDS[field];
  if (known !== undefined) return known;
  const apart = field
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function valueWords({ field, value }: Leaf, labels: Labels, timeZone: string): string {
  if (value === null || value === undefined) return text.common.none;
  if (value === WITHHELD) return words.withheld;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberWords(field, value, labels, timeZone);
  if (typeof value === 'string') {
    return INSTANT.test(value) ? dateTime(value, timeZone) : value || text.common.none;
  }
  if (Array.isArray(value)) {
    return value.map((part) => valueWords({ field, value: part }, labels, timeZone)).join(', ');
  }
  return JSON.stringify(value);
}

function numberWords(field: string, value: number, labels: Labels, timeZone: string): string {
  const label = labels[`${field}:${value}`];
  if (label !== undefined) return label;
  if (/^is_/.test(field)) return value === 1 ? words.yes : words.no;
  if (/(At|_at)$/.test(field)) return dateTime(value, timeZone);
  if (/(Cents|_cents)$/.test(field)) return money(value);
  return isIdField(field) ? `#${value}` : String(value);
}
