/** Work nobody tapped, as somebody types it, and what is wrong at which field. */
import type { MissedSession } from '#schema/contract/corrections.ts';
import { readMinute, type MinuteChoice } from '../time/minute-draft.ts';
import { text } from '../text.ts';
import { isOnNoOrder, lacksOrder, type Known } from './known.ts';
import { ONE_ORDER, ordersErrors, ordersSaid, type OrderRow } from './orders-draft.ts';
import { NO_PIECES, piecesErrors, piecesSaid, type PiecesDraft } from './pieces-draft.ts';
import { timeErrors } from './work-times.ts';

export interface MissedDraft extends PiecesDraft {
  userId: number | null;
  /** Plant minutes; empty is no time yet. */
  start: string;
  end: string;
  startChoice: MinuteChoice;
  endChoice: MinuteChoice;
  orders: readonly OrderRow[];
  /** Empty before one is chosen. */
  taskType: string;
  note: string;
  reason: string;
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
    ...minuteError('startedAt', draft.start, start.error),
    ...minuteError('endedAt', draft.end, end.error),
    ...(taskType === '' && { taskType: text.common.required }),
    ...(hasOrders && ordersErrors(draft.orders)),
    ...(lacksOrder(draft, nothing, known) && { orderNumber: text.common.required }),
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

function minuteError(field: string, typed: string, error: string | undefined) {
  const said = typed === '' ? text.minute.unreadable : error;
  return said === undefined ? {} : { [field]: said };
}
