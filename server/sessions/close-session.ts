/** Ends one session and counts what it cost. Shared by closure, switch and correction. */
import type { EndReason } from '#schema/contract/sessions.ts';
import { placeEnd } from '#schema/rules/session-times.ts';
import { costSession } from '#server/costing/session-cost.ts';
import { statement } from '#server/db/statements.ts';
import type { Settings } from '#server/settings/settings.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import type { SessionRow } from './sessions.queries.ts';
import { oneMore } from './session-version.ts';
import { refuseTime } from './tap-time.ts';

export interface Ending {
  at: number;
  reason: EndReason;
  goodQuantity?: number | undefined;
  scrapQuantity?: number | undefined;
  note?: string | undefined;
}

const saveEnding = statement(
  (
    db,
    p: {
      id: number;
      endedAt: number;
      reason: EndReason;
      durationMs: number;
      isLong: 0 | 1;
      goodQuantity: number | null;
      scrapQuantity: number | null;
      note: string;
      now: number;
    },
  ) =>
    db
      .updateTable('work_session')
      .set({
        ended_at: p.endedAt,
        end_reason: p.reason,
        duration_ms: p.durationMs,
        is_long: p.isLong,
        good_quantity: p.goodQuantity,
        scrap_quantity: p.scrapQuantity,
        note: p.note,
        closed_received_at: p.now,
        version: oneMore,
      })
      .where('id', '=', p.id),
);

/** @returns when it ended, UTC ms: never before its start. */
export function closeSession(
  tx: Tx,
  session: SessionRow,
  ending: Ending,
  settings: Settings,
): number {
  const placed = placeEnd(ending.at, session.started_at);
  if (!placed.ok) throw refuseTime(placed.refusal);
  const durationMs = placed.at - session.started_at;
  tx.run(saveEnding, {
    id: session.id,
    endedAt: placed.at,
    reason: ending.reason,
    durationMs,
    isLong: durationMs > settings.longSessionMs ? 1 : 0,
    goodQuantity: ending.goodQuantity ?? null,
    scrapQuantity: ending.scrapQuantity ?? null,
    note: ending.note ?? '',
    now: tx.now,
  });
  costSession(tx, {
    sessionId: session.id,
    userId: session.user_id,
    businessDay: session.business_day,
    durationMs,
    annualHours: settings.annualHours,
  });
  return placed.at;
}
