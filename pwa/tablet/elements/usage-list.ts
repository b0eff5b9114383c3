import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MaterialUsage } from '#schema/contract/materials.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { calendarDay, clockTime, dayWord, money, quantity } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import type { Loadable } from '../loadable.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import './state-panel.ts';

/**
 * The material written down on an order, latest first, and what it adds up to.
 * @fires retry
 */
@customElement('usage-list')
export class UsageList extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
      }

      .head {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: var(--space-3);
      }

      .total {
        font-size: var(--text-lg);
        font-weight: 700;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-3);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--color-line);
        font-size: var(--text-md);
        line-height: 1.3;
      }

      .name {
        font-weight: 600;
      }

      .amount,
      .amount ~ .by:last-child {
        text-align: end;
      }

      .amount {
        font-weight: 700;
        white-space: nowrap;
      }

      .back {
        color: var(--color-on-danger-soft);
      }

      .by {
        font-size: var(--text-base);
        color: var(--color-ink-faint);
      }

      .nothing {
        padding: var(--space-5);
        border: 2px dashed var(--color-line);
        border-radius: var(--radius-lg);
        color: var(--color-ink-soft);
        font-size: var(--text-md);
      }
    `,
  ];

  @property({ attribute: false }) usages: Loadable<MaterialUsage[]> = { state: 'loading' };
  @property() timeZone = 'UTC';
  /** The plant's day, as `2026-11-03`. */
  @property() today = '';

  override render() {
    const words = text().material;
    const { usages } = this;
    if (usages.state === 'loading') {
      return html`<h2 class="label">${words.list}</h2>
        <p class="nothing" role="status">${text().loading}</p>`;
    }
    if (usages.state === 'failed') {
      return html`<h2 class="label">${words.list}</h2>
        <p class="nothing">${words.listFailed}</p>
        <button
          class="button"
          @click=${() => {
            emit(this, 'retry');
          }}
        >
          ${text().tryAgain}
        </button>`;
    }
    const totalCents = usages.value.reduce((sum, { costCents }) => sum + costCents, 0);
    return html`<div class="head">
        <h2 class="label">${words.list}</h2>
        <p class="total">
          <span class="visually-hidden">${words.total}</span> ${money(totalCents)}
        </p>
      </div>
      ${
        usages.value.length === 0
          ? html`<p class="nothing">${words.emptyList}</p>`
          : html`<ul>
              ${repeat(
                usages.value,
                ({ id }) => id,
                (usage) => this.#usage(usage),
              )}
            </ul>`
      }`;
  }

  #usage(usage: MaterialUsage): TemplateResult {
    const back = usage.quantity < 0;
    const time = clockTime(usage.usedAt, this.timeZone);
    const day = calendarDay(usage.usedAt, this.timeZone);
    const when = day === this.today ? time : dayWord(day, this.today);
    return html`<li>
      <span class="name one-line">${usage.materialName}</span>
      <span class="amount ${back ? 'back' : ''}">${quantity(usage.quantity)} ${usage.unit}</span>
      <span class="by one-line">${text().material.by(usage.user.displayName, when)}</span>
      <span class="by">${money(usage.costCents)}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-list': UsageList;
  }
}
