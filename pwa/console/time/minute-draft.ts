/** A minute of the plant's clock as somebody types it, and the instant it means. */
import { text } from '../text.ts';
import { instantsAt, isNearClockChange, isSameMinute, toPlantMinute } from './plant-time.ts';

/** Which of two instants is meant when the clocks were put back; null as long as it is one. */
export type MinuteChoice = 0 | 1 | null;

/** Whether a minute came twice, so that somebody has to say which one. */
export function isTwice(minute: string, timeZone: string): boolean {
  return instantsAt(minute, timeZone).length > 1;
}

/** What was chosen still holds for another minute of the hour that came twice. */
export const keptChoice = (choice: MinuteChoice, minute: string, timeZone: string): MinuteChoice =>
  isTwice(minute, timeZone) ? choice : null;

/** An untouched minute is still the instant `before`, with its seconds. */
export function readMinute(
  minute: string,
  choice: MinuteChoice,
  before: string | null,
  timeZone: string,
): { instant: string | null; error?: string } {
  if (minute === '') return { instant: null };
  const instants = instantsAt(minute, timeZone);
  if (instants.length === 0) {
    const isTime = !Number.isNaN(Date.parse(`${minute}Z`));
    return { instant: null, error: isTime ? text.minute.skipped : text.minute.unreadable };
  }
  const instant = instants[choice ?? 0] ?? instants[0] ?? null;
  const isUntouched = instant !== null && before !== null && isSameMinute(instant, before);
  return { instant: isUntouched ? before : instant };
}

/** Which of the two an instant is, where its minute came twice. */
export function choiceOf(instant: string | null, timeZone: string): MinuteChoice {
  if (!instant || !isNearClockChange(instant, timeZone)) return null;
  const instants = instantsAt(toPlantMinute(instant, timeZone), timeZone);
  if (instants.length < 2) return null;
  return instants[1] && isSameMinute(instants[1], instant) ? 1 : 0;
}
