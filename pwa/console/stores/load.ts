/** What a page shows of something it asked for. The last answer stays while the next is on its way. */
import { ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';

export interface Loaded<Value> {
  value: Value | null;
  loading: boolean;
  error: ApiError | null;
}

export interface Query<Question, Answer> {
  state: Readable<Loaded<Answer>>;
  /** Asks; a question asked meanwhile is given up. An unchanged question is not asked again. */
  load(question: Question): Promise<void>;
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
  /** The question last asked, and whether its answer came or is coming. */
  let last: { question: Question; failed: boolean } | null = null;
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
      if (last) last.failed = true;
      state.update(({ value }) => ({ value, loading: false, error: asApiError(error) }));
    }
  }

  return {
    state,
    async load(question) {
      if (last && !last.failed && isSame(last.question, question)) return;
      last = { question, failed: false };
      await run(question);
    },
    async reload() {
      if (!last) return;
      last = { ...last, failed: false };
      await run(last.question);
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

/** A mistake of ours is shown like one of the server's, not swallowed. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'internal', error instanceof Error ? error.message : String(error), true);
}
