import type { Session } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, dateTime, dayWord, plainDate } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import { icon } from '../parts/icons.ts';
import '../parts/mark.ts';
import { moveRow } from '../parts/row-keys.ts';
import { focusRow } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { cents, hours } from '../reports/words.ts';
import { text } from '../text.ts';
import { choiceOf } from '../time/minute-draft.ts';
import { byDay, elapsedMs, type SessionDay } from './by-day.ts';
import { sessionListStyles } from './session-list-styles.ts';

const BONE_ROWS = 12;
const QUIET_REASONS: readonly string[] = ['finished', 'paused', 'switched', 'signed_out'];

/** Stretches of work under their day. Each row leads to its correction. */
@customElement('session-list')
export class SessionList extends LitElement {
  static override readonly styles = [base, chips, table, sessionListStyles];

  @property({ attribute: false }) sessions: readonly Session[] | null = null;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ type: Boolean }) isComplete = true;
  @property({ type: Boolean }) showsMoney = false;
  @property({ type: Number }) nowMs = 0;
  @property() today = '';
  @property() timeZone = 'UTC';

  focusSession(sessionId: string): void {
    focusRow(this.renderRoot, 'session', sessionId);
  }

  override render() {
    const { columns } = text.sessions;
    const { isComplete, nowMs } = this;
    const days = this.sessions && byDay(this.sessions, this.timeZone, { isComplete, nowMs });
    const first = this.sessions?.[0]?.id;
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${text.sessions.title}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="time">${columns.time}</th>
            <th scope="col" class="person">${columns.person}</th>
            <th scope="col" class="work">${columns.work}</th>
            <th scope="col" class="task">${columns.task}</th>
            <th scope="col" class="ended">${columns.ended}</th>
            <th scope="col" class="number duration">${columns.duration}</th>
            ${
              this.showsMoney
                ? html`<th scope="col" class="number labor">${columns.labor}</th>`
                : nothing
            }
            <th scope="col" class="action">
              <span class="sr-only">${columns.action}</span>
            </th>
          </tr>
        </thead>
        ${
          days
            ? repeat(
                days,
                ({ day }) => day,
                (day) => this.day(day, first),
              )
            : html`<tbody aria-hidden="true">
                ${this.bones()}
              </tbody>`
        }
      </table>
    </div>`;
  }

  private day(one: SessionDay, first: string | undefined) {
    const { day, sessions } = one;
    const word = dayWord(day, this.today);
    const isNear = /^\D+$/.test(word);
    return html`<tbody @keydown=${moveRow}>
      <tr class="day">
        <th scope="rowgroup" colspan="2">
          <strong>${isNear ? word : plainDate(day)}</strong>
          ${isNear ? html`<span class="faint">${plainDate(day)}</span>` : nothing}
        </th>
        <td class="task"></td>
        <td class="sum soft" colspan="3">${daySum(one)}</td>
        ${this.showsMoney ? html`<td class="labor"></td>` : nothing}
        <td class="action"></td>
      </tr>
      ${repeat(
        sessions,
        ({ id }) => id,
        (session) => this.row(session, session.id === first),
      )}
    </tbody>`;
  }

  private row(session: Session, isFirst: boolean) {
    const { timeZone } = this;
    const { id, startedAt, endedAt, orderNumber, customerName, user } = session;
    const start = this.clock(startedAt);
    const end = endedAt === null ? text.common.now : this.clock(endedAt);
    const time = `${start}–${end}`;
    return html`<tr>
      <td class="time" title="${dateTime(startedAt, timeZone)} – ${end}">${time}</td>
      <th scope="row" class="person cut">${user.displayName}</th>
      <td class="work cut" title=${customerName ?? ''}>
        ${
          orderNumber === null
            ? html`<span class="faint">${text.sessions.indirect}</span>`
            : html`<strong>${orderNumber}</strong>`
        }
        <span class="narrow">${session.taskTypeName}</span>
        <span class="soft">${customerName}</span>
      </td>
      <td class="task cut">${session.taskTypeName}</td>
      <td class="ended">${this.end(session)}</td>
      <td class="number duration">
        ${hours(session.durationMs ?? elapsedMs(session, this.nowMs))}
      </td>
      ${
        this.showsMoney ? html`<td class="number labor">${cents(session.laborCents)}</td>` : nothing
      }
      <td class="action">
        <a
          class="row-link"
          data-session=${id}
          tabindex=${isFirst ? 0 : -1}
          href=${writeRoute({ page: 'sessions', sessionId: id }, this.query)}
          title=${text.order.correct}
          aria-label=${text.order.correctOf(user.displayName, time)}
          >${icon('pencil')}</a
        >
      </td>
    </tr>`;
  }

  /** By the plant's clock; which of both where the clock said it twice. */
  private clock(instant: string): string {
    const time = clockTime(instant, this.timeZone);
    const choice = choiceOf(instant, this.timeZone);
    return choice === null ? time : text.minute.whichOfBoth[choice](time);
  }

  private end({ endReason, flags }: Session) {
    const marks = flags.map(
      (flag) =>
        html`<explained-mark
          .end=${true}
          sign=${text.sessions.flagSigns[flag]}
          .words=${text.sessions.flags[flag]}
        ></explained-mark>`,
    );
    if (flags.includes('voided')) {
      // Its person undid the start; whoever voids work says so by a correction.
      const { undone, voided } = text.sessions;
      return html`<span class="soft">${flags.includes('corrected') ? voided : undone}</span>
        ${marks}`;
    }
    if (endReason === null) {
      return html`<span class="word good"><span class="dot"></span>${text.sessions.running}</span>
        ${marks}`;
    }
    const words = text.sessions.endReasons[endReason];
    return QUIET_REASONS.includes(endReason)
      ? html`<span class="soft">${words}</span> ${marks}`
      : html`<span class="word">${words}</span> ${marks}`;
  }

  private bones() {
    const names = ['time', 'person', 'work', 'task', 'ended', 'duration'];
    return boneRows([...names, ...(this.showsMoney ? ['labor'] : []), 'action'], BONE_ROWS);
  }
}

function daySum({ durationMs, counted, running, isWhole }: SessionDay): string {
  const words = text.sessions;
  const sum = words.daySum(hours(durationMs), counted);
  const more = [running > 0 ? words.dayRunning(running) : '', isWhole ? '' : words.dayGoesOn];
  return [sum, ...more].filter(Boolean).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'session-list': SessionList;
  }
}
