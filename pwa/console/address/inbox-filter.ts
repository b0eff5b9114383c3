/** Which items are listed, as the address bar says it. */
import type { InboxKind } from '#schema/contract/inbox.ts';

export type InboxState = 'open' | 'done';

export interface InboxFilter {
  state: InboxState;
  /** Null: every kind. */
  kind: InboxKind | null;
}

/** In the order in which they stand above the list. */
export const INBOX_KINDS: readonly InboxKind[] = [
  'refused',
  'unverified',
  'clock',
  'estimated',
  'approved_week',
];

export function readInboxFilter(query: URLSearchParams): InboxFilter {
  const kind = INBOX_KINDS.find((one) => one === query.get('kind')) ?? null;
  return { state: query.get('state') === 'done' ? 'done' : 'open', kind };
}

/** What waits, of every kind, needs no mention in the address. */
export function writeInboxFilter({ state, kind }: InboxFilter): URLSearchParams {
  return new URLSearchParams({ ...(state === 'done' && { state }), ...(kind && { kind }) });
}
