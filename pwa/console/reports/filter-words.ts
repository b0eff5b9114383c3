/** What a report on paper covers, in words: there are no chips to look at there. */
import type { TaskType } from '#schema/contract/orders.ts';
import type { Team } from '#schema/contract/users.ts';
import { daysOf } from '../address/range.ts';
import type { ReportFilter } from '../address/report-filter.ts';
import { text } from '../text.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { daysWords } from './words.ts';

export interface NamesOf {
  teams: readonly Team[];
  taskTypes: readonly TaskType[];
}

export function filterWords(
  filter: ReportFilter,
  today: CalendarDay,
  { teams, taskTypes }: NamesOf,
): string[] {
  const { customer, q, teamId, taskType, status, costOver, sort } = filter;
  const named = (name: string, value: string) => `${name}: ${value}`;
  const team = teams.find(({ id }) => id === teamId)?.name ?? String(teamId);
  const task = taskTypes.find(({ code }) => code === taskType)?.name ?? taskType;
  const column = text.report.columns[sort.column];
  return [
    daysWords(daysOf(filter.range, today)),
    ...(q ? [named(text.report.printed.found, `“${q}”`)] : []),
    ...(customer ? [named(text.report.customer, customer)] : []),
    ...(teamId === null ? [] : [named(text.report.team, team)]),
    ...(taskType ? [named(text.report.taskType, task)] : []),
    ...(costOver === null && status ? [named(text.report.status, text.order.status[status])] : []),
    ...(costOver === null ? [] : [named(text.report.warning, text.report.warningWords(costOver))]),
    text.report.printed.sorted(text.report.sortWords(column, sort.descending)),
  ];
}
