/** Words of the reports that are one table each: time, tasks, teams, material and so on. */
import { TABLES, type TableColumn, type TableName } from '#schema/rules/table-columns.ts';
import { count } from './count.ts';

export const tablesText = {
  tables: {
    index: 'Reports',
    tabs: {
      orders: 'Order profitability',
      time: 'Time by person',
      'task-types': 'Task types',
      teams: 'Teams',
      indirect: 'Indirect time',
      materials: 'Materials',
      estimates: 'Estimates',
      customers: 'Customers',
    },
    /** As an export has them, whose headings stay English for whatever reads it. */
    heading: (name: TableName): string => TABLES[name].title,
    column: ({ title }: Pick<TableColumn, 'key' | 'title'>): string => title,
    /** The question each report answers. */
    sentences: {
      time: 'What did everybody work, what is paid, and how much of it was booked on something?',
      'task-types': 'Which kinds of work take the shop’s hours?',
      teams: 'How does each team spend its paid time?',
      indirect: 'What do people do when they work on no order, and who?',
      materials: 'Which material was used up, and how much came back?',
      'material-orders': 'Which orders took this material?',
      estimates: 'Which work takes longer than it was estimated?',
      customers: 'Which customers earn the shop money, and which cost it?',
    } satisfies Record<TableName, string>,
    /** How the figures come about; empty where the headings say it all. */
    notes: {
      time: 'Paid time = presence − unpaid breaks. Not booked = presence − breaks − time on orders − indirect time. Weeks begin on Monday; where the days cut a week, “Overtime of the whole weeks” has all of it.',
      'task-types': '',
      teams:
        'Indirect % = indirect ÷ (on orders + indirect). People count in the team they are in now.',
      indirect: 'Indirect time is in no order’s margin.',
      materials: 'Quantity = used − returned. Cost is what a unit cost on the day it was logged.',
      'material-orders':
        'Quantity = used − returned. Cost is what a unit cost on the day it was logged.',
      estimates:
        'Deviation = actual − estimate, of finished tasks that had an estimate. More than estimated is red.',
      customers:
        'Margin = revenue − labor − burden − material, of every order with work or material in these days.',
    } satisfies Record<TableName, string>,
    caption: 'Arrow keys move, Enter opens what a row is made of.',
    totals: (rows: number) => (rows === 1 ? 'Total' : `All ${rows.toLocaleString('en-US')}`),
    shown: (shown: number, all: number) =>
      `${shown.toLocaleString('en-US')} of ${count(all, 'row', 'rows')} shown`,
    loss: 'Loss',
    over: 'Over',
    /** Beside the name of a row; the signs are those of the orders where they mean the same. */
    markSigns: { openDays: '▸', unratedSessions: '$', ordersWithoutRevenue: '?' },
    marks: {
      openDays: (days: number) =>
        `${count(days, 'day has', 'days have')} no end yet: their time counts once they end.`,
      unratedSessions: (sessions: number) =>
        `${count(sessions, 'session has', 'sessions have')} no pay rate: labor is not complete.`,
      ordersWithoutRevenue: (orders: number) =>
        `${count(orders, 'order has', 'orders have')} no revenue yet: its cost counts all the same.`,
    },
    filters: {
      team: 'Team',
      everyTeam: 'All teams',
      noTeam: 'No team',
      user: 'Person',
      everybody: 'Everybody',
      taskType: 'Task type',
      everyTaskType: 'All',
      customer: 'Customer',
      everyCustomer: 'All customers',
      material: 'Material',
      overtime: 'Overtime',
      round: 'Rounding',
    },
    overtime: {
      week: (hours: string) => `Over ${hours} h a week`,
      day: (hours: string) => `Over ${hours} h a day`,
      both: (day: string, week: string) => `Over ${day} h a day or ${week} h a week`,
      none: 'No overtime',
      shops: 'As the shop counts',
    },
    breaks: {
      step: (minutes: number, hours: number) => `${minutes} min after ${hours} h`,
      rule: (list: string) => `Break by rule: ${list}`,
      note: (list: string) =>
        `Break by rule is unpaid, too: ${list}, less the unpaid breaks that were recorded and time away between two stays, and no more than lies beyond these hours.`,
    },
    rounding: {
      shops: 'As the shop does',
      exact: 'To the minute',
      minutes: (minutes: string) => `Days to ${minutes} min`,
    },
    emptyTitle: 'Nothing in these days',
    emptyHelp: 'Nobody booked anything that fits these filters.',
    holidays: (list: string) => `Holidays in these days: ${list}.`,
    settings: 'Settings',
    settingsTitle: 'How reports count',
  },
};
