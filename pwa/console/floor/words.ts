/** What stands in a row of the floor, in words. */
import { duration, stopwatch } from '../../shared/format.ts';
import type { FloorPerson } from '../stores/floor-picture.ts';
import { text } from '../text.ts';
import { isLongRun, sinceMs, standingOf } from './standing.ts';

const words = text.floor;

/** `1:07:23`, running. Empty for somebody who is away or of whom nothing is known. */
export function elapsed(person: FloorPerson, nowMs: number): string {
  const since = sinceMs(person);
  if (since === null || standingOf(person) === 'away') return '';
  const { hours, minutes, seconds } = stopwatch(nowMs - since);
  return `${hours}:${minutes}:${seconds}`;
}

export function restWords(person: FloorPerson): string {
  const isSince = person.idle?.since != null;
  if (standingOf(person) === 'idle') return isSince ? words.idle : words.idleNever;
  return isSince ? words.awaySince : words.away;
}

export interface Warning {
  word: string;
  why: string;
}

export function warningsOf(person: FloorPerson, nowMs: number, longAfterMs: number): Warning[] {
  const why = words.longRunWhy(duration(longAfterMs));
  return [
    ...(isLongRun(person, nowMs, longAfterMs) ? [{ word: words.longRun, why }] : []),
    ...(person.work?.unverified ? [{ word: words.unverified, why: words.unverifiedWhy }] : []),
  ];
}
