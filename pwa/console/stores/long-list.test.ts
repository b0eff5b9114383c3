import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../shared/api.ts';
import { refusal } from '../testing/fixtures.ts';
import { createLongList, PAGE_ROWS, rowAt, rowsFromTop } from './long-list.ts';

interface Page {
  rows: readonly string[];
  count: number;
}

/** A list of `count` rows named by their place; what is asked waits for `answer`. */
function longList(count: number) {
  const list = { count, name: 'row' };
  const asked: string[] = [];
  const broken = new Map<number, ApiError>();
  const timers: (() => void)[] = [];
  const aborted: number[] = [];
  const query = createLongList<Page, string>({
    ask: async (question, offset, signal) => {
      asked.push(`${question}@${offset}`);
      signal.addEventListener('abort', () => aborted.push(offset));
      await Promise.resolve();
      const error = broken.get(offset);
      if (error) throw error;
      const length = Math.max(0, Math.min(PAGE_ROWS, list.count - offset));
      const rows = Array.from({ length }, (_, place) => `${list.name} ${offset + place}`);
      return { rows, count: list.count };
    },
    countOf: (page) => page.count,
    isSame: (a, b) => a.count === b.count,
    after: (_ms, run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  return {
    query,
    list,
    asked,
    broken,
    aborted,
    /** The hand rests. */
    rest: async () => {
      for (const run of timers.splice(0)) run();
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    },
    at: (place: number) => {
      const { value } = query.state.get();
      return value ? rowAt(value, place) : undefined;
    },
  };
}

describe('createLongList', () => {
  it('fetches the pages one scrolls to, in any order, each once', async () => {
    const { query, asked, rest, at } = longList(50_000);
    await query.load('q');
    query.show({ first: 49_990, last: 49_999 });
    await rest();
    query.show({ first: 49_950, last: 49_999 });
    await rest();
    query.show({ first: 195, last: 205 });
    await rest();
    expect(asked).toEqual(['q@0', 'q@49800', 'q@200']);
    expect([at(0), at(204), at(49_999)]).toEqual(['row 0', 'row 204', 'row 49999']);
    expect(at(1_000)).toBeUndefined();
    expect(query.state.get().value?.count).toBe(50_000);
  });

  it('asks only where the hand rests, and gives up what was passed meanwhile', async () => {
    const { query, asked, rest, aborted } = longList(50_000);
    await query.load('q');
    for (let first = 400; first < 40_000; first += 200) query.show({ first, last: first + 30 });
    expect(asked).toEqual(['q@0']);
    void rest();
    await Promise.resolve();
    query.show({ first: 0, last: 30 });
    await rest();
    expect(aborted).toEqual([39_800]);
    expect(asked).toEqual(['q@0', 'q@39800']);
  });

  it('takes the newer answer when the list changed under it', async () => {
    const { query, list, rest, at } = longList(1_000);
    await query.load('q');
    Object.assign(list, { count: 900, name: 'new' });
    query.show({ first: 400, last: 410 });
    await rest();
    expect(query.state.get().value?.count).toBe(900);
    expect([at(0), at(400)]).toEqual([undefined, 'new 400']);
    query.show({ first: 0, last: 410 });
    await rest();
    expect([at(0), at(200), at(400)]).toEqual(['new 0', 'new 200', 'new 400']);
  });

  it('says why rows stay blank, and gets them when one looks again', async () => {
    const { query, broken, rest, at } = longList(1_000);
    await query.load('q');
    broken.set(400, refusal('busy'));
    query.show({ first: 400, last: 410 });
    await rest();
    expect(query.trouble.get()?.code).toBe('busy');
    expect(at(0)).toBe('row 0');
    broken.clear();
    query.show({ first: 400, last: 411 });
    await rest();
    expect(query.trouble.get()).toBeNull();
    expect(at(400)).toBe('row 400');
  });

  it('forgets pages of the question before', async () => {
    const { query, list, rest, at, asked } = longList(1_000);
    await query.load('old');
    query.show({ first: 200, last: 210 });
    await rest();
    list.name = 'other';
    await query.load('new');
    expect([at(0), at(200)]).toEqual(['other 0', undefined]);
    await query.load('new');
    expect(asked).toEqual(['old@0', 'old@200', 'new@0']);
  });

  it('reads what is on the screen anew, all at one moment, and the rest when it comes', async () => {
    const { query, list, rest, at, asked } = longList(1_000);
    await query.load('q');
    query.show({ first: 390, last: 410 });
    await rest();
    const shown: unknown[] = [];
    query.state.subscribe(() => shown.push([at(0), at(390), at(410)]));
    Object.assign(list, { count: 900, name: 'new' });
    await query.refresh();
    expect(shown).toEqual([[undefined, 'new 390', 'new 410']]);
    expect(asked.slice(-2)).toEqual(['q@200', 'q@400']);
    expect(query.state.get()).toMatchObject({ loading: false, value: { count: 900 } });
    query.show({ first: 0, last: 10 });
    await rest();
    expect(at(0)).toBe('new 0');
  });

  it('keeps what it has when it cannot be read anew, and says why', async () => {
    const { query, broken, at } = longList(1_000);
    await query.refresh();
    await query.load('q');
    broken.set(0, refusal('busy'));
    await query.refresh();
    expect([at(0), query.trouble.get()?.code]).toEqual(['row 0', 'busy']);
    broken.clear();
    await query.refresh();
    expect([at(0), query.trouble.get()]).toEqual(['row 0', null]);
  });

  it('gives up reading anew what another question took the place of', async () => {
    const { query, list, at } = longList(1_000);
    await query.load('old');
    const refreshed = query.refresh();
    list.name = 'other';
    await query.load('new');
    list.name = 'too late';
    await refreshed;
    expect(at(0)).toBe('other 0');
  });

  it('fetches the rows from the top for a printer, and stops at what cannot be had', async () => {
    const { query, broken, asked } = longList(1_000);
    await query.load('q');
    await query.fill(450);
    expect(rowsFromTop(query.state.get().value!, 300)).toHaveLength(400);
    expect(rowsFromTop(query.state.get().value!, 5_000)).toHaveLength(600);
    broken.set(600, refusal('busy'));
    await query.fill(5_000);
    expect(asked).toEqual(['q@0', 'q@200', 'q@400', 'q@600']);
    expect(rowsFromTop(query.state.get().value!, 5_000)).toHaveLength(600);
  });
});
