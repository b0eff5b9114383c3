import { describe, expect, it } from 'vitest';
import { createStore } from '../../shared/store.ts';
import { estimate, refusal, scriptedApi, tap } from '../testing/fixtures.ts';
import { createInbox } from './inbox.ts';

const NONE = { refused: 0, unverified: 0, clock: 0, estimated: 0, approved_week: 0 };
const page = (...ids: number[]) => ({
  items: ids.map((id) => tap({ id })),
  counts: { ...NONE, refused: ids.length },
  nextCursor: null,
});
/** Until what was asked in passing is answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

function openInbox(...answers: unknown[]) {
  const api = scriptedApi(...answers);
  const inbox = createInbox(api);
  const ids = () => inbox.lists.open.state.get().value?.items.map(({ id }) => id);
  return { api, inbox, ids };
}

describe('watching what waits', () => {
  it('asks at once and at each tick, until told to stop', async () => {
    const { api, inbox, ids } = openInbox(page(2), page(3, 2));
    const ticks = createStore(0);
    const stop = inbox.watch(ticks);
    await settled();
    expect(ids()).toEqual([2]);
    ticks.set(1);
    await settled();
    expect(ids()).toEqual([3, 2]);
    stop();
    ticks.set(2);
    expect(api.asked.map(({ path }) => path)).toEqual(
      Array(2).fill('/api/inbox?state=open&limit=100'),
    );
  });

  it('asks for what was decided only while somebody looks at it', async () => {
    const { api, inbox } = openInbox(page(), page(), page(), page(), page());
    const ticks = createStore(0);
    inbox.watch(ticks);
    await inbox.lists.done.load('');
    ticks.set(1);
    inbox.lists.done.forget();
    ticks.set(2);
    const states = api.asked.map(({ path }) =>
      new URLSearchParams(path.split('?')[1]).get('state'),
    );
    expect(states).toEqual(['open', 'done', 'open', 'done', 'open']);
  });
});

describe('deciding', () => {
  it('asks for the list again', async () => {
    const { api, inbox, ids } = openInbox(page(3, 2), { item: tap({ id: 3 }) }, page(4, 2));
    await inbox.lists.open.load('');
    await inbox.accept.submit(3, { reason: 'seen', changes: { switch: true } });
    await settled();
    expect(ids()).toEqual([4, 2]);
    expect(api.asked[1]).toEqual({
      method: 'POST',
      path: '/api/inbox/3/acceptance',
      body: { reason: 'seen', changes: { switch: true } },
    });
  });

  it('takes the tap off the list even when that cannot be asked for again', async () => {
    const offline = refusal('offline', { status: 0 });
    const { inbox, ids } = openInbox(page(3, 2), { item: tap({ id: 3 }) }, offline);
    await inbox.lists.open.load('');
    await inbox.discard.submit(3, { reason: 'a slip' });
    await settled();
    expect(ids()).toEqual([2]);
  });

  it('keeps the tap when it is refused, and says why at the field', async () => {
    const errors = [{ field: 'changes.orderNumber', message: 'must not be empty' }];
    const { inbox, ids } = openInbox(page(3), refusal('malformed', { errors }), page(3));
    await inbox.lists.open.load('');
    expect(await inbox.accept.submit(3, { reason: 'seen' })).toBeNull();
    await settled();
    expect(ids()).toEqual([3]);
    expect(inbox.accept.state.get().problem?.fields).toEqual({
      'changes.orderNumber': 'must not be empty',
    });
  });

  it('learns from a refusal that somebody else was faster', async () => {
    const { inbox, ids } = openInbox(page(3, 2), refusal('already_decided'), page(2));
    await inbox.lists.open.load('');
    expect(await inbox.discard.submit(3, { reason: 'a slip' })).toBeNull();
    await settled();
    expect(ids()).toEqual([2]);
  });
});

describe('deciding about work', () => {
  const work = estimate();
  const waiting = { items: [work], counts: { ...NONE, estimated: 1 }, nextCursor: null };

  it.each([
    ['corrections', { endedAt: '2026-07-01T21:30:00.000Z', reason: 'she left then' }],
    ['agreement', { reason: 'a double shift' }],
  ])('is one of its %s, of the version that was seen', async (deed, body) => {
    const offline = refusal('offline', { status: 0 });
    const { api, inbox } = openInbox(waiting, {}, offline);
    await inbox.lists.open.load('estimated');
    const decision = { endedAt: null, ...body };
    expect(await inbox.decideWork.submit(work, decision)).toBe(true);
    expect(api.asked[0]?.path).toBe('/api/inbox?state=open&limit=100&kind=estimated');
    expect(api.asked[1]).toEqual({
      method: 'POST',
      path: `/api/sessions/${work.id}/${deed}`,
      body,
      ifVersion: 2,
    });
    await settled();
    const { items, counts } = inbox.lists.open.state.get().value!;
    expect([items, counts]).toEqual([[], NONE]);
  });

  it('keeps the work when it is refused, and says why at the field', async () => {
    const errors = [{ field: 'endedAt', message: 'Other work was done at that time.' }];
    const { inbox, ids } = openInbox(waiting, refusal('overlaps', { errors }), waiting);
    await inbox.lists.open.load('');
    const decision = { endedAt: '2026-07-01T21:30:00.000Z', reason: 'x' };
    expect(await inbox.decideWork.submit(work, decision)).toBeNull();
    await settled();
    expect(ids()).toEqual([work.id]);
    expect(inbox.decideWork.state.get().problem?.fields).toEqual({ endedAt: errors[0]!.message });
  });
});
