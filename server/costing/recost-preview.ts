/** What a rate would re-cost and by how much, told without writing. Long reads: a worker's job. */
import type { PayRatePreview, PayRatePreviewQuery } from '#schema/contract/users.ts';
import { laborCents } from '#schema/rules/labor.ts';
import type { Reader } from '#server/db/statements.ts';
import {
  findRateDays,
  firstCursor,
  isCostedBy,
  listWork,
  type RateDays,
  type WorkRow,
} from './recost.queries.ts';

const ROWS_AT_A_TIME = 5000;

/** The same sessions and the same arithmetic as the re-costing itself: session by session. */
export function previewPayRate(
  reader: Reader,
  userId: number,
  rate: PayRatePreviewQuery,
): PayRatePreview {
  const preview: PayRatePreview = {
    sessions: 0,
    differenceCents: 0,
    unratedSessions: 0,
    firstDay: null,
    lastDay: null,
  };
  for (const row of eachWork(reader, findRateDays(reader, userId, rate.effectiveFrom))) {
    preview.sessions += 1;
    if (!isCostedBy(row, rate)) {
      const cents = laborCents(rate, row.duration_ms ?? 0, row.annual_hours ?? 1);
      preview.differenceCents += cents - (row.labor_cents ?? 0);
    }
    if (row.labor_cents === null) preview.unratedSessions += 1;
    preview.firstDay ??= row.business_day;
    preview.lastDay = row.business_day;
  }
  return preview;
}

/** By start, so by plant day. */
function* eachWork(reader: Reader, days: RateDays): Generator<WorkRow> {
  let cursor = firstCursor(days);
  for (;;) {
    const work = listWork(reader, days, cursor, ROWS_AT_A_TIME);
    yield* work;
    const last = work.at(-1);
    if (!last || work.length < ROWS_AT_A_TIME) return;
    cursor = { startedAt: last.started_at, sessionId: last.id };
  }
}
