/**
 * What the person who is here is doing, and everything they can do about it. Every tap goes into
 * the outbox and is on the screen as soon as it lies there; what the server makes of it is said
 * when it comes, if it is not what the screen says already.
 */
import { ApiError } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import { calendarDay, clockTime, dayTime, quantity as spell } from '../shared/format.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { RosterUser, SignedInUser } from '#schema/contract/auth.ts';
import type { TapProof } from '#schema/contract/events.ts';
import type { Material } from '#schema/contract/materials.ts';
import type { Me, Session, SessionClosure } from '#schema/contract/sessions.ts';
import type { UndoOffer, WorkWords } from '#schema/rules/project-day.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { LOADING, ready, valueOf, type Loadable } from './loadable.ts';
import type { Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import type { DayView } from './outbox/day-view.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { StoredTap, Tap } from './outbox/tap.ts';
import { endsSignIn, refusal, verdictWords } from './refusal.ts';
import type { StartMode } from './screen.ts';
import type { TapGuard } from './tap-guard.ts';
import { tapWords } from './tap-words.ts';
import { text } from './text.ts';

export interface NewWork {
  orderNumber: string | null;
  taskType: string;
  /** The number is not in the list; make the order. */
  createOrder?: boolean;
  /** How it is called, as far as the screen it was chosen on knew. */
  words?: WorkWords;
}

export interface Count {
  good: number | null;
  scrap: number | null;
  note: string;
}

export interface Shift {
  readonly me: Readable<Loadable<Me>>;
  begin(user: SignedInUser, proof: TapProof, running: RosterUser['session']): void;
  /** Nobody is signed in any more; what is under way goes on without a screen. */
  end(): void;
  /** Asks the server how things stand. */
  reload(): Promise<void>;
  start(name: string, work: NewWork, mode: StartMode): Promise<void>;
  pause(): Promise<void>;
  finish(count: Count): Promise<void>;
  endDay(): Promise<void>;
  useMaterial(orderNumber: string, material: Material, amount: number): Promise<boolean>;
}

interface Parts {
  outbox: Outbox;
  dayView: DayView;
  clock: Clock;
  guard: TapGuard;
  notices: Notices;
  navigation: Navigation;
  timeZone: () => string;
  /** Whether the server is in reach, so that what the screen shows is what is so. */
  isOnline: () => boolean;
  leave: () => void;
  lost: (words: string) => void;
}

type Bare = Tap extends infer One
  ? One extends Tap
    ? Omit<One, 'userId' | 'proof'>
    : never
  : never;

/** A day that was kept is shown when the server does not tell a newer one in this time. */
const SHOW_KEPT_AFTER_MS = 1_500;

export function createShift(parts: Parts): Shift {
  const { outbox, dayView, clock, guard, notices, navigation } = parts;
  const me = createStore<Loadable<Me>>(LOADING);
  let here: { user: SignedInUser; proof: TapProof } | null = null;
  let isTold = false;

  function show(): void {
    const day = dayView.day.get();
    me.set(isTold && day ? ready(day.me) : LOADING);
  }
  dayView.day.subscribe(show);
  outbox.onSettled(settled);

  function begin(user: SignedInUser, proof: TapProof, running: RosterUser['session']): void {
    const mine = (here = { user, proof });
    isTold = false;
    notices.startAfresh();
    const tell = (): void => {
      if (here !== mine) return;
      isTold = true;
      show();
    };
    setTimeout(tell, SHOW_KEPT_AFTER_MS);
    void dayView.open(user, running).then(reload).then(tell, tell);
    tellUnseen(user.id);
  }

  function end(): void {
    here = null;
    notices.startAfresh();
    dayView.leave();
  }

  async function reload(): Promise<void> {
    const mine = here;
    try {
      await dayView.read();
    } catch (error) {
      if (here === mine && endsSignIn(error)) parts.lost(refusal(error));
    }
  }

  /** What the server made of taps while their person was away, or on another tablet. */
  function tellUnseen(userId: number): void {
    const mine = outbox.state.get().unseen.filter(({ event }) => event.userId === userId);
    const waiting = mine.filter(({ verdict }) => verdict?.kind !== 'applied');
    const [first] = waiting;
    if (first) notices.refused(reviewWords(first, waiting.length));
    if (mine.length > 0) void outbox.markSeen(userId).catch(() => undefined);
  }

  function settled(tap: StoredTap): void {
    const { event, verdict } = tap;
    if (verdict === null || event.userId !== here?.user.id) return;
    void outbox.markSeen(event.userId).catch(() => undefined);
    if (verdict.kind === 'applied') return;
    if (verdict.kind === 'review' && verdict.reason === 'wrong_pin')
      parts.lost(text().review.wrongPin);
    else notices.refused(reviewWords(tap, 1));
  }

  /** What was tapped and when, and why it waits, of the first of so many taps. */
  function reviewWords(tap: StoredTap, taps: number): string {
    const { verdict, event } = tap;
    const why = verdict === null ? '' : verdictWords(verdict);
    const tappedMs = clock.onServerMs(Date.parse(event.occurredAt));
    const zone = parts.timeZone();
    const when = dayTime(tappedMs, calendarDay(clock.serverNowMs(), zone), zone);
    const told = [tapWords(tap), when, why] as const;
    return taps === 1 ? text().review.one(...told) : text().review.many(taps, ...told);
  }

  /** Puts a tap into the outbox; `show` says what it means once it is saved. */
  async function act(name: string, tap: Bare, show: () => void): Promise<boolean> {
    const mine = here;
    if (mine === null) return false;
    const worked = await guard.run(name, async () => {
      const saved = await outbox.add({ ...tap, userId: mine.user.id, proof: mine.proof });
      // What could not be stored is told by its verdict alone.
      const isSaved = saved.by === 'tablet' || saved.tap.verdict?.kind === 'applied';
      if (isSaved && here === mine) show();
      return isSaved;
    });
    return worked ?? false;
  }

  const now = (): string => clockTime(clock.serverNowMs(), parts.timeZone());

  async function start(name: string, work: NewWork, mode: StartMode): Promise<void> {
    const running = valueOf(me.get())?.openSession ?? null;
    const isSwitch = mode === 'switch' && running !== null;
    const input = {
      id: uuid7(clock.nowMs()),
      taskType: work.taskType,
      ...(work.orderNumber === null ? {} : { orderNumber: work.orderNumber }),
      // Out of reach nobody knows what runs elsewhere: the last tap wins.
      ...(isSwitch || !parts.isOnline() ? { switch: true } : {}),
      ...(work.createOrder ? { createOrder: true } : {}),
    };
    const { words } = work;
    await act(name, { command: 'sessions.start', input, ...(words ? { words } : {}) }, () => {
      const { started, switched } = text().toast;
      backToWork((isSwitch ? switched : started)(now()));
    });
  }

  async function close(
    reason: SessionClosure['reason'],
    extra: Partial<Count>,
    show: () => void,
  ): Promise<void> {
    const running = valueOf(me.get())?.openSession;
    if (!running) return;
    const input = {
      id: running.id,
      reason,
      ...(extra.good == null ? {} : { goodQuantity: extra.good }),
      ...(extra.scrap == null ? {} : { scrapQuantity: extra.scrap }),
      ...(extra.note ? { note: extra.note } : {}),
    };
    await act(reason, { command: 'sessions.close', input }, show);
  }

  /** Says what was done; while the day offers it, one tap takes it back. */
  function backToWork(words: string): void {
    navigation.go({ name: 'work' });
    const offer = dayView.day.get()?.undo ?? null;
    notices.done(words, offer ? () => void undo(offer) : undefined);
  }

  async function undo({ of, id }: UndoOffer): Promise<void> {
    const offer = dayView.day.get()?.undo;
    if (offer?.id !== id || offer.of !== of) return;
    const input = { id, of, newId: uuid7(clock.nowMs()) };
    await act('undo', { command: 'sessions.undo', input }, () => {
      navigation.go({ name: 'work' });
      notices.done(text().toast.undone);
    });
  }

  return {
    ...{ me, begin, end, reload, start },
    pause: () => close('paused', {}, () => backToWork(text().toast.paused(now()))),
    finish: (count) => close('finished', count, () => backToWork(text().toast.finished(now()))),
    endDay: () =>
      close('signed_out', {}, () => {
        // In their language, although the wall behind it speaks the shop's.
        const words = text().toast.dayEnded(now());
        parts.leave();
        notices.done(words);
      }),
    useMaterial: (orderNumber, material, amount) =>
      act(
        'material',
        {
          command: 'materials.log',
          input: {
            id: uuid7(clock.nowMs()),
            orderNumber,
            materialCode: material.code,
            quantity: amount,
          },
        },
        () => {
          const { material: used, returned } = text().toast;
          const words = `${spell(Math.abs(amount))} ${material.unit}`;
          notices.done((amount < 0 ? returned : used)(words, material.name));
        },
      ),
  };
}

/** How work is called, for the screen that shows it before the server does. */
export function wordsFor(
  taskTypeName: string,
  order: Pick<Session, 'customerName' | 'description' | 'dueDate'> | null,
  flags: Session['flags'] = [],
): WorkWords {
  const { customerName = null, description = null, dueDate = null } = order ?? {};
  return { taskTypeName, customerName, description, dueDate, flags };
}

/** A read for somebody the server does not know to be here says nothing about them. */
export async function readMeFor(
  user: SignedInUser | null,
  isUnverified: boolean,
  read: () => Promise<Me>,
): Promise<Me> {
  if (isUnverified) throw new ApiError(0, 'offline', 'Signed in without the server.', true);
  const answer = await read();
  if (answer.user.id === user?.id) return answer;
  throw new ApiError(409, 'other_user', 'Somebody else is signed in on this tablet now.', false);
}
