/** Numbers, times and dates as people say them, in the language the page speaks. */
import { spokenLocale } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MINUS = '−';

/** `7 h 42`, and `42 min` under an hour. Whole minutes, cut, never rounded up. */
export function duration(ms: number): string {
  return Math.abs(ms) < HOUR_MS ? `${sign(ms)}${wholeMinutes(ms)} min` : hours(ms);
}

/** `7 h 42`, `0 h 05`: for columns, where every row has the same shape. */
export function hours(ms: number): string {
  const minutes = wholeMinutes(ms);
  return `${sign(ms)}${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)}`;
}

/** The parts of a running clock; never negative, since a device's clock may lag a little. */
export function stopwatch(ms: number): { hours: string; minutes: string; seconds: string } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return {
    hours: String(Math.floor(seconds / 3600)),
    minutes: twoDigits(Math.floor(seconds / 60) % 60),
    seconds: twoDigits(seconds % 60),
  };
}

/** `14:02` in the given IANA zone. */
export function clockTime(instant: string | number, timeZone: string): string {
  return formatter('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant));
}

/** The calendar day (`2026-11-03`) on which an instant falls in the given zone. */
export function calendarDay(instant: string | number, timeZone: string): string {
  return formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    new Date(instant),
  );
}

/** `today`, `yesterday`, `tomorrow`, else `Nov 3`, with the year when it is another one. */
export function dayWord(date: string, today: string, locale = spokenLocale()): string {
  const days = daysBetween(today, date);
  if (Math.abs(days) <= 1) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  }
  return date.slice(0, 4) === today.slice(0, 4) ? shortDate(date, locale) : plainDate(date, locale);
}

/** `14:02` today, else with its day: `yesterday 14:02`, `Nov 3 14:02`. */
export function dayTime(instant: string | number, today: string, timeZone: string): string {
  const day = calendarDay(instant, timeZone);
  const time = clockTime(instant, timeZone);
  return day === today ? time : `${dayWord(day, today)} ${time}`;
}

/** `Nov 3, 2026` of a calendar date. */
export function plainDate(date: string, locale = spokenLocale()): string {
  const options = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return formatter(locale, options).format(new Date(`${date}T00:00:00Z`));
}

/** `Nov 3` of a calendar date. */
export function shortDate(date: string, locale = spokenLocale()): string {
  return formatter(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `Nov 2026` of a month (`2026-11`). */
export function monthName(month: string, locale = spokenLocale()): string {
  return formatter(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** `Nov` of a month (`2026-11`), and `2026` of a January: under a row of months. */
export function shortMonth(month: string, locale = spokenLocale()): string {
  if (month.endsWith('-01')) return month.slice(0, 4);
  return formatter(locale, { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** `Nov 3, 14:02` of an instant: the exact wording, for hover and details. */
export function dateTime(
  instant: string | number,
  timeZone: string,
  locale = spokenLocale(),
): string {
  return `${plainDate(calendarDay(instant, timeZone), locale)}, ${clockTime(instant, timeZone)}`;
}

/** Whole days from one calendar date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** `$1,234.50`, with a real minus sign. */
export function money(cents: number, currency = 'USD', locale = spokenLocale()): string {
  const amount = numberFormatter(locale, { style: 'currency', currency }).format(
    Math.abs(cents) / 100,
  );
  return `${sign(cents)}${amount}`;
}

/**
 * `12.5 %`, one decimal, with a real minus sign; `1,625 %` and `141K %` where digits tell nothing
 * any more, so that no percent is wider than `−999.9 %`.
 */
export function percent(value: number, locale = spokenLocale()): string {
  if (Math.abs(value) >= 9_999.5) return `${compactQuantity(value, 0, locale)} %`;
  const digits = Math.abs(value) >= 999.95 ? 0 : 1;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${sign(value)}${numberFormatter(locale, options).format(Math.abs(value))} %`;
}

/** `1,250` or `0.125`: at most three decimals, with a real minus sign. */
export function quantity(value: number, locale = spokenLocale()): string {
  return `${sign(value)}${numberFormatter(locale, { maximumFractionDigits: 3 }).format(Math.abs(value))}`;
}

/** `16.4K`, `1.3M`, and small numbers as they are: for pictures, where the exact figure stands elsewhere. */
export function compactQuantity(
  value: number,
  fractionDigits: number,
  locale = spokenLocale(),
): string {
  const options = { notation: 'compact', maximumFractionDigits: fractionDigits } as const;
  return `${sign(value)}${numberFormatter(locale, options).format(Math.abs(value))}`;
}

function wholeMinutes(ms: number): number {
  return Math.floor(Math.abs(ms) / MINUTE_MS);
}

function sign(value: number): string {
  return value < 0 ? MINUS : '';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Making an Intl formatter costs about 50 µs, using one 1 µs: a running clock asks every second. */
const dateFormatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = dateFormatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormatters.set(key, known);
  return known;
}

const numberFormatters = new Map<string, Intl.NumberFormat>();
function numberFormatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = numberFormatters.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormatters.set(key, known);
  return known;
}
