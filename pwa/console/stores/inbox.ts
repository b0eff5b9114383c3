/** What waits for a decision, taps decided about, and deciding. */
import type {
  Acceptance,
  Discard,
  Inbox as InboxPage,
  InboxEstimate,
  InboxItem,
  InboxItemAnswer,
  InboxTap,
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

/** What somebody says about work that was too long to believe. */
export interface WorkDecision {
  /** When it ended; null agrees that it was so long. */
  endedAt: string | null;
  reason: string;
}

export interface Inbox {
  /** Asked with a kind; empty for all. */
  lists: Readonly<Record<InboxState, PagedQuery<InboxPage>>>;
  accept: Submitter<[itemId: number, Acceptance], InboxTap>;
  discard: Submitter<[itemId: number, Discard], InboxTap>;
  decideWork: Submitter<[InboxEstimate, WorkDecision], true>;
  /** Asks for what waits, and again at each tick, until told to stop. */
  watch(ticks: Readable<number>): () => void;
}

export function createInbox(api: ConsoleApi): Inbox {
  const createList = (state: InboxState) =>
    createPagedQuery<InboxPage>(
      (kind, cursor, signal) => {
        const query = new URLSearchParams({ state, limit: PAGE_ROWS });
        if (kind) query.set('kind', kind);
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

  function take(itemId: InboxItem['id']): void {
    lists.open.put((known) => {
      const { kind } = known.items.find(({ id }) => id === itemId) ?? {};
      const counts = { ...known.counts };
      if (kind) counts[kind] -= 1;
      return { ...known, counts, items: known.items.filter(({ id }) => id !== itemId) };
    });
  }

  function createDecision<Decision extends Acceptance | Discard>(deed: 'acceptance' | 'discard') {
    return createSubmitter(async (itemId: number, decision: Decision) => {
      const path = `/api/inbox/${itemId}/${deed}`;
      try {
        const { item } = await api.change<InboxItemAnswer>('POST', path, decision);
        take(itemId);
        return item;
      } finally {
        // A refusal may mean that somebody else was faster.
        refresh();
      }
    }, DECISION);
  }

  const decideWork = createSubmitter<[InboxEstimate, WorkDecision], true>(
    async ({ id, version }, { endedAt, reason }) => {
      const [deed, body] =
        endedAt === null ? ['agreement', { reason }] : ['corrections', { endedAt, reason }];
      try {
        await api.change('POST', `/api/sessions/${id}/${deed}`, body, version);
        take(id);
        return true;
      } finally {
        refresh();
      }
    },
    { fields: ['endedAt', 'reason'] },
  );

  return {
    lists,
    decideWork,
    accept: createDecision<Acceptance>('acceptance'),
    discard: createDecision<Discard>('discard'),
    watch(ticks) {
      const stop = ticks.subscribe(refresh);
      void lists.open.load('', true);
      return stop;
    },
  };
}
