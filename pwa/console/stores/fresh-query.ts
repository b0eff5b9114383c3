/**
 * One thing that others change meanwhile, kept fresh behind what is shown: neither a spinner nor an
 * empty page each time.
 */
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { createQuery, type Query } from './load.ts';

export interface FreshQuery<Answer> extends Query<'all', Answer> {
  /** Why what is shown grows old; null while it is kept fresh. */
  lost: Readable<ApiError | null>;
  /** Asks anew when something is shown; what was put in place meanwhile stays. */
  refresh(): Promise<void>;
  /** Refreshes at each tick, until told to stop. */
  watch(ticks: Readable<number>): () => void;
}

export function createFreshQuery<Answer>(
  read: (signal?: AbortSignal) => Promise<Answer>,
): FreshQuery<Answer> {
  const query = createQuery<'all', Answer>((_all, signal) => read(signal));
  const lost = createStore<ApiError | null>(null);
  /** How often something was put in place here: what was read before that is old. */
  let puts = 0;

  async function refresh(): Promise<void> {
    if (query.state.get().value === null) return;
    const before = puts;
    try {
      const answer = await read();
      if (puts === before) query.put(() => answer);
      lost.set(null);
    } catch (error) {
      lost.set(asApiError(error));
    }
  }

  return {
    ...query,
    lost,
    refresh,
    put(change) {
      puts += 1;
      query.put(change);
    },
    watch: (ticks) => ticks.subscribe(() => void refresh()),
  };
}
