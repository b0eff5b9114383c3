/**
 * The API as the console uses it: every request names whose page asks, what the server minds about
 * that is told to one place, and every change carries a key. What is read while the sign-in has
 * ended waits until the same person is back. A change whose answer never came keeps its key until it
 * was heard, so that pressing "Save" again can not do it twice.
 */
import { ApiError, type Api, type ApiRequest, type Method } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PageOwner } from './presence.ts';
import { inOurWords } from './problem-words.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';

export interface ConsoleApi {
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  /** @param ifVersion what was seen of what is changed: another version there refuses the change */
  change<Answer>(method: Method, path: string, body?: unknown, ifVersion?: number): Promise<Answer>;
}

export interface ConsoleApiOptions {
  api: Api;
  clock: Clock;
  owner: PageOwner;
  newKey?: () => string;
  pause?: (ms: number) => Promise<void>;
}

const TRIES = 3;
const LONGEST_PAUSE_MS = 3_000;
const FIRST_PAUSE_MS = 400;

export function createConsoleApi({
  api,
  clock,
  owner,
  newKey = () => uuid7(clock.nowMs()),
  pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: ConsoleApiOptions): ConsoleApi {
  const unheardKeys = new Map<string, string>();

  async function request<Answer>(
    asker: number | null,
    method: Method,
    path: string,
    { headers, ...options }: ApiRequest = {},
  ) {
    const named = { ...headers, ...actingUser(asker) };
    try {
      return await api.request<Answer>(method, path, { ...options, headers: named });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      owner.hear(error, asker);
      throw inOurWords(error);
    }
  }

  return {
    async get<Answer>(path: string, signal?: AbortSignal) {
      const asker = owner.userId();
      for (;;) {
        await owner.settled();
        signal?.throwIfAborted();
        try {
          return await request<Answer>(asker, 'GET', path, signal && { signal });
        } catch (error) {
          if (owner.presence.get().status !== 'locked' || !isEnded(error)) throw error;
        }
      }
    },
    async change<Answer>(method: Method, path: string, body?: unknown, ifVersion?: number) {
      const asker = owner.userId();
      const intent = `${method} ${path} ${ifVersion ?? ''} ${JSON.stringify(body ?? null)}`;
      const key = unheardKeys.get(intent) ?? newKey();
      unheardKeys.set(intent, key);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await request<Answer>(asker, method, path, {
            ...(body === undefined ? {} : { body }),
            headers: {
              'Idempotency-Key': key,
              ...(ifVersion !== undefined && { 'If-Match': `"${ifVersion}"` }),
            },
          });
          unheardKeys.delete(intent);
          return answer;
        } catch (error) {
          const mayHaveHappened = isUnanswered(error);
          if (!mayHaveHappened) unheardKeys.delete(intent);
          if (!mayHaveHappened || attempt === TRIES) throw error;
          await pause(
            Math.min(error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS),
          );
        }
      }
    },
  };
}

/** In whose name a page asks; nobody's while it does not know. */
export const actingUser = (userId: number | null): Record<string, string> =>
  userId === null ? {} : { 'Acting-User': String(userId) };

const isEnded = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'not_signed_in';

/** Nothing was heard, or "not confirmed" was: only the same key may ask again. */
function isUnanswered(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.unheard || (error.retryable && error.status >= 500));
}
