import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { ApiError } from '../shared/api.ts';
import { createFinder, looksLikeNumber, marked } from './finder.ts';

let isOnline: boolean;

beforeEach(() => {
  isOnline = true;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A finder over a server that takes as long for each question as the test says. */
function finderOver(delaysMs: Record<string, number> = {}, kept: string[] = []) {
  const known = kept.map((orderNumber) => ({ orderNumber }) as OrderSummary);
  const asked: string[] = [];
  const finder = createFinder(
    {
      searchOrders: async (q) => {
        asked.push(q);
        await new Promise((done) => setTimeout(done, delaysMs[q] ?? 5));
        if (['boom', 'keep', ''].includes(q)) throw new ApiError(0, 'offline', '', true);
        return [{ orderNumber: `for ${q}` } as OrderSummary];
      },
    },
    { search: (q) => Promise.resolve(known.filter(({ orderNumber }) => orderNumber.includes(q))) },
    () => isOnline,
  );
  return { finder, asked };
}

describe('createFinder', () => {
  it('does not ask a server that is known to be out of reach, until it is back', async () => {
    isOnline = false;
    const { finder, asked } = finderOver({}, ['10482']);
    finder.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([]);
    expect(finder.state.get()).toMatchObject({ isKept: true, results: [{ orderNumber: '10482' }] });
    finder.type('104');
    await vi.runAllTimersAsync();
    isOnline = true;
    finder.retry();
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['104']);
    expect(finder.state.get()).toMatchObject({ isKept: false, answered: '104' });
  });

  it('asks for the newest when it opens, or shows those the tablet keeps', async () => {
    const { finder, asked } = finderOver({}, ['10482']);
    finder.open();
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['']);
    expect(finder.state.get()).toMatchObject({ answered: '', isKept: true });
    expect(finder.state.get().results[0]?.orderNumber).toBe('10482');
  });

  it('finds among those the tablet keeps while nobody answers, and says so', async () => {
    const { finder } = finderOver({}, ['keep-1', 'other']);
    finder.type('keep');
    await vi.runAllTimersAsync();
    expect(finder.state.get()).toMatchObject({ answered: 'keep', isKept: true, error: null });
    expect(finder.state.get().results.map(({ orderNumber }) => orderNumber)).toEqual(['keep-1']);
    finder.type('two');
    await vi.runAllTimersAsync();
    expect(finder.state.get().isKept).toBe(false);
  });

  it('waits for a pause in typing before it asks', async () => {
    const { finder, asked } = finderOver();
    for (const query of ['1', '10', '104']) {
      finder.type(query);
      await vi.advanceTimersByTimeAsync(60);
    }
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['104']);
  });

  it('drops an answer that was overtaken by more typing', async () => {
    const { finder } = finderOver({ slow: 5_000 });
    finder.type('slow');
    await vi.advanceTimersByTimeAsync(200);
    finder.type('fast');
    await vi.runAllTimersAsync();
    expect(finder.state.get()).toMatchObject({ answered: 'fast', query: 'fast' });
    expect(finder.state.get().results[0]?.orderNumber).toBe('for fast');
  });

  it('keeps what was found on the screen while the next answer is on its way', async () => {
    const { finder } = finderOver();
    finder.type('one');
    await vi.runAllTimersAsync();
    finder.type('two');
    expect(finder.state.get().results).toHaveLength(1);
  });

  it('says that it could not ask, and asks again when told to', async () => {
    const { finder, asked } = finderOver();
    finder.open();
    await vi.runAllTimersAsync();
    expect(finder.state.get().error?.code).toBe('offline');
    finder.retry();
    expect(finder.state.get().error).toBeNull();
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['', '']);
  });

  it('offers an unknown number until something else is typed', async () => {
    const { finder } = finderOver();
    finder.type('99999');
    finder.offerUnknown('99999');
    await vi.runAllTimersAsync();
    expect(finder.state.get()).toMatchObject({ unknown: '99999', results: [] });
    finder.type('9999');
    expect(finder.state.get().unknown).toBeNull();
  });
});

describe('looksLikeNumber', () => {
  it('asks for a digit and no spaces', () => {
    expect(['10482', 'SO-10482', ' 77 '].map(looksLikeNumber)).toEqual([true, true, true]);
    expect(['lakeside', '60 pcs', '', '1'.repeat(33)].map(looksLikeNumber)).toEqual(
      Array(4).fill(false),
    );
  });
});

describe('marked', () => {
  it('marks the match, whatever its case', () => {
    expect(marked('Lakeside Swim', 'SIDE')).toEqual([
      { piece: 'Lake', hit: false },
      { piece: 'side', hit: true },
      { piece: ' Swim', hit: false },
    ]);
  });

  it('marks a match without its accents, and the accents of what it marks', () => {
    const hits = (words: string, query: string) =>
      marked(words, query).map(({ piece, hit }) => (hit ? `<${piece}>` : piece));
    expect(hits('Café Zürich', 'zurich')).toEqual(['Café ', '<Zürich>']);
    expect(hits('Cafe\u0301 Zu\u0308rich', 'É z')).toEqual(['Caf', '<e\u0301 Z>', 'u\u0308rich']);
    expect(hits('각 Cup', '가')).toEqual(['<각>', ' Cup']);
  });

  it('marks nothing where nothing matches or nothing is asked', () => {
    expect(marked('10482', '77')).toEqual([{ piece: '10482', hit: false }]);
    expect(marked('10482', ' ')).toEqual([{ piece: '10482', hit: false }]);
  });
});
