/**
 * A list too long to be fetched whole: pages of rows come when somebody scrolls to them, in any
 * order. The first page says everything about the whole list, and when a later one says otherwise
 * the list has changed meanwhile: then the newer answer holds, and the rest is asked for again.
 */
import { after as afterTimeout, type After } from '../../shared/after.ts';
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { RowRange } from '../parts/row-window.ts';
import { createQuery, type Query } from './load.ts';

export interface LongAnswer<Row> {
  rows: readonly Row[];
}

export interface LongRows<Answer extends LongAnswer<Row>, Row> {
  /** The newest page that came, for what it says of the whole list. */
  answer: Answer;
  /** Of the whole list. */
  count: number;
  pages: ReadonlyMap<number, readonly Row[]>;
}

export interface LongList<Answer extends LongAnswer<Row>, Row> extends Query<
  string,
  LongRows<Answer, Row>
> {
  /** Why rows on the screen stay blank, or grow old; null when they come. */
  trouble: Readable<ApiError | null>;
  /** Fetches what is missing in this range, once it stays on the screen for a moment. */
  show(range: RowRange): void;
  /** Reads what is on the screen anew behind it; pages out of sight are read when they come. */
  refresh(): Promise<void>;
  /** Resolves when rows 0 to `count` − 1 are there, or could not be had. */
  fill(count: number): Promise<void>;
}

export interface LongListOptions<Answer extends LongAnswer<Row>, Row> {
  ask: (question: string, offset: number, signal: AbortSignal) => Promise<Answer>;
  countOf: (answer: Answer) => number;
  /** Whether two pages speak of the same list. */
  isSame: (a: Answer, b: Answer) => boolean;
  after?: After;
}

/** Some ten screens: nobody turns the wheel faster than they come. */
export const PAGE_ROWS = 200;
/** Who drags the scrollbar through a thousand pages is asked only where the hand rests. */
const REST_MS = 60;

/** The row at a place of the list; undefined when it did not come yet. */
export function rowAt<Row>(
  { pages }: { pages: ReadonlyMap<number, readonly Row[]> },
  place: number,
): Row | undefined {
  return pages.get(Math.floor(place / PAGE_ROWS))?.[place % PAGE_ROWS];
}

/** The rows there are from the top on without a hole, some more than `most` at most. */
export function rowsFromTop<Row>(
  { pages }: { pages: ReadonlyMap<number, readonly Row[]> },
  most: number,
): Row[] {
  const rows: Row[] = [];
  for (let page = 0; pages.has(page) && rows.length < most; page += 1) {
    rows.push(...(pages.get(page) ?? []));
  }
  return rows;
}

function pagesIn({ first, last }: RowRange): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS <= last; page += 1) {
    pages.push(page);
  }
  return pages;
}

export function createLongList<Answer extends LongAnswer<Row>, Row>({
  ask,
  countOf,
  isSame,
  after = afterTimeout,
}: LongListOptions<Answer, Row>): LongList<Answer, Row> {
  const trouble = createStore<ApiError | null>(null);
  const underWay = new Map<number, { control: AbortController; done: Promise<void> }>();
  let refreshing: AbortController | null = null;
  let question = '';
  let seen: RowRange = { first: 0, last: -1 };
  let callOff = () => {};

  const whole = (answer: Answer, page: number): LongRows<Answer, Row> => ({
    answer,
    count: countOf(answer),
    pages: new Map([[page, answer.rows]]),
  });
  const first = createQuery<string, LongRows<Answer, Row>>(async (text, signal) =>
    whole(await ask(text, 0, signal), 0),
  );

  function stop(): void {
    callOff();
    for (const { control } of underWay.values()) control.abort();
    underWay.clear();
    refreshing?.abort();
    trouble.set(null);
  }

  const withPage = (
    known: LongRows<Answer, Row>,
    page: number,
    answer: Answer,
  ): LongRows<Answer, Row> =>
    isSame(known.answer, answer)
      ? { ...known, pages: new Map([...known.pages, [page, answer.rows]]) }
      : whole(answer, page);

  async function run(page: number, control: AbortController): Promise<void> {
    try {
      const answer = await ask(question, page * PAGE_ROWS, control.signal);
      if (control.signal.aborted) return;
      underWay.delete(page);
      first.put((list) => withPage(list, page, answer));
      trouble.set(null);
    } catch (error) {
      if (control.signal.aborted) return;
      underWay.delete(page);
      trouble.set(asApiError(error));
    }
  }

  function fetchPage(page: number): Promise<void> {
    const known = underWay.get(page);
    if (known) return known.done;
    const control = new AbortController();
    const done = run(page, control);
    underWay.set(page, { control, done });
    return done;
  }

  function missingPages({ first: from, last: to }: RowRange): number[] {
    const { value, loading } = first.state.get();
    if (!value || loading) return [];
    return pagesIn({ first: from, last: Math.min(to, value.count - 1) }).filter(
      (page) => !value.pages.has(page),
    );
  }

  /**
   * What is read anew takes the place of all there is, at one moment. What is on its way was asked
   * before: it is asked again, and so is what failed.
   */
  async function refresh(): Promise<void> {
    const { value, loading, error } = first.state.get();
    if (loading || error) return first.reload();
    if (!value) return;
    stop();
    const control = new AbortController();
    refreshing = control;
    const inSight = pagesIn({ ...seen, last: Math.min(seen.last, value.count - 1) });
    const [page = 0, ...others] = inSight;
    const read = async (one: number) =>
      [one, await ask(question, one * PAGE_ROWS, control.signal)] as const;
    try {
      const [[, answer], ...rest] = await Promise.all([read(page), ...others.map(read)]);
      if (control.signal.aborted) return;
      const list = rest.reduce((known, one) => withPage(known, ...one), whole(answer, page));
      first.put(() => list);
    } catch (error) {
      if (!control.signal.aborted) trouble.set(asApiError(error));
    }
  }

  function fetchSeen(): void {
    const wanted = missingPages(seen);
    for (const [page, { control }] of underWay) {
      if (wanted.includes(page)) continue;
      control.abort();
      underWay.delete(page);
    }
    for (const page of wanted) void fetchPage(page);
  }

  return {
    ...first,
    trouble,
    refresh,
    async load(text, again = false) {
      if (text !== question || again) stop();
      question = text;
      await first.load(text, again);
    },
    async reload() {
      stop();
      await first.reload();
    },
    forget() {
      stop();
      first.forget();
    },
    show(range) {
      seen = range;
      callOff();
      if (missingPages(range).length > 0 || underWay.size > 0) callOff = after(REST_MS, fetchSeen);
    },
    async fill(count) {
      for (const page of missingPages({ first: 0, last: count - 1 })) {
        await fetchPage(page);
        if (trouble.get()) return;
      }
    },
  };
}
