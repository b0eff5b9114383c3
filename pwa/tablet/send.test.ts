import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi, type ApiError } from '../shared/api.ts';
import { createClock } from '../shared/clock.ts';
import { createSender, type Tap } from './send.ts';

type Answer = 'offline' | 'stall' | { status: number; code?: string; retryAfter?: string };

const TAP: Tap = {
  method: 'POST',
  path: '/api/sessions',
  body: { taskType: 'ART' },
  actingUserId: 7,
};
const START_MS = Date.parse('2026-11-03T12:00:00Z');

/** A sender whose network gives these answers, one after the other, then says yes for ever. */
function senderOver(...answers: Answer[]) {
  const sent: { headers: Record<string, string>; body: unknown; atMs: number }[] = [];
  const clock = createClock();
  const api = createApi({
    app: 'tablet',
    timeoutMs: 60_000,
    fetch: async (_url, init) => {
      sent.push({
        headers: init?.headers as Record<string, string>,
        body: init?.body,
        atMs: clock.nowMs(),
      });
      const answer = answers.shift() ?? { status: 201 };
      if (answer === 'offline') throw new TypeError('Failed to fetch');
      if (answer === 'stall') return new Promise<Response>(() => undefined);
      const headers = answer.retryAfter ? { 'Retry-After': answer.retryAfter } : undefined;
      const code = answer.code ?? 'ok';
      return Response.json(
        { code, detail: code, n: sent.length },
        { status: answer.status, ...(headers ? { headers } : {}) },
      );
    },
  });
  return { sender: createSender({ api, clock, random: () => 1 }), sent };
}

function keys(sent: { headers: Record<string, string> }[]): (string | undefined)[] {
  return sent.map(({ headers }) => headers['Idempotency-Key']);
}

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('send', () => {
  it('names the acting user, the key and both times', async () => {
    const { sender, sent } = senderOver();
    await sender.send(TAP);
    expect(sent[0]?.headers).toMatchObject({
      'Acting-User': '7',
      'Occurred-At': '2026-11-03T12:00:00.000Z',
      'Sent-At': '2026-11-03T12:00:00.000Z',
      'Content-Type': 'application/json',
    });
    expect(keys(sent)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  });

  it.each<Answer>(['offline', { status: 408 }, { status: 429 }, { status: 500 }, { status: 503 }])(
    'tries again after %j with the same key and time, but a new time of sending',
    async (trouble) => {
      const { sender, sent } = senderOver(trouble, trouble);
      const answer = sender.send(TAP);
      await vi.runAllTimersAsync();
      await answer;
      expect(sent).toHaveLength(3);
      expect(new Set(keys(sent)).size).toBe(1);
      expect(new Set(sent.map(({ headers }) => headers['Occurred-At'])).size).toBe(1);
      expect(new Set(sent.map(({ headers }) => headers['Sent-At'])).size).toBe(3);
    },
  );

  it.each([400, 401, 403, 404, 409, 422])('takes %d for the last word', async (status) => {
    const { sender, sent } = senderOver({ status, code: 'no' });
    await expect(sender.send(TAP)).rejects.toMatchObject({ status, code: 'no' });
    expect(sent).toHaveLength(1);
    expect(sender.state.get()).toEqual({ pending: 0, stuckSinceMs: null });
  });

  it('never comes back sooner than the server asked, nudged or not', async () => {
    const { sender, sent } = senderOver({ status: 503, retryAfter: '20' });
    const answer = sender.send(TAP);
    await vi.advanceTimersByTimeAsync(5_000);
    sender.nudge();
    await vi.advanceTimersByTimeAsync(14_000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_500);
    await answer;
    expect(sent).toHaveLength(2);
  });

  it('comes back at once when nudged while only the network was away', async () => {
    const { sender, sent } = senderOver('offline', 'offline', 'offline', 'offline');
    const answer = sender.send(TAP);
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    expect(sent).toHaveLength(4);
    sender.nudge();
    await answer;
    expect(sent).toHaveLength(5);
  });

  it('says what waits, since when, and that it is saved only once it is', async () => {
    const { sender } = senderOver('offline');
    const first = sender.send(TAP);
    expect(sender.state.get()).toEqual({ pending: 1, stuckSinceMs: null });
    await vi.advanceTimersByTimeAsync(10);
    const second = sender.send(TAP);
    expect(sender.state.get()).toEqual({ pending: 2, stuckSinceMs: START_MS });
    await vi.runAllTimersAsync();
    await Promise.all([first, second]);
    expect(sender.state.get()).toEqual({ pending: 0, stuckSinceMs: null });
  });

  it('keeps taps in order: the second waits for the answer to the first', async () => {
    const { sender, sent } = senderOver('offline', 'offline');
    const done: string[] = [];
    const first = sender.send({ ...TAP, body: 1 }).then(() => done.push('first'));
    const second = sender.send({ ...TAP, body: 2 }).then(() => done.push('second'));
    await vi.runAllTimersAsync();
    await Promise.all([first, second]);
    expect(sent.map(({ body }) => body)).toEqual(['1', '1', '1', '2']);
    expect(done).toEqual(['first', 'second']);
  });

  it('goes on with the next tap after one was refused', async () => {
    const { sender, sent } = senderOver({ status: 409, code: 'already_open' });
    const first = sender.send(TAP).catch((error: unknown) => (error as ApiError).code);
    const second = sender.send(TAP);
    expect(await first).toBe('already_open');
    await second;
    expect(new Set(keys(sent)).size).toBe(2);
  });
});

describe('a sign-out', () => {
  it('waits its turn and is retried like a tap, without being announced as one', async () => {
    const { sender, sent } = senderOver('offline');
    const leaving = sender.send({ method: 'DELETE', path: '/api/auth', unannounced: true });
    await vi.advanceTimersByTimeAsync(10);
    expect(sender.state.get()).toEqual({ pending: 0, stuckSinceMs: null });
    await sender.sendOnce({ ...TAP, body: 'sign in' });
    await leaving;
    expect(sent.map(({ body }) => body)).toEqual([undefined, undefined, '"sign in"']);
  });
});

describe('sendOnce', () => {
  it('does not try again', async () => {
    const { sender, sent } = senderOver({ status: 429, code: 'throttled' });
    await expect(sender.sendOnce(TAP)).rejects.toMatchObject({ code: 'throttled' });
    expect(sent).toHaveLength(1);
  });

  it('lets everything that waits go first, under the sign-in it was made with', async () => {
    const { sender, sent } = senderOver('offline');
    const waiting = sender.send({ ...TAP, body: 'waiting' });
    await vi.advanceTimersByTimeAsync(10);
    await sender.sendOnce({ ...TAP, body: 'sign in' });
    await waiting;
    expect(sent.map(({ body }) => body)).toEqual(['"waiting"', '"waiting"', '"sign in"']);
  });

  it('gives up when what waits still cannot go', async () => {
    const { sender, sent } = senderOver('offline', 'offline', 'offline');
    const waiting = sender.send(TAP);
    await vi.advanceTimersByTimeAsync(10);
    await expect(sender.sendOnce({ ...TAP, body: 'sign in' })).rejects.toMatchObject({
      code: 'offline',
    });
    expect(sent.every(({ body }) => body !== '"sign in"')).toBe(true);
    await vi.runAllTimersAsync();
    await waiting;
  });
});
