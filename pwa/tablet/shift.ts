/**
 * My work: what runs, and everything that begins, ends or is written down about it.
 *
 * Every action waits for the server's word before it says "saved", runs once however often it is
 * tapped, and belongs to the person who tapped it: when they have left meanwhile, its outcome must
 * not move the next person's screen. A refusal that comes then is told on the wall.
 */
import type { Clock } from '../shared/clock.ts';
import { ApiError } from '../shared/api.ts';
import { clockTime, quantity as spell } from '../shared/format.ts';
import { createStore, type Readable } from '../shared/store.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { SignedInUser } from '#schema/contract/auth.ts';
import type { Material } from '#schema/contract/materials.ts';
import type { ClosureReason, Me, Session } from '#schema/contract/sessions.ts';
import { failed, LOADING, ready, valueOf, type Loadable } from './loadable.ts';
import { withEnded, withStarted } from './my-day.ts';
import type { Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import { endsSignIn, refusal } from './refusal.ts';
import type { StartMode } from './screen.ts';
import type { Server } from './server.ts';
import type { TapGuard } from './tap-guard.ts';
import { text } from './text.ts';

export interface NewWork {
  orderNumber: string | null;
  taskType: string;
  /** The number is not in the list; make the order. */
  createOrder?: boolean;
}

export interface Count {
  good: number | null;
  scrap: number | null;
  note: string;
}

export interface Shift {
  readonly me: Readable<Loadable<Me>>;
  begin(user: SignedInUser, me: Me | null): void;
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
  server: Server;
  clock: Clock;
  guard: TapGuard;
  notices: Notices;
  navigation: Navigation;
  timeZone: () => string;
  leave: () => void;
  lost: (words: string) => void;
}

export function createShift(parts: Parts): Shift {
  const { server, clock, guard, notices, navigation } = parts;
  const me = createStore<Loadable<Me>>(LOADING);
  let user: SignedInUser | null = null;

  function begin(next: SignedInUser, known: Me | null): void {
    user = next;
    notices.startAfresh();
    me.set(known ? ready(known) : LOADING);
    if (!known) void reload();
  }

  function end(): void {
    user = null;
    me.set(LOADING);
  }

  async function reload(): Promise<void> {
    const mine = user;
    if (mine === null) return;
    const sentMs = clock.nowMs();
    if (me.get().state === 'failed') me.set(LOADING);
    try {
      const answer = await server.me();
      clock.measure(answer.now, sentMs, clock.nowMs());
      if (user === mine) me.set(ready(answer));
    } catch (error) {
      if (user !== mine || !(error instanceof ApiError)) return;
      if (endsSignIn(error)) parts.lost(refusal(error));
      else if (me.get().state !== 'ready') me.set(failed(error));
    }
  }

  /** Runs one action of the person who is here now; answers whether it worked. */
  async function act(
    name: string,
    action: (userId: number) => Promise<() => void>,
  ): Promise<boolean> {
    const mine = user;
    if (mine === null) return false;
    const worked = await guard.run(name, async () => {
      try {
        const show = await action(mine.id);
        if (user === mine) show();
        return true;
      } catch (error) {
        if (user === mine) refuse(error);
        else
          notices.refused(
            text().wall.lostTap(mine.displayName, endsSignIn(error) ? '' : refusal(error)),
          );
        return false;
      }
    });
    return worked ?? false;
  }

  function refuse(error: unknown): void {
    const code = error instanceof ApiError ? error.code : '';
    if (endsSignIn(error)) {
      parts.lost(refusal(error));
    } else if (code === 'already_open' || code === 'not_open') {
      void reload();
      navigation.go({ name: 'work' });
      notices.refused(code === 'not_open' ? text().work.endedElsewhere : text().work.elsewhere);
    } else notices.refused(refusal(error));
  }

  function at(instant: string): string {
    return clockTime(instant, parts.timeZone());
  }

  function changeDay(change: (day: Me) => Me): void {
    me.update((now) => (now.state === 'ready' ? ready(change(now.value)) : now));
    void reload();
  }

  async function start(name: string, work: NewWork, mode: StartMode): Promise<void> {
    const running = valueOf(me.get())?.openSession ?? null;
    const switching = mode === 'switch' && running !== null;
    await act(name, async (userId) => {
      const session = await server.startSession(userId, {
        id: uuid7(clock.nowMs()),
        taskType: work.taskType,
        ...(work.orderNumber === null ? {} : { orderNumber: work.orderNumber }),
        ...(switching ? { switch: true } : {}),
        ...(work.createOrder ? { createOrder: true } : {}),
      });
      return () => {
        changeDay((day) => withStarted(day, session));
        navigation.go({ name: 'work' });
        const { started, switched } = text().toast;
        notices.done((switching ? switched : started)(at(session.startedAt)));
      };
    });
  }

  async function close(
    reason: ClosureReason,
    extra: Partial<Count>,
    show: (session: Session) => void,
  ): Promise<void> {
    const running = valueOf(me.get())?.openSession;
    if (!running) return;
    await act(reason, async (userId) => {
      const session = await server.closeSession(userId, running.id, {
        reason,
        ...(extra.good == null ? {} : { goodQuantity: extra.good }),
        ...(extra.scrap == null ? {} : { scrapQuantity: extra.scrap }),
        ...(extra.note ? { note: extra.note } : {}),
      });
      return () => {
        show(session);
      };
    });
  }

  function backToWork(session: Session, say: (time: string) => string): void {
    changeDay((day) => withEnded(day, session));
    navigation.go({ name: 'work' });
    notices.done(say(at(session.endedAt ?? session.startedAt)));
  }

  return {
    ...{ me, begin, end, reload, start },
    pause: () =>
      close('paused', {}, (session) => {
        backToWork(session, text().toast.paused);
      }),
    finish: (count) =>
      close('finished', count, (session) => {
        backToWork(session, text().toast.finished);
      }),
    endDay: () =>
      close('signed_out', {}, (session) => {
        parts.leave();
        notices.done(text().toast.dayEnded(at(session.endedAt ?? session.startedAt)));
      }),
    useMaterial: (orderNumber, material, amount) =>
      act('material', async (userId) => {
        await server.useMaterial(userId, {
          id: uuid7(clock.nowMs()),
          orderNumber,
          materialCode: material.code,
          quantity: amount,
        });
        return () => {
          const { material: used, returned } = text().toast;
          const words = `${spell(Math.abs(amount))} ${material.unit}`;
          notices.done((amount < 0 ? returned : used)(words, material.name));
        };
      }),
  };
}
