/** What a page shows of something it asked for. The last answer stays while the next is on its way. */
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';

export interface Loaded<Value> {
  value: Value | null;
  loading: boolean;
  error: ApiError | null;
}

export interface Query<Question, Answer> {
  state: Readable<Loaded<Answer>>;
  /**
   * Asks; a question asked meanwhile is given up. An unchanged one is not asked again, not even
   * after a failure (a page that draws itself would ask for ever), unless `again` says so.
   */
  load(question: Question, again?: boolean): Promise<void>;
  /** Asks the last question again, after a change or a failure. */
  reload(): Promise<void>;
  /** Puts a value known from elsewhere in place of the answer. */
  put(change: (answer: Answer) => Answer): void;
  forget(): void;
}

export const NOTHING_YET: Loaded<never> = { value: null, loading: false, error: null };

export function createQuery<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  isSame: (a: Question, b: Question) => boolean = Object.is,
): Query<Question, Answer> {
  const state = createStore<Loaded<Answer>>(NOTHING_YET);
  let last: { question: Question } | null = null;
  let underWay: AbortController | null = null;

  async function run(question: Question): Promise<void> {
    underWay?.abort();
    const mine = new AbortController();
    underWay = mine;
    state.update(({ value }) => ({ value, loading: true, error: null }));
    try {
      const value = await ask(question, mine.signal);
      if (underWay === mine) state.set({ value, loading: false, error: null });
    } catch (error) {
      if (underWay !== mine) return;
      state.update(({ value }) => ({ value, loading: false, error: asApiError(error) }));
    }
  }

  return {
    state,
    async load(question, again = false) {
      if (last && !again && isSame(last.question, question)) return;
      last = { question };
      await run(question);
    },
    async reload() {
      if (last) await run(last.question);
    },
    put(change) {
      state.update((now) => (now.value === null ? now : { ...now, value: change(now.value) }));
    },
    forget() {
      underWay?.abort();
      underWay = null;
      last = null;
      state.set(NOTHING_YET);
    },
  };
}
