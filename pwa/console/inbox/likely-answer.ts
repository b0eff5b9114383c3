/** The one likely answer to what waits: given with one click where nothing is left to say. */
import type { Acceptance, Discard, InboxItem, InboxTap } from '#schema/contract/inbox.ts';
import type { WorkDecision } from '../stores/inbox.ts';
import { clockTime } from '../../shared/format.ts';
import { text } from '../text.ts';
import { draftOf, likelyTime, readDecision } from './decision-draft.ts';

export type Answer =
  | { deed: 'accept'; decision: Acceptance }
  | { deed: 'discard'; decision: Discard }
  | { deed: 'work'; decision: WorkDecision };

export interface LikelyAnswer {
  words: string;
  /** Null when somebody has to be asked, or something looked up, first. */
  answer: Answer | null;
}

export function likelyAnswer(item: InboxItem, timeZone: string): LikelyAnswer {
  const words = text.inbox.likely;
  if (item.kind !== 'estimated') return tapAnswer(item, timeZone);
  const { proposedEndAt: endedAt } = item;
  if (endedAt === null) return { words: words.ask, answer: null };
  const decision = { endedAt, reason: words.agreedReason };
  return { words: words.agree(clockTime(endedAt, timeZone)), answer: { deed: 'work', decision } };
}

function tapAnswer(item: InboxTap, timeZone: string): LikelyAnswer {
  const words = text.inbox.likely;
  const draft = { ...draftOf(item, timeZone), reason: words.reason };
  const { acceptance, discard } = readDecision(draft, item, timeZone);
  const accept = (said: string): LikelyAnswer =>
    acceptance
      ? { words: said, answer: { deed: 'accept', decision: acceptance } }
      : { words: words.ask, answer: null };
  switch (item.likelyAnswer) {
    case 'accept':
      return accept(words.accept);
    case 'accept_as_switch':
      return accept(words.acceptAsSwitch);
    case 'discard':
      return { words: words.discard, answer: discard && { deed: 'discard', decision: discard } };
    case 'change_order':
      return { words: words.order, answer: null };
    case 'ask':
      return { words: words.ask, answer: null };
    case 'change_time':
      // Only a time in the future has another one that is known: when the tap arrived.
      return likelyTime(item) === item.occurredAt
        ? { words: words.time, answer: null }
        : accept(words.acceptAt(clockTime(item.receivedAt, timeZone)));
  }
}
