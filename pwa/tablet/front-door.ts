/** Coming and going: finding the server, enrolling, the wall of names, the PIN, signing out. */
import { ApiError } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { RosterUser, SignedInUser } from '#schema/contract/auth.ts';
import type { Me } from '#schema/contract/sessions.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { Leaving } from './leaving.ts';
import { failed, LOADING, ready, valueOf, type Loadable } from './loadable.ts';
import type { Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import { refusal } from './refusal.ts';
import type { Server } from './server.ts';
import type { TapGuard } from './tap-guard.ts';
import { text } from './text.ts';

/** What became of the PINs typed so far, for the person chosen on the wall. */
export interface PinState {
  /** Counts wrong PINs, so that each one shakes. */
  wrong: number;
  message: string | null;
  throttledUntilMs: number | null;
}

export interface FrontDoor {
  readonly shop: Readable<Shop | null>;
  /** Why the server was not found at the very first; null while looking. */
  readonly unreachable: Readable<ApiError | null>;
  readonly roster: Readable<Loadable<RosterUser[]>>;
  readonly pin: Readable<PinState>;
  readonly signedIn: Readable<SignedInUser | null>;
  open(): Promise<void>;
  refreshRoster(): Promise<void>;
  choose(user: RosterUser): void;
  scanBadge(badge: string): void;
  submitPin(user: RosterUser, pin: string): Promise<void>;
  enrol(code: string): Promise<void>;
  /** Back to the wall at once; the server is told behind it. */
  leave(): void;
  /** Back to the wall because the server says nobody is signed in. */
  lost(words: string): void;
}

interface Parts {
  server: Server;
  clock: Clock;
  guard: TapGuard;
  notices: Notices;
  navigation: Navigation;
  /** Hands over to the shift: somebody is here, with their day when it is known already. */
  onSignedIn: (user: SignedInUser, me: Me | null) => void;
  onSignedOut: () => void;
  leaving: Leaving;
}

const NO_PIN_YET: PinState = { wrong: 0, message: null, throttledUntilMs: null };
const LOOK_AGAIN_MS = 3_000;

export function createFrontDoor(parts: Parts): FrontDoor {
  const { server, clock, guard, notices, navigation, leaving } = parts;
  const shop = createStore<Shop | null>(null);
  const unreachable = createStore<ApiError | null>(null);
  const roster = createStore<Loadable<RosterUser[]>>(LOADING);
  const pin = createStore<PinState>(NO_PIN_YET);
  const signedIn = createStore<SignedInUser | null>(null);

  async function open(): Promise<void> {
    try {
      shop.set(await server.shop());
      // A sign-out that the server never heard of, before this page was loaded anew.
      const leaver = leaving.recall();
      if (leaver !== null) await tellLeft(leaver);
    } catch (error) {
      unreachable.set(asApiError(error));
      setTimeout(() => void open(), LOOK_AGAIN_MS);
      return;
    }
    unreachable.set(null);
    if (shop.get()?.enrolled === false) {
      navigation.go({ name: 'enrolment' });
      return;
    }
    const me = await server.me().catch(() => null);
    if (me) {
      welcome(me.user, me);
      void refreshRoster();
    } else toWall();
  }

  function toWall(): void {
    signedIn.set(null);
    parts.onSignedOut();
    guard.release();
    navigation.go({ name: 'wall' });
    void refreshRoster();
  }

  async function refreshRoster(): Promise<void> {
    try {
      roster.set(ready(await server.roster()));
    } catch (error) {
      const problem = asApiError(error);
      if (problem.code === 'device_required') navigation.go({ name: 'enrolment' });
      // Names that were read before stay: a wall that is a minute old beats an empty one.
      else if (roster.get().state !== 'ready') roster.set(failed(problem));
    }
  }

  function choose(user: RosterUser): void {
    pin.set(NO_PIN_YET);
    navigation.go({ name: 'pin', user });
  }

  function scanBadge(badge: string): void {
    const user = valueOf(roster.get())?.find(
      (one) => one.badge?.toLowerCase() === badge.toLowerCase(),
    );
    if (user) choose(user);
    else notices.refused(text().wall.unknownBadge(badge));
  }

  function welcome(user: SignedInUser, me: Me | null): void {
    signedIn.set(user);
    parts.onSignedIn(user, me);
    navigation.go({ name: 'work' });
  }

  async function submitPin(user: RosterUser, digits: string): Promise<void> {
    await guard.run('pin', async () => {
      pin.update((now) => ({ ...now, message: null }));
      try {
        const answer = await server.signIn(user.id, digits);
        welcome(answer.user, null);
      } catch (error) {
        refusePin(asApiError(error));
      }
    });
  }

  function refusePin(problem: ApiError): void {
    const wrong = pin.get().wrong + 1;
    if (problem.code === 'device_required') navigation.go({ name: 'enrolment' });
    else if (problem.code === 'invalid_pin') {
      pin.set({ wrong, message: text().pin.wrong, throttledUntilMs: null });
    } else if (problem.code === 'throttled') {
      const throttledUntilMs = clock.nowMs() + (problem.retryAfterMs ?? 30_000);
      pin.set({ wrong, message: null, throttledUntilMs });
    } else pin.update((now) => ({ ...now, message: refusal(problem) }));
  }

  async function enrol(code: string): Promise<void> {
    await guard.run('enrol', async () => {
      try {
        await server.enrol(code);
        notices.done(text().toast.enrolled);
        await open();
      } catch (error) {
        const problem = asApiError(error);
        const ours = problem.unheard || problem.status >= 500 || problem.code === 'throttled';
        notices.refused(ours ? refusal(problem) : text().enrolment.refused);
      }
    });
  }

  function leave(): void {
    const user = signedIn.get();
    toWall();
    if (!user) return;
    leaving.remember(user.id);
    void tellLeft(user.id).then(refreshRoster, () => undefined);
  }

  /** A refusal means as much as a yes: that person is signed in here no longer. */
  async function tellLeft(userId: number): Promise<void> {
    await server.signOut(userId).catch((error: unknown) => {
      if (asApiError(error).unheard) throw error;
    });
    leaving.forget();
  }

  function lost(words: string): void {
    toWall();
    notices.refused(words);
  }

  return {
    ...{ shop, unreachable, roster, pin, signedIn },
    ...{ open, refreshRoster, choose, scanBadge, submitPin, enrol, leave, lost },
  };
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, 'internal', String(error), true);
}
