import { sql } from 'kysely';
import type { InboxTap, LikelyAnswer, TappedWork } from '#schema/contract/inbox.ts';
import type { ReviewReason } from '#schema/contract/events.ts';
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

/** The reasons behind each kind; whatever stands in none did not fit. */
const REASONS: Readonly<Record<Exclude<TapKind, 'refused'>, readonly ReviewReason[]>> = {
  unverified: ['unproven', 'wrong_pin'],
  clock: ['clock_off', 'in_future', 'too_old'],
  approved_week: ['period_closed'],
};
const NAMED = Object.entries(REASONS) as [Exclude<TapKind, 'refused'>, readonly ReviewReason[]][];

export type TapKind = InboxTap['kind'];

export const kindOf = (reason: ReviewReason): TapKind =>
  NAMED.find(([, reasons]) => reasons.includes(reason))?.[0] ?? 'refused';

export interface TapsQuestion {
  isOpen: boolean;
  kind: TapKind | undefined;
  /** Whose taps may be seen: one team's, nobody's (null), or everybody's. */
  teamId: number | null | undefined;
  /** Where the page before ended, in the order of the list. */
  after: { at: number; id: number } | null;
  limit: number;
}

/**
 * Taps that wait, the first tapped first: a start stands before its end, as they have to be
 * decided; or taps that somebody decided about, the last tapped first.
 */
export function listTapRows(
  reader: Reader,
  { isOpen, kind, teamId, after, limit }: TapsQuestion,
): ItemRow[] {
  let select = isOpen
    ? // As it stands in the index of what waits, and in that of what was decided.
      selectItems().where('e.outcome', '=', sql.lit('review'))
    : selectItems().where('e.decided_by', 'is not', null);
  if (teamId !== undefined) select = select.where('u.team_id', '=', teamId);
  if (kind === 'refused') {
    const others = NAMED.flatMap(([, reasons]) => reasons);
    select = select.where('e.reason', 'not in', others);
  } else if (kind !== undefined) select = select.where('e.reason', 'in', REASONS[kind]);
  if (after) {
    const { at, id } = after;
    const beyond = isOpen ? '>' : '<';
    select = select.where((eb) =>
      eb.or([
        eb('e.occurred_at', beyond, at),
        eb.and([eb('e.occurred_at', '=', at), eb('e.id', beyond, id)]),
      ]),
    );
  }
  const order = isOpen ? 'asc' : 'desc';
  return reader.all(select.orderBy('e.occurred_at', order).orderBy('e.id', order).limit(limit));
}

/** How many taps wait of each kind. */
export function countTaps(
  reader: Reader,
  teamId: number | null | undefined,
): Readonly<Record<TapKind, number>> {
  let select = build
    .selectFrom('captured_event as e')
    .select((eb) => ['e.reason', eb.fn.countAll<number>().as('count')])
    // As it stands in the index of what waits.
    .where('e.outcome', '=', sql.lit('review'))
    .groupBy('e.reason');
  if (teamId !== undefined) {
    select = select.leftJoin('app_user as u', 'u.id', 'e.user_id').where('u.team_id', '=', teamId);
  }
  const counts = { refused: 0, unverified: 0, clock: 0, approved_week: 0 };
  for (const { reason, count } of reader.all(select)) {
    if (reason !== null) counts[kindOf(reason)] += count;
  }
  return counts;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Into an approved week only an admin accepts a tap; anybody else has to ask. */
function likelyAnswer(reason: ReviewReason, isAdmin: boolean): LikelyAnswer {
  return isAdmin && reason === 'period_closed' ? 'accept' : LIKELY_ANSWERS[reason];
}

/** @param isAdmin whether an admin reads it, who may do more about it */
export function toItem(reader: Reader, row: ItemRow, isAdmin: boolean): InboxTap {
  if (row.outcome === 'applied' || row.reason === null || row.detail === null) {
    throw new Error(`The captured event ${row.id} is no item of the inbox`);
  }
  return {
    kind: kindOf(row.reason),
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
    likelyAnswer: likelyAnswer(row.reason, isAdmin),
    decision: decisionOf(row),
  };
}

function decisionOf(row: ItemRow): InboxTap['decision'] {
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
