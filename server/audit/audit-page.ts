/** Pages of the audit list, one entry of it, and all of it one after the other. */
import type { AuditEntry, AuditPage } from '#schema/contract/audit.ts';
import { AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import { monotonicMs } from '#server/writer/monotonic.ts';
import { readLines, readSignIns } from './entries.ts';
import { findLines } from './log.queries.ts';
import { lookBack, type Found, type Position } from './look-back.ts';
import type { Selection } from './selection.ts';

/** Long enough for half a million lines; short enough to say how far it has come. */
const LOOK_MS = 300;
const ENTRIES_AT_ONCE = 500;

function writeCursor({ seq, event }: Position): string {
  return `${seq}.${event ? `${event.at}.${event.id}` : ''}`;
}

/** @throws AppError `malformed` */
function readCursor(cursor: string): Position {
  const [, seq, at, id] = /^(\d{1,15})\.(?:(\d{1,15})\.(\d{1,15}))?$/.exec(cursor) ?? [];
  if (seq === undefined) {
    throw new AppError('malformed', 'The cursor is not one this server gave out.', {
      errors: [{ field: 'cursor', message: 'take it from nextCursor of the page before' }],
    });
  }
  const event = at !== undefined && id !== undefined ? { at: Number(at), id: Number(id) } : null;
  return { seq: Number(seq), event };
}

function entriesOf(reader: Reader, found: readonly Found[], secret: Buffer | null): AuditEntry[] {
  const seqs = found.flatMap((one) => ('seq' in one ? [one.seq] : []));
  const events = found.flatMap((one) => ('event' in one ? [one.event] : []));
  const lines = readLines(reader, findLines(reader, seqs), secret);
  const signIns = readSignIns(reader, events);
  const byId = new Map([...lines, ...signIns].map((entry) => [entry.id, entry]));
  return found.flatMap((one) => {
    const entry = byId.get('seq' in one ? String(one.seq) : `sign-in-${one.event.id}`);
    return entry ? [entry] : [];
  });
}

/** @throws AppError `malformed` for a foreign cursor, `not_found` as `lookBack` */
export function auditPage(
  reader: Reader,
  secret: Buffer,
  selection: Selection,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): AuditPage {
  const until = monotonicMs() + LOOK_MS;
  const at = cursor === undefined ? null : readCursor(cursor);
  const { found, next, reached } = lookBack(
    reader,
    selection,
    at,
    limit,
    () => monotonicMs() > until,
  );
  return {
    entries: entriesOf(reader, found, secret),
    nextCursor: next && writeCursor(next),
    lookedBackTo: reached === null ? null : new Date(reached).toISOString(),
  };
}

/** The entry of one line of the log; undefined when there is none. */
export function auditEntry(reader: Reader, secret: Buffer, seq: number): AuditEntry | undefined {
  return readLines(reader, findLines(reader, [seq]), secret)[0];
}

/** The whole list, made as it is read. @throws AppError `not_found` as `lookBack` */
export function* auditEntries(reader: Reader, selection: Selection): Generator<AuditEntry> {
  for (let at: Position | null = null; ;) {
    const { found, next } = lookBack(reader, selection, at, ENTRIES_AT_ONCE, () => false);
    yield* entriesOf(reader, found, null);
    if (!next) return;
    at = next;
  }
}
