/** A tap as the tablet keeps it, from the finger to the server's last word and a week beyond. */
import type {
  TapAnswer,
  TapCommand,
  TapEvent,
  TapInput,
  TapProof,
} from '#schema/contract/events.ts';
import type { WorkWords } from '#schema/rules/project-day.ts';

/** What somebody asked for with one finger. Key, number and time are the outbox's to give. */
export type Tap = {
  [Command in TapCommand]: { command: Command; input: TapInput<Command> };
}[TapCommand] & {
  userId: number;
  proof: TapProof;
  /** Of a start: how the new work is called, as far as the tablet knows. */
  words?: WorkWords;
};

export type Verdict =
  | { kind: 'applied'; clockCorrected: boolean; result: AppliedAnswer['result'] }
  /** Somebody has to look at it; `detail` says why in words for the operator. */
  | { kind: 'review'; reason: ReviewAnswer['reason']; detail: string; itemId: number }
  /** The server cannot even read it. It stays on the tablet. */
  | { kind: 'refused'; code: string; detail: string };

type AppliedAnswer = Extract<TapAnswer, { outcome: 'applied' }>;
type ReviewAnswer = Extract<TapAnswer, { outcome: 'review' }>;

/**
 *     pending ──▶ sent (applied or in review; kept 7 days) ──▶ pending again, after a restore
 *        └──────▶ refused (kept)
 */
export interface StoredTap {
  event: TapEvent;
  words: WorkWords | null;
  state: 'pending' | 'sent' | 'refused';
  /** Was sent before; the server lost it when a backup was restored. */
  again: boolean;
  verdict: Verdict | null;
  /** When the verdict came, by the server's clock, UTC ms. */
  settledMs: number | null;
  /** The person was shown the verdict. */
  seen: boolean;
  /** The last day that was read from the server has this tap in it, or had it before a restore. */
  inDay: boolean;
}

/** Taps in the order they were made. */
export function bySeq(one: StoredTap, other: StoredTap): number {
  return one.event.seq - other.event.seq;
}

/** Whether a screen may still have to do with it; the rest waits for the end of its week. */
export function isLive({ state, seen, inDay }: StoredTap): boolean {
  return state !== 'sent' || !seen || !inDay;
}

/** As it stands once the server spoke. What it only got back after a restore is no news. */
export function settled(tap: StoredTap, verdict: Verdict, settledMs: number): StoredTap {
  const isNews = !tap.again || verdict.kind !== 'applied';
  return {
    ...tap,
    state: verdict.kind === 'refused' ? 'refused' : 'sent',
    ...{ verdict, settledMs, again: false },
    seen: !isNews,
  };
}
