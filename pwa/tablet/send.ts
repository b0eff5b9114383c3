/**
 * The one door through which every change leaves the tablet.
 *
 * A tap gets its key (UUIDv7) and its time once, here, and keeps both however often it has to be
 * sent: the server answers a key it has seen with what it answered before, so trying again is
 * always safe. Taps leave one after the other, in the order they were made. A tap counts as saved
 * only when the server said so; until then the status line says that it waits, and since when.
 *
 *     send ─▶ queue ─▶ attempt ─▶ answer             ▸ resolve
 *                        ▲   └──▶ 4xx                ▸ reject: refused for good
 *                        └─ wait ◀ no network, 408, 429, 5xx
 */
import type { Api, Method } from '../shared/api.ts';
import { ApiError } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import { createStore, type Readable } from '../shared/store.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { backoffMs, createPatience } from './backoff.ts';

export interface Tap {
  method: Method;
  path: string;
  body?: unknown;
  /** Whose tap it is; the server refuses it when somebody else is signed in by then. */
  actingUserId?: number;
  /** Nothing is lost with it, so nobody needs to know that it waits: a sign-out. */
  unannounced?: boolean;
}

export interface SendState {
  /** Taps the server has not answered yet. */
  pending: number;
  /** When the oldest of them was made, once at least one attempt for it failed. */
  stuckSinceMs: number | null;
}

export interface Sender {
  readonly state: Readable<SendState>;
  /** Sends until there is a final answer; rejects with ApiError when it is a refusal. */
  send<Answer>(tap: Tap): Promise<Answer>;
  /** Sends once, after everything that waits: for sign-in, where a late answer helps nobody. */
  sendOnce<Answer>(tap: Tap): Promise<Answer>;
  /** The network seems to be back: stop waiting, unless the server itself named the wait. */
  nudge(): void;
}

const LONGEST_WAIT_MS = 30_000;

export interface SenderOptions {
  api: Api;
  clock: Clock;
  random?: () => number;
}

export function createSender({ api, clock, random = Math.random }: SenderOptions): Sender {
  const state = createStore<SendState>({ pending: 0, stuckSinceMs: null });
  const queue = createLine();
  const failureWatchers = new Set<(error: ApiError) => void>();
  let unanswered = 0;
  const patience = createPatience();

  async function attempt<Answer>(tap: Tap, key: string, occurredMs: number): Promise<Answer> {
    return api.request<Answer>(tap.method, tap.path, {
      body: tap.body ?? (tap.method === 'DELETE' ? undefined : {}),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        'Occurred-At': new Date(occurredMs).toISOString(),
        'Sent-At': new Date(clock.nowMs()).toISOString(),
        ...(tap.actingUserId === undefined ? {} : { 'Acting-User': String(tap.actingUserId) }),
      },
    });
  }

  async function untilAnswered<Answer>(tap: Tap, key: string, occurredMs: number): Promise<Answer> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await attempt<Answer>(tap, key, occurredMs);
      } catch (error) {
        if (!(error instanceof ApiError) || !worthRetrying(error)) throw error;
        if (!tap.unannounced) {
          state.update((now) => ({ ...now, stuckSinceMs: now.stuckSinceMs ?? occurredMs }));
        }
        for (const tell of failureWatchers) tell(error);
        await patience.wait(
          backoffMs(failures, random(), LONGEST_WAIT_MS),
          error.retryAfterMs ?? 0,
        );
      }
    }
  }

  async function send<Answer>(tap: Tap): Promise<Answer> {
    const occurredMs = clock.nowMs();
    const key = uuid7(occurredMs);
    const counts = tap.unannounced ? 0 : 1;
    state.update((now) => ({ ...now, pending: now.pending + counts }));
    unanswered += 1;
    return queue.add(async () => {
      try {
        return await untilAnswered<Answer>(tap, key, occurredMs);
      } finally {
        unanswered -= 1;
        state.update((now) => ({ pending: now.pending - counts, stuckSinceMs: null }));
      }
    });
  }

  async function sendOnce<Answer>(tap: Tap): Promise<Answer> {
    const occurredMs = clock.nowMs();
    await drained();
    return attempt<Answer>(tap, uuid7(occurredMs), occurredMs);
  }

  /** Everything that waited is answered, or the reason why it still cannot be. */
  async function drained(): Promise<void> {
    if (unanswered === 0) return;
    let tell: (error: ApiError) => void = () => undefined;
    const failure = new Promise<never>((_, reject) => {
      tell = reject;
      failureWatchers.add(tell);
    });
    nudge();
    try {
      await Promise.race([queue.add(() => Promise.resolve()), failure]);
    } finally {
      failureWatchers.delete(tell);
    }
  }

  function nudge(): void {
    patience.hurry();
  }

  return { state, send, sendOnce, nudge };
}

/** No network, a timeout, a server that is busy or asks for patience; everything else is final. */
export function worthRetrying(error: ApiError): boolean {
  return error.unheard || error.status === 408 || error.status === 429 || error.status >= 500;
}

/** One after the other; a failure of one does not stop the next. */
function createLine(): { add<Result>(work: () => Promise<Result>): Promise<Result> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    add<Result>(work: () => Promise<Result>): Promise<Result> {
      const mine = last.then(work, work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
