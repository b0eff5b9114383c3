/** What somebody says about work that was too long to believe: when it ended, and how they know. */
import type { InboxEstimate } from '#schema/contract/inbox.ts';
import type { WorkDecision } from '../stores/inbox.ts';
import { text } from '../text.ts';
import { choiceOf, readMinute, type MinuteChoice } from '../time/minute-draft.ts';
import { toPlantMinute } from '../time/plant-time.ts';

export interface WorkDraft {
  /** A plant minute as `2026-11-01T01:30`; empty while nobody knows. */
  end: string;
  endChoice: MinuteChoice;
  reason: string;
}

export interface WorkReading {
  errors: Partial<Record<'endedAt' | 'reason', string>>;
  /** Null while something is wrong. */
  end: WorkDecision | null;
  /** Agrees that it was so long; null without a reason, and for work that runs. */
  keep: WorkDecision | null;
}

/** The proposed end is filled in, with the words that say no more than that. */
export function draftOf({ proposedEndAt: at }: InboxEstimate, timeZone: string): WorkDraft {
  if (at === null) return { end: '', endChoice: null, reason: '' };
  const reason = text.inbox.likely.agreedReason;
  return { end: toPlantMinute(at, timeZone), endChoice: choiceOf(at, timeZone), reason };
}

/** Whether it is still the proposed end that is in the form. */
export const isProposal = (draft: WorkDraft, item: InboxEstimate, timeZone: string): boolean =>
  item.proposedEndAt !== null && draft.end === draftOf(item, timeZone).end;

export function readWork(draft: WorkDraft, item: InboxEstimate, timeZone: string): WorkReading {
  const { instant, error } = readMinute(draft.end, draft.endChoice, item.proposedEndAt, timeZone);
  const reason = draft.reason.trim();
  const errors: WorkReading['errors'] = {
    ...(instant === null && { endedAt: error ?? text.common.required }),
    ...(reason === '' && { reason: text.common.required }),
  };
  const isAgreed = reason === text.inbox.likely.agreedReason;
  return {
    errors,
    end: instant !== null && reason !== '' ? { endedAt: instant, reason } : null,
    // The words about the proposal would be no reason for the opposite of it.
    keep: item.endedAt === null || reason === '' || isAgreed ? null : { endedAt: null, reason },
  };
}
