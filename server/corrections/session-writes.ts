/** What corrections write on a session. Each write is a version of it. */
import { insertion, statement } from '#server/db/statements.ts';
import { costSession } from '#server/costing/session-cost.ts';
import { oneMore } from '#server/sessions/session-version.ts';
import type { SessionRow } from '#server/sessions/sessions.queries.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import type { Times } from './possible-times.ts';

export interface Quantities {
  goodQuantity: number | null;
  scrapQuantity: number | null;
  note: string;
}

export interface CorrectedSession extends Times, Quantities {
  taskTypeId: number;
  /** The plant day of its start. */
  day: string;
}

const saveSession = statement(
  (
    db,
    p: CorrectedSession & {
      id: number;
      reason: SessionRow['end_reason'];
      durationMs: number | null;
      isLong: 0 | 1;
    },
  ) =>
    db
      .updateTable('work_session')
      .set({
        task_type_id: p.taskTypeId,
        business_day: p.day,
        started_at: p.startedAt,
        ended_at: p.endedAt,
        end_reason: p.reason,
        duration_ms: p.durationMs,
        is_long: p.isLong,
        good_quantity: p.goodQuantity,
        scrap_quantity: p.scrapQuantity,
        note: p.note,
        is_corrected: 1,
        version: oneMore,
      })
      .where('id', '=', p.id),
);
const insertSession = insertion('work_session', [
  'public_id',
  'user_id',
  'task_type_id',
  'device_id',
  'business_day',
  'started_at',
  'ended_at',
  'end_reason',
  'duration_ms',
  'is_long',
  'good_quantity',
  'scrap_quantity',
  'note',
  'is_corrected',
  'is_clock_corrected',
  'received_at',
  'closed_received_at',
  'source_key',
  'entered_by',
]);
const emptySession = statement((db, p: { id: number; voidedAt: number }) =>
  db
    .updateTable('work_session')
    .set({
      voided_at: p.voidedAt,
      ended_at: null,
      end_reason: null,
      duration_ms: null,
      labor_cents: null,
      rate_kind: null,
      rate_amount_cents: null,
      is_long: 0,
      is_corrected: 1,
      version: oneMore,
    })
    .where('id', '=', p.id),
);
const emptyShares = statement((db, p: { id: number }) =>
  db
    .updateTable('work_session_share')
    .set({ duration_ms: null, labor_cents: null })
    .where('session_id', '=', p.id),
);

const lengthOf = (tx: Tx, { startedAt, endedAt }: Times) => {
  const durationMs = endedAt === null ? null : endedAt - startedAt;
  const isLong = (durationMs ?? 0) > readSettings(tx).longSessionMs;
  return { durationMs, isLong: isLong ? 1 : 0 } as const;
};

/** An end given to running work is the foreman's. The cost is still what it was: see `cost`. */
export function changeSession(tx: Tx, session: SessionRow, corrected: CorrectedSession): void {
  const reason = session.end_reason ?? (corrected.endedAt === null ? null : 'foreman');
  tx.run(saveSession, { id: session.id, reason, ...corrected, ...lengthOf(tx, corrected) });
}

/** Work that was not there, ended by the foreman. @returns its row id */
export function addSession(
  tx: Tx,
  added: CorrectedSession & {
    publicId: string;
    userId: number;
    /** Who typed it in; null for a part of work that was tapped. */
    enteredBy: number | null;
    deviceId: number | null;
    isClockCorrected: 0 | 1;
  },
): number {
  const { durationMs, isLong } = lengthOf(tx, added);
  return tx.run(insertSession, {
    public_id: added.publicId,
    user_id: added.userId,
    task_type_id: added.taskTypeId,
    device_id: added.deviceId,
    business_day: added.day,
    started_at: added.startedAt,
    ended_at: added.endedAt,
    end_reason: 'foreman',
    duration_ms: durationMs,
    is_long: isLong,
    good_quantity: added.goodQuantity,
    scrap_quantity: added.scrapQuantity,
    note: added.note,
    is_corrected: 1,
    is_clock_corrected: added.isClockCorrected,
    received_at: tx.now,
    closed_received_at: tx.now,
    source_key: tx.sourceKey,
    entered_by: added.enteredBy,
  }).lastId;
}

/** Takes time, cost and end off the session; who, when it began and what it was on stay. */
export function emptyOut(tx: Tx, session: SessionRow): void {
  tx.run(emptyShares, { id: session.id });
  tx.run(emptySession, { id: session.id, voidedAt: Math.max(tx.now, session.started_at) });
}

/** Counts the cost of work that ended, over its shares, by the rate of its day. */
export function cost(
  tx: Tx,
  sessionId: number,
  of: { userId: number; annualHours: number | null; partCents?: number | undefined },
  { day, startedAt, endedAt }: Times & { day: string },
): void {
  if (endedAt === null) return;
  costSession(tx, {
    sessionId,
    userId: of.userId,
    businessDay: day,
    durationMs: endedAt - startedAt,
    annualHours: of.annualHours ?? readSettings(tx).annualHours,
    partCents: of.partCents,
  });
}
