import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me, Session } from '#schema/contract/sessions.ts';
import { createApi } from '../shared/api.ts';
import { createClock } from '../shared/clock.ts';
import { valueOf } from './loadable.ts';
import { createNavigation } from './navigation.ts';
import { createNotices } from './notices.ts';
import { createSender } from './send.ts';
import { createServer } from './server.ts';
import { createShift } from './shift.ts';
import { createTapGuard } from './tap-guard.ts';

const ANNA = { id: 7, displayName: 'Anna Berg', role: 'operator' } as const;
const RUNNING = {
  id: '01900000-0000-7000-8000-000000000001',
  user: ANNA,
  orderNumber: '10482',
  taskType: 'ENGRAVE',
  taskTypeName: 'Engraving',
  startedAt: '2026-11-03T12:00:00Z',
  endedAt: null,
} as unknown as Session;

interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** Anna's shift over a network that answers what the test says. */
function annasShift(
  openSession: Session | null,
  answer: (asked: Asked) => Promise<Response> | Response,
) {
  const asked: Asked[] = [];
  const clock = createClock(() => Date.parse('2026-11-03T13:00:00Z'));
  const me: Me = {
    user: ANNA,
    openSession,
    today: { workedMs: 0 },
    resumable: [],
    inReview: 0,
    now: '2026-11-03T13:00:00Z',
  };
  const api = createApi({
    app: 'tablet',
    fetch: async (path, init) => {
      if (path === '/api/me') return Response.json(me);
      const said = typeof init?.body === 'string' ? init.body : '{}';
      const one = {
        method: init?.method ?? 'GET',
        path: path as string,
        body: JSON.parse(said) as Asked['body'],
      };
      asked.push(one);
      return answer(one);
    },
  });
  const guard = createTapGuard();
  const notices = createNotices();
  const navigation = createNavigation(guard, notices);
  const leave = vi.fn();
  const lost = vi.fn();
  const shift = createShift({
    server: createServer(api, createSender({ api, clock })),
    ...{ clock, guard, notices, navigation, leave, lost },
    timeZone: () => 'America/Chicago',
  });
  shift.begin(ANNA, me);
  navigation.go({ name: 'task', mode: 'start', order: { orderNumber: '10482', known: null } });
  return { shift, asked, notices, navigation, leave, lost };
}

function yes(session: Partial<Session>): () => Response {
  return () => Response.json({ session: { ...RUNNING, ...session } }, { status: 201 });
}

function no(status: number, code: string): () => Response {
  return () => Response.json({ code, detail: 'The server’s words.', status }, { status });
}

const WORK = { orderNumber: '10482', taskType: 'ENGRAVE' };

describe('a shift', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  it('starts work under an id made here and says when it began, in the plant’s time', async () => {
    const { shift, asked, notices, navigation } = annasShift(null, yes({}));
    await shift.start('start', WORK, 'start');
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/api/sessions', body: WORK });
    expect(asked[0]?.body['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(asked[0]?.body).not.toHaveProperty('switch');
    expect(navigation.screen.get().name).toBe('work');
    expect(notices.toast.get()?.words).toBe('Started 06:00');
  });

  it('does not tell the next person what the one before did', async () => {
    const { shift, notices } = annasShift(null, yes({}));
    await shift.start('start', WORK, 'start');
    shift.end();
    shift.begin({ ...ANNA, id: ANNA.id + 1 }, null);
    expect(notices.toast.get()).toBeNull();
  });

  it('says switch only when something runs', async () => {
    const { shift, asked } = annasShift(RUNNING, yes({ id: 'x' }));
    await shift.start('start', { ...WORK, taskType: 'ART' }, 'switch');
    expect(asked[0]?.body).toMatchObject({ switch: true, taskType: 'ART' });
  });

  it('asks for a new order when the number is not in the list', async () => {
    const { shift, asked } = annasShift(null, yes({}));
    await shift.start('start', { ...WORK, createOrder: true }, 'start');
    expect(asked[0]?.body).toMatchObject({ createOrder: true });
  });

  it('leaves out what was not counted', async () => {
    const ended = { endedAt: '2026-11-03T13:00:00Z', durationMs: 3_600_000 };
    const { shift, asked } = annasShift(RUNNING, yes(ended));
    await shift.finish({ good: 58, scrap: null, note: '' });
    expect(asked[0]?.path).toBe(`/api/sessions/${RUNNING.id}/closure`);
    expect(asked[0]?.body).toEqual({ reason: 'finished', goodQuantity: 58 });
  });

  it('makes two taps one', async () => {
    const { shift, asked } = annasShift(RUNNING, yes({ endedAt: '2026-11-03T13:00:00Z' }));
    await Promise.all([shift.pause(), shift.pause()]);
    expect(asked).toHaveLength(1);
  });

  it('signs out when the day is ended, after the work is', async () => {
    const { shift, asked, leave } = annasShift(RUNNING, yes({ endedAt: '2026-11-03T13:00:00Z' }));
    await shift.endDay();
    expect(asked[0]?.body).toEqual({ reason: 'signed_out' });
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it.each(['order_void', 'task_type_unknown', 'order_unknown', 'overlaps', 'too_old'])(
    'stays where it is and says why after %s',
    async (code) => {
      const { shift, notices, navigation } = annasShift(null, no(409, code));
      await shift.start('start', WORK, 'start');
      expect(navigation.screen.get().name).toBe('task');
      expect(notices.notice.get()?.words).toContain('The server’s words.');
    },
  );

  it.each(['already_open', 'not_open'])('shows how things really stand after %s', async (code) => {
    const { shift, notices, navigation } = annasShift(RUNNING, no(409, code));
    await shift.pause();
    expect(navigation.screen.get().name).toBe('work');
    expect(notices.notice.get()?.kind).toBe('refused');
    expect(valueOf(shift.me.get())?.openSession?.id).toBe(RUNNING.id);
  });

  it.each([
    [401, 'not_signed_in'],
    [409, 'other_user'],
  ])('goes back to the wall after %d %s', async (status, code) => {
    const { shift, lost } = annasShift(RUNNING, no(status, code));
    await shift.pause();
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('moves nobody else’s screen when its answer comes late, and tells of a late refusal', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { shift, asked, notices, navigation, lost } = annasShift(
      RUNNING,
      () =>
        new Promise<Response>((done) => {
          answer = done;
        }),
    );
    const pausing = shift.pause();
    await vi.waitFor(() => {
      expect(asked).toHaveLength(1);
    });
    shift.end();
    navigation.go({ name: 'wall' });
    await Promise.resolve();
    answer(no(409, 'not_open')());
    await pausing;
    expect(navigation.screen.get().name).toBe('wall');
    expect(notices.notice.get()?.words).toContain('Anna Berg');
    expect(lost).not.toHaveBeenCalled();
  });
});
