import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
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
import './task-badge.ts';

/** What runs: the order, the task, and for how long already, readable at arm's length. */
@customElement('running-card')
export class RunningCard extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
      }

      .card {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-6) var(--space-8);
        padding: clamp(var(--space-5), 3vw, var(--space-10));
        border-radius: var(--radius-xl);
        box-shadow: var(--shadow-2);
        overflow: hidden;
      }

      /* State in shape and words as well: a band beside the card, a dot, "on the clock since". */
      .card::before {
        content: '';
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        width: 0.5rem;
        background: var(--color-good);
      }

      .order {
        margin-top: var(--space-1);
        font-size: clamp(var(--text-3xl), 5.6vw, 5rem);
        font-weight: 750;
        letter-spacing: -0.025em;
        line-height: 1.05;
        overflow-wrap: anywhere;
      }

      .customer {
        margin-top: var(--space-3);
        font-size: clamp(var(--text-xl), 2.4vw, var(--text-2xl));
        font-weight: 600;
        line-height: 1.25;
      }

      .description {
        margin-top: var(--space-1);
        font-size: clamp(var(--text-lg), 1.8vw, var(--text-xl));
        line-height: 1.35;
        color: var(--color-ink-soft);
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3) var(--space-4);
        margin-top: var(--space-5);
      }

      .task {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        font-size: clamp(var(--text-xl), 2.2vw, var(--text-2xl));
        font-weight: 650;
        --badge: clamp(3rem, 4.5vw, 4rem);
      }

      .time {
        text-align: end;
      }

      .since {
        display: flex;
        justify-content: flex-end;
        align-items: center;
        gap: var(--space-2);
        color: var(--color-on-good-soft);
        font-size: var(--text-lg);
        font-weight: 600;
      }

      .dot {
        width: 0.75rem;
        height: 0.75rem;
        border-radius: 50%;
        background: var(--color-good);
        animation: breathe 2s ease-in-out infinite;
      }

      @keyframes breathe {
        50% {
          opacity: 0.35;
        }
      }

      .clock {
        font-size: clamp(var(--text-5xl), 9vw, 7.5rem);
        font-weight: 700;
        letter-spacing: -0.035em;
        line-height: 1.1;
        white-space: nowrap;
      }

      .seconds {
        font-weight: 400;
        color: var(--color-ink-faint);
      }

      @media (prefers-reduced-motion: reduce) {
        .dot {
          animation: none;
        }
      }

      @media (max-width: 899px) {
        .card {
          grid-template-columns: minmax(0, 1fr);
          align-content: space-evenly;
        }

        .time {
          order: -1;
          text-align: start;
        }

        .since {
          justify-content: flex-start;
        }

        .facts {
          margin-top: var(--space-4);
        }

        .clock {
          font-size: clamp(var(--text-5xl), 17vw, 9rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) task: TaskType | undefined;
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';

  readonly tick = new Tick(this);

  override render() {
    const { session, timeZone } = this;
    const words = text();
    const nowMs = this.clock.serverNowMs();
    const today = calendarDay(nowMs, timeZone);
    return html`<article class="card">
      <div>
        ${
          session.orderNumber === null
            ? html`<p class="label">${words.work.withoutOrder}</p>
                <h2 class="order">${session.taskTypeName}</h2>`
            : html`<p class="label">${words.work.order}</p>
                <h2 class="order">${session.orderNumber}</h2>
                <p class="customer two-lines">${session.customerName}</p>
                <p class="description two-lines">${session.description}</p>`
        }
        <div class="facts">
          <span class="task">
            <task-badge
              .picture=${this.task?.icon ?? ''}
              .hue=${this.task?.hue ?? 200}
            ></task-badge>
            ${session.orderNumber === null ? nothing : session.taskTypeName}
          </span>
          ${dueChip(session.dueDate, today)} ${this.#flags()}
        </div>
      </div>
      <div class="time">
        <p class="since"><span class="dot"></span>${this.#since(today)}</p>
        ${this.#elapsed(nowMs - Date.parse(session.startedAt))}
      </div>
    </article>`;
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
