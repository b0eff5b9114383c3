/** What a table on paper covers and the rules its figures were made by, in words. */
import type { TableName } from '#schema/rules/table-columns.ts';
import { daysOf } from '../address/range.ts';
import { filtersOf, type Narrowing, type TableFilter } from '../address/table-filter.ts';
import { daysWords } from '../reports/words.ts';
import { text } from '../text.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { optionsOf, type FilterLists } from './filter-options.ts';
import { overtimeWords, roundingChoices } from './pay-rules.ts';

const words = text.tables.filters;

/** The days first; filters that leave everything in are not said, rules of pay always are. */
export function tableFilterWords(
  name: TableName,
  { range, narrowing }: TableFilter,
  today: CalendarDay,
  lists: FilterLists,
): string[] {
  const said = filtersOf(name).map((filter) => filterWords(filter, narrowing, lists));
  return [daysWords(daysOf(range, today)), ...said.filter((one) => one !== '')];
}

function filterWords(filter: keyof Narrowing, narrowing: Narrowing, lists: FilterLists): string {
  const value = narrowing[filter] ?? '';
  switch (filter) {
    case 'weekHours':
      return `${words.overtime}: ${overtimeWords(narrowing)}`;
    case 'dayHours':
      return '';
    case 'round':
      return `${words.round}: ${labelOf(value, roundingChoices)}`;
    case 'customer':
      return value && `${words.customer}: ${value}`;
    default:
      return value && `${words[filter]}: ${labelOf(value, optionsOf(filter, lists))}`;
  }
}

/** By its number when nobody knows its name any more. */
function labelOf(value: string, options: readonly (readonly [string, string])[]): string {
  return options.find(([one]) => one === value)?.[1] ?? value;
}
