/**
 * What somebody typed about a waiting tap, and what it means: the smallest change that has to be
 * sent, and what is wrong at which field. A field that still says what the tap said is not sent.
 */
import type { Acceptance, Discard, InboxChanges, InboxTap } from '#schema/contract/inbox.ts';
import { text } from '../text.ts';
import { choiceOf, readMinute, type MinuteChoice } from '../time/minute-draft.ts';
import { toPlantMinute } from '../time/plant-time.ts';

export interface DecisionDraft {
  /** A plant minute as `2026-11-01T01:30`. */
  time: string;
  timeChoice: MinuteChoice;
  order: string;
  taskType: string;
  switch: boolean;
  userId: number;
  reason: string;
}

export type ChangeField = keyof InboxChanges;
export type DecisionField = ChangeField | 'reason';
export type FieldErrors = Partial<Record<DecisionField, string>>;

export interface DecisionReading {
  errors: FieldErrors;
  isChanged: boolean;
  /** Null while something is wrong. */
  acceptance: Acceptance | null;
  /** Null while there is no reason: the rest does not matter then. */
  discard: Discard | null;
}

const CHANGEABLE: Readonly<Record<InboxTap['command'], readonly ChangeField[]>> = {
  'sessions.start': ['occurredAt', 'orderNumber', 'taskType', 'switch', 'userId'],
  'sessions.close': ['occurredAt', 'userId'],
  'sessions.undo': ['occurredAt', 'userId'],
  'materials.log': ['occurredAt', 'orderNumber', 'userId'],
};

/** What can be changed about such a tap. */
export function fieldsOf({ command }: Pick<InboxTap, 'command'>): readonly ChangeField[] {
  return CHANGEABLE[command];
}

/** The tap as it came, with the one likely answer filled in. */
export function draftOf(item: InboxTap, timeZone: string): DecisionDraft {
  const at = likelyTime(item);
  return {
    time: toPlantMinute(at, timeZone),
    timeChoice: choiceOf(at, timeZone),
    order: item.work.orderNumber ?? '',
    taskType: item.work.taskType ?? '',
    switch: item.work.switch || item.likelyAnswer === 'accept_as_switch',
    userId: item.user.id,
    reason: '',
  };
}

/** A time that lies in the future cannot be: the best known one is when the tap arrived. */
export function likelyTime({ reason, occurredAt, receivedAt }: InboxTap): string {
  return reason === 'in_future' ? receivedAt : occurredAt;
}

export function readDecision(
  draft: DecisionDraft,
  item: InboxTap,
  timeZone: string,
): DecisionReading {
  const time = readMinute(draft.time, draft.timeChoice, likelyTime(item), timeZone);
  const errors = errorsOf(draft, item);
  if (!time.instant) errors.occurredAt = time.error ?? text.minute.unreadable;
  const changes = changesOf(draft, item, time.instant);
  const isChanged = Object.keys(changes).length > 0;
  const reason = draft.reason.trim();
  const isFine = Object.keys(errors).length === 0;
  return {
    errors,
    isChanged,
    acceptance: isFine ? { reason, ...(isChanged && { changes }) } : null,
    discard: reason === '' ? null : { reason },
  };
}

function errorsOf(draft: DecisionDraft, { command, user, work }: InboxTap): FieldErrors {
  const errors: FieldErrors = {};
  const isStart = command === 'sessions.start';
  const needsOrder = command === 'materials.log' || (isStart && work.orderNumber !== null);
  if (needsOrder && draft.order.trim() === '') errors.orderNumber = text.common.required;
  if (isStart && draft.taskType === '') errors.taskType = text.common.required;
  if (user.displayName === null && draft.userId === user.id) {
    errors.userId = text.inbox.personWrong;
  }
  if (draft.reason.trim() === '') errors.reason = text.common.required;
  return errors;
}

function changesOf(draft: DecisionDraft, item: InboxTap, time: string | null): InboxChanges {
  const { work, user } = item;
  const order = draft.order.trim();
  const all: InboxChanges = {
    ...(time !== null && time !== item.occurredAt && { occurredAt: time }),
    ...(order !== '' && order !== work.orderNumber && { orderNumber: order }),
    ...(draft.taskType !== '' && draft.taskType !== work.taskType && { taskType: draft.taskType }),
    ...(draft.switch !== work.switch && { switch: draft.switch }),
    ...(draft.userId !== user.id && { userId: draft.userId }),
  };
  const changeable = fieldsOf(item);
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => changeable.includes(field as ChangeField)),
  );
}
