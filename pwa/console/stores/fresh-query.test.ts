import { describe, expect, it } from 'vitest';
import { createStore } from '../../shared/store.ts';
import { refusal } from '../testing/fixtures.ts';
import { createFreshQuery } from './fresh-query.ts';

/** A list of words whose server answers when the test says so. */
function open() {
  const answers: { resolve: (word: string) => void; reject: (error: Error) => void }[] = [];
  const query = createFreshQuery<string>(
    () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
  );
  const shown = () => query.state.get();
  return { query, answers, shown };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what is kept fresh', () => {
  it('asks for nothing before there is something shown', async () => {
    const { query, answers } = open();
    await query.refresh();
    expect(answers).toEqual([]);
  });

  it('changes behind what is shown, and says why it cannot', async () => {
    const { query, answers, shown } = open();
    const ticks = createStore(0);
    query.watch(ticks);
    void query.load('all');
    answers[0]?.resolve('first');
    await settled();
    ticks.set(1);
    expect(shown()).toEqual({ value: 'first', loading: false, error: null });
    answers[1]?.resolve('second');
    await settled();
    ticks.set(2);
    const busy = refusal('busy');
    answers[2]?.reject(busy);
    await settled();
    expect([shown(), query.lost.get()]).toEqual([
      { value: 'second', loading: false, error: null },
      busy,
    ]);
  });

  it('keeps what was put in place while an older answer was on its way', async () => {
    const { query, answers, shown } = open();
    void query.load('all');
    answers[0]?.resolve('first');
    await settled();
    const refreshed = query.refresh();
    query.put(() => 'changed here');
    answers[1]?.resolve('first');
    await refreshed;
    expect(shown().value).toBe('changed here');
  });
});
