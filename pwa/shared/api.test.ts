import { describe, expect, it } from 'vitest';
import { ApiError, createApi, retryAfterMs } from './api.ts';

/** An api whose network answers what the test says, and remembers what it was asked. */
function apiAnswering(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const reached: boolean[] = [];
  const api = createApi({
    app: 'tablet',
    timeoutMs: 50,
    fetch: async (url, init = {}) => {
      asked.push({ url: url as string, init });
      return answer();
    },
    onExchange: (wasReached) => reached.push(wasReached),
  });
  return { api, asked, reached };
}

async function refusalOf(promise: Promise<unknown>): Promise<ApiError> {
  return promise.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error as ApiError,
  );
}

describe('createApi', () => {
  it('says which app asks and leaves out what the query does not say', async () => {
    const { api, asked } = apiAnswering(() => Response.json({ orders: [] }));
    const query = { q: 'a b&c', limit: 5, status: undefined };
    expect(await api.get('/api/orders/search', { query })).toEqual({ orders: [] });
    expect(asked[0]?.url).toBe('/api/orders/search?q=a+b%26c&limit=5');
    expect(asked[0]?.init.headers).toMatchObject({ 'Time-On-Tasks-App': 'tablet' });
    expect(asked[0]?.init.headers).not.toHaveProperty('Content-Type');
  });

  it('answers undefined for 204', async () => {
    const { api } = apiAnswering(() => new Response(null, { status: 204 }));
    expect(await api.request('DELETE', '/api/auth')).toBeUndefined();
  });

  it('turns problem+json into an error with its code, words and wait', async () => {
    const problem = { code: 'throttled', detail: 'Too many.', retryable: false, status: 429 };
    const { api, reached } = apiAnswering(() =>
      Response.json(problem, { status: 429, headers: { 'Retry-After': '24' } }),
    );
    const error = await refusalOf(api.request('POST', '/api/auth/pin', { body: {} }));
    expect(error).toMatchObject({ status: 429, code: 'throttled', detail: 'Too many.' });
    expect(error.retryAfterMs).toBe(24_000);
    expect(reached).toEqual([true]);
  });

  it('gives a proxy its own words and takes its 502 for something that passes', async () => {
    const { api } = apiAnswering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await refusalOf(api.get('/api/me'))).toMatchObject({
      status: 502,
      code: 'unreadable',
      retryable: true,
    });
  });

  it('takes a page that is no JSON for unreadable', async () => {
    const { api } = apiAnswering(() => new Response('<h1>Sign in to this Wi-Fi</h1>'));
    expect((await refusalOf(api.get('/api/me'))).code).toBe('unreadable');
  });

  it('says offline when nothing came back', async () => {
    const { api, reached } = apiAnswering(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await refusalOf(api.get('/api/me'));
    expect(error).toMatchObject({ status: 0, code: 'offline', unheard: true, retryable: true });
    expect(reached).toEqual([false]);
  });

  it('gives up on a stalled network', async () => {
    const api = createApi({
      app: 'tablet',
      timeoutMs: 20,
      fetch: (_url, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    });
    expect((await refusalOf(api.get('/api/me'))).code).toBe('timeout');
  });

  it('passes on that the asker changed their mind, which is no failure', async () => {
    const changed = new AbortController();
    changed.abort();
    const { api, reached } = apiAnswering(() => Promise.reject(new Error('aborted')));
    const error = await refusalOf(api.get('/api/me', { signal: changed.signal }));
    expect(error).not.toBeInstanceOf(ApiError);
    expect(reached).toEqual([]);
  });
});

describe('retryAfterMs', () => {
  const nowMs = Date.parse('2026-11-03T12:00:00Z');

  it('reads seconds and dates', () => {
    expect(retryAfterMs('3', nowMs)).toBe(3_000);
    expect(retryAfterMs('Tue, 03 Nov 2026 12:00:30 GMT', nowMs)).toBe(30_000);
    expect(retryAfterMs('Tue, 03 Nov 2026 11:00:00 GMT', nowMs)).toBe(0);
  });

  it('says nothing where nothing usable was said', () => {
    expect(retryAfterMs(null, nowMs)).toBeNull();
    expect(retryAfterMs(' ', nowMs)).toBeNull();
    expect(retryAfterMs('soon', nowMs)).toBeNull();
    expect(retryAfterMs('Tue, 03 Nov 2026 12:00:30 GMT', Number.NaN)).toBeNull();
  });
});
