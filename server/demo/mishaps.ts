/**
 * What goes wrong with clocks: a few people forget to sign out, so that their work runs over
 * night; others tap late, or pick the wrong order. A foreman puts most of it right.
 */
import { MINUTE_MS, addDays, shiftZero } from './plant-days.ts';
import type { DemoMoment, PlannedPresence, PlannedSession } from './plan.ts';
import { randomFor, type Random } from './random.ts';
import { CORRECTION_REASONS } from './words/notes.ts';
import { PEOPLE } from './words/people.ts';

const FORGOTTEN_COUNT = 7;
/** So many of the forgotten ones still wait for a foreman. */
const UNCORRECTED_COUNT = 3;
const LATE_COUNT = 9;
const WRONG_ORDER_COUNT = 4;
/** The last days are left as they are: nothing may lie after now. */
const SETTLED_DAYS = 3;

/** The foreman of a person's team, when she has one. */
function foremanOf(person: number): number | undefined {
  const worker = PEOPLE[person];
  if (worker?.role !== 'operator') return undefined;
  const index = PEOPLE.findIndex(({ role, team }) => role === 'foreman' && team === worker.team);
  return index < 0 ? undefined : index;
}

/** Some of them, spread over the whole time. */
function spread<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const part = items.length / count;
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(part * (index + random.within(0, 0.999)))] as Item,
  );
}

export function addMishaps(
  sessions: PlannedSession[],
  presences: readonly PlannedPresence[],
  { today, timeZone }: DemoMoment,
): void {
  const random = randomFor('mishaps');
  const settled = addDays(today, -SETTLED_DAYS);
  const direct = sessions.filter(
    ({ order, day, person }) => order !== null && day < settled && foremanOf(person) !== undefined,
  );
  const correct = (
    session: PlannedSession,
    reasons: readonly string[],
    before: { endedAt?: number; order?: number },
  ): void => {
    const nextMorning = shiftZero(addDays(session.day, 1), timeZone);
    session.correction = {
      by: foremanOf(session.person) ?? 0,
      at: nextMorning + Math.round(random.within(70, 190) * MINUTE_MS),
      reason: random.pick(reasons),
      before,
    };
  };

  const began = new Map(presences.map(({ person, day, beganAt }) => [`${person} ${day}`, beganAt]));
  const overnight = direct.flatMap((session) => {
    const next = began.get(`${session.person} ${addDays(session.day, 1)}`);
    return session.reason === 'signed_out' && next !== undefined ? [{ session, next }] : [];
  });
  spread(overnight, FORGOTTEN_COUNT, random).forEach(({ session, next }, index) => {
    const ranUntil = next - Math.round(random.within(4, 15) * MINUTE_MS);
    session.reason = 'foreman';
    if (index >= FORGOTTEN_COUNT - UNCORRECTED_COUNT) {
      session.endedAt = ranUntil;
      endPresence(presences, session);
    } else correct(session, CORRECTION_REASONS.forgotten, { endedAt: ranUntil });
  });

  const paused = direct.filter(({ reason }) => reason === 'paused');
  for (const session of spread(paused, LATE_COUNT, random)) {
    const tappedAt = (session.endedAt ?? 0) + Math.round(random.within(3, 6) * MINUTE_MS);
    correct(session, CORRECTION_REASONS.late, { endedAt: tappedAt });
  }
  const finished = direct.filter(({ reason }) => reason === 'finished');
  for (const session of spread(finished, WRONG_ORDER_COUNT, random)) {
    const other = direct.find(({ order, day }) => day === session.day && order !== session.order);
    if (other?.order != null) {
      correct(session, ['Picked the wrong order from the list'], { order: other.order });
    }
  }
}

/** As the server does it: the day of who never ended it ends with the last work of that day. */
function endPresence(presences: readonly PlannedPresence[], session: PlannedSession): void {
  const presence = presences.find(
    ({ person, day }) => person === session.person && day === session.day,
  );
  if (presence) presence.endedAt = session.endedAt;
}
