/** Finding an order: what is typed, what was found, and what nobody knows. */
import { ApiError } from '../shared/api.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import type { KnownOrders } from './known-orders.ts';
import type { Server } from './server.ts';

export interface FinderState {
  query: string;
  /** The last answer; stays on the screen while the next one is on its way. */
  results: readonly OrderSummary[];
  /** The query that `results` answer; null before the first answer. */
  answered: string | null;
  error: ApiError | null;
  /** Found among the orders this tablet keeps, because nobody answered. */
  isKept: boolean;
  /** A number that was asked for and that nobody knows. */
  unknown: string | null;
}

export interface Finder {
  readonly state: Readable<FinderState>;
  /** Forgets what was typed and asks for the newest orders. */
  open(): void;
  type(query: string): void;
  /** Offers to use a number nobody knows. */
  offerUnknown(orderNumber: string): void;
  retry(): void;
  close(): void;
}

export const RESULTS = 24;
const DEBOUNCE_MS = 120;
const EMPTY: FinderState = {
  ...{ query: '', results: [], answered: null },
  ...{ error: null, isKept: false, unknown: null },
};

/**
 * @param known what is found while nobody answers
 * @param isOnline while the server is known to be out of reach, it is not asked first
 */
export function createFinder(
  server: Pick<Server, 'searchOrders'>,
  known: Pick<KnownOrders, 'search'>,
  isOnline: () => boolean,
): Finder {
  const state = createStore<FinderState>(EMPTY);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  async function ask(query: string): Promise<void> {
    asking?.abort();
    const mine = (asking = new AbortController());
    // An answer that was overtaken by more typing is nobody's business.
    const show = (found: Partial<FinderState>): void => {
      if (!mine.signal.aborted) state.update((now) => ({ ...now, ...found }));
    };
    try {
      if (!isOnline()) throw new ApiError(0, 'offline', 'The server cannot be reached.', true);
      const results = await server.searchOrders(query.trim(), RESULTS, mine.signal);
      show({ results, answered: query, error: null, isKept: false });
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      const results = await known.search(query, RESULTS);
      if (results.length === 0 && query.trim() === '') show({ error });
      else show({ results, answered: query, error: null, isKept: true });
    }
  }

  function close(): void {
    clearTimeout(timer);
    asking?.abort();
  }

  return {
    state,
    open() {
      close();
      state.update((now) => ({ ...EMPTY, results: now.query === '' ? now.results : [] }));
      void ask('');
    },
    type(query) {
      if (query === state.get().query) return;
      clearTimeout(timer);
      state.update((now) => ({ ...now, query, unknown: null }));
      timer = setTimeout(() => void ask(query), DEBOUNCE_MS);
    },
    offerUnknown(orderNumber) {
      close();
      state.update((now) => ({
        ...now,
        query: orderNumber,
        results: [],
        unknown: orderNumber,
        error: null,
      }));
    },
    retry() {
      state.update((now) => ({ ...now, error: null }));
      void ask(state.get().query);
    },
    close,
  };
}

/** Whether a text could be an order's number at all: it has a digit and no spaces inside. */
export function looksLikeNumber(query: string): boolean {
  return /^\S{1,32}$/.test(query.trim()) && /\d/.test(query);
}

/** Cuts a text into pieces, those that match the query marked, accents or not. */
export function marked(words: string, query: string): { piece: string; hit: boolean }[] {
  const needle = plainText(query.trim());
  // Without accents a text may be shorter: each character of it came from one that begins there.
  const begins: number[] = [];
  let at = 0;
  for (const character of words) {
    for (let n = plainText(character).length; n > 0; n -= 1) begins.push(at);
    at += character.length;
  }
  const found = needle === '' ? -1 : plainText(words).indexOf(needle);
  const from = begins[found];
  const last = begins[found + needle.length - 1];
  if (from === undefined || last === undefined) return [{ piece: words, hit: false }];
  const to = begins.find((begin) => begin > last) ?? words.length;
  const pieces = [
    { piece: words.slice(0, from), hit: false },
    { piece: words.slice(from, to), hit: true },
    { piece: words.slice(to), hit: false },
  ];
  return pieces.filter(({ piece }) => piece !== '');
}
