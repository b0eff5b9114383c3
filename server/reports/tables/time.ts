/**
 * Payroll: what each person was present, what of it is paid, regular and overtime, and what the
 * person booked. Paid time = presence − unpaid breaks − break by rule. Gap = presence − all breaks
 * − booked time.
 * Expected is what the plant's shifts and holidays ask of somebody who is there on every day of
 * the range until today; without a first day, from the person's first day at work on.
 */
import { ruleBreakMs, type BreakRules } from '#schema/rules/breaks.ts';
import { roundToMinutes, splitOvertime, type OvertimeRule } from '#schema/rules/overtime.ts';
import type { TableQuery } from '#schema/contract/table-reports.ts';
import { mondayOf, sundayOf } from '#schema/rules/week.ts';
import {
  expectedMs,
  hasShifts,
  type Holiday,
  type WorkingTime,
} from '#schema/rules/working-time.ts';
import type { Reader } from '#server/db/statements.ts';
import { ALL_DAYS, daysOf, type Days } from '#server/costing/rollups.queries.ts';
import { readSetting, readWorkingTime } from '#server/settings/setting-values.queries.ts';
import { groupBy, sumOf } from '../groups.ts';
import { listBooked, type Booked } from './booked.queries.ts';
import { drillTo } from './drill.ts';
import { mapPeople, type Person, type Scope } from './people.queries.ts';
import { listPresenceDays, type PresenceDay } from './presence.queries.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';

const HOUR_MS = 3_600_000;
const USUAL_WEEK_HOURS = 40;

function ruleOf({ weekHours = USUAL_WEEK_HOURS, dayHours }: TableQuery): OvertimeRule {
  return {
    weekMs: weekHours === 'none' ? null : weekHours * HOUR_MS,
    dayMs: dayHours === undefined ? null : dayHours * HOUR_MS,
  };
}

/** The range with the rest of the weeks it cuts. */
const wholeWeeks = ({ from, to }: TableQuery): Days =>
  daysOf({ from: from && mondayOf(from), to: to && sundayOf(to) });

interface PaidDay extends PresenceDay {
  /** Taken off by the shop's rule. */
  rule_break_ms: number;
  paid_ms: number;
}

function paidDay(day: PresenceDay, rules: BreakRules): PaidDay {
  const workedMs = day.presence_ms - day.unpaid_break_ms;
  const taken = ruleBreakMs({ workedMs, takenMs: day.unpaid_break_ms + day.away_ms }, rules);
  return { ...day, rule_break_ms: taken, paid_ms: workedMs - taken };
}

const userOf = (row: { user_id: number }): number => row.user_id;

/** What the plant's calendar says of a person's days; null where it says nothing. */
function calendarOf(
  days: readonly PaidDay[],
  { from, to }: Days,
  { working, today, holidays }: Plant,
): { expectedMs: number | null; holidayMs: number | null } {
  if (!hasShifts(working)) return { expectedMs: null, holidayMs: null };
  const isHoliday = new Set(holidays.map(({ day }) => day));
  const first = from === ALL_DAYS.from ? (days[0]?.business_day ?? to) : from;
  return {
    expectedMs: expectedMs(working, first, to < today ? to : today),
    holidayMs:
      isHoliday.size > 0
        ? sumOf(days, (day) => (isHoliday.has(day.business_day) ? day.paid_ms : 0))
        : null,
  };
}

/** When the plant works, the breaks it takes off, and which day it is there. */
export interface Plant {
  working: WorkingTime;
  breakRules: BreakRules;
  today: string;
  /** Those of the range that is asked about; none in a plant without shifts. */
  holidays: readonly Holiday[];
}

