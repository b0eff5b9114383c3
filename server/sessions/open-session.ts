/** Puts one person on the clock. Shared by start and undo; the person's day begins with it. */
import { insertion, statement, type Reader } from '#server/db/statements.ts';
import type { PlantCalendar } from '#server/settings/plant-calendar.ts';
import type { Tx } from '#server/writer/command.ts';
import { beginDay } from './presence.ts';

const insertSession = insertion('work_session', [
  'public_id',
  'user_id',
  'task_type_id',
  'device_id',
  'business_day',
  'started_at',
  'received_at',
  'source_key',
  'switched_from',
  'resumed_from',
]);
const insertShare = insertion('work_session_share', ['session_id', 'order_task_id', 'weight']);
const openedUnder = statement((db, p: { sourceKey: string }) =>
  db.selectFrom('work_session').select('public_id').where('source_key', '=', p.sourceKey),
);

export interface Opening {
  publicId: string;
  userId: number;
  taskTypeId: number;
  shares: readonly { orderTaskId: number | null; weight: number }[];
  /** UTC ms; its plant day is the session's business day. */
  startedAt: number;
  /** The work this start ended. */
  switchedFrom: number | null;
  /** The work an undo takes up again. */
  resumedFrom: number | null;
}

/** @returns the new session's row id */
export function openSession(tx: Tx, opening: Opening, calendar: PlantCalendar): number {
  const { userId, startedAt } = opening;
  const day = calendar.dayOf(startedAt);
  const { lastId } = tx.run(insertSession, {
    public_id: opening.publicId,
    user_id: userId,
    task_type_id: opening.taskTypeId,
    device_id: tx.deviceId,
    business_day: day,
    started_at: startedAt,
    received_at: tx.now,
    source_key: tx.sourceKey,
    switched_from: opening.switchedFrom,
    resumed_from: opening.resumedFrom,
  });
  for (const { orderTaskId, weight } of opening.shares) {
    tx.run(insertShare, { session_id: lastId, order_task_id: orderTaskId, weight });
  }
  beginDay(tx, userId, startedAt, day);
  return lastId;
}

/** The public id of the session that a command under this key put on the clock. */
export function findOpenedUnder(reader: Reader, sourceKey: string): string | undefined {
  return reader.get(openedUnder, { sourceKey })?.public_id;
}
