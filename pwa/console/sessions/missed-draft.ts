/** Work nobody tapped, as somebody types it, and what is wrong at which field. */
import type { MissedSession } from '#schema/contract/corrections.ts';
import { readMinute } from '../time/minute-draft.ts';
import { text } from '../text.ts';
import type { CorrectionDraft } from './correction-draft.ts';
import { isOnNoOrder, type Known } from './known.ts';
import { ONE_ORDER, ordersSaid } from './orders-draft.ts';
import { NO_PIECES, piecesErrors, piecesSaid } from './pieces-draft.ts';
import { targetErrors } from './work-draft.ts';
import { timeErrors } from './work-times.ts';

export interface MissedDraft extends CorrectionDraft {
  userId: number | null;
}

export interface MissedReading {
  startedAt: string | null;
  endedAt: string | null;
  errors: Readonly<Record<string, string>>;
  /** Null while something is wrong. */
  missed: MissedSession | null;
}

export const missedDraft = (userId: number | null): MissedDraft => ({
  ...{ userId, start: '', end: '', startChoice: null, endChoice: null },
  ...{ orders: ONE_ORDER, taskType: '', ...NO_PIECES, note: '', reason: '' },
});

/** @param known whose `others` are the work of the chosen person */
export function readMissed(draft: MissedDraft, known: Known): MissedReading {
  const { userId, taskType } = draft;
  const start = readMinute(draft.start, draft.startChoice, null, known.timeZone);
  const end = readMinute(draft.end, draft.endChoice, null, known.timeZone);
  const times = { startedAt: start.instant, endedAt: end.instant };
  const reason = draft.reason.trim();
  const note = draft.note.trim();
  const hasOrders = !isOnNoOrder(taskType, known);
  const nothing = { orders: ONE_ORDER, taskType: '' };
  const errors: Record<string, string> = {
    ...(userId === null && { userId: text.common.required }),
    ...(end.instant !== null && timeErrors(times, known)),
    ...(start.instant === null && { startedAt: start.error ?? text.minute.unreadable }),
    ...(end.instant === null && { endedAt: end.error ?? text.minute.unreadable }),
    ...(taskType === '' && { taskType: text.common.required }),
    ...targetErrors(draft, nothing, known),
    ...piecesErrors(draft),
    ...(reason === '' && { reason: text.common.required }),
  };
  const { startedAt, endedAt } = times;
  const isFine = Object.keys(errors).length === 0;
  if (!isFine || userId === null || startedAt === null || endedAt === null) {
    return { ...times, errors, missed: null };
  }
  const missed = {
    ...{ userId, startedAt, endedAt, taskType, reason },
    ...(hasOrders && ordersSaid(draft.orders)),
    ...piecesSaid(draft, NO_PIECES),
    ...(note !== '' && { note }),
  };
  return { ...times, errors, missed };
}
