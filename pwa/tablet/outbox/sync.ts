/**
 * Sends taps: one line for each person, in order, one tap in flight; lines know nothing of each
 * other, so one person's trouble holds nobody else up.
 *
 *     line of person 7:  first pending tap ─▶ POST /api/events ─▶ 200, or refused for good ─▶ next
 *                              ▲                    │
 *                              └──── wait ◀── no network, 401, 403, 408, 429, 5xx, not our server
 *
 * There is no limit on attempts: only a final answer takes a tap off the line.
 */
import type { After } from '../../shared/after.ts';
import { ApiError, asApiError, type Api } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { TapAnswer } from '#schema/contract/events.ts';
import { KNOWN_GENERATION } from '#schema/rules/tap-capture.ts';
import { backoffMs, createPatience, type Patience } from '../../shared/backoff.ts';
import type { Queue, Queued } from './queue.ts';
import { settled, type StoredTap, type Verdict } from './tap.ts';

export interface Sync {
  /** Why the latest attempt did not go through; null when it did. */
  readonly failure: Readable<ApiError | null>;
  /** Whether this tab sends what is stored; what is in its memory alone it always sends. */
  lead(): void;
  /** Stops waiting, unless the server itself named the wait. */
  nudge(): void;
  /** Another generation: everything sent in the last 7 days goes out again. */
  noteGeneration(generation: string): Promise<void>;
  close(): void;
}

interface Parts {
  queue: Queue;
  api: Pick<Api, 'request'>;
  clock: Clock;
  random: () => number;
  after: After;
  /** Something changed in storage: the other tabs of the device should look. */
  announce: () => void;
}

interface Judged {
  verdict: Verdict;
  generation: string | null;
}

export const KEPT_MS = 7 * 24 * 3_600_000;
const LONGEST_WAIT_MS = 60_000;
/** Neither says anything about the tap: who sends it, when, and where to is not right yet. */
const NOT_ABOUT_THE_TAP = [401, 403, 404, 405, 408, 412, 425, 429];

export function createSync({ queue, api, clock, random, after, announce }: Parts): Sync {
  const failure = createStore<ApiError | null>(null);
  const lines = new Map<number, Patience>();
  let isLeader = false;
  let isClosed = false;

  function firstOf(userId: number): StoredTap | null {
    const first = queue.taps
      .get()
      .find(({ tap }) => tap.state === 'pending' && tap.event.userId === userId);
    return first && isOurs(first) ? first.tap : null;
  }

  function isOurs({ stored }: Queued): boolean {
    return !isClosed && (isLeader || !stored);
  }

  function look(): void {
    for (const { tap } of queue.taps.get()) {
      const { userId } = tap.event;
      if (!lines.has(userId) && firstOf(userId) !== null) void run(userId);
    }
  }

  async function run(userId: number): Promise<void> {
    const patience = createPatience(after);
    lines.set(userId, patience);
    let failures = 0;
    for (let tap = firstOf(userId); tap !== null; tap = firstOf(userId)) {
      const trouble = await deliver(tap);
      failure.set(trouble);
      if (trouble === null) failures = 0;
      else {
        const restMs = backoffMs(failures, random(), LONGEST_WAIT_MS);
        failures += 1;
        await patience.wait(restMs, trouble.retryAfterMs ?? 0);
      }
    }
    lines.delete(userId);
  }

  /** @returns why the tap has to stay where it is; null to go on with what is first in line now */
  async function deliver(tap: StoredTap): Promise<ApiError | null> {
    try {
      const answer = await ask(tap);
      if ('otherGeneration' in answer) {
        await noteGeneration(answer.otherGeneration);
        return null;
      }
      const nowMs = clock.serverNowMs();
      const { verdict, generation } = answer;
      await queue.settle(settled(tap, verdict, nowMs), nowMs - KEPT_MS, generation);
      announce();
      return null;
    } catch (error) {
      return asApiError(error);
    }
  }

  async function ask(tap: StoredTap): Promise<Judged | { otherGeneration: string }> {
    const known = await queue.generation();
    try {
      const answer = await api.request<unknown>('POST', '/api/events', {
        body: tap.event,
        headers: {
          'Sent-At': new Date(clock.nowMs()).toISOString(),
          ...(known === null ? {} : { [KNOWN_GENERATION]: known }),
        },
      });
      if (!isTapAnswer(answer)) throw new ApiError(200, 'unreadable', 'No answer to a tap.', true);
      return { verdict: verdictOf(answer), generation: answer.generation };
    } catch (error) {
      const otherGeneration = otherGenerationIn(error);
      if (otherGeneration !== null) return { otherGeneration };
      if (!(error instanceof ApiError) || !isRefusal(error)) throw error;
      const { code, detail } = error;
      return { verdict: { kind: 'refused', code, detail }, generation: null };
    }
  }

  async function noteGeneration(generation: string): Promise<void> {
    const fromMs = clock.serverNowMs() - KEPT_MS;
    if (await queue.change((storage) => storage.noteGeneration(generation, fromMs))) announce();
  }

  const stopLooking = queue.taps.subscribe(look);
  look();

  return {
    failure,
    lead() {
      isLeader = true;
      look();
    },
    nudge() {
      for (const patience of lines.values()) patience.hurry();
    },
    noteGeneration,
    close() {
      isClosed = true;
      stopLooking();
      for (const patience of lines.values()) patience.hurry();
    },
  };
}

/** The server has an older copy of its database back: what was sent before this tap comes first. */
function otherGenerationIn(error: unknown): string | null {
  const isOther = error instanceof ApiError && error.code === 'other_generation';
  const generation = isOther ? error.context['generation'] : null;
  return typeof generation === 'string' ? generation : null;
}

/** The server read the tap and wants none of it. A proxy's own page is no such word. */
export function isRefusal({ status, code }: ApiError): boolean {
  const isFinal = status >= 400 && status < 500 && !NOT_ABOUT_THE_TAP.includes(status);
  return isFinal && code !== 'unreadable';
}

/** Between the tablet and the server there may be a hotel's sign-in page that answers 200 to all. */
function isTapAnswer(answer: unknown): answer is TapAnswer {
  const { outcome, generation } = (answer ?? {}) as Partial<TapAnswer>;
  return (outcome === 'applied' || outcome === 'review') && typeof generation === 'string';
}

function verdictOf(answer: TapAnswer): Verdict {
  if (answer.outcome === 'applied') {
    return { kind: 'applied', clockCorrected: answer.clockCorrected, result: answer.result };
  }
  const { reason, detail, itemId } = answer;
  return { kind: 'review', reason, detail, itemId };
}
