/** One list of what waits for a foreman: taps, and work whose end is an estimate. */
import type { Inbox, InboxEstimate, InboxItem, InboxKind } from '#schema/contract/inbox.ts';
import { readCursor, writeCursor } from '#server/db/cursor.ts';
import type { Reader } from '#server/db/statements.ts';
import {
  countEstimatedEnds,
  listEstimatedEnds,
  proposedEnd,
  type EstimatedWork,
} from '#server/sessions/estimated-ends.queries.ts';
import type { PlantCalendar } from '#server/settings/plant-calendar.ts';
import { countTaps, listTapRows, toItem } from './waiting-taps.queries.ts';

export interface InboxQuestion {
  state: 'open' | 'done';
  kind?: InboxKind | undefined;
  limit: number;
  cursor?: string | undefined;
  /** Whose may be seen: one team's, nobody's (null), or everybody's. */
  teamId: number | null | undefined;
  isAdmin: boolean;
  calendar: PlantCalendar;
  longSessionMs: number;
  /** UTC ms. */
  now: number;
}

/** An item and where it stands in the list: by its instant, then by its place. */
interface Placed {
  at: number;
  /** Its row's id twice, and one more for work: no two items have the same. */
  place: number;
  item: () => InboxItem;
}
type After = { at: number; id: number } | null;

/** The last row of a source that does not lie behind the cursor. */
const rowOf = (after: After, isWork: 0 | 1): After =>
  after && { at: after.at, id: Math.floor((after.id - isWork) / 2) };

function listTaps(reader: Reader, question: InboxQuestion, after: After): Placed[] {
  const { state, kind, teamId, isAdmin, limit } = question;
  if (kind === 'estimated') return [];
  const wanted = {
    isOpen: state === 'open',
    kind,
    teamId,
    after: rowOf(after, 0),
    limit: limit + 1,
  };
  return listTapRows(reader, wanted).map((row) => ({
    at: row.occurred_at,
    place: 2 * row.id,
    item: () => toItem(reader, row, isAdmin),
  }));
}

const runningSince = ({ now, longSessionMs }: InboxQuestion): number => now - longSessionMs;

/** What was decided about work stands with the work. */
function listWork(reader: Reader, question: InboxQuestion, after: After): Placed[] {
  const { state, kind, teamId, limit } = question;
  if (state === 'done' || (kind ?? 'estimated') !== 'estimated') return [];
  const wanted = { teamId, runningSince: runningSince(question) };
  return listEstimatedEnds(reader, wanted, rowOf(after, 1), limit + 1).map((row) => ({
    at: row.started_at,
    place: 2 * row.id + 1,
    item: () => toEstimate(reader, row, question),
  }));
}

const iso = (at: number): string => new Date(at).toISOString();

function toEstimate(
  reader: Reader,
  row: EstimatedWork,
  { calendar, now, longSessionMs }: InboxQuestion,
): InboxEstimate {
  const proposedAt = proposedEnd(reader, calendar, row, { now, longSessionMs });
  return {
    kind: 'estimated',
    id: row.public_id,
    user: { id: row.user_id, displayName: row.display_name, team: row.team_name },
    orderNumber: row.order_number,
    taskTypeName: row.task_type_name,
    startedAt: iso(row.started_at),
    endedAt: row.ended_at === null ? null : iso(row.ended_at),
    proposedEndAt: proposedAt === null ? null : iso(proposedAt),
    version: row.version,
  };
}

/** A page of the list, the first tapped first; of what was decided, the last tapped first. */
export function readInbox(reader: Reader, question: InboxQuestion): Inbox {
  const after = question.cursor === undefined ? null : readCursor(question.cursor);
  const order = question.state === 'open' ? 1 : -1;
  const found = [...listTaps(reader, question, after), ...listWork(reader, question, after)].sort(
    (a, b) => order * (a.at - b.at || a.place - b.place),
  );
  const page = found.slice(0, question.limit);
  const last = page.at(-1);
  const hasMore = found.length > page.length && last !== undefined;
  return {
    items: page.map(({ item }) => item()),
    counts: {
      ...countTaps(reader, question.teamId),
      estimated: countEstimatedEnds(reader, {
        teamId: question.teamId,
        runningSince: runningSince(question),
      }),
    },
    nextCursor: hasMore ? writeCursor({ at: last.at, id: last.place }) : null,
  };
}
