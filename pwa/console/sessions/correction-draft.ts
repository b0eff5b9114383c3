/**
 * What somebody typed into the form of a correction, and what it means: the instants behind the
 * plant's minutes, what is wrong at which field, and the smallest change worth sending. A field
 * that still says what it said is not sent, so an untouched start keeps its seconds.
 */
import type { NewCorrection } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { dateTime } from '../../shared/format.ts';
import { bothVersions, rebasedOn, type FieldVersions } from '../parts/both-versions.ts';
import { choiceOf, readMinute, type MinuteChoice } from '../time/minute-draft.ts';
import { toPlantMinute } from '../time/plant-time.ts';
import { text } from '../text.ts';
import { isSameOrders, ordersWords, rowsOf } from './orders-draft.ts';
import { piecesErrors, piecesOf, piecesSaid } from './pieces-draft.ts';
import { isOnNoOrder, taskName, type Known } from './known.ts';
import { targetErrors, targetSaid, type WorkDraft } from './work-draft.ts';
import { timeErrors } from './work-times.ts';

export interface CorrectionDraft extends WorkDraft {
  /** Plant minutes as `2026-11-01T01:30`; empty is no time. */
  start: string;
  end: string;
  /** Which of two instants is meant when the clocks were put back; null as long as it is one. */
  startChoice: MinuteChoice;
  endChoice: MinuteChoice;
  note: string;
  reason: string;
}

export interface DraftReading {
  startedAt: string | null;
  endedAt: string | null;
  /** By field, as the server names them. */
  errors: Readonly<Record<string, string>>;
  /** Null while something is wrong. */
  correction: NewCorrection | null;
  isChanged: boolean;
}

export function draftOf(session: SessionDetail, timeZone: string): CorrectionDraft {
  const minute = (instant: string | null) => (instant ? toPlantMinute(instant, timeZone) : '');
  return {
    start: minute(session.startedAt),
    end: minute(session.endedAt),
    startChoice: choiceOf(session.startedAt, timeZone),
    endChoice: choiceOf(session.endedAt, timeZone),
    orders: rowsOf(session.shares),
    taskType: session.taskType,
    ...piecesOf(session),
    note: session.note,
    reason: '',
  };
}

export function readDraft(
  draft: CorrectionDraft,
  session: SessionDetail,
  known: Known,
): DraftReading {
  const { timeZone } = known;
  const start = readMinute(draft.start, draft.startChoice, session.startedAt, timeZone);
  const end = readMinute(draft.end, draft.endChoice, session.endedAt, timeZone);
  const times = { startedAt: start.instant, endedAt: end.instant };
  const before = draftOf(session, timeZone);
  const isMoved = start.instant !== session.startedAt || end.instant !== session.endedAt;
  const isEnded = end.instant !== null;
  const isEndWanted = draft.end !== '' || session.endedAt !== null;

  const changes: Omit<NewCorrection, 'reason'> = {
    ...(start.instant && start.instant !== session.startedAt && { startedAt: start.instant }),
    ...(end.instant && end.instant !== session.endedAt && { endedAt: end.instant }),
    ...targetSaid(draft, before, known),
    ...(isEnded && piecesSaid(draft, before)),
    ...(isEnded && draft.note.trim() !== session.note && { note: draft.note.trim() }),
  };
  const isChanged = Object.keys(changes).length > 0;
  const reason = draft.reason.trim();
  const errors = {
    ...(isMoved && timeErrors(times, known)),
    ...(start.instant === null && { startedAt: start.error ?? text.minute.unreadable }),
    ...(!isEnded && isEndWanted && { endedAt: end.error ?? text.minute.unreadable }),
    ...targetErrors(draft, before, known),
    ...(isEnded && piecesErrors(draft)),
    ...(isChanged && reason === '' && { reason: text.common.required }),
  };
  const isFine = isChanged && Object.keys(errors).length === 0;
  return { ...times, errors, isChanged, correction: isFine ? { ...changes, reason } : null };
}

/** The fields in words, for somebody who has to choose between two versions. */
function inWords(draft: CorrectionDraft, instants: DraftReading, known: Known) {
  const words = text.correction;
  const when = (instant: string | null) =>
    instant ? dateTime(instant, known.timeZone) : words.running;
  const hasOrders = !isOnNoOrder(draft.taskType, known);
  return {
    start: when(instants.startedAt),
    end: when(instants.endedAt),
    orders: hasOrders ? ordersWords(draft.orders) : words.noOrder,
    taskType: taskName(draft.taskType, known),
    good: draft.good.trim(),
    scrap: draft.scrap.trim(),
    note: draft.note.trim(),
  };
}

/** Mine and theirs, where they differ. @param seen what was there when the form was opened */
export function correctionVersions(
  draft: CorrectionDraft,
  seen: SessionDetail,
  current: SessionDetail,
  known: Known,
): FieldVersions[] {
  const words = text.correction;
  const labels = {
    start: words.start,
    end: words.end,
    orders: words.order,
    taskType: words.task,
    good: words.good,
    scrap: words.scrap,
    note: words.note,
  };
  const said = (one: CorrectionDraft, of: SessionDetail) =>
    inWords(one, readDraft(one, of, known), known);
  return bothVersions(labels, {
    seen: said(draftOf(seen, known.timeZone), seen),
    mine: said(draft, seen),
    theirs: said(draftOf(current, known.timeZone), current),
  });
}

/** Mine over theirs: what was left as it was is what it is by now. */
export function rebased(
  draft: CorrectionDraft,
  seen: SessionDetail,
  current: SessionDetail,
  timeZone: string,
): CorrectionDraft {
  const before = draftOf(seen, timeZone);
  const now = draftOf(current, timeZone);
  const isStartMine = draft.start !== before.start || draft.startChoice !== before.startChoice;
  const isEndMine = draft.end !== before.end || draft.endChoice !== before.endChoice;
  return {
    ...rebasedOn({ mine: draft, seen: before, theirs: now }),
    // A minute and which of two it is are one, and orders are the same by what they say.
    ...(isStartMine && { start: draft.start, startChoice: draft.startChoice }),
    ...(isEndMine && { end: draft.end, endChoice: draft.endChoice }),
    orders: isSameOrders(draft.orders, before.orders) ? now.orders : draft.orders,
  };
}
