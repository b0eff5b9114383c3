import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { calendarDay, clockTime, dayWord, stopwatch } from '../../shared/format.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';
import { controls } from './controls.ts';
import { dueChip } from './order-facts.ts';
import { runningStyles } from './running-styles.ts';
import './task-badge.ts';

/** What runs: the order, the task, and for how long already, readable at arm's length. */
@customElement('running-card')
export class RunningCard extends LitElement {
  static override styles = [baseStyles, controls, runningStyles];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) task: TaskType | undefined;
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';

  readonly tick = new Tick(this);

  override render() {
    const { session, timeZone } = this;
    const nowMs = this.clock.serverNowMs();
    const today = calendarDay(nowMs, timeZone);
    return html`<article class="card">
      <div>${session.orderNumber === null ? this.#indirect() : this.#order(today)}</div>
      <div class="time">
        <p class="since"><span class="dot"></span>${this.#since(today)}</p>
        ${this.#elapsed(nowMs - Date.parse(session.startedAt))}
      </div>
    </article>`;
  }

  #indirect(): TemplateResult {
    return html`<p class="label">${text().work.withoutOrder}</p>
      <div class="indirect">
        ${this.#badge()}
        <h2 class="order">${this.session.taskTypeName}</h2>
      </div>`;
  }

  #order(today: string): TemplateResult {
    const { session } = this;
    return html`<p class="label">${text().work.order}</p>
      <h2 class="order">${session.orderNumber}</h2>
      <p class="customer two-lines">${session.customerName}</p>
      <p class="description two-lines">${session.description}</p>
      <div class="facts">
        <span class="task">${this.#badge()}${session.taskTypeName}</span>
        ${dueChip(session.dueDate, today)} ${this.#flags()}
      </div>`;
  }

  #badge(): TemplateResult {
    return html`<task-badge
      .picture=${this.task?.icon ?? ''}
      .hue=${this.task?.hue ?? 200}
    ></task-badge>`;
  }

  #elapsed(ms: number): TemplateResult {
    const { hours, minutes, seconds } = stopwatch(ms);
    return html`<p class="clock" role="timer" aria-label=${text().work.runningFor}>
      ${hours}:${minutes}<span class="seconds">:${seconds}</span>
    </p>`;
  }

  #since(today: string): string {
    const { startedAt } = this.session;
    const time = clockTime(startedAt, this.timeZone);
    const day = calendarDay(startedAt, this.timeZone);
    return day === today
      ? text().work.onTheClockSince(time)
      : text().work.since(dayWord(day, today), time);
  }

  #flags(): TemplateResult | typeof nothing {
    const words = text().order;
    const { flags } = this.session;
    if (flags.includes('order_on_hold')) return html`<span class="chip warn">${words.hold}</span>`;
    if (flags.includes('order_shipped')) return html`<span class="chip">${words.shipped}</span>`;
    if (flags.includes('floor_order')) return html`<span class="chip">${words.floor}</span>`;
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'running-card': RunningCard;
  }
}
