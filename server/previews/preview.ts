/**
 * What a change of a setting would do, in figures of this shop; nothing is written. Long reads: a
 * worker's job.
 */
import type {
  SettingChange,
  SettingName,
  SettingPreview,
  SettingValues,
} from '#schema/contract/settings.ts';
import type { BreakRules } from '#schema/rules/breaks.ts';
import { divideRounded } from '#schema/rules/money.ts';
import { mondayOf, nextDay, sundayOf, weeksFrom } from '#schema/rules/week.ts';
import { expectedMs, paidShiftMs, type Holiday } from '#schema/rules/working-time.ts';
import type { Reader } from '#server/db/statements.ts';
import { sumOf } from '#server/reports/groups.ts';
import { profitabilityTotals } from '#server/reports/profitability.ts';
import { withRules } from '#server/reports/tables/shop-rules.ts';
import { listPeopleHours, plantOn } from '#server/reports/tables/time.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readReportSettings } from '#server/settings/report-settings.queries.ts';
import { readSetting, readWorkingTime } from '#server/settings/setting-values.queries.ts';
import { isWorkingTime } from '#server/settings/shift-time.ts';
import {
  countApprovedWeeks,
  countIdle,
  countLong,
  countOtherPins,
  countRunningSince,
  countSalariedWork,
  countSessions,
  countSessionsOn,
  countTablets,
  listSalaried,
} from './previews.queries.ts';

const LOOK_BACK_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_NAMED = 5;

/** What is read with, and the moment it is asked for. */
interface At {
  reader: Reader;
  /** UTC ms. */
  now: number;
  /** The plant's day, by the time zone that holds. */
  today: string;
}

type Foresee<Name extends SettingName> = (
  at: At,
  then: SettingValues[Name],
  name: Name,
) => SettingPreview;

const FORESEE: { readonly [Name in SettingName]: Foresee<Name> } = {
  shopName: ({ reader }) => ({ setting: 'shopName', tablets: countTablets(reader) }),
  plantTimeZone: foreseeTimeZone,
  annualHours: foreseeAnnualHours,
  pinLength: ({ reader }, digits) => ({ setting: 'pinLength', ...countOtherPins(reader, digits) }),
  longSessionMs: foreseeLimit,
  weekOvertimeHours: foreseePayRule,
  dayOvertimeHours: foreseePayRule,
  breakRules: foreseeBreaks,
  roundMinutes: foreseePayRule,
  burdenBasisPoints: foreseeBurden,
  costWarningPercent: foreseeWarning,
  shifts: foreseeShifts,
  holidays: foreseeHolidays,
};

/** @param now UTC ms */
export function previewSetting(reader: Reader, change: SettingChange, now: number): SettingPreview {
  const [name] = Object.keys(change) as [SettingName];
  const today = plantCalendar(readSetting(reader, 'plantTimeZone')).dayOf(now);
  return foresee({ reader, now, today }, name, change[name] as SettingValues[typeof name]);
}

const foresee = <Name extends SettingName>(
  at: At,
  name: Name,
  value: SettingValues[Name],
): SettingPreview => FORESEE[name](at, value, name);

const both = <Value, Counted>(now: Value, then: Value, count: (value: Value) => Counted) => ({
  now: count(now),
  then: count(then),
});

function foreseeTimeZone({ reader, now }: At, then: string): SettingPreview {
  const zones = [readSetting(reader, 'plantTimeZone'), then] as const;
  const dayIn = (zone: string) => plantCalendar(zone).dayOf(now);
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    setting: 'plantTimeZone',
    day: both(...zones, dayIn),
    clock: both(...zones, (timeZone) =>
      new Intl.DateTimeFormat('en-GB', { ...clock, timeZone }).format(now),
    ),
    nextDayAt: both(...zones, (zone) =>
      new Date(plantCalendar(zone).startOf(nextDay(dayIn(zone)))).toISOString(),
    ),
    ...countSessions(reader),
    approvedWeeks: countApprovedWeeks(reader),
  };
}

function foreseeAnnualHours({ reader, today }: At, then: number): SettingPreview {
  const salaried = listSalaried(reader, today);
  const now = readSetting(reader, 'annualHours');
  const hourOf = (amount: number) => (hours: number) =>
    Number(divideRounded(BigInt(amount), BigInt(hours)));
  return {
    setting: 'annualHours',
    salaried: salaried.length,
    hourly: salaried.slice(0, MOST_NAMED).map(({ display_name: displayName, amount_cents }) => ({
      displayName,
      cents: both<number, number>(now, then, hourOf(amount_cents)),
    })),
    endedSessions: countSalariedWork(reader),
  };
}

function foreseeLimit({ reader, now: at }: At, then: number): SettingPreview {
  const limits = { now: readSetting(reader, 'longSessionMs'), then };
  const counted = countLong(reader, at - LOOK_BACK_DAYS * DAY_MS, limits);
  return {
    setting: 'longSessionMs',
    days: LOOK_BACK_DAYS,
    ended: counted.ended,
    longer: { now: counted.now, then: counted.then },
    marked: counted.marked,
    running: both(limits.now, limits.then, (limit) => countRunningSince(reader, at - limit)),
  };
}

