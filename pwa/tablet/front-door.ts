/** Coming and going: finding the server, enrolling, the PIN, signing out. */
import { asApiError, type ApiError } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import { isLanguage, speak } from '../shared/language.ts';
import { createStore, type Readable, type Store } from '../shared/store.ts';
import type { PinSignedIn, RosterUser, SignedInUser } from '#schema/contract/auth.ts';
import type { TapProof } from '#schema/contract/events.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { Language } from '#schema/contract/users.ts';
import { inTime } from './in-time.ts';
import { valueOf, type Loadable } from './loadable.ts';
import type { Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import type { TabletStorage } from './outbox/storage.ts';
import { createOwnPin, type OwnPin } from './own-pin.ts';
import type { Presence } from './presence.ts';
import { grantProof, isUnverified, sealedProof } from './proof.ts';
import { refusal } from './refusal.ts';
import { createRoster, type KnownRoster } from './roster.ts';
import type { Server } from './server.ts';
import type { Stay } from './stay.ts';
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
  readonly roster: Readable<Loadable<KnownRoster>>;
  readonly pin: Readable<PinState>;
  readonly ownPin: OwnPin;
  readonly signedIn: Readable<SignedInUser | null>;
  /** What proves the taps of whoever is signed in. */
  readonly proof: Readable<TapProof | null>;
  open(): Promise<void>;
  /** The server can be reached again. */
  back(): void;
  refreshRoster(): Promise<void>;
  choose(user: RosterUser): void;
  scanBadge(badge: string): void;
  submitPin(user: RosterUser, pin: string): Promise<void>;
  enrol(code: string): Promise<void>;
  /** Where somebody begins who is not signed in: the wall, or what stands before it. */
  home(): void;
  /** Back to the wall at once; the server is told behind it. */
  leave(): void;
  /** Back to the wall because the server says nobody is signed in. */
  lost(words: string): void;
  /** Somebody signed in or left in another tab of this tablet. */
  elsewhere(): void;
}

interface Parts {
  server: Server;
  storage: TabletStorage;
  clock: Clock;
  guard: TapGuard;
  notices: Notices;
  navigation: Navigation;
  presence: Presence;
  isOnline: () => boolean;
  /** The one-time code a QR code brought along; empty without. */
  invited: Store<string>;
  /** The shop was read from the server. */
  onShop: (shop: Shop) => void;
  /** Hands over to the shift: somebody is here, and what the wall said they are working on. */
  onSignedIn: (user: SignedInUser, proof: TapProof, running: RosterUser['session']) => void;
  onSignedOut: () => void;
  stay: Stay;
}

const NO_PIN_YET: PinState = { wrong: 0, message: null, throttledUntilMs: null };
const LOOK_AGAIN_MS = 3_000;
/** A server that is silent for so long is not waited for before the wall is shown. */
const SHOW_KEPT_AFTER_MS = 1_500;

