/**
 * Deciding what waits in the review inbox, once for each tap: it is applied through the command it
 * asked for, as its person and at its time or with the changes somebody answers for, or it is
 * discarded with a reason. A foreman decides about the own team's taps, an admin about all.
 */
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { findTeamOf } from '#server/users/users.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { leadsTeam } from '#server/writer/tx.ts';
import { findEvent, type CapturedEvent } from './capture.queries.ts';
import { performTap } from './perform-tap.ts';

const saveDecision = statement(
  (
    db,
    p: {
      id: number;
      outcome: 'accepted' | 'discarded';
      occurredAt: number;
      sessionId: string | null;
      decidedBy: number;
      now: number;
      reason: string;
    },
  ) =>
    db
      .updateTable('captured_event')
      .set({
        outcome: p.outcome,
        occurred_at: p.occurredAt,
        session_public_id: p.sessionId,
        decided_by: p.decidedBy,
        decided_at: p.now,
        decision_reason: p.reason,
      })
      .where('id', '=', p.id),
);

export interface AcceptedTap {
  itemId: number;
  reason: string;
  /** As tapped or as changed, in order by the contract of the command. */
  input: unknown;
  /** When it counts instead, UTC ms; null leaves it. */
  occurredAt: number | null;
  /** Whose tap it really was; null leaves it. */
  userId: number | null;
}

export const acceptTap = defineCommand({
  name: 'capture.accept',
  right: 'foreman',
  run(tx, { itemId, reason, input, ...changed }: AcceptedTap) {
    const item = getWaiting(tx, itemId);
    const userId = changed.userId ?? item.user_id;
    const voucher = tx.user.role === 'admin' ? 'admin' : 'foreman';
    const occurredAt = changed.occurredAt ?? item.occurred_at;
    requireTeamOf(tx, userId);
    if (findTeamOf(tx, userId) === undefined) {
      throw new AppError('not_found', 'There is no such person. Say whose tap it was.');
    }
    const { command, device_time: deviceTime, device_id: deviceId, source_key: sourceKey } = item;
    const done = performTap(
      tx,
      { command, input, deviceTime },
      { userId, deviceId, occurredAt, sourceKey, voucher },
    );
    if (!done.ok) {
      const { code, detail } = done.refusal;
      throw new AppError('acceptance_refused', detail, { context: { code } });
    }
    const sessionId = 'session' in done.answer ? done.answer.session.id : null;
    decide(tx, itemId, { outcome: 'accepted', occurredAt, sessionId, reason });
    const was = { itemId, userId: item.user_id, occurredAt: item.occurred_at };
    tx.change(
      { ...was, work: done.change?.before },
      { userId, occurredAt, work: done.change?.after },
    );
    return { itemId };
  },
});

export const discardTap = defineCommand({
  name: 'capture.discard',
  right: 'foreman',
  run(tx, { itemId, reason }: { itemId: number; reason: string }) {
    const { occurred_at: occurredAt } = getWaiting(tx, itemId);
    decide(tx, itemId, { outcome: 'discarded', occurredAt, sessionId: null, reason });
    tx.change({ itemId }, null);
    return { itemId };
  },
});

/** @throws AppError `not_found`, `not_allowed`, `already_decided`. */
function getWaiting(tx: Tx, itemId: number): CapturedEvent {
  const item = findEvent(tx, itemId);
  if (!item || item.outcome === 'applied') {
    throw new AppError('not_found', 'There is no such tap in the inbox.');
  }
  requireTeamOf(tx, item.user_id);
  if (item.outcome !== 'review') {
    throw new AppError('already_decided', `Somebody has already ${item.outcome} this tap.`);
  }
  return item;
}

/** @throws AppError `not_allowed` when it is not for the actor to decide. */
function requireTeamOf(tx: Tx, userId: number): void {
  if (leadsTeam(tx.user, findTeamOf(tx, userId))) return;
  throw new AppError('not_allowed', 'This is another team’s tap.');
}

function decide(
  tx: Tx,
  id: number,
  decision: {
    outcome: 'accepted' | 'discarded';
    occurredAt: number;
    sessionId: string | null;
    reason: string;
  },
): void {
  tx.run(saveDecision, { id, ...decision, decidedBy: tx.user.id, now: tx.now });
}
