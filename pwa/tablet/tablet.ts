/** Puts the parts together. Nothing here draws; `tablet-app` and the screens do. */
import { createApi, ApiError } from '../shared/api.ts';
import { createClock, type Clock } from '../shared/clock.ts';
import { createStore } from '../shared/store.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { MaterialAmount } from './elements/material-screen.ts';
import { createFinder } from './finder.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';
import { createIdleWatch } from './idle.ts';
import { createLeaving } from './leaving.ts';
import { createNavigation } from './navigation.ts';
import { createNetwork } from './network.ts';
import { createNotices } from './notices.ts';
import { createReference } from './reference.ts';
import { endsSignIn, refusal } from './refusal.ts';
import { isPersonal, type StartMode } from './screen.ts';
import { createSender } from './send.ts';
import { createServer } from './server.ts';
import { createShift } from './shift.ts';
import { createTapGuard } from './tap-guard.ts';
import { text } from './text.ts';
import { workKey } from './work-key.ts';

export type Tablet = ReturnType<typeof createTablet>;

const ROSTER_EVERY_MS = 30_000;

export function createTablet(clock: Clock = createClock()) {
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
  const sender = createSender({ api, clock });
  const server = createServer(api, sender);
  const guard = createTapGuard();
  const notices = createNotices();
  const navigation = createNavigation(guard, notices);
  const finder = createFinder(server);
  const reference = createReference(server);
  const wanted = createStore<number | null>(null);
  const logged = createStore(0);

  const front: FrontDoor = createFrontDoor({
    ...{ server, clock, guard, notices, navigation },
    onSignedIn(user, me) {
      measured = true;
      reference.refresh();
      shift.begin(user, me);
    },
    onSignedOut() {
      shift.end();
    },
    leaving: createLeaving(),
  });
  const shift = createShift({
    ...{ server, clock, guard, notices, navigation },
    timeZone: () => front.shop.get()?.timeZone ?? 'UTC',
    leave: () => {
      front.leave();
    },
    lost: (words) => {
      front.lost(words);
    },
  });
  const idle = createIdleWatch(clock, () => {
    front.leave();
  });

  navigation.screen.subscribe(() => {
    if (isPersonal(navigation.screen.get())) idle.start();
    else idle.stop();
  });

  network.online.subscribe(() => {
    if (!network.online.get()) return;
    sender.nudge();
    if (navigation.screen.get().name === 'wall') void front.refreshRoster();
    if (shift.me.get().state === 'failed') void shift.reload();
    if (finder.state.get().error) finder.retry();
  });

  /** Loads the order whole, so that its screen appears at once and does not jump. */
  async function chooseOrder(orderNumber: string, mode: StartMode): Promise<void> {
    await guard.run(`order ${orderNumber}`, async () => {
      try {
        const order = await server.order(orderNumber);
        if (order.status === 'void') {
          notices.refused(text().order.void(order.orderNumber));
        } else {
          const chosen = { orderNumber: order.orderNumber, known: order };
          navigation.go({ name: 'task', mode, order: chosen });
        }
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
          if (navigation.screen.get().name !== 'order') openFinder(mode);
          finder.offerUnknown(orderNumber);
        } else if (endsSignIn(error)) front.lost(refusal(error));
        else notices.refused(refusal(error));
      }
    });
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
    const work = { orderNumber: null, taskType: task.code };
    await shift.start(workKey(work), work, mode);
  }

  async function logMaterial(orderNumber: string, used: MaterialAmount): Promise<void> {
    if (!(await shift.useMaterial(orderNumber, used.material, used.amount))) return;
    logged.update((count) => count + 1);
    await reference.openUsages(orderNumber);
  }

  function openMaterial(orderNumber: string): void {
    logged.set(0);
    void reference.openUsages(orderNumber);
    navigation.go({ name: 'material', orderNumber });
  }

  /**
   * Nobody is at work here and nothing is on its way, so that the page may be loaded anew. Not
   * while a tablet is enrolled: somebody reads a code off a paper meanwhile.
   */
  function isIdle(): boolean {
    const { name } = navigation.screen.get();
    const isNobodyHere = (name === 'wall' || name === 'opening') && guard.busy.get() === null;
    return isNobodyHere && front.signedIn.get() === null && sender.state.get().pending === 0;
  }

  /** Starts living: finds the server and keeps the wall fresh. */
  function open(): void {
    void front.open();
    setInterval(() => {
      if (navigation.screen.get().name === 'wall') void front.refreshRoster();
    }, ROSTER_EVERY_MS);
  }

  return {
    ...{
      clock,
      network,
      sender,
      guard,
      notices,
      navigation,
      finder,
      reference,
      front,
      shift,
      idle,
    },
    ...{ wanted, logged },
    ...{
      open,
      isIdle,
      chooseOrder,
      openFinder,
      openFinish,
      openMaterial,
      startIndirect,
      logMaterial,
    },
  };
}
