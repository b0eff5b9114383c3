import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/fixtures.ts';
import { createQuery } from './load.ts';

/** Questions whose answers come when the test says so. */
function slowQuery() {
  const waiting: { question: string; answer: (value: string) => void; fail: (e: Error) => void }[] =
    [];
  const aborted: string[] = [];
  const query = createQuery<string, string>(
    (question, signal) =>
      new Promise((answer, fail) => {
        signal.addEventListener('abort', () => aborted.push(question));
        waiting.push({ question, answer, fail });
      }),
  );
  return { query, waiting, aborted };
}

describe('createQuery', () => {
  it('keeps the last answer while the next one is on its way', async () => {
    const { query, waiting } = slowQuery();
    const first = query.load('a');
    expect(query.state.get()).toEqual({ value: null, loading: true, error: null });
    waiting[0]?.answer('A');
    await first;
    void query.load('b');
    expect(query.state.get()).toEqual({ value: 'A', loading: true, error: null });
  });

  it('gives up an overtaken question, whose late answer changes nothing', async () => {
    const { query, waiting, aborted } = slowQuery();
    const first = query.load('a');
    const second = query.load('b');
    waiting[1]?.answer('B');
    waiting[0]?.answer('A');
    await Promise.all([first, second]);
    expect(aborted).toEqual(['a']);
    expect(query.state.get().value).toBe('B');
  });

  it('does not mind that an overtaken question fails', async () => {
    const { query, waiting } = slowQuery();
    const first = query.load('a');
    const second = query.load('b');
    waiting[0]?.fail(new DOMException('gone', 'AbortError'));
    waiting[1]?.answer('B');
    await Promise.all([first, second]);
    expect(query.state.get()).toEqual({ value: 'B', loading: false, error: null });
  });

  it('asks an unchanged question once, and again when told to', () => {
    const { query, waiting } = slowQuery();
    void query.load('a');
    void query.load('a');
    expect(waiting).toHaveLength(1);
    void query.load('a', true);
    expect(waiting).toHaveLength(2);
  });

  it('does not ask again by itself after a failure, only by reload', async () => {
    const { query, waiting } = slowQuery();
    const first = query.load('a');
    waiting[0]?.fail(refusal('internal'));
    await first;
    expect(query.state.get().error?.code).toBe('internal');
    void query.load('a');
    expect(waiting).toHaveLength(1);
    void query.reload();
    expect(waiting.map(({ question }) => question)).toEqual(['a', 'a']);
    expect(query.state.get().error).toBeNull();
  });

  it('shows a mistake of ours like one of the server', async () => {
    const { query, waiting } = slowQuery();
    const first = query.load('a');
    waiting[0]?.fail(new TypeError('x is not a function'));
    await first;
    expect(query.state.get().error).toMatchObject({
      code: 'internal',
      detail: 'x is not a function',
    });
  });

  it('forgets what one person saw, also what is still on its way', async () => {
    const { query, waiting } = slowQuery();
    const first = query.load('a');
    query.forget();
    waiting[0]?.answer('A');
    await first;
    expect(query.state.get().value).toBeNull();
    await query.reload();
    expect(waiting).toHaveLength(1);
  });
});
