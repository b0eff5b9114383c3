import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/fixtures.ts';
import { createPagedQuery } from './paged.ts';

interface Page {
  rows: string[];
  nextCursor: string | null;
}

function paged(pages: Record<string, Page | Error>) {
  const asked: string[] = [];
  const query = createPagedQuery<Page>(
    (question, cursor) => {
      const name = `${question}@${cursor ?? ''}`;
      asked.push(name);
      const page = pages[name];
      return page instanceof Error || !page
        ? Promise.reject(page ?? refusal('x'))
        : Promise.resolve(page);
    },
    (first, next) => ({ ...next, rows: [...first.rows, ...next.rows] }),
  );
  return { query, asked };
}

describe('createPagedQuery', () => {
  it('puts the next page behind what is there, until there is none', async () => {
    const { query, asked } = paged({
      'q@': { rows: ['a'], nextCursor: '1' },
      'q@1': { rows: ['b'], nextCursor: null },
    });
    await query.load('q');
    await query.more();
    await query.more();
    expect(query.state.get().value).toEqual({ rows: ['a', 'b'], nextCursor: null });
    expect(asked).toEqual(['q@', 'q@1']);
  });

  it('asks for a page once, however often it comes into sight', async () => {
    const { query, asked } = paged({
      'q@': { rows: ['a'], nextCursor: '1' },
      'q@1': { rows: ['b'], nextCursor: null },
    });
    await query.load('q');
    await Promise.all([query.more(), query.more()]);
    expect(asked).toEqual(['q@', 'q@1']);
  });

  it('keeps the list when a page fails, says so, and may try again', async () => {
    const pages: Record<string, Page | Error> = {
      'q@': { rows: ['a'], nextCursor: '1' },
      'q@1': refusal('busy'),
    };
    const { query } = paged(pages);
    await query.load('q');
    await query.more();
    expect(query.moreState.get().error?.code).toBe('busy');
    expect(query.state.get().value?.rows).toEqual(['a']);
    pages['q@1'] = { rows: ['b'], nextCursor: null };
    await query.more();
    expect(query.moreState.get().error).toBeNull();
    expect(query.state.get().value?.rows).toEqual(['a', 'b']);
  });

  it('comes as far as it was shown when it is asked again, and from the front when newly opened', async () => {
    const pages: Record<string, Page> = {
      'q@': { rows: ['a'], nextCursor: '1' },
      'q@1': { rows: ['b'], nextCursor: '2' },
      'q@2': { rows: ['c'], nextCursor: null },
    };
    const { query } = paged(pages);
    await query.load('q');
    await query.more();
    pages['q@'] = { rows: ['new'], nextCursor: '1' };
    await query.reload();
    expect(query.state.get().value).toEqual({ rows: ['new', 'b'], nextCursor: '2' });
    await query.load('q', true);
    expect(query.state.get().value).toEqual({ rows: ['new'], nextCursor: '1' });
  });

  it('drops a page of a question that is not asked any more', async () => {
    const { query } = paged({
      'q@': { rows: ['a'], nextCursor: '1' },
      'q@1': { rows: ['b'], nextCursor: null },
      'r@': { rows: ['c'], nextCursor: null },
    });
    await query.load('q');
    const late = query.more();
    await Promise.all([query.load('r'), late]);
    expect(query.state.get().value?.rows).toEqual(['c']);
    expect(query.moreState.get().loading).toBe(false);
  });
});
