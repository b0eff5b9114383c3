/** Material taken for a step, and what comes back to the shelf in the end. */
import type { OrderState } from './order-calendar.ts';
import { materialFor } from './order-drafts.ts';
import { MINUTE_MS } from './plant-days.ts';
import type { DraftStep, PlannedSession, PlannedUsage } from './plan.ts';
import type { Random } from './random.ts';

const LATEST_BOOKING_MS = 8 * MINUTE_MS;

function bookedAt(session: PlannedSession, random: Random): number {
  const length = Math.min(
    (session.endedAt ?? session.startedAt) - session.startedAt,
    LATEST_BOOKING_MS,
  );
  return session.startedAt + Math.floor(random.within(0.2, 0.9) * length);
}

/** Whoever takes up a step first takes its material from the shelf. */
export function bookMaterial(
  session: PlannedSession,
  state: OrderState,
  step: DraftStep,
  usages: PlannedUsage[],
  random: Random,
): void {
  if (state.booked === state.stepIndex) return;
  state.booked = state.stepIndex;
  const usedAt = bookedAt(session, random);
  for (const { material, thousandths } of step.uses) {
    const { person, day } = session;
    usages.push({
      person,
      order: state.index,
      task: step.task,
      material,
      thousandths,
      day,
      usedAt,
    });
  }
}

/** One order in eight has taken too much of something, and brings it back when it is packed. */
export function returnMaterial(
  session: PlannedSession,
  state: OrderState,
  usages: PlannedUsage[],
  random: Random,
): void {
  if (!random.chance(0.12)) return;
  const taken = state.draft.steps.flatMap(({ uses }) => uses);
  if (taken.length === 0) return;
  const { material, thousandths } = random.pick(taken);
  const back = materialFor(material, thousandths, random.within(0.03, 0.09));
  if (back >= thousandths) return;
  const { person, day } = session;
  const usedAt = bookedAt(session, random);
  const order = state.index;
  usages.push({ person, order, task: 'PACK', material, thousandths: -back, day, usedAt });
}
