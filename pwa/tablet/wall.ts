/** The wall of names as this tablet knows it: what the server told, and what was tapped here since. */
import type { Clock } from '../shared/clock.ts';
import type { Readable } from '../shared/store.ts';
import type { RosterUser } from '#schema/contract/auth.ts';
import { projectDay, type DayContext } from '#schema/rules/project-day.ts';
import { ready, type Loadable } from './loadable.ts';
import { unknownDay, withRunning } from './outbox/day-view.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { StoredTap } from './outbox/tap.ts';
import type { KnownRoster } from './roster.ts';
import { wordsFor } from './shift.ts';

interface Parts {
  roster: Readable<Loadable<KnownRoster>>;
  outbox: Pick<Outbox, 'state' | 'tapsSinceDay'>;
  clock: Clock;
  dayOf: DayContext['dayOf'];
}

/** Works it out anew only when the roster or the taps are others. */
export function createWall({ roster, outbox, clock, dayOf }: Parts): () => Loadable<RosterUser[]> {
  let made: { of: readonly unknown[]; wall: Loadable<RosterUser[]> } | null = null;

  function make(known: KnownRoster): Loadable<RosterUser[]> {
    const context = { nowMs: clock.serverNowMs(), offsetMs: clock.onServerMs(0), dayOf };
    const isNews = ({ settledMs }: StoredTap): boolean =>
      settledMs === null || (known.askedMs !== null && settledMs >= known.askedMs);
    const shown = (user: RosterUser): RosterUser =>
      afterTaps(user, outbox.tapsSinceDay(user.id).filter(isNews), context);
    return ready(known.users.map(shown));
  }

  return () => {
    const known = roster.get();
    const of = [known, outbox.state.get()];
    if (!made?.of.every((one, n) => one === of[n])) {
      made = { of, wall: known.state === 'ready' ? make(known.value) : known };
    }
    return made.wall;
  };
}

/** @param taps of this person, in the order of `seq` */
function afterTaps(user: RosterUser, taps: readonly StoredTap[], context: DayContext): RosterUser {
  if (taps.length === 0) return user;
  const { id, displayName, language, session, onTheClock } = user;
  const idle = unknownDay({ id, displayName, role: 'operator', language });
  const told =
    session && onTheClock
      ? withRunning(idle, session, wordsFor(onTheClock.taskTypeName, null))
      : idle;
  const { openSession } = projectDay(told, taps, context).me;
  return {
    ...user,
    onTheClock: openSession && {
      orderNumber: openSession.orderNumber,
      taskTypeName: openSession.taskTypeName,
      startedAt: openSession.startedAt,
    },
  };
}
