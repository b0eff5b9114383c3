/** Which sessions are listed, as the address bar says it and as the API is asked. */
import type { CalendarDay } from '../time/calendar.ts';
import { isId } from './id.ts';
import { appendDays, daysOf, readRange, writeRange, type Range } from './range.ts';

export const SESSIONS_RANGE = 'last-30-days';

export interface SessionFilter {
  range: Range;
  userId: number | null;
  order: string;
  /** Code of a task type; reports lead here with it. */
  taskType: string;
  state: 'open' | 'closed' | '';
}

export function readSessionFilter(query: URLSearchParams): SessionFilter {
  const user = query.get('user') ?? '';
  const state = query.get('state');
  return {
    range: readRange(query, SESSIONS_RANGE),
    userId: isId(user) ? Number(user) : null,
    order: (query.get('order') ?? '').trim().slice(0, 32),
    taskType: (query.get('taskType') ?? '').trim().slice(0, 40),
    state: state === 'open' || state === 'closed' ? state : '',
  };
}

function appendRest(
  query: URLSearchParams,
  { userId, order, taskType, state }: SessionFilter,
): void {
  if (userId !== null) query.set('user', String(userId));
  if (order) query.set('order', order);
  if (taskType) query.set('taskType', taskType);
  if (state) query.set('state', state);
}

export function writeSessionFilter(filter: SessionFilter): URLSearchParams {
  const query = new URLSearchParams();
  writeRange(query, filter.range, SESSIONS_RANGE);
  appendRest(query, filter);
  return query;
}

export function sessionQuestion(filter: SessionFilter, today: CalendarDay): URLSearchParams {
  const query = new URLSearchParams();
  appendDays(query, daysOf(filter.range, today));
  appendRest(query, filter);
  return query;
}
