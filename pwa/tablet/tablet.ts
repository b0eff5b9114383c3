/** Puts the parts together. Nothing here draws; `tablet-app` and the screens do. */
import { createApi, ApiError } from '../shared/api.ts';
import { createClock, type Clock } from '../shared/clock.ts';
import { calendarDay } from '../shared/format.ts';
import { browserLanguage, speak } from '../shared/language.ts';
import { createStore } from '../shared/store.ts';
import type { Order, TaskType } from '#schema/contract/orders.ts';
import type { Me } from '#schema/contract/sessions.ts';
import type { MaterialAmount } from './elements/material-screen.ts';
import { browserFacts } from './browser-facts.ts';
import { takeEnrolmentCode } from './enrolment-link.ts';
import { createCorrectionNotes } from './correction-notes.ts';
import { createFinder } from './finder.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';
import { startHeart } from './heartbeat.ts';
import { createIdleWatch } from './idle.ts';
import { createKnownOrders } from './known-orders.ts';
import { createNavigation } from './navigation.ts';
import { createNetwork } from './network.ts';
import { createNotices } from './notices.ts';
import { createDayView } from './outbox/day-view.ts';
import { openBrowserOutbox } from './outbox/open.ts';
import { createPresence } from './presence.ts';
import { isUnverified } from './proof.ts';
import { createReference } from './reference.ts';
import { endsSignIn, refusal } from './refusal.ts';
import { isPersonal, type StartMode } from './screen.ts';
import { createSelfTester } from './self-test.ts';
import { createServer } from './server.ts';
import { createStay } from './stay.ts';
import { createShift, readMeFor, wordsFor } from './shift.ts';
import { createTapGuard } from './tap-guard.ts';
import { text } from './text.ts';
import { vitalSigns } from './vital-signs.ts';
import { createWall } from './wall.ts';
import { workKey } from './work-key.ts';

export type Tablet = Awaited<ReturnType<typeof openTablet>>;

const ROSTER_EVERY_MS = 30_000;
/** The page is drawn and the service worker installed by then. */
const FIRST_TEST_AFTER_MS = 15_000;
const TEST_EVERY_MS = 3_600_000;

