/**
 * The rules of pay in words. Overtime and rounding are chosen, the week's and the day's rule as
 * one choice; the breaks by rule are the shop's alone.
 */
import type { ReportSettings } from '#schema/contract/report-settings.ts';
import type { BreakRules } from '#schema/rules/breaks.ts';
import type { Narrowing } from '../address/table-filter.ts';
import type { Option } from '../parts/choice-chip.ts';
import { text } from '../text.ts';

type Rules = Pick<Narrowing, 'weekHours' | 'dayHours'>;

/** The week that is meant where only a day's rule is said. */
const USUAL_WEEK = '40';
/** Nothing said: the rules of the shop's settings. */
const SHOPS = '';

/** The shop's, federal, California's, a day's alone, and none. */
const USUAL: readonly Rules[] = [
  {},
  { weekHours: '40' },
  { weekHours: '40', dayHours: '8' },
  { weekHours: 'none', dayHours: '8' },
  { weekHours: 'none' },
];

/** One value for both rules: `40`, `40 8`, `none 8`, `none`; empty for the shop's own. */
export function overtimeOf(rules: Rules): string {
  const { weekHours = USUAL_WEEK, dayHours = '' } = rules;
  if (rules.weekHours === undefined && rules.dayHours === undefined) return SHOPS;
  return dayHours ? `${weekHours} ${dayHours}` : weekHours;
}

/** The other filters as they were, with the rules a value stands for; the shop's own are not said. */
export function withOvertime(narrowing: Narrowing, value: string): Narrowing {
  const { weekHours: _week, dayHours: _day, ...others } = narrowing;
  if (value === SHOPS) return others;
  const [weekHours = USUAL_WEEK, dayHours] = value.split(' ');
  return { ...others, weekHours, ...(dayHours ? { dayHours } : {}) };
}

/** The usual rules, and before them whatever else the address asks for. */
export function overtimeChoices(narrowing: Narrowing): Option[] {
  const usual = USUAL.map((rules): Option => [overtimeOf(rules), overtimeWords(rules)]);
  const { weekHours, dayHours } = narrowing;
  const rules = { ...(weekHours ? { weekHours } : {}), ...(dayHours ? { dayHours } : {}) };
  const value = overtimeOf(rules);
  return usual.some(([one]) => one === value) ? usual : [[value, overtimeWords(rules)], ...usual];
}

export function overtimeWords(rules: Rules): string {
  const words = text.tables.overtime;
  if (overtimeOf(rules) === SHOPS) return words.shops;
  const { weekHours = USUAL_WEEK, dayHours = '' } = rules;
  if (weekHours === 'none') return dayHours ? words.day(dayHours) : words.none;
  return dayHours ? words.both(dayHours, weekHours) : words.week(weekHours);
}

const { shops, exact, minutes } = text.tables.rounding;
export const roundingChoices: readonly Option[] = [
  ['', shops],
  ['0', exact],
  ...['5', '6', '15'].map((step): Option => [step, minutes(step)]),
];

/** `30 min after 6 h, 45 min after 9 h` */
export const breakWords = (rules: BreakRules): string =>
  rules.map(({ afterHours, minutes }) => text.tables.breaks.step(minutes, afterHours)).join(', ');

type ShopRules = Pick<ReportSettings, 'weekOvertimeHours' | 'dayOvertimeHours' | 'roundMinutes'>;

/** The rules in full: where none is said, those of the shop, as soon as they are known. */
export function withShopRules(narrowing: Narrowing, shop: ShopRules | null): Narrowing {
  if (shop === null) return narrowing;
  const { weekOvertimeHours: week, dayOvertimeHours: day, roundMinutes } = shop;
  const isSaid = overtimeOf(narrowing) !== SHOPS;
  return {
    ...narrowing,
    ...(!isSaid && { weekHours: week === null ? 'none' : String(week) }),
    ...(!isSaid && day !== null && { dayHours: String(day) }),
    round: narrowing.round ?? String(roundMinutes),
  };
}
