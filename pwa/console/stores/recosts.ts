/**
 * What pay rates with a past date do to work already done: how far each has come. Asked for again
 * while one runs and somebody looks, and not longer.
 */
import type { Recost } from '#schema/contract/recosts.ts';
import type { Readable } from '../../shared/store.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

export interface Recosts {
  /** What runs, then what ran lately, the newest first. */
  list: Query<'all', Recost[]>;
  /** Keeps the list fresh while something runs, until the answer is called. */
  watch(ticks: Readable<number>, onDone: (recost: Recost) => void): () => void;
}

const isRunning = ({ state }: Recost) => state === 'running';

export function createRecosts(api: ConsoleApi): Recosts {
  const list = createQuery<'all', Recost[]>(
    async (_all, signal) => (await api.get<{ recosts: Recost[] }>('/api/recosts', signal)).recosts,
  );
  return {
    list,
    watch(ticks, onDone) {
      let known = new Set<number>();
      let stopTicks: (() => void) | null = null;
      const look = () => {
        const recosts = list.state.get().value ?? [];
        const running = new Set(recosts.filter(isRunning).map(({ id }) => id));
        const ended = recosts.filter((recost) => known.has(recost.id) && !isRunning(recost));
        known = running;
        if (running.size > 0) stopTicks ??= ticks.subscribe(reload);
        else stop();
        ended.forEach(onDone);
      };
      const reload = () => {
        // An answer that takes longer than a tick is waited for.
        if (!list.state.get().loading) void list.reload();
      };
      const stop = () => {
        stopTicks?.();
        stopTicks = null;
      };
      const stopLooking = list.state.subscribe(look);
      void list.load('all', true);
      return () => {
        stopLooking();
        stop();
      };
    },
  };
}
