import { describe, expect, it } from 'vitest';
import type { Api, ApiRequest } from '../../shared/api.ts';
import { createClock } from '../../shared/clock.ts';
import { refusal } from '../testing/fixtures.ts';
import { createConsoleApi } from './console-api.ts';
import { createPresence } from './presence.ts';

const ELLEN = { id: 7, displayName: 'Ellen', role: 'admin', language: 'en' } as const;

function consoleApi(...answers: unknown[]) {
  const keys: (string | undefined)[] = [];
  const versions: (string | undefined)[] = [];
  const pauses: number[] = [];
  const askers: (string | undefined)[] = [];
  const owner = createPresence(() => () => {});
  owner.become({ status: 'in', user: ELLEN });
  let count = 0;
  const request = (_method: string, _path: string, { headers }: ApiRequest = {}) => {
    keys.push(headers?.['Idempotency-Key']);
    versions.push(headers?.['If-Match']);
    askers.push(headers?.['Acting-User']);
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const api = createConsoleApi({
    api: { request, get: request } as unknown as Api,
    clock: createClock(() => 0),
    owner,
    newKey: () => `key-${(count += 1)}`,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  });
  return { api, keys, versions, pauses, askers, owner };
}

const offline = refusal('offline', { status: 0, retryable: true });
const busy = refusal('busy', { status: 503, retryable: true, retryAfterMs: 1000 });

describe('a change', () => {
  it('carries a key of its own', async () => {
    const { api, keys } = consoleApi({}, {});
    await api.change('POST', '/api/users', { displayName: 'A' });
    await api.change('POST', '/api/users', { displayName: 'A' });
    expect(keys).toEqual(['key-1', 'key-2']);
  });

  it('is tried again with the same key when nothing was heard or confirmed', async () => {
    const { api, keys, pauses } = consoleApi(offline, busy, { ok: true });
    await expect(api.change('POST', '/api/x', {})).resolves.toEqual({ ok: true });
    expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
    expect(pauses).toEqual([400, 1000]);
  });

  it('keeps its key for when somebody presses the button again', async () => {
    const { api, keys } = consoleApi(offline, offline, offline, {});
    await expect(api.change('POST', '/api/x', { a: 1 })).rejects.toEqual(offline);
    await api.change('POST', '/api/x', { a: 1 });
    expect(new Set(keys)).toEqual(new Set(['key-1']));
  });

  it('of another version is another change, and says which', async () => {
    const { api, keys, versions } = consoleApi(offline, offline, offline, {});
    await expect(api.change('PATCH', '/api/x', { a: 1 }, 4)).rejects.toEqual(offline);
    await api.change('PATCH', '/api/x', { a: 1 }, 5);
    expect(keys.at(-1)).toBe('key-2');
    expect(versions.slice(2)).toEqual(['"4"', '"5"']);
  });

  it('is another change, with another key, when the words changed', async () => {
    const { api, keys } = consoleApi(offline, offline, offline, {});
    await expect(api.change('POST', '/api/x', { a: 1 })).rejects.toEqual(offline);
    await api.change('POST', '/api/x', { a: 2 });
    expect(keys.at(-1)).toBe('key-2');
  });

  it('is not tried again when it was refused, and then has a new key', async () => {
    const refused = refusal('overlaps');
    const { api, keys } = consoleApi(refused, {});
    await expect(api.change('POST', '/api/x', {})).rejects.toEqual(refused);
    await api.change('POST', '/api/x', {});
    expect(keys).toEqual(['key-1', 'key-2']);
  });

  it('does not storm a server that throttles', async () => {
    const throttled = refusal('throttled', { status: 429, retryable: true, retryAfterMs: 30_000 });
    const { api, keys } = consoleApi(throttled);
    await expect(api.change('POST', '/api/auth/password', {})).rejects.toEqual(throttled);
    expect(keys).toHaveLength(1);
  });

  it('waits at most three seconds, whatever the server asks for', async () => {
    const far = refusal('busy', { status: 503, retryable: true, retryAfterMs: 60_000 });
    const { api, pauses } = consoleApi(far, {});
    await api.change('POST', '/api/x', {});
    expect(pauses).toEqual([3000]);
  });
});

describe('a sign-in that ended', () => {
  const ended = refusal('not_signed_in', { status: 401 });
  const locked = { status: 'locked', user: ELLEN };

  it('is told by changing, which is not done by itself later', async () => {
    const { api, owner, askers } = consoleApi(ended);
    await expect(api.change('POST', '/api/users', {})).rejects.toMatchObject({
      code: 'not_signed_in',
      detail: 'Your sign-in had ended, so nothing was saved. Try again.',
    });
    expect([owner.presence.get(), askers]).toEqual([locked, ['7']]);
  });

  it('is told by reading, which waits until the same person is back', async () => {
    const { api, owner, askers } = consoleApi(ended, { users: [1] }, { users: [2] });
    const asked = api.get('/api/users');
    await expect.poll(() => owner.presence.get()).toEqual(locked);
    const askedMeanwhile = api.get('/api/teams');
    expect(askers).toHaveLength(1);
    owner.become({ status: 'in', user: ELLEN });
    expect(await Promise.all([asked, askedMeanwhile])).toEqual([{ users: [1] }, { users: [2] }]);
    expect(askers).toEqual(['7', '7', '7']);
  });

  it('ends what waits when nobody comes back: nothing is read for the next person', async () => {
    const other = refusal('other_user', { context: { displayName: 'Dana' } });
    const { api, owner, askers } = consoleApi(ended, other);
    const asked = api.get('/api/users');
    await expect.poll(() => owner.presence.get()).toEqual(locked);
    const dana = { status: 'in', user: { ...ELLEN, id: 8 } } as const;
    owner.become({ status: 'out', ended: true });
    owner.become(dana);
    await expect(asked).rejects.toMatchObject({ code: 'other_user' });
    expect(askers).toEqual(['7', '7']);
    expect(owner.presence.get()).toBe(dana);
  });

  it('is nothing new to a page where nobody was signed in', async () => {
    const { api, owner, askers } = consoleApi(ended);
    owner.become({ status: 'asking' });
    await expect(api.get('/api/me')).rejects.toMatchObject({ code: 'not_signed_in' });
    expect([owner.presence.get(), askers]).toEqual([{ status: 'asking' }, [undefined]]);
  });

  it('is something else than a wrong password', async () => {
    const wrong = refusal('invalid_credentials', { status: 401 });
    const { api, owner } = consoleApi(wrong);
    await expect(api.change('POST', '/api/auth/password', {})).rejects.toEqual(wrong);
    expect(owner.presence.get().status).toBe('in');
  });
});

describe('somebody else who signed in behind the page', () => {
  it('is told, by reading and by changing', async () => {
    const other = refusal('other_user', { context: { displayName: 'Dana' } });
    for (const ask of ['get', 'change'] as const) {
      const { api, owner } = consoleApi(other);
      const asked = ask === 'get' ? api.get('/api/x') : api.change('POST', '/api/x', {});
      await expect(asked).rejects.toMatchObject({ code: 'other_user' });
      expect(owner.presence.get()).toEqual({ status: 'replaced', user: ELLEN, by: 'Dana' });
    }
  });
});