export function createFrontDoor(parts: Parts): FrontDoor {
  const { server, storage, clock, guard, notices, navigation, presence, stay, invited } = parts;
  const isTesting = () => navigation.screen.get().name === 'self-test';
  const shop = createStore<Shop | null>(null);
  const unreachable = createStore<ApiError | null>(null);
  const pin = createStore<PinState>(NO_PIN_YET);
  const signedIn = createStore<SignedInUser | null>(null);
  const proof = createStore<TapProof | null>(null);
  const { known: roster, refresh: refreshRoster } = createRoster({
    ...{ server, storage, clock, isOnline: parts.isOnline },
    onNotEnrolled: () => {
      navigation.go({ name: 'enrolment' });
    },
  });

  const ownPin = createOwnPin({ server, guard, onChosen: letIn, onLost: lost });

  async function open(): Promise<void> {
    const showKept = setTimeout(() => void openFromKept(), SHOW_KEPT_AFTER_MS);
    try {
      await readShop();
    } catch (error) {
      await openFromKept();
      if (shop.get() === null) unreachable.set(asApiError(error));
      setTimeout(() => void open(), LOOK_AGAIN_MS);
      return;
    } finally {
      clearTimeout(showKept);
    }
    unreachable.set(null);
    // Somebody signed in without the server meanwhile, or tests the tablet: they are not disturbed.
    if (signedIn.get() !== null || isTesting()) return;
    if (shop.get()?.enrolled === false || invited.get() !== '') {
      navigation.go({ name: 'enrolment' });
      return;
    }
    void keepCapture();
    await goOn();
  }

  async function readShop(): Promise<void> {
    const read = await server.shop();
    if (JSON.stringify(read) !== JSON.stringify(shop.get())) shop.set(read);
    parts.onShop(read);
    await storage.keepSnapshot('shop', read).catch(() => undefined);
  }

  /** Without the server: with what it said the last time, when this tablet was enrolled then. */
  async function openFromKept(): Promise<void> {
    if (shop.get() !== null) return;
    const kept = await storage.snapshot('shop').catch(() => undefined);
    if (shop.get() !== null || kept?.enrolled !== true) return;
    shop.set(kept);
    if (!isTesting()) toWall();
  }

  function home(): void {
    invited.set('');
    const known = shop.get();
    if (known === null) navigation.go({ name: 'opening' });
    else if (known.enrolled) backToWall();
    else navigation.go({ name: 'enrolment' });
  }

  /** Whoever touched the tablet right before the page was loaded anew goes on; nobody else does. */
  async function goOn(): Promise<void> {
    const me = await server.me().catch(() => null);
    const isHere = me !== null && stay.isHere(me.user.id);
    const grant =
      isHere && (await storage.grant(me.user.id, clock.serverNowMs()).catch(() => undefined));
    if (signedIn.get() !== null) return;
    if (me && grant) {
      welcome(me.user, grantProof(grant), null);
      void refreshRoster();
      return;
    }
    if (me) void tellLeft(me.user.id);
    const { name } = navigation.screen.get();
    if (name === 'opening' || name === 'enrolment') toWall();
  }

  /** What PINs are sealed with when the server is out of reach the next time. */
  async function keepCapture(): Promise<void> {
    await server
      .capture()
      .then((capture) => storage.keepSnapshot('capture', capture))
      .catch(() => undefined);
  }

  function back(): void {
    void readShop().catch(() => undefined);
    void keepCapture();
    if (navigation.screen.get().name === 'wall') void refreshRoster();
    void dismiss();
  }

  /** Whoever the cookie still speaks of, and who is not here: they left while nobody could be told. */
  async function dismiss(): Promise<void> {
    const me = await server.me().catch(() => null);
    if (me && !stay.isHere(me.user.id)) await tellLeft(me.user.id);
  }

  function toWall(): void {
    stay.forget();
    signedIn.set(null);
    proof.set(null);
    parts.onSignedOut();
    guard.release();
    navigation.go({ name: 'wall' });
    void refreshRoster();
  }

  /** The office may have changed the name, the time zone or the length of PINs meanwhile. */
  function backToWall(): void {
    toWall();
    if (parts.isOnline()) void readShop().catch(() => undefined);
  }

  function choose(user: RosterUser): void {
    pin.set(NO_PIN_YET);
    greet(user);
    navigation.go({ name: 'pin', user });
  }

  function scanBadge(badge: string): void {
    const user = valueOf(roster.get())?.users.find(
      (one) => one.badge?.toLowerCase() === badge.toLowerCase(),
    );
    if (user) choose(user);
    else notices.refused(text().wall.unknownBadge(badge));
  }

  /** A roster kept by an earlier version names no language. */
  function greet({ language }: { language?: Language }): void {
    if (isLanguage(language)) speak(language);
  }

  function welcome(user: SignedInUser, proven: TapProof, running: RosterUser['session']): void {
    greet(user);
    signedIn.set(user);
    stay.note(user.id);
    proof.set(proven);
    presence.say(user.id);
    parts.onSignedIn(user, proven, running);
    navigation.go({ name: 'work' });
  }

  async function submitPin(user: RosterUser, digits: string): Promise<void> {
    await guard.run('pin', async () => {
      pin.update((now) => ({ ...now, message: null }));
      try {
        await letIn(await inTime(server.signIn(user.id, digits), parts.isOnline()));
      } catch (error) {
        const problem = asApiError(error);
        const isSilent = problem.unheard || [502, 504].includes(problem.status);
        if (!isSilent || !(await signInUnheard(user, digits))) refusePin(problem);
      }
    });
  }

  /** To the own work, or to the choice of an own PIN, which comes first. */
  async function letIn({ user, grant }: PinSignedIn): Promise<void> {
    if (grant === null) {
      greet(user);
      ownPin.begin();
      navigation.go({ name: 'own-pin', user });
      return;
    }
    await storage.keepGrant(user.id, grant).catch(() => undefined);
    welcome(user, grantProof(grant), null);
  }

  /** @returns whether they could be let in without the server */
  async function signInUnheard(user: RosterUser, digits: string): Promise<boolean> {
    if (user.pinDue) return false;
    const capture = await storage.snapshot('capture').catch(() => undefined);
    const sealed = capture && (await sealedProof(capture, user.id, digits, clock.nowMs()));
    if (!sealed) return false;
    const { id, displayName, language, session } = user;
    welcome({ id, displayName, role: 'operator', language }, sealed, session);
    return true;
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
        invited.set('');
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
    const screen = navigation.screen.get();
    const user = screen.name === 'own-pin' ? screen.user : signedIn.get();
    const wasUnverified = isUnverified(proof.get());
    backToWall();
    if (!user) return;
    presence.say(null);
    // Who came without the server is not signed in there.
    if (wasUnverified) return;
    void tellLeft(user.id).then(refreshRoster);
  }

  /** A server that does not hear it is told when it is back. */
  async function tellLeft(userId: number): Promise<void> {
    await server.signOut(userId).catch(() => undefined);
  }

  function lost(words: string): void {
    backToWall();
    notices.refused(words);
  }

  function elsewhere(): void {
    if (signedIn.get() !== null) lost(text().wall.otherTab);
  }

  return {
    ...{ shop, unreachable, roster, pin, ownPin, signedIn, proof },
    ...{
      open,
      back,
      refreshRoster,
      choose,
      scanBadge,
      submitPin,
      enrol,
      home,
      leave,
      lost,
      elsewhere,
    },
  };
}
