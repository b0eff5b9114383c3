/**
 * Starting work. At most one session per person is open; starting another is refused unless
 * `switch` is said: then the running one ends and the new one starts at the same instant, in one
 * transaction. A tap counts from when it happened, never from when it arrived.
 */
import type { Session, StartSession } from '#schema/contract/sessions.ts';
import { placeStart } from '#schema/rules/session-times.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { AppError } from '#server/app-error.ts';
import { requireOpenPeriod } from '#server/periods/closed-weeks.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand } from '#server/writer/command.ts';
import { closeSession } from './close-session.ts';
import { findOpenedUnder, openSession } from './open-session.ts';
import { resolveWork } from './order-task.ts';
import { findLatestEnd, findOpenSession } from './sessions.queries.ts';
import { refuseTime, tapTime } from './tap-time.ts';
import { answerSession } from './written-session.ts';

export const startSession = defineCommand({
  name: 'sessions.start',
  right: 'operator',
  recall(tx) {
    const started = findOpenedUnder(tx, tx.sourceKey);
    if (started === undefined) return undefined;
    return { session: answerSession(tx, started), switchedFrom: null };
  },
  run(tx, input: StartSession): { session: Session; switchedFrom: string | null } {
    const { user } = tx;
    const publicId = input.id ?? uuid7(tx.now);
    const settings = readSettings(tx);
    const calendar = plantCalendar(settings.plantTimeZone);
    let at = tapTime(tx);
    requireOpenPeriod(tx, user.id, calendar.dayOf(at));
    const target = resolveWork(tx, input, calendar.dayOf(at));

    const open = findOpenSession(tx, user.id);
    if (open && !input.switch) {
      const what = open.order_number === null ? open.task_type_name : `order ${open.order_number}`;
      throw new AppError(
        'already_open',
        tx.voucher === null
          ? `You are already on ${what}. Finish, pause or switch it.`
          : `${user.displayName} is already on ${what}. Accept it as a switch, or end that work first.`,
      );
    }
    if (open) at = closeSession(tx, open, { at, reason: 'switched' }, settings);
    const placed = placeStart(at, findLatestEnd(tx, user.id));
    if (!placed.ok) throw refuseTime(placed.refusal);

    const sessionId = openSession(
      tx,
      {
        publicId,
        userId: user.id,
        taskTypeId: target.taskTypeId,
        shares: [{ orderTaskId: target.orderTaskId, weight: 1 }],
        startedAt: placed.at,
        switchedFrom: open?.id ?? null,
        resumedFrom: null,
      },
      calendar,
    );
    tx.change(open ? { sessionId: open.id, endedAt: at } : null, {
      sessionId,
      ...target,
      startedAt: placed.at,
    });
    tx.emit({ kind: 'session', userId: user.id });
    return { session: answerSession(tx, publicId), switchedFrom: open?.public_id ?? null };
  },
});
