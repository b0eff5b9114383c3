/** What was found, in a few words beside each check. */
import { isClockOff } from '#schema/rules/heartbeat.ts';
import type { SelfTestCheck } from '#schema/rules/self-test.ts';
import { clockTrouble } from './clock-trouble.ts';
import type { Findings } from './self-test.ts';
import { text } from './text.ts';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** @param timeOf the words for an instant of the tablet's clock, UTC ms */
export function findingWords(
  name: SelfTestCheck,
  found: Findings,
  timeOf: (deviceMs: number) => string,
): string {
  const words = text().selfTest;
  const outcome = found.checks[name];
  if (outcome === 'unknown') return words.unknown;
  return figureWords(name, found, timeOf) ?? (outcome === 'ok' ? words.checks[name].well : '');
}

/** Undefined where there is nothing to count. */
function figureWords(
  name: SelfTestCheck,
  found: Findings,
  timeOf: (deviceMs: number) => string,
): string | undefined {
  const words = text().selfTest;
  switch (name) {
    case 'enrolled':
      return found.tablet === null ? undefined : words.enrolledAs(found.tablet);
    case 'clock':
      return clockWords(found.offsetMs);
    case 'space':
      return found.freeBytes === null ? undefined : words.free(bytesWords(found.freeBytes));
    case 'outbox':
      return found.sinceMs === null
        ? undefined
        : words.waiting(found.pending, timeOf(found.sinceMs));
    default:
      return undefined;
  }
}

function clockWords(offsetMs: number): string | undefined {
  if (isClockOff(offsetMs)) return clockTrouble(offsetMs) ?? undefined;
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  return seconds === 0 ? undefined : text().selfTest.clockOff(seconds);
}

/** `1.2 GB`, `340 MB`. */
function bytesWords(bytes: number): string {
  if (bytes >= GIGABYTE) return `${(bytes / GIGABYTE).toFixed(1)} GB`;
  return `${Math.max(0, Math.round(bytes / MEGABYTE))} MB`;
}
