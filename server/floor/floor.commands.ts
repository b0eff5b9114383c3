/**
 * A foreman ends the running work of somebody of the own team, or puts them on other work; an admin
 * anybody's. It counts from now, or from when it is said to have been: not before the work began,
 * not in the future, not into other work. The time worked stays, and is counted; pieces are left to
 * say for whoever made them. The person's day goes on. Before, after, who and why are a correction
 * of the session that ended.
 */
import type { EndWork, SwitchWork } from '#schema/contract/floor.ts';
import type { EndReason, Session } from '#schema/contract/sessions.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { atField, refuseAt, workFields } from '#server/corrections/at-field.ts';
import { fieldsOf, recordChange, recordCorrection } from '#server/corrections/record.ts';
import { statement } from '#server/db/statements.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { closeSession } from '#server/sessions/close-session.ts';
import { requireReach } from '#server/sessions/closure.commands.ts';
import { findOpenedUnder, openSession } from '#server/sessions/open-session.ts';
import { resolveWork, type WorkTarget } from '#server/sessions/order-task.ts';
import {
  findLatestEnd,
  findSession,
  toSession,
  type SessionRow,
} from '#server/sessions/sessions.queries.ts';
import { refuseTime } from '#server/sessions/tap-time.ts';
import { listShares } from '#server/sessions/undo.queries.ts';
import { answerSession, getWritten } from '#server/sessions/written-session.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings, type Settings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';

/** Where on the form each refusal stands. */
const FIELDS = {
  in_future: 'at',
  ends_before_start: 'at',
  overlaps: 'at',
  ...workFields('orderNumber'),
};

const markCorrected = statement((db, p: { id: number }) =>
  db.updateTable('work_session').set({ is_corrected: 1 }).where('id', '=', p.id),
);

export const endWork = defineCommand({
  name: 'floor.endWork',
  right: 'foreman',
  recall: (tx, input: EndWork & { id: string }) => ({ session: answerSession(tx, input.id) }),
  run: (tx, input: EndWork & { id: string }) => atField(FIELDS, () => end(tx, input)),
});

function end(tx: Tx, input: EndWork & { id: string }): { session: Session } {
  const session = getRunning(tx, input.id);
  const before = fieldsOf(tx, session);
  endAt(tx, session, { at: instantOf(tx, input), reason: 'foreman' }, readSettings(tx));
  const ended = getWritten(tx, input.id);
  const after = fieldsOf(tx, ended);
  const { session: answer } = recordChange(tx, ended, { before, after, reason: input.reason });
  return { session: answer };
}

export const switchWork = defineCommand({
  name: 'floor.switchWork',
  right: 'foreman',
  recall(tx, input: SwitchWork & { id: string }) {
    const started = findOpenedUnder(tx, tx.sourceKey);
    if (started === undefined) return undefined;
    return { session: answerSession(tx, started), ended: answerSession(tx, input.id) };
  },
  run: (tx, input: SwitchWork & { id: string }) => atField(FIELDS, () => switchTo(tx, input)),
});

function switchTo(
  tx: Tx,
  input: SwitchWork & { id: string },
): { session: Session; ended: Session } {
  const session = getRunning(tx, input.id);
  const before = fieldsOf(tx, session);
  const at = instantOf(tx, input);
  const settings = readSettings(tx);
  const calendar = plantCalendar(settings.plantTimeZone);
  requireOpenPeriod(tx, session.user_id, calendar.dayOf(at));
  const target = resolveWork(tx, input, calendar.dayOf(at));
  requireOtherWork(tx, session, target);
  endAt(tx, session, { at, reason: 'switched' }, settings);
  // Work that was put right by hand may have been moved behind the start of the running one.
  if ((findLatestEnd(tx, session.user_id) ?? at) > at) throw refuseTime('overlaps');
  const publicId = uuid7(tx.now);
  const sessionId = openSession(
    tx,
    {
      publicId,
      userId: session.user_id,
      taskTypeId: target.taskTypeId,
      shares: [{ orderTaskId: target.orderTaskId, weight: 1 }],
      startedAt: at,
      switchedFrom: session.id,
      resumedFrom: null,
    },
    calendar,
  );
  const ended = getWritten(tx, input.id);
  recordCorrection(tx, ended, { before, after: fieldsOf(tx, ended), reason: input.reason });
  tx.change(
    { sessionId: session.id, endedAt: null },
    { sessionId: session.id, endedAt: at, startedSessionId: sessionId, ...target },
  );
  tx.emit({ kind: 'session', userId: session.user_id });
  const answer = answerSession(tx, publicId);
  return { session: answer, ended: toSession(ended, { seesCents: false }) };
}

/** @throws AppError `not_found`, `not_allowed`, `not_open`, `period_closed`. */
function getRunning(tx: Tx, id: string): SessionRow {
  const session = findSession(tx, id);
  if (!session) throw new AppError('not_found', 'There is no such work session.');
  requireReach(tx, session);
  if (session.voided_at !== null || session.ended_at !== null) {
    throw new AppError('not_open', 'This work has ended meanwhile. Look at the floor again.');
  }
  requireOpenPeriod(tx, session.user_id, session.business_day);
  return session;
}

/** @throws AppError `nothing_changed` for the very task and order that run. */
function requireOtherWork(tx: Tx, session: SessionRow, target: WorkTarget): void {
  const [share, ...others] = listShares(tx, session.id);
  const isSame =
    session.task_type_id === target.taskTypeId &&
    others.length === 0 &&
    share?.orderTaskId === target.orderTaskId;
  if (!isSame) return;
  const detail = 'This is what runs already. Give another task or order.';
  throw refuseAt(
    target.orderTaskId === null ? 'taskType' : 'orderNumber',
    'nothing_changed',
    detail,
  );
}

/** UTC ms. @throws AppError `in_future`. */
function instantOf(tx: Tx, { at }: { at?: string | undefined }): number {
  const instant = at === undefined ? tx.now : Date.parse(at);
  if (instant > tx.now) throw refuseTime('in_future');
  return instant;
}

function endAt(
  tx: Tx,
  session: SessionRow,
  ending: { at: number; reason: EndReason },
  settings: Settings,
): void {
  if (ending.at < session.started_at) throw refuseTime('ends_before_start');
  closeSession(tx, session, ending, settings);
  tx.run(markCorrected, { id: session.id });
}