type PayRule = 'weekOvertimeHours' | 'dayOvertimeHours' | 'roundMinutes';

/** The last week that is over. */
function lastWeek(today: string): { from: string; to: string } {
  const from = weeksFrom(mondayOf(today), -1);
  return { from, to: sundayOf(from) };
}

/** What people are paid, by the rules they were counted by. */
const payOf = (people: ReturnType<typeof listPeopleHours>) => ({
  paidMs: sumOf(people, ({ hours }) => hours.paidRoundedMs),
  overtimeMs: sumOf(people, ({ hours }) => hours.overtimeRoundedMs),
});

/** The last week that is over, counted both ways. */
function foreseePayRule<Name extends PayRule>(
  { reader, today }: At,
  then: SettingValues[Name],
  setting: Name,
): SettingPreview {
  const days = lastWeek(today);
  const rules = readReportSettings(reader);
  const plant = plantOn(reader, today, days);
  const sums = both(rules, { ...rules, [setting]: then }, (counted) =>
    payOf(listPeopleHours(reader, withRules(days, counted), { reach: {} }, plant)),
  );
  return {
    ...{ setting, ...days },
    paidMs: { now: sums.now.paidMs, then: sums.then.paidMs },
    overtimeMs: { now: sums.now.overtimeMs, then: sums.then.overtimeMs },
  };
}

/** The same week, with the breaks taken off both ways. */
function foreseeBreaks({ reader, today }: At, then: BreakRules): SettingPreview {
  const days = lastWeek(today);
  const query = withRules(days, readReportSettings(reader));
  const plant = plantOn(reader, today, days);
  const people = both(plant.breakRules, then, (breakRules) =>
    listPeopleHours(reader, query, { reach: {} }, { ...plant, breakRules }),
  );
  const [before, after] = [payOf(people.now), payOf(people.then)];
  const isPaidOtherwise = ({ hours }: (typeof people.now)[number], index: number) =>
    hours.paidRoundedMs !== people.now[index]?.hours.paidRoundedMs;
  return {
    ...{ setting: 'breakRules', ...days },
    people: people.then.filter(isPaidOtherwise).length,
    breakMs: both(people.now, people.then, (some) =>
      sumOf(some, ({ hours }) => hours.ruleBreakMs ?? 0),
    ),
    paidMs: { now: before.paidMs, then: after.paidMs },
    overtimeMs: { now: before.overtimeMs, then: after.overtimeMs },
  };
}

function foreseeBurden({ reader, today }: At, then: number): SettingPreview {
  const days = { from: nextDay(today, 1 - LOOK_BACK_DAYS), to: today };
  const settings = readReportSettings(reader);
  const totals = both(settings, { ...settings, burdenBasisPoints: then }, (counted) =>
    profitabilityTotals(reader, days, true, counted),
  );
  const ofBoth = (key: 'burdenCents' | 'marginCents') => ({
    now: totals.now[key] ?? 0,
    then: totals.then[key] ?? 0,
  });
  return {
    ...{ setting: 'burdenBasisPoints', ...days },
    laborCents: totals.now.laborCents ?? 0,
    burdenCents: ofBoth('burdenCents'),
    marginCents: ofBoth('marginCents'),
  };
}

function foreseeWarning({ reader }: At, then: number): SettingPreview {
  const ordersOver = (costOver: number) =>
    profitabilityTotals(reader, { status: 'open', costOver }, true).orders;
  const now = readSetting(reader, 'costWarningPercent');
  return { setting: 'costWarningPercent', orders: both(now, then, ordersOver) };
}

function foreseeShifts({ reader, now: at }: At, then: SettingValues['shifts']): SettingPreview {
  const { shifts: now, holidays } = readWorkingTime(reader);
  const calendar = plantCalendar(readSetting(reader, 'plantTimeZone'));
  const onShift = both<SettingValues['shifts'], boolean>([...now], then, (shifts) =>
    isWorkingTime(calendar, { shifts, holidays }, at),
  );
  const free = countIdle(reader, calendar.dayOf(at));
  return {
    setting: 'shifts',
    weekMs: both<SettingValues['shifts'], number>([...now], then, (shifts) =>
      shifts.reduce((sum, shift) => sum + paidShiftMs(shift), 0),
    ),
    onShift,
    idle: { now: onShift.now ? free : 0, then: onShift.then ? free : 0 },
  };
}

function foreseeHolidays({ reader, today }: At, then: readonly Holiday[]): SettingPreview {
  const { shifts, holidays: now } = readWorkingTime(reader);
  const without = (some: readonly Holiday[], others: readonly Holiday[]) =>
    some.filter(({ day, name }) => !others.some((one) => one.day === day && one.name === name));
  const [added, removed] = [without(then, now), without(now, then)];
  const days = [...added, ...removed].map(({ day }) => day).sort();
  const year = (days[0] ?? today).slice(0, 4);
  return {
    setting: 'holidays',
    ...{ added, removed, year },
    yearMs: both(now, then, (holidays) =>
      expectedMs({ shifts, holidays }, `${year}-01-01`, `${year}-12-31`),
    ),
    sessions: countSessionsOn(reader, days),
  };
}
