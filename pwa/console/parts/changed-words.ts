import type { Changed } from '#schema/contract/common.ts';
import { calendarDay, clockTime, dayWord } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.changes;

/** Who changed it, and when by the plant's clock: `Ada`, `at 14:02` or `yesterday at 14:02`. */
export function changedWords(
  { by, at }: Changed,
  today: string,
  timeZone: string,
): { name: string; when: string } {
  const day = calendarDay(at, timeZone);
  const time = clockTime(at, timeZone);
  return {
    name: by === null ? words.server : by.displayName || words.gone,
    when: day === today ? words.today(time) : words.onDay(dayWord(day, today), time),
  };
}
