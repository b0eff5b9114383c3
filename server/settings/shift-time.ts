/** Whether the plant works at an instant, by its shifts and holidays. */
import { nextDay } from '#schema/rules/week.ts';
import { shiftOn, hasShifts, type WorkingTime } from '#schema/rules/working-time.ts';
import type { PlantCalendar } from './plant-calendar.ts';

/** A shift as it runs; instants in UTC ms. */
export interface RunningShift {
  from: number;
  until: number;
}

/** The shift of today or of last night that runs at this instant. */
export function shiftAt(
  calendar: PlantCalendar,
  working: WorkingTime,
  at: number,
): RunningShift | null {
  const today = calendar.dayOf(at);
  for (const day of [today, nextDay(today, -1)]) {
    const shift = shiftOn(working, day);
    if (!shift) continue;
    const isOvernight = shift.end <= shift.start;
    const from = calendar.at(day, shift.start);
    const until = calendar.at(isOvernight ? nextDay(day) : day, shift.end);
    if (at >= from && at < until) return { from, until };
  }
  return null;
}

/** Outside a shift nobody is idle; a plant without shifts always works. */
export function isWorkingTime(calendar: PlantCalendar, working: WorkingTime, at: number): boolean {
  return !hasShifts(working) || shiftAt(calendar, working, at) !== null;
}
