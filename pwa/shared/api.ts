/**
 * Talks to the server in JSON and turns everything that can go wrong into one kind of error, whose
 * `code` programs switch on and whose `detail` can be shown. Retrying is the caller's business.
 */
import type { Problem } from '#schema/contract/common.ts';
import { after as afterTimeout, type After } from './after.ts';

/** Codes made here, beside the server's own: nothing came back, or not in time, or not JSON. */
export type LocalCode = 'offline' | 'timeout' | 'unreadable';

export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly retryable: boolean,
    readonly retryAfterMs: number | null = null,
    readonly errors: NonNullable<Problem['errors']> = [],
    readonly context: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** Whether the server was never heard: `offline` and `timeout`. */
  get unheard(): boolean {
    return this.status === 0;
  }
}

/** A mistake of ours is shown like one of the server's, not swallowed. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'internal', error instanceof Error ? error.message : String(error), true);
}

export interface ApiRequest {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Is shown the answer's headers, whatever its status. */
  onHeaders?: (headers: Headers) => void;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Api {
  /** Resolves with the answer's JSON (undefined for 204), rejects with ApiError, or AbortError when `signal` said so. */
  request<Answer>(method: Method, path: string, request?: ApiRequest): Promise<Answer>;
  get<Answer>(path: string, request?: Omit<ApiRequest, 'body'>): Promise<Answer>;
}

export interface ApiOptions {
  app: 'tablet' | 'console';
  fetch?: typeof fetch;
  timeoutMs?: number;
  after?: After;
  /** Hears of every exchange: whether the server was reached at all, and its `Date` when it said one. */
  onExchange?: (reached: boolean, serverDate: string | null) => void;
}

export function createApi({
  app,
  fetch: send = (...input) => fetch(...input),
  timeoutMs = 15_000,
  after = afterTimeout,
  onExchange = () => undefined,
}: ApiOptions): Api {
  async function request<Answer>(
    method: Method,
    path: string,
    { query = {}, body, headers = {}, signal, onHeaders }: ApiRequest = {},
  ): Promise<Answer> {
    const timeout = new AbortController();
    const callOff = after(timeoutMs, () => {
      timeout.abort();
    });
    const hasBody = body !== undefined;
    let response: Response;
    let text: string;
    try {
      response = await send(withQuery(path, query), {
        method,
        headers: {
          Accept: 'application/json',
          'Time-On-Tasks-App': app,
          ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
          ...headers,
        },
        ...(hasBody ? { body: JSON.stringify(body) } : {}),
        signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
      });
      text = await response.text();
    } catch (error) {
      if (signal?.aborted) throw error;
      onExchange(false, null);
      throw timeout.signal.aborted
        ? new ApiError(0, 'timeout', 'The server did not answer in time.', true)
        : new ApiError(0, 'offline', 'The server cannot be reached.', true);
    } finally {
      callOff();
    }
    onExchange(true, response.headers.get('Date'));
    onHeaders?.(response.headers);
    if (!response.ok) throw problemOf(response, text);
    return (text === '' ? undefined : parse(response, text)) as Answer;
  }
  return { request, get: (path, options) => request('GET', path, options) };
}

/** Seconds or an HTTP date, as `Retry-After` may be either; null when it says nothing usable. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const waitMs = Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

function withQuery(path: string, query: NonNullable<ApiRequest['query']>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (said.length === 0) return path;
  return `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()}`;
}

function parse(response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(
      response.status,
      'unreadable',
      'The server answered something unreadable.',
      true,
    );
  }
}

/** A proxy's own error page is no problem+json: it still gets a status, words and a verdict. */
export function problemOf(response: Response, text: string): ApiError {
  const { status, headers } = response;
  const date = Date.parse(headers.get('Date') ?? '');
  const afterMs = retryAfterMs(headers.get('Retry-After'), date);
  let problem: Partial<Problem> = {};
  try {
    problem = JSON.parse(text) as Partial<Problem>;
  } catch {
    // Falls through to the words below.
  }
  return new ApiError(
    status,
    problem.code ?? 'unreadable',
    problem.detail ?? problem.title ?? `The server answered ${status}.`,
    problem.retryable ?? (status >= 500 || status === 429 || status === 408),
    afterMs,
    problem.errors ?? [],
    problem.context ?? {},
  );
}
