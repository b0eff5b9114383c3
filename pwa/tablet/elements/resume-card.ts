import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TaskType } from '#schema/contract/orders.ts';
import type { ResumableWork } from '#schema/contract/sessions.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { dayTime } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import './task-badge.ts';

/**
 * Something worked on lately; one tap takes it up again.
 * @fires choose
 */
@customElement('resume-card')
export class ResumeCard extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
      }

      .card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        min-height: 6.5rem;
        padding: var(--space-4);
      }

      .what {
        display: block;
        font-size: var(--text-xl);
        font-weight: 700;
        letter-spacing: -0.01em;
        line-height: 1.2;
      }

      .task {
        display: block;
        font-size: var(--text-md);
        font-weight: 600;
        line-height: 1.35;
      }

      .customer {
        display: block;
        font-size: var(--text-base);
        color: var(--color-ink-soft);
      }

      .when {
        display: block;
        font-size: var(--text-base);
        color: var(--color-ink-faint);
      }

      .go {
        display: grid;
        place-items: center;
        width: 3rem;
        height: 3rem;
        border-radius: 50%;
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
      }
    `,
  ];

  @property({ attribute: false }) work!: ResumableWork;
  @property({ attribute: false }) task: TaskType | undefined;
  @property() timeZone = 'UTC';
  /** The plant's day, as `2026-11-03`. */
  @property() today = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) disabled = false;

  override render() {
    const { work } = this;
    const what = work.orderNumber ?? text().work.withoutOrder;
    return html`<button
      class="card"
      aria-label=${text().work.resumeOne(work.taskTypeName, what)}
      ?disabled=${this.disabled && !this.busy}
      aria-busy=${this.busy}
      @click=${() => {
        emit(this, 'choose');
      }}
    >
      <task-badge .picture=${this.task?.icon ?? ''} .hue=${this.task?.hue ?? 200}></task-badge>
      <span>
        <span class="what one-line">${work.orderNumber ?? work.taskTypeName}</span>
        <span class="task one-line"
          >${work.orderNumber === null ? text().work.withoutOrder : work.taskTypeName}</span
        >
        ${
          work.customerName
            ? html`<span class="customer one-line">${work.customerName}</span>`
            : nothing
        }
        <span class="when one-line">${this.#when()}</span>
      </span>
      <span class="go">${this.busy ? html`<span class="spin"></span>` : icon('play')}</span>
    </button>`;
  }

  #when(): string {
    const { endedAt, endReason } = this.work;
    const { paused, ended } = text().work;
    return (endReason === 'paused' ? paused : ended)(dayTime(endedAt, this.today, this.timeZone));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'resume-card': ResumeCard;
  }
}
