import type { PayRate } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plainDate } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { text } from '../text.ts';
import { costWords, rateWords } from './pay.ts';

/** Rates with the day from which each holds, the latest first; today's is marked. */
@customElement('rate-timeline')
export class RateTimeline extends LitElement {
  static override readonly styles = [
    base,
    chips,
    css`
      ol {
        border-inline-start: 2px solid var(--color-line);
        margin-inline-start: 0.375rem;
      }
      li {
        position: relative;
        padding: 0.375rem 0 0.375rem var(--space-5);
      }
      li::before {
        content: '';
        position: absolute;
        inset: 0.875rem auto auto -0.4375rem;
        inline-size: 0.75rem;
        block-size: 0.75rem;
        border: 2px solid var(--color-line-strong);
        border-radius: 50%;
        background: var(--color-surface);
      }
      .current::before {
        border-color: var(--color-accent);
        background: var(--color-accent);
      }
      .amount {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
      }
      .since {
        font-size: var(--text-sm);
      }
      .nothing {
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) rates: readonly PayRate[] = [];
  @property({ type: Number }) burdenBasisPoints = 0;
  @property() today = '';

  override render() {
    if (this.rates.length === 0) return html`<p class="nothing soft">${text.rates.none}</p>`;
    const latestFirst = [...this.rates].sort(
      (a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.id - a.id,
    );
    const current = latestFirst.find(({ effectiveFrom }) => effectiveFrom <= this.today);
    return html`<ol>
      ${latestFirst.map((rate) => this.entry(rate, rate === current))}
    </ol>`;
  }

  private entry(rate: PayRate, isCurrent: boolean) {
    const isComing = rate.effectiveFrom > this.today;
    return html`<li class=${isCurrent ? 'current' : ''}>
      <span class="amount">
        <strong>${rateWords(rate)}</strong>
        <span class="soft">${costWords(rate, this.burdenBasisPoints)}</span>
        ${isCurrent ? html`<span class="word accent">${text.rates.current}</span>` : nothing}
        ${isComing ? html`<span class="word">${text.rates.coming}</span>` : nothing}
      </span>
      <span class="since faint">${text.rates.since(plainDate(rate.effectiveFrom))}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rate-timeline': RateTimeline;
  }
}
