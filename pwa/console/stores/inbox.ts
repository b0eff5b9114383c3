/** Taps that wait for a decision, those decided about, and deciding. */
import type {
  Acceptance,
  Discard,
  Inbox as InboxPage,
  InboxItem,
  InboxItemAnswer,
} from '#schema/contract/inbox.ts';
import type { Readable } from '../../shared/store.ts';
import type { InboxState } from '../address/inbox-filter.ts';
import type { ConsoleApi } from './console-api.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

const PAGE_ROWS = '100';
const CHANGES = ['occurredAt', 'orderNumber', 'taskType', 'switch', 'userId'];

const DECISION: FormFields<[number, Acceptance | Discard]> = {
  fields: ['reason', ...CHANGES, ...CHANGES.map((field) => `changes.${field}`)],
};

export interface Inbox {
  lists: Readonly<Record<InboxState, PagedQuery<InboxPage>>>;
  accept: Submitter<[itemId: number, Acceptance], InboxItem>;
  discard: Submitter<[itemId: number, Discard], InboxItem>;
  /** Asks for what waits, and again at each tick, until told to stop. */
  watch(ticks: Readable<number>): () => void;
}

export function createInbox(api: ConsoleApi): Inbox {
  const createList = (state: InboxState) =>
    createPagedQuery<InboxPage>(
      (_question, cursor, signal) => {
        const query = new URLSearchParams({ state, limit: PAGE_ROWS });
        if (cursor) query.set('cursor', cursor);
        return api.get(`/api/inbox?${query.toString()}`, signal);
      },
      (first, next) => ({ ...next, items: [...first.items, ...next.items] }),
    );
  const lists = { open: createList('open'), done: createList('done') };

  function refresh(): void {
    void lists.open.reload();
    void lists.done.reload();
  }

  function createDecision<Decision extends Acceptance | Discard>(deed: 'acceptance' | 'discard') {
    return createSubmitter(async (itemId: number, decision: Decision) => {
      const path = `/api/inbox/${itemId}/${deed}`;
      try {
        const { item } = await api.change<InboxItemAnswer>('POST', path, decision);
        lists.open.put((known) => ({
          ...known,
          items: known.items.filter(({ id }) => id !== itemId),
        }));
        return item;
      } finally {
        // A refusal may mean that somebody else was faster.
        refresh();
      }
    }, DECISION);
  }

  return {
    lists,
    accept: createDecision<Acceptance>('acceptance'),
    discard: createDecision<Discard>('discard'),
    watch(ticks) {
      const stop = ticks.subscribe(refresh);
      void lists.open.load('', true);
      return stop;
    },
  };
}
