/** Gives an answer to what waits: a tap's or that about work, each by its own way. */
import type { InboxItem } from '#schema/contract/inbox.ts';
import { clockTime } from '../../shared/format.ts';
import type { Inbox } from '../stores/inbox.ts';
import { text } from '../text.ts';
import type { Answer } from './likely-answer.ts';

const words = text.inbox;

/** @returns what to say when it was taken; null when it was refused */
export async function giveAnswer(
  { accept, discard, decideWork }: Pick<Inbox, 'accept' | 'discard' | 'decideWork'>,
  item: InboxItem,
  answer: Answer,
  timeZone: string,
): Promise<string | null> {
  if (item.kind === 'estimated') {
    if (answer.deed !== 'work') return null;
    const { endedAt } = answer.decision;
    if (!(await decideWork.submit(item, answer.decision))) return null;
    return endedAt === null ? words.kept : words.ended(clockTime(endedAt, timeZone));
  }
  switch (answer.deed) {
    case 'accept':
      return (await accept.submit(item.id, answer.decision)) && words.accepted;
    case 'discard':
      return (await discard.submit(item.id, answer.decision)) && words.discarded;
    case 'work':
      return null;
  }
}
