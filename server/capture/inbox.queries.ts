import type { InboxItem, LikelyAnswer, TappedWork } from '#schema/contract/inbox.ts';
import type { ReviewReason } from '#schema/contract/events.ts';
import { readCursor, writeCursor } from '#server/db/cursor.ts';
import { build, type Reader } from '#server/db/statements.ts';
import { findMaterial } from '#server/materials/materials.queries.ts';
import { findTaskType } from '#server/orders/orders.queries.ts';
import { findSession } from '#server/sessions/sessions.queries.ts';

/** What a foreman most likely does about each reason. */
const LIKELY_ANSWERS: Readonly<Record<ReviewReason, LikelyAnswer>> = {
  already_open: 'accept_as_switch',
  not_open: 'discard',
  unknown_session: 'ask',
  order_void: 'change_order',
  order_unknown: 'change_order',
  overlaps: 'change_time',
  ends_before_start: 'change_time',
  too_old: 'accept',
  in_future: 'change_time',
  clock_off: 'change_time',
  person_inactive: 'accept',
  wrong_pin: 'ask',
  unproven: 'ask',
  undo_too_late: 'discard',
  malformed: 'ask',
  period_closed: 'ask',
  other: 'ask',
};

/** Whose taps may be seen: one team's, nobody's (`teamId` null), or everybody's. */
export interface InboxReach {
  teamId?: number | null;
}

const selectItems = () =>
  build
    .selectFrom('captured_event as e')
    .leftJoin('app_user as u', 'u.id', 'e.user_id')
    .leftJoin('team as t', 't.id', 'u.team_id')
    .leftJoin('device as d', 'd.id', 'e.device_id')
    .leftJoin('app_user as b', 'b.id', 'e.decided_by')
    .selectAll('e')
    .select([
      'u.display_name as user_name',
      'u.team_id',
      't.name as team_name',
      'd.name as device_name',
      'b.display_name as decided_by_name',
    ])
    .where('e.outcome', '!=', 'applied');

const itemById = (id: number) => selectItems().where('e.id', '=', id);

export type ItemRow = NonNullable<ReturnType<typeof findItemRow>>;

export function findItemRow(reader: Reader, id: number) {
  return reader.get(itemById(id));
}

/**
 * Taps that wait, the first tapped first: a start stands before its end, as they have to be
 * decided; or taps that somebody decided about, the last tapped first.
 */
export function listItems(
  reader: Reader,
  query: { state: 'open' | 'done'; limit: number; cursor?: string | undefined },
  reach: InboxReach,
): { items: InboxItem[]; nextCursor: string | null } {
  const isOpen = query.state === 'open';
  const outcomes = isOpen ? (['review'] as const) : (['accepted', 'discarded'] as const);
  let select = selectItems().where('e.outcome', 'in', outcomes);
  if (reach.teamId !== undefined) select = select.where('u.team_id', '=', reach.teamId);
  if (query.cursor !== undefined) {
    const { at, id } = readCursor(query.cursor);
    const beyond = isOpen ? '>' : '<';
    select = select.where((eb) =>
      eb.or([
        eb('e.occurred_at', beyond, at),
        eb.and([eb('e.occurred_at', '=', at), eb('e.id', beyond, id)]),
      ]),
    );
  }
  const order = isOpen ? 'asc' : 'desc';
  const rows = reader.all(
    select
      .orderBy('e.occurred_at', order)
      .orderBy('e.id', order)
      .limit(query.limit + 1),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = rows.length > page.length && last !== undefined;
  return {
    items: page.map((row) => toItem(reader, row)),
    nextCursor: hasMore ? writeCursor({ at: last.occurred_at, id: last.id }) : null,
  };
}

const iso = (at: number): string => new Date(at).toISOString();

export function toItem(reader: Reader, row: ItemRow): InboxItem {
  if (row.outcome === 'applied' || row.reason === null || row.detail === null) {
    throw new Error(`The captured event ${row.id} is no item of the inbox`);
  }
  return {
    id: row.id,
    state: row.outcome,
    user: { id: row.user_id, displayName: row.user_name, team: row.team_name },
    device:
      row.device_id === null ? null : { id: row.device_id, displayName: row.device_name ?? '' },
    command: row.command,
    work: workOf(reader, row),
    occurredAt: iso(row.occurred_at),
    deviceTime: iso(row.device_time),
    clockOffsetMs: row.clock_offset_ms,
    receivedAt: iso(row.received_at),
    reason: row.reason,
    detail: row.detail,
    likelyAnswer: LIKELY_ANSWERS[row.reason],
    decision: decisionOf(row),
  };
}

function decisionOf(row: ItemRow): InboxItem['decision'] {
  const { decided_by: id, decided_by_name: displayName, decided_at: at } = row;
  if (id === null || displayName === null || at === null) return null;
  return { by: { id, displayName }, at: iso(at), reason: row.decision_reason ?? '' };
}

/** The input as an object, whatever was sent. */
export function inputOf({ input }: { input: string }): Record<string, unknown> {
  const parsed: unknown = JSON.parse(input);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

/** What the input says, read field by field: one that could not be read may still tell something. */
function workOf(reader: Reader, row: ItemRow): TappedWork {
  const input = inputOf(row);
  const text = (name: string): string | null =>
    typeof input[name] === 'string' ? input[name] : null;
  const number = (name: string): number | null =>
    typeof input[name] === 'number' ? input[name] : null;
  const id = row.session_public_id ?? text('id');
  const session = id === null ? undefined : findSession(reader, id);
  const taskType = text('taskType') ?? session?.task_type ?? null;
  const materialCode = text('materialCode');
  const material = materialCode === null ? undefined : findMaterial(reader, materialCode);
  const undoes = text('of');
  return {
    orderNumber: text('orderNumber') ?? session?.order_number ?? null,
    taskType,
    taskTypeName: taskType === null ? null : (findTaskType(reader, taskType)?.name ?? null),
    switch: input['switch'] === true,
    sessionId: session?.public_id ?? null,
    sessionStartedAt: session ? iso(session.started_at) : null,
    closureReason: row.command === 'sessions.close' ? text('reason') : null,
    goodQuantity: number('goodQuantity'),
    scrapQuantity: number('scrapQuantity'),
    note: text('note'),
    undoes: undoes === 'start' || undoes === 'closure' ? undoes : null,
    materialCode,
    materialName: material?.name ?? null,
    unit: material?.unit ?? null,
    quantity: number('quantity'),
  };
}
