import type { OrderCost, PersonCost, SessionHistory } from '#schema/contract/order-cost.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { duration, hours } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import { estimateUse } from './estimate-use.ts';
import { orderLaborStyles } from './order-labor-styles.ts';
import { orderSections } from './order-sections.ts';
import './session-line.ts';
import { cents } from './words.ts';

/** So many sessions are shown at once; more are found under their people. */
const SHORT = 4;

type Task = OrderCost['tasks'][number];
type Sums = Pick<Task, 'laborMs' | 'laborCents' | 'burdenCents'>;

/** An order's labor: tasks, in each the people, and under them the sessions; every step adds up. */
@customElement('order-labor')
export class OrderLabor extends LitElement {
  static override readonly styles = [
    base,
    orderSections,
    orderLaborStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) tasks: readonly Task[] = [];
  @property({ attribute: false }) history: Loaded<SessionHistory> | null = null;
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  override render() {
    if (this.tasks.length === 0) return html`<p class="nothing">${text.order.noLabor}</p>`;
    return html`<div class=${this.showsMoney ? '' : 'no-money'}>
      ${this.tasks.map((task, index) => this.task(task, index === 0))}
    </div>`;
  }

  private task(task: Task, isOpen: boolean) {
    const isShort = task.sessions.length <= SHORT || task.workers.length === 1;
    return html`<details class="task" ?open=${isOpen}>
      <summary>
        <span class="name">
          ${icon('chevron')}
          <span>${task.taskTypeName}${this.taskNotes(task)}</span>
        </span>
        ${this.figures(task, 'soft')}
      </summary>
      <div class="inside">
        ${task.workers.map((worker) => this.worker(task, worker, isShort))}
        <div class="line sum ${this.showsMoney ? '' : 'no-money'}">
          <span>${text.order.sum} · ${text.order.sessions(task.sessions.length)}</span>
          ${this.figures(task)}
        </div>
        ${this.burden(task)}
      </div>
    </details>`;
  }

  private taskNotes({ people, laborMs, estimateMs }: Task) {
    const use = estimateUse(laborMs, estimateMs);
    return html`<span class="notes">
      ${text.order.person(people)}${
        use?.isOver
          ? html` ·
              <span class="over">▲ ${text.report.over(duration(use.differenceMs))}</span>`
          : nothing
      }
    </span>`;
  }

  private worker(task: Task, worker: PersonCost, isOpen: boolean) {
    const sessions = task.sessions.filter(({ session }) => session.user.id === worker.user.id);
    return html`<details class="worker" ?open=${isOpen}>
      <summary>
        <span class="name">
          ${icon('chevron')}
          <span
            >${worker.user.displayName}
            <span class="notes">${text.order.sessions(sessions.length)}</span></span
          >
        </span>
        ${this.figures(worker, 'soft')}
      </summary>
      <ul>
        ${sessions.map(
          (cost) =>
            html`<li>
              <session-line
                .cost=${cost}
                .history=${this.history}
                .timeZone=${this.timeZone}
                .showsMoney=${this.showsMoney}
              ></session-line>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  private figures({ laborMs, laborCents }: Sums, tone = '') {
    return html`<span class="number ${tone}">${hours(laborMs)}</span>
      ${this.showsMoney ? html`<span class="number">${cents(laborCents)}</span>` : nothing}`;
  }

  private burden({ burdenCents }: Sums) {
    if (!this.showsMoney || !burdenCents) return nothing;
    return html`<div class="line burden">
      <span>${text.order.burdenOn}</span><span></span>
      <span class="number">${cents(burdenCents)}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-labor': OrderLabor;
  }
}
