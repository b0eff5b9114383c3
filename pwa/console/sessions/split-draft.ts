/** One session made two: where, and what each part is. A part that is as it was says nothing. */
import type { Split, SplitPart } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { choiceOf, readMinute, type MinuteChoice } from '../time/minute-draft.ts';
import { toPlantMinute } from '../time/plant-time.ts';
import { text } from '../text.ts';
import type { Known } from './known.ts';
import { rowsOf } from './orders-draft.ts';
import { NO_PIECES, piecesErrors, piecesOf, piecesSaid } from './pieces-draft.ts';
import { targetErrors, targetSaid, type WorkDraft } from './work-draft.ts';

export interface SplitDraft {
  /** A plant minute; empty is none yet. */
  at: string;
  atChoice: MinuteChoice;
  earlier: WorkDraft;
  later: WorkDraft;
  reason: string;
}

export interface SplitReading {
  errors: Readonly<Record<string, string>>;
  /** Null while something is wrong. */
  split: Split | null;
  /** Null while nobody knows where. */
  parts: { earlierMs: number; laterMs: number } | null;
}

export const PARTS = ['earlier', 'later'] as const;
export type PartName = (typeof PARTS)[number];

/**
 * In the middle, so that only the time has to be moved. The later part has the pieces that were
 * said; the earlier one none.
 */
export function splitDraftOf(session: SessionDetail, { nowMs, timeZone }: Known): SplitDraft {
  const startMs = Date.parse(session.startedAt);
  const endMs = session.endedAt === null ? nowMs : Date.parse(session.endedAt);
  const middle = new Date((startMs + endMs) / 2).toISOString();
  const work = { orders: rowsOf(session.shares), taskType: session.taskType };
  return {
    at: toPlantMinute(middle, timeZone),
    atChoice: choiceOf(middle, timeZone),
    earlier: { ...work, ...NO_PIECES },
    later: { ...work, ...piecesOf(session) },
    reason: '',
  };
}

export function readSplit(draft: SplitDraft, session: SessionDetail, known: Known): SplitReading {
  const at = readMinute(draft.at, draft.atChoice, null, known.timeZone);
  const parts = at.instant === null ? null : partsOf(session, Date.parse(at.instant), known.nowMs);
  const isOutside = at.instant !== null && parts === null;
  const before = splitDraftOf(session, known);
  const reason = draft.reason.trim();
  const errors = {
    ...(at.instant === null && { at: at.error ?? text.minute.unreadable }),
    ...(isOutside && { at: text.split.outside }),
    ...partErrors('earlier', draft, before, known),
    ...partErrors('later', draft, before, known),
    ...(reason === '' && { reason: text.common.required }),
  };
  if (at.instant === null || Object.keys(errors).length > 0) return { errors, split: null, parts };
  const earlier = partSaid(draft.earlier, before.earlier, known);
  const later = partSaid(draft.later, before.later, known);
  return {
    errors,
    split: { at: at.instant, ...(earlier && { earlier }), ...(later && { later }), reason },
    parts,
  };
}

/** Within the work, so that both have some length. */
function partsOf({ startedAt, endedAt }: SessionDetail, atMs: number, nowMs: number) {
  const startMs = Date.parse(startedAt);
  const endMs = endedAt === null ? nowMs : Date.parse(endedAt);
  if (atMs <= startMs || atMs >= endMs) return null;
  return { earlierMs: atMs - startMs, laterMs: endMs - atMs };
}

function partErrors(
  name: PartName,
  draft: SplitDraft,
  before: SplitDraft,
  known: Known,
): Record<string, string> {
  const part = draft[name];
  const where = `${name}.`;
  return { ...targetErrors(part, before[name], known, where), ...piecesErrors(part, where) };
}

function partSaid(part: WorkDraft, before: WorkDraft, known: Known): SplitPart | undefined {
  const said: SplitPart = { ...targetSaid(part, before, known), ...piecesSaid(part, before) };
  return Object.keys(said).length > 0 ? said : undefined;
}
