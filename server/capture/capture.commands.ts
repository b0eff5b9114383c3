/**
 * Capturing taps. A tap that reached the server is never refused: it is applied in the name of its
 * person at the time it was made, or it is an item of the review inbox with the reason. Both are a
 * row in the same transaction, so the answer a tablet gets is final.
 */
import type { ReviewReason, TapCommand, TapResult } from '#schema/contract/events.ts';
import { isClockCorrected, placeTap, type PlacedTap } from '#schema/rules/tap-capture.ts';
import { insertion } from '#server/db/statements.ts';
import { defineCommand, type Tx, type Within } from '#server/writer/command.ts';
import { findEventBySourceKey, findPreviousAt } from './capture.queries.ts';
import { performTap, recallTap } from './perform-tap.ts';
import type { Proof } from './proof/prove-event.ts';
import { questionFor, questionOf, unreadable, type Question } from './review-reason.ts';

export interface Tap {
  key: string;
  seq: number;
  userId: number;
  command: TapCommand;
  /** In order by the contract of the command, unless `malformed` says what is wrong with it. */
  input: unknown;
  malformed: string | null;
  /** By the device's own clock, UTC ms. */
  deviceTime: number;
  /** Server's clock minus the device's, measured when the tap was sent. */
  clockOffsetMs: number;
  proof: Proof;
}

export type TapDecision =
  | { outcome: 'applied'; clockCorrected: boolean; result: TapResult }
  | { outcome: 'review'; reason: ReviewReason; detail: string; itemId: number };

const insertEvent = insertion('captured_event', [
  'source_key',
  'event_key',
  'device_id',
  'seq',
  'user_id',
  'command',
  'input',
  'device_time',
  'clock_offset_ms',
  'occurred_at',
  'received_at',
  'outcome',
  'reason',
  'detail',
  'session_public_id',
]);

export const captureTap = defineCommand({
  name: 'capture.tap',
  right: 'device',
  sendingFields: ['clockOffsetMs', 'proof'],
  recall: recallDecision,
  run(tx, tap: Tap): TapDecision {
    const { deviceTime, clockOffsetMs } = tap;
    const placed = placeTap({
      deviceTime,
      correctedAt: tx.occurredAt,
      clockOffsetMs,
      previousAt: findPreviousAt(tx, { ...tap, deviceId: tx.deviceId }),
      now: tx.now,
    });
    const doubt = doubtOf(tap, placed);
    if (doubt) return keepForReview(tx, tap, placed.at, doubt);
    const done = perform(tx, tap, placed.at);
    if (!done.ok) return keepForReview(tx, tap, placed.at, questionOf(done.refusal));
    return keepApplied(tx, tap, placed.at, done);
  },
});

function doubtOf({ proof, malformed }: Tap, { doubt }: PlacedTap): Question | undefined {
  if (!proof.ok) return questionFor(proof.reason);
  if (malformed !== null) return unreadable(malformed);
  return doubt === null ? undefined : questionFor(doubt);
}

function perform(tx: Tx, tap: Tap, occurredAt: number): Within<TapResult> {
  const { deviceId, sourceKey } = tx;
  const { userId } = tap;
  return performTap(tx, tap, { userId, deviceId, occurredAt, sourceKey, voucher: null });
}

type Outcome =
  | { outcome: 'applied'; reason: null; detail: null }
  | { outcome: 'review'; reason: ReviewReason; detail: string };

function keep(tx: Tx, tap: Tap, at: number, outcome: Outcome, sessionId: string | null): number {
  const { lastId } = tx.run(insertEvent, {
    source_key: tx.sourceKey,
    event_key: tap.key,
    device_id: tx.deviceId,
    seq: tap.seq,
    user_id: tap.userId,
    command: tap.command,
    input: JSON.stringify(tap.input),
    device_time: tap.deviceTime,
    clock_offset_ms: tap.clockOffsetMs,
    occurred_at: at,
    received_at: tx.now,
    session_public_id: sessionId,
    ...outcome,
  });
  return lastId;
}

function keepApplied(
  tx: Tx,
  tap: Tap,
  at: number,
  { answer, change }: Within<TapResult> & { ok: true },
): TapDecision {
  const sessionId = 'session' in answer ? answer.session.id : null;
  const outcome = { outcome: 'applied', reason: null, detail: null } as const;
  const capturedEventId = keep(tx, tap, at, outcome, sessionId);
  const { command } = tap;
  tx.change(change?.before ?? null, { capturedEventId, command, ...(change?.after as object) });
  const clockCorrected = isClockCorrected(at, tap.deviceTime);
  return { outcome: 'applied', clockCorrected, result: answer };
}

function keepForReview(tx: Tx, tap: Tap, at: number, question: Question): TapDecision {
  const itemId = keep(tx, tap, at, { outcome: 'review', ...question }, null);
  const { userId, command } = tap;
  tx.change(null, { capturedEventId: itemId, userId, command, reason: question.reason });
  return { outcome: 'review', ...question, itemId };
}

function recallDecision(tx: Tx, tap: Tap): TapDecision | undefined {
  const event = findEventBySourceKey(tx, tx.sourceKey);
  if (!event) return undefined;
  const { id: itemId, reason, detail } = event;
  if (reason !== null && detail !== null) return { outcome: 'review', reason, detail, itemId };
  const result = recallTap(tx, tap.command, tap.input);
  const clockCorrected = isClockCorrected(event.occurred_at, event.device_time);
  return result && { outcome: 'applied', clockCorrected, result };
}
