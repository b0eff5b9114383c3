/**
 * When a session may start and end. Intervals are half open: [start, end). A session may be
 * of zero length, and one may start at the very instant another ends.
 *
 *   earlier   ├──────────┤
 *   start a              ├───▶     fits: half open
 *   start b           ├──▶         up to two minutes inside: clock skew, moved to the end
 *   start c  ├──▶                  further inside: 'overlaps'
 *
 * Instants are UTC milliseconds.
 */
export const CLOCK_SKEW_MS = 2 * 60_000;
/** Older than this a tap needs a person's eye. */
export const OLDEST_TAP_MS = 72 * 3_600_000;

/** Nobody works longer than this at a stretch: whoever corrects work to be longer mistyped a day. */
export const LONGEST_WORK_MS = 24 * 3_600_000;

export type TimeRefusal = 'in_future' | 'too_old' | 'overlaps' | 'ends_before_start';
export type TimeJudgement = { ok: true; at: number } | { ok: false; refusal: TimeRefusal };

/** Judges the instant a tap names against the server's clock: never in the future, not too old. */
export function judgeTap(occurredAt: number, now: number): TimeJudgement {
  if (occurredAt > now + CLOCK_SKEW_MS) return { ok: false, refusal: 'in_future' };
  if (occurredAt < now - OLDEST_TAP_MS) return { ok: false, refusal: 'too_old' };
  return { ok: true, at: Math.min(occurredAt, now) };
}

/** Places a start after the end of the person's latest session (null when there is none). */
export function placeStart(at: number, latestEnd: number | null): TimeJudgement {
  if (latestEnd === null || at >= latestEnd) return { ok: true, at };
  if (at >= latestEnd - CLOCK_SKEW_MS) return { ok: true, at: latestEnd };
  return { ok: false, refusal: 'overlaps' };
}

/** Places an end after its own start. */
export function placeEnd(at: number, startedAt: number): TimeJudgement {
  if (at >= startedAt) return { ok: true, at };
  if (at >= startedAt - CLOCK_SKEW_MS) return { ok: true, at: startedAt };
  return { ok: false, refusal: 'ends_before_start' };
}
