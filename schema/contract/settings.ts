/**
 * What a shop may set. Each setting has a version of its own, so that two admins who change
 * different ones do not meet. What a change would do is asked before it is made.
 */
import { z } from 'zod';
import { calendarDate, cents, instant, requiredText, versioned } from './common.ts';
import {
  breakFaults,
  LONGEST_BREAK_MINUTES,
  MOST_BREAK_STEPS,
  type BreakFault,
} from '../rules/breaks.ts';
import { isTimeZone } from '../rules/time-zone.ts';
import { lengthMinutes } from '../rules/working-time.ts';

const HOUR_MS = 3_600_000;

const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time such as 06:30');

export const Shift = z
  .strictObject({
    start: clock,
    end: clock.describe('At or before the start it is on the next day.'),
    breakMinutes: z.int().min(0).max(480).describe('Minutes of it that are not paid.'),
  })
  .refine(
    ({ start, end, breakMinutes }) => breakMinutes < lengthMinutes({ start, end }),
    'the break must be shorter than the shift',
  );

export const Holiday = z.strictObject({ day: calendarDate, name: requiredText(60) });

const isOnceEach = (days: readonly { day: string }[]): boolean =>
  new Set(days.map(({ day }) => day)).size === days.length;

/** Hours, in quarters. */
const hours = (most: number) => z.number().min(0.25).max(most).multipleOf(0.25);

const WRONG_BREAK: Readonly<Record<BreakFault, string>> = {
  noMoreHours: 'must be more hours than the step before',
  noMoreMinutes: 'must be more minutes than the step before',
  asLongAsTheDay: 'must be shorter than the hours after which it is taken off',
};

export const BreakStep = z.strictObject({
  afterHours: hours(24).describe('Days worked for longer than so many hours are meant.'),
  minutes: z
    .int()
    .min(1)
    .max(LONGEST_BREAK_MINUTES)
    .describe('Unpaid minutes such a day has at least; recorded ones count towards them.'),
});

const BreakRules = z
  .array(BreakStep)
  .max(MOST_BREAK_STEPS)
  .superRefine((steps, context) => {
    for (const { step, field, fault } of breakFaults(steps)) {
      context.addIssue({ code: 'custom', path: [step, field], message: WRONG_BREAK[fault] });
    }
  });

export const SettingValues = z.object({
  shopName: requiredText(60).describe('On every page and every tablet.'),
  plantTimeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'is no time zone: give a name such as America/Chicago')
    .describe('IANA name. What comes belongs to its days; what was keeps the days it has.'),
  annualHours: z
    .literal([2080, 2087])
    .describe('Hours a yearly salary is split by; frozen on work when it ends.'),
  pinLength: z.int().min(4).max(8).describe('Digits a new PIN has at least.'),
  longSessionMs: z
    .int()
    .min(HOUR_MS)
    .max(24 * HOUR_MS)
    .describe('Work that lasts longer is marked as too long to believe.'),
  weekOvertimeHours: hours(168)
    .nullable()
    .describe('Overtime begins after so many paid hours of a week; null: no such rule.'),
  dayOvertimeHours: hours(24)
    .nullable()
    .describe('And after so many paid hours of a day; null: no such rule.'),
  breakRules: BreakRules.describe(
    'Unpaid break of long days, unless it was recorded; steps ascend in both. Empty: no rule.',
  ),
  roundMinutes: z
    .literal([0, 5, 6, 15])
    .describe('Minutes to which the paid time of each day is rounded, beside the raw value.'),
  burdenBasisPoints: z
    .int()
    .min(0)
    .max(100_000)
    .describe('What comes on top of every cent of labor: 2,500 is 25 %.'),
  costWarningPercent: z
    .int()
    .min(1)
    .max(1000)
    .describe('Orders not shipped yet are flagged once their cost is this much of revenue.'),
  shifts: z.array(Shift.nullable()).length(7).describe('Monday first; null is a day off.'),
  holidays: z
    .array(Holiday)
    .max(400)
    .refine(isOnceEach, 'has a day twice')
    .describe('Days without a shift.'),
});
export type SettingValues = z.infer<typeof SettingValues>;
export type SettingName = keyof SettingValues;

/** One setting and what it shall be; only one at a time, for each has its version. */
export const SettingChange = z
  .strictObject(SettingValues.shape)
  .partial()
  .refine((change) => Object.keys(change).length === 1, 'say exactly one setting');
