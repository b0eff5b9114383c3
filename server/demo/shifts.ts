/**
 * Who is at work when.
 *
 *   07:00         09:30 09:45      12:00 12:30            15:30
 *     ├── block ────┤ paid ├─ block ─┤ lunch ├─── block ────┤
 *
 * Begin and end differ by person and day, to the second. Instants are UTC ms.
 */
import { addDays, MINUTE_MS, shiftZero, weekday } from './plant-days.ts';
import { randomFor, type Random } from './random.ts';
import { PEOPLE } from './words/people.ts';

export interface Block {
  from: number;
  to: number;
}
export interface Shift {
  blocks: Block[];
  breaks: { beganAt: number; endedAt: number; isPaid: boolean }[];
}

const SATURDAY = 6;
/** One Saturday in so many weeks is worked, by some. */
const WEEKS_PER_SATURDAY = 3;
/** People who come at half past six, or at half past seven. */
const EARLY = 3;
const LATE = 5;

export interface PlantDay {
  name: string;
  daysAgo: number;
  /** 1 is Monday. */
  weekday: number;
  /** See `shiftZero`. */
  zero: number;
}

export function plantDay(today: string, daysAgo: number, timeZone: string): PlantDay {
  const name = addDays(today, -daysAgo);
  return { name, daysAgo, weekday: weekday(name), zero: shiftZero(name, timeZone) };
}

/** The shift of a person on a day; undefined when she does not come. */
export function shiftOf(person: number, day: PlantDay): Shift | undefined {
  const { daysAgo, zero } = day;
  const worker = PEOPLE[person];
  if (!worker || worker.role === 'admin') return undefined;
  if (worker.hiredDaysAgo !== undefined && daysAgo > worker.hiredDaysAgo) return undefined;
  const random = randomFor(`shift of ${person}, ${daysAgo} days ago`);
  const isAbsent = random.chance(0.07);
  const isKeen = random.chance(0.45);
  if (isAbsent || day.weekday > SATURDAY) return undefined;
  if (day.weekday === SATURDAY) {
    const isWorked = Math.floor(daysAgo / 7) % WEEKS_PER_SATURDAY === 1;
    return isWorked && isKeen
      ? { blocks: [blockOf(zero, 60, 285, random)], breaks: [] }
      : undefined;
  }
  return workday(zero, person, random);
}

function blockOf(zero: number, fromMinute: number, toMinute: number, random: Random): Block {
  const tap = (minute: number, spread: number): number =>
    zero + Math.round((minute + random.within(-spread, spread)) * MINUTE_MS);
  return { from: tap(fromMinute, 4), to: tap(toMinute, 4) };
}

function workday(zero: number, person: number, random: Random): Shift {
  const offset = person % 11 === EARLY ? -30 : person % 11 === LATE ? 30 : 0;
  const blocks = [
    blockOf(zero, 60 + offset, 210, random),
    blockOf(zero, 225, 360, random),
    blockOf(zero, 390, 570 + offset, random),
  ];
  const breaks = blocks.slice(1).map((block, index) => ({
    beganAt: blocks[index]?.to ?? block.from,
    endedAt: block.from,
    isPaid: index === 0,
  }));
  return { blocks, breaks };
}
