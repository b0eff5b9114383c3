import { describe, expect, it } from 'vitest';
import type { After } from '../../shared/after.ts';
import { createEventParser, createEventReader, type ServerEvent } from './event-reader.ts';
import { createPresence, type Presence } from './presence.ts';

const STREAM =
  'event: beat\ndata: {"now":"x"}\n\nid: run-1\nevent: session\ndata: {"userId":7}\n\n' +
  'id: run-2\nevent: person\ndata: {"a":": é"}\n\n';
const EVENTS: ServerEvent[] = [
  { id: null, name: 'beat', data: '{"now":"x"}' },
  { id: 'run-1', name: 'session', data: '{"userId":7}' },
  { id: 'run-2', name: 'person', data: '{"a":": é"}' },
];

describe('the parser of events', () => {
  it('reads them whole, wherever the network cut the stream', () => {
    for (let cut = 0; cut <= STREAM.length; cut += 1) {
      const parse = createEventParser();
      expect([...parse(STREAM.slice(0, cut)), ...parse(STREAM.slice(cut))]).toEqual(EVENTS);
    }
  });

  it('keeps what is not whole to itself', () => {
    expect(createEventParser()(STREAM.slice(0, -1))).toEqual(EVENTS.slice(0, 2));
  });
});

/** A server that says these pieces, then ends, or stays silent. */
function reading(pieces: string[], { ends = true, status = 200, isLocked = false } = {}) {
  const timers: { ms: number; run: () => void; off: boolean }[] = [];
  const after: After = (ms, run) => {
    const timer = { ms, run, off: false };
    timers.push(timer);
    return () => (timer.off = true);
  };
  const sent: { path: string; headers: Record<string, string> }[] = [];
  const owner = createPresence(() => () => {});
  const user = { id: 7, displayName: 'Ellen', role: 'admin', language: 'en' } as const;
  owner.become({ status: isLocked ? 'locked' : 'in', user });
  const read = createEventReader({
    after,
    owner,
    fetch: (path, init) => {
      sent.push({ path: path as string, headers: init?.headers as Record<string, string> });
      const body = new ReadableStream<Uint8Array>({
        start(control) {
          init?.signal?.addEventListener('abort', () => control.error(new Error('aborted')));
          for (const piece of pieces) control.enqueue(new TextEncoder().encode(piece));
          if (ends) control.close();
        },
      });
      return Promise.resolve(new Response(body, { status }));
    },
  });
  const heard: ServerEvent[] = [];
  const leaving = new AbortController();
  const done = read('/api/floor/events', {
    lastEventId: 'run-0',
    signal: leaving.signal,
    onEvents: (events) => heard.push(...events),
  });
  return { done, heard, sent, timers, leave: () => leaving.abort(), owner };
}

describe('the reader of events', () => {
  it('says where it left off, and what it hears, until the server ends it', async () => {
    const { done, heard, sent, timers } = reading([STREAM.slice(0, 50), STREAM.slice(50)]);
    await done;
    expect(heard).toEqual(EVENTS);
    expect(sent[0]).toMatchObject({
      path: '/api/floor/events',
      headers: { 'Last-Event-ID': 'run-0', 'Time-On-Tasks-App': 'console' },
    });
    expect(timers.every(({ off }) => off)).toBe(true);
  });

  it('gives up a line on which nothing comes any more', async () => {
    const { done, heard, timers } = reading([STREAM], { ends: false });
    await expect.poll(() => heard.length).toBe(3);
    const waiting = timers.filter(({ off }) => !off);
    expect(waiting.map(({ ms }) => ms)).toEqual([12_500]);
    waiting[0]?.run();
    await expect(done).rejects.toMatchObject({ code: 'timeout', status: 0 });
  });

  it('says that the sign-in has ended', async () => {
    const problem = JSON.stringify({ code: 'not_signed_in', detail: 'Sign in first.' });
    const { done, owner } = reading([problem], { status: 401 });
    await expect(done).rejects.toMatchObject({ code: 'not_signed_in', status: 401 });
    expect(owner.presence.get().status).toBe('locked');
  });

  it('says whose page it is, and that somebody else is signed in', async () => {
    const context = { displayName: 'Dana' };
    const problem = JSON.stringify({ code: 'other_user', detail: 'Dana is here.', context });
    const { done, owner, sent } = reading([problem], { status: 409 });
    await expect(done).rejects.toMatchObject({ code: 'other_user', status: 409 });
    expect(sent[0]?.headers['Acting-User']).toBe('7');
    expect(owner.presence.get()).toMatchObject({ status: 'replaced', by: 'Dana' });
  });

  it('waits while the sign-in has ended', async () => {
    const { done, owner, sent, heard, timers } = reading([STREAM], { isLocked: true });
    await new Promise((resolve) => setTimeout(resolve));
    expect([sent, timers]).toEqual([[], []]);
    const { user } = owner.presence.get() as Extract<Presence, { status: 'locked' }>;
    owner.become({ status: 'in', user });
    await done;
    expect(heard).toEqual(EVENTS);
  });

  it('takes any other refusal as the API’s', async () => {
    const { done, owner } = reading(['Bad Gateway'], { status: 502 });
    await expect(done).rejects.toMatchObject({ code: 'unreadable', status: 502 });
    expect(owner.presence.get().status).toBe('in');
  });

  it('stops when it is told to', async () => {
    const { done, heard, leave, timers } = reading([STREAM], { ends: false });
    await expect.poll(() => heard.length).toBe(3);
    leave();
    await expect(done).rejects.toThrow('aborted');
    expect(timers.every(({ off }) => off)).toBe(true);
  });
});
