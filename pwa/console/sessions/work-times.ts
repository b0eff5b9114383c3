/** Which times work can have, as far as the page can tell while somebody types. */
import type { Session } from '#schema/contract/sessions.ts';
import { LONGEST_WORK_MS } from '#schema/rules/session-times.ts';
import { dateTime } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.correction;

export interface Times {
  startedAt: string | null;
  endedAt: string | null;
}

export interface Around {
  /** The person's sessions that the page knows of. */
  others: readonly Session[];
  nowMs: number;
  timeZone: string;
}

/** Half open, like the server's: work may begin at the very instant other work ends. */
export function timeErrors(
  { startedAt, endedAt }: Times,
  { others, nowMs, timeZone }: Around,
): { startedAt?: string; endedAt?: string } {
  const startMs = startedAt === null ? null : Date.parse(startedAt);
  const endMs = endedAt === null ? null : Date.parse(endedAt);
  if (startMs !== null && startMs > nowMs) return { startedAt: words.inFuture };
  if (endMs !== null && endMs > nowMs) return { endedAt: words.inFuture };
  if (startMs === null) return {};
  if (endMs !== null && endMs < startMs) return { endedAt: words.endsBefore };
  if (endMs !== null && endMs - startMs > LONGEST_WORK_MS) return { endedAt: words.tooLong };
  const other = others.find((one) => isOver(one, startMs, endMs ?? Infinity));
  if (!other) return {};
  const said = overlapWords(other.user.displayName, other, timeZone);
  return Date.parse(other.startedAt) < startMs ? { startedAt: said } : { endedAt: said };
}

function isOver({ startedAt, endedAt, flags }: Session, fromMs: number, untilMs: number): boolean {
  if (flags.includes('voided')) return false;
  const endMs = endedAt === null ? Infinity : Date.parse(endedAt);
  return Date.parse(startedAt) < untilMs && endMs > fromMs;
}

/** With which work it overlaps: of the page's own list, or as the refusal of the server says. */
export function overlapWords(
  name: string,
  {
    orderNumber,
    taskTypeName,
    startedAt,
    endedAt,
  }: Pick<Session, 'orderNumber' | 'taskTypeName' | 'startedAt' | 'endedAt'>,
  timeZone: string,
): string {
  const work = [orderNumber, taskTypeName].filter((word) => word !== null).join(' ');
  const end = endedAt === null ? text.common.now : dateTime(endedAt, timeZone);
  return words.overlaps(name, work, dateTime(startedAt, timeZone), end);
}

/** Null while it runs, or while it ends before it begins. */
export function lengthMs({ startedAt, endedAt }: Times): number | null {
  if (startedAt === null || endedAt === null) return null;
  const ms = Date.parse(endedAt) - Date.parse(startedAt);
  return ms < 0 ? null : ms;
}
