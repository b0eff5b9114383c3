/**
 * Taking back one's own start, pause or finish, within 10 s of it (and 5 s for what the network
 * does to the two times, see `schema/rules/undo.ts`). Nothing reopens:
 *
 *   start     The session is voided: its row stays, without an end, so without hours and cost.
 *             Work that the start had switched from goes on in a new session from the old end.
 *   closure   A pause or finish keeps its end, and the work goes on in a new session from there,
 *             on the same order tasks. The pieces said at the closure are taken back from the old
 *             row, for whoever finishes again says them again; the log keeps what they were.
 *
 * Only what came last can be undone, and an undo cannot: one is taken back by starting or ending
 * work. What a start had made besides stays: a floor order, material, the begun day. A session is
 * undone by its own person only; a foreman corrects.
 */
import type { Session, Undo } from '#schema/contract/sessions.ts';
import { isUndoInTime } from '#schema/rules/undo.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { statement } from '#server/db/statements.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { findOpenedUnder, openSession } from './open-session.ts';
import {
  findLatestEnd,
  findOpenSession,
  findSession,
  type SessionRow,
} from './sessions.queries.ts';
import { oneMore } from './session-version.ts';
import { tapTime } from './tap-time.ts';
import { findLinked, isResumed, listShares } from './undo.queries.ts';
import { answerSession } from './written-session.ts';

const voidStart = statement((db, p: { id: number; voidedAt: number }) =>
  db
    .updateTable('work_session')
    .set({ voided_at: p.voidedAt, version: oneMore })
    .where('id', '=', p.id),
);
const takePiecesBack = statement((db, p: { id: number }) =>
  db
    .updateTable('work_session')
    .set({ good_quantity: null, scrap_quantity: null, version: oneMore })
    .where('id', '=', p.id),
);

/** Ended work that goes on. */
interface Interrupted {
  id: number;
  task_type_id: number;
  /** UTC ms. */
  ended_at: number;
}

const cannotUndo = (why: string): AppError => new AppError('cannot_undo', why);

export const undoTap = defineCommand({
  name: 'sessions.undo',
  right: 'operator',
  recall(tx, input: Undo & { id: string }) {
    const resumed = findOpenedUnder(tx, tx.sourceKey);
    return {
      session: answerSession(tx, input.id),
      resumed: resumed === undefined ? null : answerSession(tx, resumed),
    };
  },
  run(tx, input: Undo & { id: string }): { session: Session; resumed: Session | null } {
    const session = findSession(tx, input.id);
    if (!session) throw new AppError('not_found', 'There is no such work session.');
    if (session.user_id !== tx.user.id) {
      throw new AppError('not_allowed', 'This is somebody else’s work.');
    }
    const at = tapTime(tx);
    const isStart = input.of === 'start';
    const interrupted = isStart ? undoStart(tx, session, at) : undoClosure(tx, session, at);
    const resumed = interrupted && resume(tx, interrupted, input.newId ?? uuid7(tx.now));
    const { id: sessionId, good_quantity: goodQuantity, scrap_quantity: scrapQuantity } = session;
    tx.change(isStart ? { sessionId } : { sessionId, goodQuantity, scrapQuantity }, {
      undone: input.of,
      resumedSessionId: resumed?.sessionId ?? null,
    });
    tx.emit({ kind: 'session', userId: session.user_id });
    return {
      session: answerSession(tx, input.id),
      resumed: resumed ? answerSession(tx, resumed.publicId) : null,
    };
  },
});

/** @throws AppError `undo_too_late`. */
function requireInTime(at: number, doneAt: number): void {
  if (isUndoInTime(at, doneAt)) return;
  throw new AppError('undo_too_late', 'A tap can be undone for 10 seconds. Ask your foreman.');
}

/** Voids a start. @returns the work it had switched from, if any */
function undoStart(tx: Tx, session: SessionRow, at: number): Interrupted | undefined {
  if (session.voided_at !== null) throw cannotUndo('This start was already undone.');
  if (session.resumed_from !== null) {
    throw cannotUndo('This work goes on because of an undo. Pause or finish it instead.');
  }
  if (session.ended_at !== null) {
    throw new AppError('not_open', 'This work has already ended, so its start stands.');
  }
  requireInTime(at, session.started_at);
  const before = switchedFrom(tx, session);
  tx.run(voidStart, { id: session.id, voidedAt: Math.max(at, session.started_at) });
  return before;
}

function switchedFrom(tx: Tx, session: SessionRow): Interrupted | undefined {
  if (session.switched_from === null) return undefined;
  const before = findLinked(tx, session.switched_from);
  if (before?.ended_at !== session.started_at) {
    throw cannotUndo('This work was corrected meanwhile. Ask your foreman.');
  }
  return { ...before, ended_at: session.started_at };
}

/** Takes the pieces of a closure back. @returns the work that goes on */
function undoClosure(tx: Tx, session: SessionRow, at: number): Interrupted {
  const { id, user_id: userId, ended_at: endedAt } = session;
  if (session.voided_at !== null) throw cannotUndo('The start of this work was already undone.');
  if (endedAt === null) {
    throw new AppError('still_open', 'This work is still running: it has no end to undo.');
  }
  if (session.end_reason !== 'paused' && session.end_reason !== 'finished') {
    throw cannotUndo('Only a pause or a finish can be undone. Start the work again to go on.');
  }
  if (isResumed(tx, id)) throw cannotUndo('This end was already undone.');
  requireInTime(at, endedAt);
  if (findOpenSession(tx, userId)) {
    throw new AppError('already_open', 'Other work was started since. Switch back to this one.');
  }
  if ((findLatestEnd(tx, userId) ?? endedAt) > endedAt) {
    throw new AppError('overlaps', 'Other work was done since. Start this one again to go on.');
  }
  tx.run(takePiecesBack, { id });
  return { id, task_type_id: session.task_type_id, ended_at: endedAt };
}

function resume(tx: Tx, interrupted: Interrupted, publicId: string) {
  const calendar = plantCalendar(readSettings(tx).plantTimeZone);
  const sessionId = openSession(
    tx,
    {
      publicId,
      userId: tx.user.id,
      taskTypeId: interrupted.task_type_id,
      shares: listShares(tx, interrupted.id),
      startedAt: interrupted.ended_at,
      switchedFrom: null,
      resumedFrom: interrupted.id,
    },
    calendar,
  );
  return { sessionId, publicId };
}
