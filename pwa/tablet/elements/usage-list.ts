import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MaterialUsage } from '#schema/contract/materials.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { calendarDay, clockTime, dayWord, money, quantity } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import { valueOf, type Loadable } from '../loadable.ts';
import { text } from '../text.ts';
import type { UnsentUsage } from '../unsent-usages.ts';
import { controls } from './controls.ts';
import './state-panel.ts';

/**
 * The material written down on an order, latest first, and what it adds up to; above it what was
 * logged here and is not sent yet.
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

      .chip {
        align-self: start;
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
  @property({ attribute: false }) unsent: readonly UnsentUsage[] = [];
  @property() timeZone = 'UTC';
  /** The plant's day, as `2026-11-03`. */
  @property() today = '';

  override render() {
    return html`<div class="head">
        <h2 class="label">${text().material.list}</h2>
        ${this.usages.state === 'ready' ? this.#total(this.usages.value) : nothing}
      </div>
      ${this.#entries()} ${this.#trouble()}`;
  }

  #total(usages: MaterialUsage[]): TemplateResult {
    const totalCents = usages.reduce((sum, { costCents }) => sum + costCents, 0);
    return html`<p class="total">
      <span class="visually-hidden">${text().material.total}</span> ${money(totalCents)}
    </p>`;
  }

  #entries(): TemplateResult | typeof nothing {
    const listed = valueOf(this.usages) ?? [];
    if (listed.length + this.unsent.length === 0) return nothing;
    return html`<ul>
      ${repeat(
        [...this.unsent, ...listed],
        ({ id }) => id,
        (usage) => this.#usage(usage),
      )}
    </ul>`;
  }

  /** Why there is nothing more to be seen. */
  #trouble(): TemplateResult | typeof nothing {
    const words = text().material;
    const { usages, unsent } = this;
    if (usages.state === 'loading') {
      return html`<p class="nothing" role="status">${text().loading}</p>`;
    }
    if (usages.state === 'ready') {
      const isEmpty = usages.value.length + unsent.length === 0;
      return isEmpty ? html`<p class="nothing">${words.emptyList}</p>` : nothing;
    }
    // It is read again when the network is back.
    if (usages.error.unheard) return html`<p class="nothing">${words.listOffline}</p>`;
    return html`<p class="nothing">${words.listFailed}</p>
      <button
        class="button"
        @click=${() => {
          emit(this, 'retry');
        }}
      >
        ${text().tryAgain}
      </button>`;
  }

  #usage(usage: MaterialUsage | UnsentUsage): TemplateResult {
    const back = usage.quantity < 0;
    const time = clockTime(usage.usedAt, this.timeZone);
    const day = calendarDay(usage.usedAt, this.timeZone);
    const when = day === this.today ? time : dayWord(day, this.today);
    return html`<li>
      <span class="name one-line">${usage.materialName}</span>
      <span class="amount ${back ? 'back' : ''}">${quantity(usage.quantity)} ${usage.unit}</span>
      <span class="by one-line">${text().material.by(usage.user.displayName, when)}</span>
      ${
        'costCents' in usage
          ? html`<span class="by">${money(usage.costCents)}</span>`
          : html`<span class="chip warn">${text().material.unsent}</span>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-list': UsageList;
  }
}
