/** What is set, in words. */
import type { SettingName, SettingValues } from '#schema/contract/settings.ts';
import { spokenLocale } from '../../shared/language.ts';
import { dayWord, quantity } from '../../shared/format.ts';
import { breakWords } from '../tables/pay-rules.ts';
import { text } from '../text.ts';
import { weekdays } from '../time/weekdays.ts';

const words = text.settings;
const HOUR_MS = 3_600_000;

type Words = {
  readonly [Name in SettingName]: (value: SettingValues[Name], today: string) => string;
};

const rule = (hours: number | null) => (hours === null ? words.noRule : words.after(String(hours)));

const WORDS: Words = {
  shopName: String,
  plantTimeZone: (zone) => zone.replaceAll('_', ' '),
  annualHours: (hours) => words.annual(hours.toLocaleString(spokenLocale())),
  pinLength: words.digits,
  longSessionMs: (ms) => words.hours(String(ms / HOUR_MS)),
  weekOvertimeHours: rule,
  dayOvertimeHours: rule,
  breakRules: (rules) => (rules.length === 0 ? words.noRule : breakWords(rules)),
  roundMinutes: (minutes) => (minutes === 0 ? words.exact : words.minutes(minutes)),
  burdenBasisPoints: (points) => `${quantity(points / 100)} %`,
  costWarningPercent: words.ofRevenue,
  shifts: shiftsWords,
  holidays: holidaysWords,
};

export const valueWords = <Name extends SettingName>(
  name: Name,
  value: SettingValues[Name],
  today: string,
): string => WORDS[name](value, today);

/** `Mon–Thu 06:00–14:30, Fri 06:00–12:00`: days of the same shift that follow each other as one. */
function shiftsWords(shifts: SettingValues['shifts']): string {
  const names = weekdays('short');
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [day, shift] of shifts.entries()) {
    if (!shift) continue;
    const hours = `${shift.start}–${shift.end}`;
    const before = runs.at(-1);
    if (before?.last === day - 1 && before.hours === hours) before.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const said = runs.map(({ first, last, hours }) => {
    const [from = '', to = ''] = [names[first], names[last]];
    return `${first === last ? from : `${from}–${to}`} ${hours}`;
  });
  return said.length > 0 ? said.join(', ') : words.noShifts;
}

function holidaysWords(holidays: SettingValues['holidays'], today: string): string {
  if (holidays.length === 0) return words.noHolidays;
  const [next] = holidays
    .filter(({ day }) => day >= today)
    .sort((a, b) => a.day.localeCompare(b.day));
  const count = words.holidayCount(holidays.length);
  return next ? `${count}, ${words.nextHoliday(next.name, dayWord(next.day, today))}` : count;
}
