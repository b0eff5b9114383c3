/** Whether a line is about something, or holds the words somebody looks for. */
import type { Reader } from '#server/db/statements.ts';
import { idsIn } from './change-ids.ts';
import type { Candidate } from './log.queries.ts';
import { isOwnWork } from './own-work.queries.ts';
import type { Selection } from './selection.ts';
import { findMeant, findSubject, type Subject } from './subject.queries.ts';
import { withhold } from './withhold.ts';

export interface Matcher {
  matches: (line: Candidate) => boolean;
  /** Of failed sign-ins, whose and from which tablets; null for all, empty for none. */
  users: readonly number[] | null;
  devices: readonly number[] | null;
  /** Nothing older belongs into the list, UTC ms. */
  since: number | null;
}

type Test = (line: Candidate) => boolean;
/** More ids than this are no quicker to look for as text. */
const MOST_IN_TEXT = 200;

/** Whether one of the numbers stands in the text at all, which is quicker than reading it. */
function mayHold(ids: Subject['ids']): (text: string) => boolean {
  const all = [...ids.values()].flatMap((some) => [...some]);
  if (all.length > MOST_IN_TEXT) return () => true;
  const anyOf = new RegExp(`(?<!\\d)(?:${all.join('|')})(?!\\d)`);
  return (text) => all.length > 0 && anyOf.test(text);
}

function testOf(ids: Subject['ids']): Test {
  const has = (kind: Parameters<Subject['ids']['get']>[0], id: number | null) =>
    id !== null && ids.get(kind)?.has(id) === true;
  const may = mayHold(ids);
  return ({ actor_user_id: actor, device_id: device, change }) => {
    if (has('user', actor) || has('device', device)) return true;
    if (change === null || !may(change)) return false;
    return idsIn(JSON.parse(change)).some(({ kind, id }) => has(kind, id));
  };
}

const shown = (text: string | null): string =>
  text === null ? '' : JSON.stringify(withhold(JSON.parse(text)));

/** What is withheld cannot be found either. */
function wordsTest(q: string): Test {
  const words = q.toLowerCase();
  const holds = (text: string) => text.toLowerCase().includes(words);
  return ({ seq, name, idempotency_key: key, change, refusal }) =>
    String(seq) === words ||
    holds(name) ||
    holds(key) ||
    [change, refusal].some((text) => text !== null && holds(text) && holds(shown(text)));
}

const listOf = (ids: Subject['ids'], kind: 'user' | 'device'): number[] => [
  ...(ids.get(kind) ?? []),
];

const isOf = ({ change }: Candidate, publicId: string | undefined): boolean =>
  publicId !== undefined && change !== null && change.toLowerCase().includes(publicId);

/** @throws AppError `not_found` as `findSubject` */
export function matcherFor(
  reader: Reader,
  { about, isOwnWork: wantsOwn, q, person }: Selection,
): Matcher {
  const tests: Test[] = wantsOwn
    ? [(line) => isOwnWork(reader, line, idsIn(JSON.parse(line.change ?? 'null')))]
    : [];
  let users = person === null ? null : [person];
  let devices: number[] | null = null;
  let since: number | null = null;
  if (about !== null) {
    const subject = findSubject(reader, about);
    const byIds = testOf(subject.ids);
    const { publicId } = subject;
    tests.push((line) => byIds(line) || isOf(line, publicId));
    since = subject.since;
    devices = about.startsWith('device:') ? listOf(subject.ids, 'device') : null;
    if (devices === null) users = narrowed(users, listOf(subject.ids, 'user'));
  }
  if (q !== null) {
    const meant = findMeant(reader, q);
    const [byIds, byWords] = [testOf(meant), wordsTest(q)];
    tests.push((line) => byWords(line) || byIds(line));
    users = narrowed(users, listOf(meant, 'user'));
  }
  return { matches: (line) => tests.every((test) => test(line)), users, devices, since };
}

const narrowed = (some: readonly number[] | null, to: readonly number[]): number[] =>
  some === null ? [...to] : some.filter((one) => to.includes(one));