/** Resolves once what was left from before is read. */
export async function openTablet(clock: Clock = createClock()) {
  let measured = false;
  const api = createApi({
    app: 'tablet',
    onExchange(reached, serverDate) {
      network.heard(reached);
      // `Date` is cut to the second; good enough for the wall until /api/me says it exactly.
      if (serverDate !== null && !measured) {
        clock.measure(serverDate, clock.nowMs() - 500, clock.nowMs() - 500);
      }
    },
  });
  const network = createNetwork(() => api.get('/api/shop'));
  const isOnline = () => network.online.get();
  const invited = createStore(takeEnrolmentCode());
  const { outbox, storage, persistent } = await openBrowserOutbox(api, clock);
  clock.resume((await storage.meta('clockOffsetMs').catch(() => undefined)) ?? 0);

  const server = createServer(api, clock);
  const guard = createTapGuard();
  const notices = createNotices();
  const navigation = createNavigation(guard, notices);
  const knownOrders = createKnownOrders({ server, storage, nowMs: () => clock.nowMs() });
  const finder = createFinder(server, knownOrders, isOnline);
  const reference = createReference(server, storage);
  const wanted = createStore<number | null>(null);
  const logged = createStore(0);
  const timeZone = () => front.shop.get()?.timeZone ?? 'UTC';

  const stay = createStay(() => clock.nowMs());
  const front: FrontDoor = createFrontDoor({
    ...{ server, storage, clock, guard, notices, navigation, isOnline, invited },
    presence: createPresence(() => {
      front.elsewhere();
    }),
    onShop({ generation }) {
      void outbox.noteGeneration(generation).catch(() => undefined);
      outbox.nudge();
    },
    onSignedIn(user, proof, running) {
      reference.refresh();
      if (!isUnverified(proof)) knownOrders.refresh();
      shift.begin(user, proof, running);
    },
    onSignedOut() {
      shift.end();
    },
    stay,
  });
  const dayOf = (atMs: number) => calendarDay(atMs, timeZone());
  const wall = createWall({ roster: front.roster, outbox, clock, dayOf });
  const dayView = createDayView({
    ...{ outbox, storage, clock, dayOf },
    readMe: () => readMeFor(front.signedIn.get(), isUnverified(front.proof.get()), readMe),
  });
  const shift = createShift({
    ...{ outbox, dayView, clock, guard, notices, navigation, timeZone },
    isOnline: () => isOnline() && !isUnverified(front.proof.get()),
    leave: () => {
      front.leave();
    },
    lost: (words) => {
      front.lost(words);
    },
  });
  const corrections = await createCorrectionNotes({
    ...{ me: shift.me, storage },
    send: server.readCorrections,
  });
  const selfTester = createSelfTester({
    ...{ storage, outbox, clock, browser: browserFacts },
    readShop: server.shop,
    knownShop: () => front.shop.get(),
  });
  const heart = startHeart({
    isHeard: () => isOnline() && isEnrolled(),
    look: async () => vitalSigns(outbox.state.get(), selfTester.findings.get(), await persistent),
    send: server.heartbeat,
  });
  const idle = createIdleWatch(clock, () => {
    front.leave();
  });
  const touched = (): void => {
    idle.touched();
    const user = front.signedIn.get();
    if (user !== null) stay.note(user.id);
  };

  /** By the office, so that there is somebody who wants to hear of it. */
  function isEnrolled(): boolean {
    return (front.shop.get()?.tablet ?? null) !== null;
  }

  async function readMe(): Promise<Me> {
    const sentMs = clock.nowMs();
    const me = await server.me();
    clock.measure(me.now, sentMs, clock.nowMs());
    measured = true;
    void storage.keepMeta('clockOffsetMs', clock.onServerMs(0)).catch(() => undefined);
    return me;
  }

  navigation.screen.subscribe(() => {
    if (isPersonal(navigation.screen.get())) idle.start();
    else {
      idle.stop();
      // The wall is everybody's: it speaks as the tablet was set up.
      speak(browserLanguage());
    }
  });

  network.online.subscribe(() => {
    if (!isOnline()) return;
    heart.soon();
    outbox.nudge();
    front.back();
    if (front.signedIn.get() !== null) void shift.reload();
    if (navigation.screen.get().name === 'order') finder.retry();
    readUsages();
  });

  let unsent = '';
  outbox.state.subscribe(() => {
    const { pending, sinceMs, storageTrouble } = outbox.state.get();
    const now = `${pending.length} ${sinceMs} ${storageTrouble}`;
    if (now !== unsent) heart.soon();
    unsent = now;
  });
  front.shop.subscribe(heart.soon);
  selfTester.findings.subscribe(heart.soon);

  window.addEventListener('hashchange', () => {
    const code = takeEnrolmentCode();
    if (code === '' || front.signedIn.get() !== null) return;
    invited.set(code);
    navigation.go({ name: 'enrolment' });
  });

  shift.me.subscribe(() => {
    const me = shift.me.get();
    const isOver = me.state === 'ready' && me.value.openSession === null;
    const { name } = navigation.screen.get();
    // Ended elsewhere while somebody counted here.
    if (isOver && name === 'finish' && guard.busy.get() === null) navigation.go({ name: 'work' });
  });

  outbox.onSettled(({ event }) => {
    if (event.command === 'materials.log') readUsages();
  });

  /** What is written down on the order whose material is looked at. */
  function readUsages(): void {
    const screen = navigation.screen.get();
    if (screen.name === 'material') void reference.openUsages(screen.orderNumber);
  }

  /** Loads the order whole, so that its screen appears at once and does not jump. */
  async function chooseOrder(orderNumber: string, mode: StartMode): Promise<void> {
    await guard.run(`order ${orderNumber}`, async () => {
      try {
        const order = await orderOrKept(orderNumber);
        if (order === undefined) offerUnknown(orderNumber, mode);
        else if (order.mergedInto !== null) offerMerged(order.orderNumber, order.mergedInto, mode);
        else if (order.status === 'void') notices.refused(text().order.void(order.orderNumber));
        else {
          const chosen = { orderNumber: order.orderNumber, known: order };
          navigation.go({ name: 'task', mode, order: chosen });
        }
      } catch (error) {
        if (endsSignIn(error)) front.lost(refusal(error));
        else notices.refused(refusal(error));
      }
    });
  }

  /** Undefined for a number nobody knows; out of reach, for one this tablet does not know. */
  async function orderOrKept(orderNumber: string): Promise<Order | undefined> {
    const kept = isOnline() ? undefined : await knownOrders.find(orderNumber);
    if (kept) return kept;
    try {
      return await server.order(orderNumber);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 404) return undefined;
      const isOutOfReach = error.unheard || error.status >= 500 || isUnverified(front.proof.get());
      if (!isOutOfReach) throw error;
      return knownOrders.find(orderNumber);
    }
  }

  function offerUnknown(orderNumber: string, mode: StartMode): void {
    if (navigation.screen.get().name !== 'order') openFinder(mode);
    finder.offerUnknown(orderNumber);
  }

  /** Somebody typed a number that was a slip before, too: the order that was meant is one tap away. */
  function offerMerged(typed: string, meant: string, mode: StartMode): void {
    if (navigation.screen.get().name !== 'order') openFinder(mode);
    finder.type(meant);
    notices.refused(text().order.merged(typed, meant));
  }

  function openFinder(mode: StartMode): void {
    finder.open();
    navigation.go({ name: 'order', mode });
  }

  /** The pieces the order asks for arrive behind the screen; counting does not wait for them. */
  function openFinish(orderNumber: string | null): void {
    wanted.set(null);
    navigation.go({ name: 'finish' });
    if (orderNumber === null) return;
    server.order(orderNumber).then(
      (order) => {
        wanted.set(order.quantity);
      },
      () => undefined,
    );
  }

  async function startIndirect(task: TaskType, mode: StartMode): Promise<void> {
    const work = { orderNumber: null, taskType: task.code, words: wordsFor(task.name, null) };
    await shift.start(workKey(work), work, mode);
  }

  async function logMaterial(orderNumber: string, used: MaterialAmount): Promise<void> {
    if (!(await shift.useMaterial(orderNumber, used.material, used.amount))) return;
    logged.update((count) => count + 1);
  }

  function openSelfTest(): void {
    navigation.go({ name: 'self-test' });
    void selfTester.run();
  }

  function openMaterial(orderNumber: string): void {
    logged.set(0);
    void reference.openUsages(orderNumber);
    navigation.go({ name: 'material', orderNumber });
  }

  /**
   * Nobody is at work here, so that the page may be loaded anew: taps that wait lie in the outbox.
   * Not while a tablet is enrolled: somebody reads a code off a paper meanwhile.
   */
  function isIdle(): boolean {
    const { name } = navigation.screen.get();
    const isNobodyHere =
      ['wall', 'opening', 'self-test'].includes(name) && guard.busy.get() === null;
    const isStored = outbox.state.get().pending.every(({ stored }) => stored);
    return isNobodyHere && front.signedIn.get() === null && isStored;
  }

  /** Starts living: finds the server, keeps the wall fresh, and tells the office how it is. */
  function open(): void {
    void front.open();
    const test = () => {
      if (isEnrolled()) void selfTester.run();
    };
    setTimeout(test, FIRST_TEST_AFTER_MS);
    setInterval(test, TEST_EVERY_MS);
    setInterval(() => {
      if (navigation.screen.get().name === 'wall') void front.refreshRoster();
    }, ROSTER_EVERY_MS);
  }

  return {
    ...{
      clock,
      network,
      outbox,
      guard,
      notices,
      navigation,
      finder,
      reference,
      front,
      shift,
      idle,
    },
    ...{ wall, wanted, logged, invited, selfTester, corrections },
    ...{
      open,
      isIdle,
      touched,
      chooseOrder,
      openFinder,
      openFinish,
      openMaterial,
      openSelfTest,
      startIndirect,
      logMaterial,
    },
  };
}
