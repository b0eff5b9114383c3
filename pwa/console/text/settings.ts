/** Words of the page of settings. */
import type { SettingName } from '#schema/contract/settings.ts';
import type { BreakFault } from '#schema/rules/breaks.ts';
import { count } from './count.ts';

const sessions = (many: number) => count(many, 'session', 'sessions');
const people = (many: number) => count(many, 'person', 'people');

export const settingsText = {
  settings: {
    title: 'Settings',
    sentence: 'How this shop counts, pays and works. Each change says what it does before it does.',
    groups: {
      shop: 'Shop',
      work: 'Working time',
      pay: 'Pay',
      reports: 'Reports',
      floor: 'Sign-in and floor',
    },
    labels: {
      shopName: 'Shop name',
      plantTimeZone: 'Plant time zone',
      annualHours: 'Hours a salary is split by',
      pinLength: 'PIN length',
      longSessionMs: 'Longest session',
      weekOvertimeHours: 'Overtime of a week',
      dayOvertimeHours: 'Overtime of a day',
      breakRules: 'Breaks by rule',
      roundMinutes: 'Rounding of paid time',
      burdenBasisPoints: 'Burden on labor',
      costWarningPercent: 'Early warning of cost',
      shifts: 'Shifts',
      holidays: 'Holidays',
    } satisfies Record<SettingName, string>,
    hints: {
      shopName: 'On every page and every tablet.',
      plantTimeZone: 'By its clock a day begins, and times are shown.',
      annualHours: 'A yearly salary divided by these is what an hour costs.',
      pinLength: 'Digits a new PIN has at least.',
      longSessionMs: 'In hours. Work that lasts longer is marked as too long to believe.',
      weekOvertimeHours:
        'Paid hours after which overtime begins, Monday to Sunday. Empty: no rule.',
      dayOvertimeHours: 'And paid hours of one day. Empty: no rule.',
      breakRules: 'Unpaid break that is taken off long days, less what the person recorded.',
      roundMinutes: 'In the time report, beside the exact time. Nothing is stored rounded.',
      burdenBasisPoints:
        'In percent. Rent, power, insurance: what comes on top of every dollar of labor.',
      costWarningPercent:
        'An open order is marked once its cost has reached this share of its revenue.',
      shifts:
        'Outside them nobody on the floor counts as idle; the time report expects their hours.',
      holidays: 'Days without a shift, marked in the time report.',
    } satisfies Record<SettingName, string>,
    wrong: {
      plantTimeZone: 'There is no such time zone. Choose one like America/Chicago.',
      longSessionMs: 'Give hours from 1 to 24, such as 12 or 7.5.',
      weekOvertimeHours: 'Give hours up to 168 in quarters, such as 40 or 37.5.',
      dayOvertimeHours: 'Give hours up to 24 in quarters, such as 8 or 7.5.',
      burdenBasisPoints: 'Give a percentage from 0 to 1,000, with at most two decimals.',
      costWarningPercent: 'Give a whole percentage from 1 to 1,000.',
      shifts: 'Give each shift a start and an end, and a break that is shorter.',
      holidays: 'Give each holiday a day of its own and a name.',
    } satisfies Partial<Record<SettingName, string>>,
    change: 'Change',
    changeOf: (label: string) => `Change: ${label}`,
    lost: 'This list may be old: the server does not answer.',

    annual: (hours: string) => `${hours} h a year`,
    annualChoices: { 2080: '2,080: 52 weeks of 40 hours', 2087: '2,087: as federal pay does' },
    digits: (digits: number) => count(digits, 'digit', 'digits'),
    hours: (hours: string) => `${hours} h`,
    after: (hours: string) => `After ${hours} h`,
    noRule: 'No rule',
    exact: 'To the minute',
    minutes: (minutes: number) => `Days to ${minutes} min`,
    ofRevenue: (percent: number) => `${percent} % of revenue`,
    noShifts: 'None: people count as idle at any time',
    noHolidays: 'None',
    holidayCount: (days: number) => count(days, 'day', 'days'),
    nextHoliday: (name: string, day: string) => `next: ${name}, ${day}`,

    works: 'Works',
    start: 'Start',
    end: 'End',
    breakMinutes: 'Unpaid break, min',
    paid: 'Paid',
    off: 'off',
    overnight: 'ends the next day',
    likeMonday: 'Tuesday to Friday like Monday',
    of: (what: string, weekday: string) => `${what}, ${weekday}`,
    day: 'Day',
    holidayName: 'Name',
    add: 'Add',
    remove: 'Remove',
    removeOf: (name: string) => `Remove ${name}`,
    twice: 'This day is in the list already.',

    breaks: {
      step: (number: number) => `Step ${number}`,
      afterHours: 'At work for more than, hours',
      minutes: 'Unpaid break, minutes',
      add: 'Add a step',
      removeOf: (step: string) => `Remove: ${step}`,
      noHours: 'Give hours up to 24 in quarters, such as 6 or 7.5.',
      noMinutes: 'Give whole minutes from 1 to 480.',
      faults: {
        noMoreHours: 'Give more hours than in the step before.',
        noMoreMinutes: 'Give more minutes than in the step before.',
        asLongAsTheDay: 'Give a break that is shorter than these hours.',
      } satisfies Record<BreakFault, string>,
    },

    effect: 'What this will do',
    looking: 'Counting …',
    effects: {
      name: (tablets: number) =>
        `Consoles show it within half a minute, ${count(tablets, 'tablet shows', 'tablets show')} it after the next sign-out.`,
      clock: (now: string, then: string) => `There it is ${then} instead of ${now} now.`,
      today: (now: string, then: string) => `Today is ${then} instead of ${now} from then on.`,
      nextDay: (now: string, then: string) =>
        `The next day begins ${then} instead of ${now}, both by the clock used so far.`,
      daysStay: (all: number, running: number) =>
        `The days of ${sessions(all)} stay as they were recorded${running > 0 ? `, ${running.toLocaleString()} that run now among them` : ''}.`,
      weeksStay: (weeks: number) =>
        `${count(weeks, 'approved week is', 'approved weeks are')} not touched.`,
      fromNow: 'Counts for work that ends from now on.',
      salaried: (many: number) =>
        many === 0 ? 'Nobody is paid by the year today.' : `${people(many)} paid by the year.`,
      hourly: (name: string, now: string, then: string) => `${name}: ${now} → ${then} an hour`,
      others: (many: number) => `and ${people(many)} more`,
      costsStay: (many: number) => `${sessions(many)} that ended keep their cost.`,
      pins: (many: number) =>
        many === 0
          ? 'Every PIN that is known has this length already.'
          : `${count(many, 'person keeps', 'people keep')} a PIN of another length, which opens the tablets as before, until it is set anew.`,
      pinsFrom: 'Holds for every PIN that is set from now on.',
      long: (days: number, all: number, now: number, then: number) =>
        `Of ${sessions(all)} that ended in the last ${days} days, ${then.toLocaleString()} would have been marked instead of ${now.toLocaleString()}.`,
      marksStay: (marked: number) => `The ${count(marked, 'mark', 'marks')} set so far stay.`,
      runningLong: (many: number) =>
        `${sessions(many)} that ${many === 1 ? 'runs' : 'run'} now ${many === 1 ? 'is' : 'are'} over it: marked at once on the floor, and for good at the end.`,
      overtime: (from: string, to: string, now: string, then: string) =>
        `Everybody’s overtime from ${from} to ${to}: ${then} instead of ${now}.`,
      paidTime: (now: string, then: string) => `Paid time: ${then} instead of ${now}.`,
      breaks: (from: string, to: string, now: string, then: string) =>
        `Taken off everybody’s days from ${from} to ${to}: ${then} instead of ${now}.`,
      paidOtherwise: (many: number) =>
        many === 0
          ? 'Nobody’s paid time of these days changes.'
          : `The paid time of ${people(many)} changes.`,
      breaksInReports:
        'Reports count so from now on, those about the past too. Nothing that was recorded changes.',
      reportsOnly:
        'Reports count so from now on, those about the past too, unless somebody chooses other rules there. Nothing that was recorded changes.',
      burden: (labor: string, now: string, then: string) =>
        `Last 30 days: labor ${labor}, burden ${then} instead of ${now}.`,
      margin: (now: string, then: string) => `Margin ${then} instead of ${now}.`,
      warned: (now: number, then: number) =>
        `${count(then, 'open order', 'open orders')} would be marked instead of ${now.toLocaleString()}.`,
      week: (now: string, then: string) =>
        `A week without holidays expects ${then} instead of ${now} of each person.`,
      onShift: 'At this moment a shift runs.',
      offShift: 'At this moment no shift runs.',
      idle: (now: number, then: number) =>
        `The floor shows ${people(then)} who do not work, instead of ${now.toLocaleString()}.`,
      added: (list: string) => `Added: ${list}.`,
      removed: (list: string) => `Removed: ${list}.`,
      year: (year: string, now: string, then: string) =>
        `${year} expects ${then} instead of ${now} of each person.`,
      sessionsStay: (many: number) => `${sessions(many)} recorded on these days stay as they are.`,
    },
  },
};