export type SettingChange = z.infer<typeof SettingChange>;

const setting = <Value extends z.ZodType>(value: Value) => z.object({ value, ...versioned });
const { shape } = SettingValues;

export const Settings = z
  .object({
    shopName: setting(shape.shopName),
    plantTimeZone: setting(shape.plantTimeZone),
    annualHours: setting(shape.annualHours),
    pinLength: setting(shape.pinLength),
    longSessionMs: setting(shape.longSessionMs),
    weekOvertimeHours: setting(shape.weekOvertimeHours),
    dayOvertimeHours: setting(shape.dayOvertimeHours),
    breakRules: setting(shape.breakRules),
    roundMinutes: setting(shape.roundMinutes),
    burdenBasisPoints: setting(shape.burdenBasisPoints),
    costWarningPercent: setting(shape.costWarningPercent),
    shifts: setting(shape.shifts),
    holidays: setting(shape.holidays),
  } satisfies Record<SettingName, z.ZodType>)
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

const both = <Value extends z.ZodType>(value: Value) => z.object({ now: value, then: value });
const count = z.int();
const days = { from: calendarDate, to: calendarDate };

/** What a change would do, in figures of this shop: `now` as it is set, `then` as it would be. */
export const SettingPreview = z
  .discriminatedUnion('setting', [
    z.object({
      setting: z.literal('shopName'),
      tablets: count.describe('Enrolled ones, which show the name.'),
    }),
    z.object({
      setting: z.literal('plantTimeZone'),
      day: both(calendarDate).describe('Today.'),
      clock: both(z.string()).describe('The time it is there, HH:MM.'),
      nextDayAt: both(instant).describe('When the next day begins.'),
      sessions: count.describe('Whose business day stays as it was recorded.'),
      running: count.describe('Of them still run; they keep their day, too.'),
      approvedWeeks: count.describe('Weeks of people that are approved; none is touched.'),
    }),
    z.object({
      setting: z.literal('annualHours'),
      salaried: count.describe('People paid by the year today.'),
      hourly: z
        .array(z.object({ displayName: z.string(), cents: both(cents) }))
        .describe('What an hour of them costs; the first few by name.'),
      endedSessions: count.describe('Work of salaried people that keeps its cost.'),
    }),
    z.object({
      setting: z.literal('pinLength'),
      shorter: count.describe('People whose PIN is shorter; it stays until it is set anew.'),
      longer: count.describe('People whose PIN is longer; the same.'),
    }),
    z.object({
      setting: z.literal('longSessionMs'),
      days: count.describe('How far back the work was looked at.'),
      ended: count.describe('Work that ended in these days.'),
      longer: both(count).describe('Of that lasted longer than the limit.'),
      marked: count.describe('Of that is marked today; marks on ended work stay.'),
      running: both(count).describe('Work that runs for longer already.'),
    }),
    z.object({
      setting: z.enum(['weekOvertimeHours', 'dayOvertimeHours', 'roundMinutes']),
      ...days,
      paidMs: both(count).describe('Paid time of everybody in these days.'),
      overtimeMs: both(count),
    }),
    z.object({
      setting: z.literal('breakRules'),
      ...days,
      people: count.describe('Whose paid time of these days would be another.'),
      breakMs: both(count).describe('Taken off everybody by the rule.'),
      paidMs: both(count).describe('Paid time of everybody in these days.'),
      overtimeMs: both(count),
    }),
    z.object({
      setting: z.literal('burdenBasisPoints'),
      ...days,
      laborCents: cents,
      burdenCents: both(cents),
      marginCents: both(cents),
    }),
    z.object({
      setting: z.literal('costWarningPercent'),
      orders: both(count).describe('Open orders that are marked.'),
    }),
    z.object({
      setting: z.literal('shifts'),
      weekMs: both(count).describe('Hours expected in a week without holidays.'),
      onShift: both(z.boolean()).describe('Whether a shift runs at this moment.'),
      idle: both(count).describe('People the floor shows as idle or away at this moment.'),
    }),
    z.object({
      setting: z.literal('holidays'),
      added: z.array(Holiday),
      removed: z.array(Holiday),
      yearMs: both(count).describe('Hours expected in the year the change is about.'),
      year: z.string(),
      sessions: count.describe('Work recorded on the days that change; it stays.'),
    }),
  ])
  .meta({ id: 'SettingPreview' });
export type SettingPreview = z.infer<typeof SettingPreview>;
