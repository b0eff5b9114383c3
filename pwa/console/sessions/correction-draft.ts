/**
 * What somebody typed into the correction dialog, and what it means: the instants behind the
 * plant's minutes, what is wrong at which field, and the smallest change worth sending. A field
 * that still says what it said is not sent, so an untouched start keeps its seconds.
 */
import type { NewCorrection } from '#schema/contract/corrections.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { choiceOf, readMinute } from '../time/minute-draft.ts';
import { toPlantMinute } from '../time/plant-time.ts';
import { text } from '../text.ts';

export interface CorrectionDraft {
  /** Plant minutes as `2026-11-01T01:30`; empty is no time. */
  start: string;
  end: string;
  /** Which of two instants is meant when the clocks were put back; null as long as it is one. */
  startChoice: 0 | 1 | null;
  endChoice: 0 | 1 | null;
  order: string;
  taskType: string;
  reason: string;
}

export type DraftField = 'startedAt' | 'endedAt' | 'orderNumber' | 'taskType' | 'reason';

export interface DraftReading {
  startedAt: string | null;
  endedAt: string | null;
  errors: Partial<Record<DraftField, string>>;
  /** Null while something is wrong. */
  correction: NewCorrection | null;
  isChanged: boolean;
}

export function draftOf(session: Session, timeZone: string): CorrectionDraft {
  const minute = (instant: string | null) => (instant ? toPlantMinute(instant, timeZone) : '');
  return {
    start: minute(session.startedAt),
    end: minute(session.endedAt),
    startChoice: choiceOf(session.startedAt, timeZone),
    endChoice: choiceOf(session.endedAt, timeZone),
    order: session.orderNumber ?? '',
    taskType: session.taskType,
    reason: '',
  };
}

export function readDraft(
  draft: CorrectionDraft,
  session: Session,
  timeZone: string,
): DraftReading {
  const errors: DraftReading['errors'] = {};
  const start = readMinute(draft.start, draft.startChoice, session.startedAt, timeZone);
  const end = readMinute(draft.end, draft.endChoice, session.endedAt, timeZone);
  if (start.error) errors.startedAt = start.error;
  if (end.error) errors.endedAt = end.error;
  if (draft.start === '') errors.startedAt = text.minute.unreadable;
  if (draft.end === '' && session.endedAt !== null) errors.endedAt = text.minute.unreadable;
  if (start.instant && end.instant && Date.parse(end.instant) < Date.parse(start.instant)) {
    errors.endedAt = text.correction.endsBefore;
  }
  if (draft.order.trim() === '' && session.orderNumber !== null) {
    errors.orderNumber = text.common.required;
  }

  const changes: Omit<NewCorrection, 'reason'> = {
    ...(start.instant && start.instant !== session.startedAt && { startedAt: start.instant }),
    ...(end.instant && end.instant !== session.endedAt && { endedAt: end.instant }),
    ...(draft.order.trim() !== (session.orderNumber ?? '') && { orderNumber: draft.order.trim() }),
    ...(draft.taskType !== session.taskType && { taskType: draft.taskType }),
  };
  const isChanged = Object.keys(changes).length > 0;
  const reason = draft.reason.trim();
  if (isChanged && reason === '') errors.reason = text.common.required;
  const isFine = isChanged && Object.keys(errors).length === 0;
  return {
    startedAt: start.instant,
    endedAt: end.instant,
    errors,
    isChanged,
    correction: isFine ? { ...changes, reason } : null,
  };
}
