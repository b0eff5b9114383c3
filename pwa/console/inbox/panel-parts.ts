/** What both kinds of panel say in the same way. */
import { html, nothing } from 'lit';
import { calendarDay } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { writeSessionFilter } from '../address/session-filter.ts';
import { text } from '../text.ts';

/** A line of a `<dl>`; none when there is nothing to say. */
export function fact(name: string, said: string) {
  return said === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${said}</dd>`;
}

/** To what somebody did on the plant day of an instant. */
export function sameDay(userId: number, name: string, at: string, timeZone: string) {
  const day = calendarDay(at, timeZone);
  const range = { preset: 'custom', from: day, to: day } as const;
  const query = writeSessionFilter({ range, userId, order: '', taskType: '', state: '' });
  const href = writeRoute({ page: 'sessions', sessionId: null }, query);
  return html`<a class="day" href=${href}>${text.inbox.sameDay(name)}</a>`;
}
