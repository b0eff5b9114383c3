/** Good and scrap, said by whoever finishes; and now and then a note. */
import type { EndReason } from '#schema/contract/sessions.ts';
import type { OrderState } from './order-calendar.ts';
import type { DraftStep, PlannedSession } from './plan.ts';
import type { Random } from './random.ts';
import { SESSION_NOTES } from './words/notes.ts';

type Report = Pick<PlannedSession, 'goodQuantity' | 'scrapQuantity' | 'note'>;

export const NOTHING_TO_REPORT: Report = { goodQuantity: null, scrapQuantity: null, note: '' };

/** What is reported adds up to the order's pieces once the step is done. */
export function reportQuantities(
  state: OrderState,
  step: DraftStep,
  reason: EndReason,
  isStepDone: boolean,
  random: Random,
): Report {
  const plain = random.chance(0.03) ? random.pick(SESSION_NOTES) : '';
  const note = step.reworkNote !== null && random.chance(0.5) ? step.reworkNote : plain;
  // Artwork is not counted in pieces, and a rework replaces pieces that were counted.
  const isCounted = step.task !== 'ART' && step.reworkNote === null;
  if (!isCounted || reason !== 'finished') return { ...NOTHING_TO_REPORT, note };
  const done = isStepDone ? 1 : 1 - state.remainingMinutes / step.actualMinutes;
  const soFar = Math.floor(state.draft.pieces * done);
  const goodQuantity = Math.max(0, soFar - state.reported);
  state.reported = Math.max(soFar, state.reported);
  return { goodQuantity, scrapQuantity: isStepDone ? step.scrapQuantity : 0, note };
}
