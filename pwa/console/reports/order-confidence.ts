import type { Confidence } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { duration } from '../../shared/format.ts';
import { share } from '../parts/extent.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { confidenceParts, type ConfidencePart } from './confidence.ts';

const words = text.report.confidence;

/** How sure an order's hours are: one bar, its parts named under it and told apart by pattern too. */
@customElement('order-confidence')
export class OrderConfidence extends LitElement {
  static override readonly styles = [
    base,
    css`
      h3 {
        margin-block-end: var(--space-2);
        font-size: var(--text-sm);
      }
      .bar {
        display: flex;
        gap: 2px;
        block-size: 0.75rem;
        border-radius: var(--radius-full);
        overflow: hidden;
      }
      .bar span {
        min-inline-size: 3px;
      }
      .measured {
        background: var(--color-accent);
      }
      .corrected {
        background: color-mix(in srgb, var(--color-accent) 50%, var(--color-surface));
      }
      .estimated {
        background: repeating-linear-gradient(
          -45deg,
          var(--color-warn) 0 3px,
          var(--color-warn-soft) 3px 6px
        );
      }
      .unverified {
        background: repeating-linear-gradient(
          90deg,
          var(--color-ink-faint) 0 2px,
          var(--color-sunken) 2px 5px
        );
      }
      ul {
        display: grid;
        gap: 0.125rem;
        margin-block-start: var(--space-2);
        font-size: var(--text-sm);
      }
      li {
        display: grid;
        grid-template-columns: 0.75rem minmax(0, 1fr) auto;
        align-items: baseline;
        gap: var(--space-2);
      }
      .key {
        block-size: 0.625rem;
        border-radius: 0.1875rem;
      }
      .help {
        color: var(--color-ink-faint);
        font-size: var(--text-xs);
      }
    `,
  ];

  @property({ attribute: false }) confidence: Confidence | null = null;

  override render() {
    const parts = this.confidence ? confidenceParts(this.confidence) : [];
    if (parts.length === 0) return nothing;
    return html`<h3>${words.title}</h3>
      <div class="bar" aria-hidden="true">
        ${parts.map(
          ({ kind, percent }) => html`<span class=${kind} .style=${share(percent / 100)}></span>`,
        )}
      </div>
      <ul>
        ${parts.map((part) => line(part))}
      </ul>`;
  }
}

function line({ kind, percent, ms }: ConfidencePart) {
  return html`<li>
    <span class="key ${kind}" aria-hidden="true"></span>
    <span
      >${words.part(percent, words.kinds[kind])} <span class="help">${words.help[kind]}</span></span
    >
    <span class="number">${duration(ms)}</span>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'order-confidence': OrderConfidence;
  }
}
