/** What a change will do, in sentences with the figures of this shop. */
import type { SettingPreview } from '#schema/contract/settings.ts';
import { dateTime, hours as plainHours, money, plainDate } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.settings.effects;
/** In a sentence a figure stays on one line. */
const hours = (ms: number): string => plainHours(ms).replaceAll(' ', '\u00a0');

type Of<Name extends SettingPreview['setting']> = Extract<SettingPreview, { setting: Name }>;
type PayRule = Extract<
  SettingPreview,
  { setting: 'roundMinutes' | 'weekOvertimeHours' | 'dayOvertimeHours' }
>;

/** @param timeZone the plant's, as it is set */
export function previewWords(preview: SettingPreview, timeZone: string): string[] {
  switch (preview.setting) {
    case 'shopName':
      return [words.name(preview.tablets)];
    case 'plantTimeZone':
      return timeZoneWords(preview, timeZone);
    case 'annualHours':
      return annualHoursWords(preview);
    case 'pinLength':
      return [words.pinsFrom, words.pins(preview.shorter + preview.longer)];
    case 'longSessionMs':
      return limitWords(preview);
    case 'weekOvertimeHours':
    case 'dayOvertimeHours':
    case 'roundMinutes':
      return payRuleWords(preview);
    case 'breakRules':
      return breakRuleWords(preview);
    case 'burdenBasisPoints':
      return burdenWords(preview);
    case 'costWarningPercent':
      return [words.warned(preview.orders.now, preview.orders.then)];
    case 'shifts':
      return shiftWords(preview);
    case 'holidays':
      return holidayWords(preview);
  }
}

function timeZoneWords(preview: Of<'plantTimeZone'>, timeZone: string): string[] {
  const { clock, day, nextDayAt, sessions, running, approvedWeeks } = preview;
  const begins = (at: string) => dateTime(at, timeZone);
  return [
    words.clock(clock.now, clock.then),
    ...(day.now === day.then ? [] : [words.today(plainDate(day.now), plainDate(day.then))]),
    words.nextDay(begins(nextDayAt.now), begins(nextDayAt.then)),
    words.daysStay(sessions, running),
    ...(approvedWeeks > 0 ? [words.weeksStay(approvedWeeks)] : []),
  ];
}

function annualHoursWords({ salaried, hourly, endedSessions }: Of<'annualHours'>): string[] {
  const rest = salaried - hourly.length;
  return [
    words.fromNow,
    words.salaried(salaried),
    ...hourly.map(({ displayName, cents }) =>
      words.hourly(displayName, money(cents.now), money(cents.then)),
    ),
    ...(rest > 0 ? [words.others(rest)] : []),
    words.costsStay(endedSessions),
  ];
}

function limitWords({ days, ended, longer, marked, running }: Of<'longSessionMs'>): string[] {
  return [
    words.long(days, ended, longer.now, longer.then),
    words.marksStay(marked),
    ...(running.then > 0 ? [words.runningLong(running.then)] : []),
  ];
}

function payRuleWords({ from, to, overtimeMs, paidMs }: PayRule): string[] {
  const isPaidOtherwise = paidMs.now !== paidMs.then;
  const [first, last] = [plainDate(from), plainDate(to)];
  return [
    words.overtime(first, last, hours(overtimeMs.now), hours(overtimeMs.then)),
    ...(isPaidOtherwise ? [words.paidTime(hours(paidMs.now), hours(paidMs.then))] : []),
    words.reportsOnly,
  ];
}

function breakRuleWords(preview: Of<'breakRules'>): string[] {
  const { from, to, people, breakMs, paidMs, overtimeMs } = preview;
  const isOvertimeOther = overtimeMs.now !== overtimeMs.then;
  const [first, last] = [plainDate(from), plainDate(to)];
  return [
    words.breaks(first, last, hours(breakMs.now), hours(breakMs.then)),
    words.paidOtherwise(people),
    ...(people > 0 ? [words.paidTime(hours(paidMs.now), hours(paidMs.then))] : []),
    ...(isOvertimeOther
      ? [words.overtime(first, last, hours(overtimeMs.now), hours(overtimeMs.then))]
      : []),
    words.breaksInReports,
  ];
}

function burdenWords({ laborCents, burdenCents, marginCents }: Of<'burdenBasisPoints'>): string[] {
  return [
    words.burden(money(laborCents), money(burdenCents.now), money(burdenCents.then)),
    words.margin(money(marginCents.now), money(marginCents.then)),
  ];
}

function shiftWords({ weekMs, onShift, idle }: Of<'shifts'>): string[] {
  return [
    words.week(hours(weekMs.now), hours(weekMs.then)),
    onShift.then ? words.onShift : words.offShift,
    words.idle(idle.now, idle.then),
  ];
}

function holidayWords({ added, removed, year, yearMs, sessions }: Of<'holidays'>): string[] {
  const list = (some: Of<'holidays'>['added']) =>
    some.map(({ day, name }) => `${name} (${plainDate(day)})`).join(', ');
  return [
    ...(added.length > 0 ? [words.added(list(added))] : []),
    ...(removed.length > 0 ? [words.removed(list(removed))] : []),
    words.year(year, hours(yearMs.now), hours(yearMs.then)),
    ...(sessions > 0 ? [words.sessionsStay(sessions)] : []),
  ];
}
