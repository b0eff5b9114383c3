/**
 * A list that comes page by page, by cursor; the next page is put behind what is there. Asked again,
 * it comes as far as it was shown, so that nobody loses the place.
 */
import type { Readable } from '../../shared/store.ts';
import { createStore } from '../../shared/store.ts';
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createQuery, type Loaded, type Query } from './load.ts';

export interface More {
  loading: boolean;
  error: ApiError | null;
}

export interface PagedQuery<Answer> extends Query<string, Answer> {
  state: Readable<Loaded<Answer>>;
  moreState: Readable<More>;
  more(): Promise<void>;
}

const QUIET: More = { loading: false, error: null };

export function createPagedQuery<Answer extends { nextCursor: string | null }>(
  ask: (question: string, cursor: string | null, signal: AbortSignal) => Promise<Answer>,
  join: (first: Answer, next: Answer) => Answer,
): PagedQuery<Answer> {
  const moreState = createStore<More>(QUIET);
  let question = '';
  let shownPages = 1;
  let underWay: AbortController | null = null;

  const first = createQuery<string, Answer>(async (text, signal) => {
    let answer = await ask(text, null, signal);
    for (let page = 1; page < shownPages && answer.nextCursor; page += 1) {
      answer = join(answer, await ask(text, answer.nextCursor, signal));
    }
    return answer;
  });

  function stopMore(): void {
    underWay?.abort();
    underWay = null;
    moreState.set(QUIET);
  }

  return {
    ...first,
    moreState,
    async load(text, again = false) {
      if (text !== question || again) {
        stopMore();
        shownPages = 1;
      }
      question = text;
      await first.load(text, again);
    },
    async reload() {
      stopMore();
      await first.reload();
    },
    forget() {
      stopMore();
      shownPages = 1;
      first.forget();
    },
    async more() {
      const { value, loading } = first.state.get();
      if (underWay || loading || !value?.nextCursor) return;
      const mine = new AbortController();
      underWay = mine;
      moreState.set({ loading: true, error: null });
      try {
        const next = await ask(question, value.nextCursor, mine.signal);
        if (underWay !== mine) return;
        underWay = null;
        first.put((current) => join(current, next));
        shownPages += 1;
        moreState.set(QUIET);
      } catch (error) {
        if (underWay !== mine) return;
        underWay = null;
        moreState.set({ loading: false, error: asApiError(error) });
      }
    },
  };
}
