/** What a tablet said last, in words. */
import type { Heard } from '#schema/contract/devices.ts';
import { dayTime, quantity } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.tablets;
const MINUTE_MS = 60_000;
/** A beat a minute: whoever spoke in the last one and a half is there. */
const NOW_MS = 1.5 * MINUTE_MS;
const AGO_MS = 60 * MINUTE_MS;

/** The calendar somebody reads by. */
export interface PlantTime {
  today: string;
  timeZone: string;
}

/** `Now`, `5 min ago`, `14:02`, `yesterday 14:02`. */
export function agoWords(at: string, nowMs: number, { today, timeZone }: PlantTime): string {
  const agoMs = nowMs - Date.parse(at);
  if (agoMs < NOW_MS) return words.now;
  if (agoMs < AGO_MS) return words.minutesAgo(Math.floor(agoMs / MINUTE_MS));
  return dayTime(at, today, timeZone);
}

/** `None`, or `3 since 14:02`. */
export function unsentWords(heard: Heard, { today, timeZone }: PlantTime): string {
  const { pending, pendingSince } = heard;
  if (pending === 0) return words.noneUnsent;
  const taps = quantity(pending);
  return pendingSince === null
    ? taps
    : `${taps} ${words.since(dayTime(pendingSince, today, timeZone))}`;
}

const UNITS = [
  ['days', 24 * 60 * MINUTE_MS],
  ['hours', 60 * MINUTE_MS],
  ['minutes', MINUTE_MS],
  ['seconds', 1000],
] as const;

/** `Right`, `40 s fast`, `5 min slow`. @param offsetMs the server's clock minus the tablet's */
export function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return words.unknown;
  const offMs = Math.abs(offsetMs);
  // In the largest unit there are two of: 90 min, 2 h.
  const [unit, unitMs] = UNITS.find(([, ms]) => offMs >= 2 * ms) ?? ['seconds', 1000];
  const amount = Math.round(offMs / unitMs);
  if (unit === 'seconds' && amount < 2) return words.clockRight;
  const said = words[unit](amount);
  return offsetMs < 0 ? words.clockFast(said) : words.clockSlow(said);
}

/** `80 %`, `80 %, charging`. */
export function batteryWords(battery: Heard['battery']): string {
  if (battery === null) return words.unknown;
  return battery.charging ? `${battery.percent} %, ${words.charging}` : `${battery.percent} %`;
}