/** Hours and cost of one person. */
function hoursOf(
  presence: readonly PresenceDay[],
  booked: readonly Booked[],
  query: TableQuery,
  plant: Plant,
) {
  const { from, to } = daysOf(query);
  const isInRange = (day: string): boolean => day >= from && day <= to;
  const weeks = presence.map((day) => paidDay(day, plant.breakRules));
  const days = weeks.filter(({ business_day: day }) => isInRange(day));
  const split = (minutes: number) =>
    splitOvertime(
      weeks.map((day) => ({
        day: day.business_day,
        paidMs: roundToMinutes(day.paid_ms, minutes),
      })),
      ruleOf(query),
      isInRange,
    );
  const raw = split(0);
  const rounded = split(query.round ?? 0);
  const presenceMs = sumOf(days, (day) => day.presence_ms);
  const paidBreakMs = sumOf(days, (day) => day.paid_break_ms);
  const unpaidBreakMs = sumOf(days, (day) => day.unpaid_break_ms);
  const ruleMs = sumOf(days, (day) => day.rule_break_ms);
  const bookedMs = (kind: Booked['kind']) =>
    sumOf(booked, (work) => (work.kind === kind ? work.labor_ms : 0));
  const directMs = bookedMs('direct');
  const indirectMs = bookedMs('indirect');
  return {
    days: days.length,
    presenceMs,
    paidBreakMs,
    unpaidBreakMs,
    ruleBreakMs: plant.breakRules.length > 0 ? ruleMs : null,
    paidMs: presenceMs - unpaidBreakMs - ruleMs,
    paidRoundedMs: rounded.regularMs + rounded.overtimeMs,
    regularMs: raw.regularMs,
    regularRoundedMs: rounded.regularMs,
    overtimeMs: raw.overtimeMs,
    overtimeRoundedMs: rounded.overtimeMs,
    weeksOvertimeMs: raw.weeksOvertimeMs,
    directMs,
    indirectMs,
    gapMs: presenceMs - paidBreakMs - unpaidBreakMs - ruleMs - directMs - indirectMs,
    laborCents: sumOf(booked, (work) => work.labor_cents),
    ...calendarOf(days, { from, to }, plant),
    openDays: sumOf(days, (day) => day.open),
  };
}

/** Everybody who was present or worked in the range, with hours and cost. */
export function listPeopleHours(
  reader: Reader,
  query: TableQuery,
  scope: Scope,
  plant: Plant,
): { person: Person; hours: ReturnType<typeof hoursOf> }[] {
  const weeks = groupBy(listPresenceDays(reader, wholeWeeks(query), scope), userOf);
  const booked = groupBy(listBooked(reader, daysOf(query), scope), userOf);
  return [...mapPeople(reader, scope).values()].flatMap((person) => {
    const hours = hoursOf(weeks.get(person.id) ?? [], booked.get(person.id) ?? [], query, plant);
    return hours.days > 0 || booked.has(person.id) ? [{ person, hours }] : [];
  });
}

/** @param range whose holidays count */
export function plantOn(reader: Reader, today: string, range: TableQuery): Plant {
  const working = readWorkingTime(reader);
  const { from, to } = daysOf(range);
  const holidays = working.holidays.filter(({ day }) => day >= from && day <= to);
  return {
    working,
    breakRules: readSetting(reader, 'breakRules'),
    today,
    holidays: hasShifts(working) ? holidays : [],
  };
}

export function timeByPerson(reader: Reader, question: Question): Lines<'time'> {
  const { query, viewer, today } = question;
  const scope = { reach: viewer.reach, team: query.team, user: query.user };
  const plant = plantOn(reader, today, query);
  const lines = listPeopleHours(reader, query, scope, plant).map(
    ({ person, hours }): Line<'time'> => ({
      id: String(person.id),
      cells: { person: person.display_name, team: person.team_name, ...hours },
      drill: drillTo('sessions', query, { user: person.id }),
    }),
  );
  return {
    lines,
    totals: {
      ...(plant.breakRules.length === 0 && { ruleBreakMs: null }),
      ...(!hasShifts(plant.working) && { expectedMs: null }),
      ...(plant.holidays.length === 0 && { holidayMs: null }),
    },
    holidays: plant.holidays,
    breakRules: plant.breakRules,
  };
}
