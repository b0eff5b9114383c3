import { describe, expect, it } from 'vitest';
import { InboxKind } from '#schema/contract/inbox.ts';
import { INBOX_KINDS, readInboxFilter, writeInboxFilter } from './inbox-filter.ts';

describe('what the inbox lists, in the address', () => {
  it.each(
    (['open', 'done'] as const).flatMap((state) =>
      [null, ...INBOX_KINDS].map((kind) => ({ state, kind })),
    ),
  )('%j comes back as it went', (filter) => {
    expect(readInboxFilter(new URLSearchParams(writeInboxFilter(filter).toString()))).toEqual(
      filter,
    );
  });

  it('is what waits, of every kind, unless the address says otherwise', () => {
    const usual = { state: 'open', kind: null } as const;
    expect(readInboxFilter(new URLSearchParams('state=all&kind=odd'))).toEqual(usual);
    expect(writeInboxFilter(usual).toString()).toBe('');
  });

  it('knows every kind there is', () => {
    expect([...INBOX_KINDS].sort()).toEqual([...InboxKind.options].sort());
  });
});
