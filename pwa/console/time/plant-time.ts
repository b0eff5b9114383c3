/**
 * The plant's wall clock and the instants behind it.
 *
 *   wall clock  01:00 ─── 02:00 ─── 03:00        spring: 02:30 never was  → no instant
 *   wall clock  01:00 ─ 01:59 ↩ 01:00 ─ 02:00    autumn: 01:30 was twice → two instants
 *
 * Forms speak in the plant's local minutes (`2026-11-01T01:30`), the wire in UTC instants. Intl
 * knows every zone's rules; it only answers "what does the clock say at this instant", so the way
 * back tries the offsets in force a day before and a day after.
 */
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the wall clock says at an instant, as if it were UTC; whole seconds. */
function wallMs(epochMs: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(epochMs)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetMs(epochMs: number, timeZone: string): number {
  return wallMs(epochMs, timeZone) - Math.floor(epochMs / 1000) * 1000;
}

/** `2026-03-08T01:59` in the plant, for an input of type datetime-local. */
export function toPlantMinute(instant: string, timeZone: string): string {
  return new Date(wallMs(Date.parse(instant), timeZone)).toISOString().slice(0, 16);
}

/** The instants at which the plant's clock shows this minute: none, one or two, earliest first. */
export function instantsAt(plantMinute: string, timeZone: string): string[] {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(plantMinute)) return [];
  const wall = Date.parse(`${plantMinute.slice(0, 16)}:00Z`);
  if (Number.isNaN(wall)) return [];
  const offsets = new Set([
    offsetMs(wall - DAY_MS, timeZone),
    offsetMs(wall, timeZone),
    offsetMs(wall + DAY_MS, timeZone),
  ]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((epochMs) => wallMs(epochMs, timeZone) === wall)
    .sort((a, b) => a - b)
    .map((epochMs) => new Date(epochMs).toISOString());
}

/** Whether the clock is put forward or back within a day of an instant. */
export function isNearClockChange(instant: string, timeZone: string): boolean {
  const at = Date.parse(instant);
  return offsetMs(at - DAY_MS, timeZone) !== offsetMs(at + DAY_MS, timeZone);
}

/** Whether two instants fall into the same minute, so that an untouched field stays untouched. */
export function isSameMinute(a: string, b: string): boolean {
  return Math.floor(Date.parse(a) / MINUTE_MS) === Math.floor(Date.parse(b) / MINUTE_MS);
}
