import type { Recost } from '#schema/contract/recosts.ts';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../shared/store.ts';
import { scriptedApi } from '../testing/fixtures.ts';
import { createRecosts } from './recosts.ts';

const recost = (id: number, state: Recost['state'], done: number): Recost => ({
  id,
  user: { id: 7, displayName: 'Luis Ortega' },
  payRateId: 3,
  fromDay: '2026-01-05',
  beforeDay: null,
  state,
  done,
  total: 1000,
  differenceCents: done * 10,
  createdBy: { id: 1, displayName: 'Helen Marsh' },
  createdAt: '2026-03-14T10:00:00.000Z',
  finishedAt: state === 'done' ? '2026-03-14T10:00:05.000Z' : null,
});
const answer = (...recosts: Recost[]) => ({ recosts });
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('re-costings that are watched', () => {
  it('are asked for again while one runs, and the end is told once', async () => {
    const api = scriptedApi(
      answer(recost(4, 'running', 0), recost(3, 'done', 9)),
      answer(recost(4, 'running', 500), recost(3, 'done', 9)),
      answer(recost(4, 'done', 1000), recost(3, 'done', 9)),
    );
    const seconds = createStore(0);
    const done: number[] = [];
    const { list, watch } = createRecosts(api);
    watch(seconds, ({ id }) => done.push(id));
    await settled();
    for (let second = 1; second <= 6; second += 1) {
      seconds.set(second);
      await settled();
    }
    expect(api.asked).toHaveLength(3);
    expect(list.state.get().value?.[0]?.done).toBe(1000);
    expect(done).toEqual([4]);
  });

  it('are left alone when nothing runs, until one is begun here', async () => {
    const api = scriptedApi(answer(), answer(recost(5, 'running', 10)), answer());
    const seconds = createStore(0);
    const { list, watch } = createRecosts(api);
    watch(seconds, () => undefined);
    await settled();
    seconds.set(1);
    await settled();
    expect(api.asked).toHaveLength(1);
    await list.reload();
    seconds.set(2);
    await settled();
    expect(api.asked).toHaveLength(3);
  });

  it('are asked for no more once nobody looks', async () => {
    const api = scriptedApi(answer(recost(4, 'running', 0)));
    const seconds = createStore(0);
    const stop = createRecosts(api).watch(seconds, () => undefined);
    await settled();
    stop();
    seconds.set(1);
    await settled();
    expect(api.asked).toHaveLength(1);
  });
});
