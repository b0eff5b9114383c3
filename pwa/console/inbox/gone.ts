/** What somebody looks at while others decide. */
import type { Inbox, InboxItem } from '#schema/contract/inbox.ts';

/** Whether somebody else decided about it: it is missing from where the list would show it. */
export function isGone(
  item: InboxItem,
  { items, nextCursor }: Pick<Inbox, 'items' | 'nextCursor'>,
): boolean {
  const isOpen = item.kind === 'estimated' || item.state === 'review';
  if (!isOpen) return false;
  const last = items.at(-1);
  const reaches = nextCursor === null || (last !== undefined && atOf(last) > atOf(item));
  return reaches && !items.some(({ id }) => id === item.id);
}

/** Where it stands in the list: instants of the wire sort as text. */
const atOf = (item: InboxItem): string =>
  item.kind === 'estimated' ? item.startedAt : item.occurredAt;
