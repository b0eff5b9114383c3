/** Which days a list covers: a preset that moves with the calendar, or two fixed days. */
import {
  addDays,
  isCalendarDay,
  startOfMonth,
  startOfYear,
  type CalendarDay,
} from '../time/calendar.ts';

export const RANGE_PRESETS = [
  'this-month',
  'last-month',
  'last-30-days',
  'last-90-days',
  'this-year',
  'all',
] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

export type Range =
  { preset: RangePreset } | { preset: 'custom'; from: CalendarDay | null; to: CalendarDay | null };

/** First and last day, both inclusive; null leaves that end open. */
export interface Days {
  from: CalendarDay | null;
  to: CalendarDay | null;
}

export function daysOf(range: Range, today: CalendarDay): Days {
  switch (range.preset) {
    case 'custom':
      return { from: range.from, to: range.to };
    case 'this-month':
      return { from: startOfMonth(today), to: today };
    case 'last-month': {
      const lastDay = addDays(startOfMonth(today), -1);
      return { from: startOfMonth(lastDay), to: lastDay };
    }
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'this-year':
      return { from: startOfYear(today), to: today };
    case 'all':
      return { from: null, to: null };
  }
}

function isPreset(text: string | null): text is RangePreset {
  return RANGE_PRESETS.includes(text as RangePreset);
}

/** An address somebody typed or an old link may say anything: what is not a day is left out. */
export function readRange(query: URLSearchParams, preset: RangePreset): Range {
  const named = query.get('range');
  if (isPreset(named)) return { preset: named };
  const day = (name: string) => {
    const text = query.get(name) ?? '';
    return isCalendarDay(text) ? text : null;
  };
  const from = day('from');
  const to = day('to');
  return from || to ? { preset: 'custom', from, to } : { preset };
}

export function writeRange(query: URLSearchParams, range: Range, preset: RangePreset): void {
  if (range.preset === 'custom') {
    if (range.from) query.set('from', range.from);
    if (range.to) query.set('to', range.to);
  } else if (range.preset !== preset) {
    query.set('range', range.preset);
  }
}

/** The days of an address without its other filters, for the way to another list. */
export function rangeAlone(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    ['range', 'from', 'to'].flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** Days as the API wants them. */
export function appendDays(query: URLSearchParams, { from, to }: Days): void {
  if (from) query.set('from', from);
  if (to) query.set('to', to);
}
