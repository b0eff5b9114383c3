/**
 * Goes back through log and failed sign-ins together, the newest first. Few lines may match, and
 * the log has no index to find them by: after a while it stops and says how far it has looked, and
 * the next page goes on from there.
 *
 *   log        ██████████│▒▒▒▒▒▒▒▒▒▒│░░░░░░░░░░░░        newest ── oldest
 *   sign-ins     •   • • │ •      • │
 *              page      position   reached
 */
import type { Reader } from '#server/db/statements.ts';
import { endsOfLog, firstSince, receivedAt } from '#server/reports/log-times.queries.ts';
import { candidates } from './log.queries.ts';
import { matcherFor, type Matcher } from './matcher.ts';
import type { Selection } from './selection.ts';
import { listSignInEvents, type SignInEvent } from './sign-ins.queries.ts';

/** Where a page ended in both: everything before it was told. */
export interface Position {
  /** Lines below this number come next. */
  seq: number;
  /** Failed sign-ins behind this one come next. */
  event: { at: number; id: number } | null;
}

interface FoundLine {
  at: number;
  seq: number;
}
export type Found = FoundLine | { at: number; event: SignInEvent };

export interface LookedBack {
  /** The newest first. */
  found: Found[];
  /** Null when all was looked through. */
  next: Position | null;
  /** UTC ms; null when the page is full, or all was looked through. */
  reached: number | null;
}

/** Lines looked through between two looks at the clock. */
const WINDOW_LINES = 20_000;

interface Scan {
  lines: FoundLine[];
  /** All lines from this number on were looked at. */
  reached: number;
  isEnd: boolean;
}

function scan(
  reader: Reader,
  selection: Selection,
  { matches }: Matcher,
  [lowest, from]: readonly [number, number],
  limit: number,
  isOver: () => boolean,
): Scan {
  const lines: FoundLine[] = [];
  for (let high = from; high > lowest;) {
    const low = Math.max(lowest, high - WINDOW_LINES);
    for (const line of candidates(reader, selection, low, high)) {
      if (!matches(line)) continue;
      lines.push({ at: line.received_at, seq: line.seq });
      if (lines.length === limit) return { lines, reached: line.seq, isEnd: line.seq <= lowest };
    }
    high = low;
    if (isOver()) return { lines, reached: high, isEnd: high <= lowest };
  }
  return { lines, reached: lowest, isEnd: true };
}

/** Numbers of the lines that can be in the list: from the first on, below the second. */
function bounds(
  reader: Reader,
  { since, until }: Selection,
  matcher: Matcher,
  at: Position | null,
) {
  const { first, last } = endsOfLog(reader);
  const from = Math.max(since ?? 0, matcher.since ?? 0);
  const lowest = from > 0 ? firstSince(reader, from) : first;
  const below = until === null ? last + 1 : firstSince(reader, until);
  return [Math.max(lowest, 1), Math.min(below, at?.seq ?? Infinity)] as const;
}

function signIns(
  reader: Reader,
  selection: Selection,
  { users, devices }: Matcher,
  at: Position | null,
  limit: number,
): SignInEvent[] {
  const isAboutOther = selection.about !== null && !/^(user|device):/.test(selection.about);
  if (!selection.hasSignIns || isAboutOther) return [];
  const { since, until } = selection;
  const behind = at?.event ?? null;
  return listSignInEvents(reader, { behind, since, until, users, devices, limit });
}

/**
 * One page.
 * @param isOver whether it took long enough
 * @throws AppError `not_found` for an order or a session that is not there
 */
export function lookBack(
  reader: Reader,
  selection: Selection,
  at: Position | null,
  limit: number,
  isOver: () => boolean,
): LookedBack {
  const matcher = matcherFor(reader, selection);
  const range = bounds(reader, selection, matcher, at);
  const { lines, reached, isEnd } = scan(reader, selection, matcher, range, limit, isOver);
  const events = signIns(reader, selection, matcher, at, limit);
  const isCut = !isEnd && lines.length < limit;
  const horizon = isCut ? (receivedAt(reader, reached) ?? 0) : 0;
  const known = events.filter((event) => event.at >= horizon);
  const merged = [...lines, ...known.map((event): Found => ({ at: event.at, event }))].sort(newest);
  const found = merged.slice(0, limit);
  const isAll = isEnd && found.length === merged.length && events.length < limit;
  return {
    found,
    next: isAll
      ? null
      : nextPosition(found, lines, { seq: range[1], event: at?.event ?? null }, reached),
    reached: isCut && found.length < limit ? horizon : null,
  };
}

/** At one moment a line stands above the sign-in it counted. */
function newest(one: Found, other: Found): number {
  if (one.at !== other.at) return other.at - one.at;
  if ('seq' in one && 'seq' in other) return other.seq - one.seq;
  if ('event' in one && 'event' in other) return other.event.id - one.event.id;
  return 'seq' in one ? -1 : 1;
}

function nextPosition(
  found: readonly Found[],
  lines: readonly FoundLine[],
  before: Position,
  reached: number,
): Position {
  const told = found.flatMap((one) => ('seq' in one ? [one.seq] : []));
  const event = found.flatMap((one) => ('event' in one ? [one.event] : [])).at(-1);
  return {
    seq: told.length === lines.length ? reached : (told.at(-1) ?? before.seq),
    event: event ? { at: event.at, id: event.id } : before.event,
  };
}
