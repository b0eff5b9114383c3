import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { marked } from '../finder.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { dueChip, statusChip } from './order-facts.ts';

/**
 * One order among those found, with what matched marked.
 * @fires choose with the order
 */
@customElement('order-card')
export class OrderCard extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
      }

      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-4);
        min-height: 6.25rem;
        padding: var(--space-3) var(--space-5);
      }

      .number {
        display: flex;
        align-items: baseline;
        gap: var(--space-3);
        font-size: var(--text-xl);
        font-weight: 720;
        letter-spacing: -0.01em;
        line-height: 1.25;
      }

      .pieces {
        font-size: var(--text-base);
        font-weight: 500;
        letter-spacing: 0;
        color: var(--color-ink-faint);
        white-space: nowrap;
      }

      .customer {
        display: block;
        font-size: var(--text-md);
        font-weight: 600;
      }

      .description {
        display: block;
        font-size: var(--text-md);
        color: var(--color-ink-soft);
      }

      mark {
        border-radius: 0.2em;
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
        box-shadow: 0 0 0 0.08em var(--color-accent-soft);
      }

      .chips {
        display: grid;
        justify-items: end;
        gap: var(--space-2);
      }

      @media (max-width: 600px) {
        /* The number whole, whatever is said about the order beside it. */
        .card {
          grid-template-columns: fit-content(65%) minmax(0, 1fr);
        }

        .main {
          display: contents;
        }

        .number {
          flex-direction: column;
          align-items: flex-start;
          gap: 0;
          min-width: 0;
        }

        .chips {
          grid-area: 1 / 2;
          display: flex;
          flex-wrap: wrap;
          justify-content: flex-end;
        }

        .customer,
        .description {
          grid-column: 1 / -1;
        }
      }

      .spin {
        margin-inline-end: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) order!: OrderSummary;
  @property() query = '';
  /** The plant's day, as `2026-11-03`. */
  @property() today = '';
  @property({ type: Boolean }) busy = false;

  override render() {
    const { order } = this;
    return html`<button
      class="card"
      aria-busy=${this.busy}
      @click=${() => {
        emit(this, 'choose', order);
      }}
    >
      <span class="main">
        <span class="number">
          <span class="one-line">${this.#marked(order.orderNumber)}</span>
          ${
            order.quantity === null
              ? nothing
              : html`<span class="pieces">${text().order.pieces(order.quantity)}</span>`
          }
        </span>
        <span class="customer one-line">${this.#marked(order.customerName)}</span>
        <span class="description one-line">${this.#marked(order.description)}</span>
      </span>
      ${
        this.busy
          ? html`<span class="spin"></span>`
          : html`<span class="chips">
              ${statusChip(order)}
              ${order.status === 'shipped' ? nothing : dueChip(order.dueDate, this.today)}
            </span>`
      }
    </button>`;
  }

  #marked(words: string): (TemplateResult | string)[] {
    return marked(words, this.query).map(({ piece, hit }) =>
      hit ? html`<mark>${piece}</mark>` : piece,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-card': OrderCard;
  }
}
