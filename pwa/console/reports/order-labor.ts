import type { OrderCost } from '#schema/contract/reports.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { calendarDay, clockTime, dateTime, hours, shortDate } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';
import { orderSections } from './order-sections.ts';
import { orderLaborStyles } from './order-labor-styles.ts';
import { cents, sumCents } from './words.ts';

type Task = OrderCost['tasks'][number];
type SessionCost = Task['sessions'][number];

/** An order's labor: tasks, and in each the sessions whose cents add up to it. */
@customElement('order-labor')
export class OrderLabor extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    orderSections,
    orderLaborStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) tasks: readonly Task[] = [];
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  override render() {
    if (this.tasks.length === 0) return html`<p class="nothing">${text.order.noLabor}</p>`;
    return html`<div class=${this.showsMoney ? '' : 'no-money'}>
      ${this.tasks.map((task, index) => this.task(task, index === 0))}
    </div>`;
  }

  private task(task: Task, isOpen: boolean) {
    const laborMs = task.sessions.reduce((sum, { shareMs }) => sum + shareMs, 0);
    const sum = sumCents(task.sessions.map(({ shareCents }) => shareCents));
    return html`<details ?open=${isOpen}>
      <summary>
        <span class="task">
          ${icon('chevron')}
          <span
            >${task.taskTypeName}
            ${
              task.people > 1
                ? html`<span class="faint">${text.order.person(task.people)}</span>`
                : nothing
            }
          </span>
        </span>
        <span class="number soft">${hours(task.laborMs)}</span>
        ${this.showsMoney ? html`<span class="number">${cents(task.laborCents)}</span>` : nothing}
      </summary>
      <ul>
        ${task.sessions.map((cost) => this.session(cost))}
      </ul>
      <div class="line sum ${this.showsMoney ? '' : 'no-money'}">
        <span>${text.order.sum} · ${text.order.sessions(task.sessions.length)}</span>
        <span class="number">${hours(laborMs)}</span>
        ${this.showsMoney ? html`<span class="number">${cents(sum)}</span>` : nothing}
      </div>
    </details>`;
  }

  private session({ session, shareMs, shareCents, formula }: SessionCost) {
    const { timeZone } = this;
    return html`<li>
      <div class="line ${this.showsMoney ? '' : 'no-money'}">
        <span class="who">
          ${session.user.displayName}
          <time
            class="faint"
            datetime=${session.startedAt}
            title=${dateTime(session.startedAt, timeZone)}
            >${when(session, timeZone)}</time
          >
        </span>
        <span class="number soft">${hours(shareMs)}</span>
        ${
          this.showsMoney
            ? html`<span class="number">
                ${
                  shareCents === null
                    ? html`<span class="word warn">${text.order.unknownCost}</span>`
                    : cents(shareCents)
                }
              </span>`
            : nothing
        }
      </div>
      <div class="under">
        <span class="formula">${formula ?? ''}</span>
        <a
          href=${correctionAddress(session, timeZone)}
          aria-label=${text.order.correctOf(session.user.displayName, when(session, timeZone))}
          >${text.order.correct}</a
        >
      </div>
    </li>`;
  }
}

function when({ startedAt, endedAt }: Session, timeZone: string): string {
  const end = endedAt === null ? text.common.now : clockTime(endedAt, timeZone);
  return `${shortDate(calendarDay(startedAt, timeZone))}, ${clockTime(startedAt, timeZone)}–${end}`;
}

/** The session in its own list, narrowed to its day and order so that it is surely on the page. */
function correctionAddress(session: Session, timeZone: string): string {
  const day = calendarDay(session.startedAt, timeZone);
  const query = new URLSearchParams({ from: day, to: day });
  if (session.orderNumber) query.set('order', session.orderNumber);
  return writeRoute({ page: 'sessions', sessionId: session.id }, query);
}

declare global {
  interface HTMLElementTagNameMap {
    'order-labor': OrderLabor;
  }
}
