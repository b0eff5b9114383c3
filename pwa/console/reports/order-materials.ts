import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { calendarDay, money, quantity, shortDate } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { orderSections } from './order-sections.ts';
import { sumCents } from './words.ts';

/**
 * An order's material: quantity × the cost frozen when it was taken. What was put right since is
 * struck out and left out of the sum, as is what took it back: the two add up to nothing.
 * @fires correct-material - CustomEvent<OrderMaterial>
 */
@customElement('order-materials')
export class OrderMaterials extends LitElement {
  static override readonly styles = [
    base,
    orderSections,
    css`
      .line {
        grid-template-columns: minmax(0, 1fr) auto 5rem;
        gap: 0 var(--space-2);
        padding-block: 0.25rem;
      }
      .line.no-money {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .what {
        display: contents;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .under .faint {
        font-size: var(--text-xs);
      }
      .gone .name,
      .gone .amount {
        color: var(--color-ink-faint);
        text-decoration: line-through;
      }
      /* Under all of it: beside the figures a name of its own length has no room. */
      .under {
        grid-area: 2 / 1 / auto / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
      }
      button {
        padding: 0.25rem 0;
        border: 0;
        background: none;
        color: var(--color-accent);
        font: inherit;
        font-size: var(--text-xs);
        text-decoration: underline;
        text-underline-offset: 0.18em;
        text-decoration-thickness: 0.06em;
        cursor: pointer;
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) materials: readonly OrderMaterial[] = [];
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  override render() {
    const { materials, showsMoney } = this;
    if (materials.length === 0) return html`<p class="nothing">${text.order.noMaterial}</p>`;
    const sum = sumCents(materials.map(({ costCents }) => costCents));
    const shown = materials.filter(({ standing }) => standing !== 'reversal');
    return html`${shown.map((usage) => this.usage(usage))}
    ${
      showsMoney && sum !== null
        ? html`<div class="line sum">
            <span>${text.order.sum}</span><span></span><span class="number">${money(sum)}</span>
          </div>`
        : nothing
    }`;
  }

  private usage(usage: OrderMaterial) {
    const amount = `${quantity(usage.quantity)} ${usage.unit}`;
    const { unitCostCents, costCents, standing } = usage;
    const counts = standing === 'counts';
    return html`<div class="line ${this.showsMoney ? '' : 'no-money'} ${counts ? '' : 'gone'}">
      <span class="what">
        <span class="name">${usage.materialName}</span>
        <span class="under">
          <span class="faint">${this.note(usage)}</span>
          ${counts ? this.edit(usage, amount) : nothing}
        </span>
      </span>
      <span class="number soft amount">
        ${this.showsMoney && unitCostCents !== null ? `${amount} × ${money(unitCostCents)}` : amount}
      </span>
      ${
        this.showsMoney && costCents !== null
          ? html`<span class="number amount">${money(costCents)}</span>`
          : nothing
      }
    </div>`;
  }

  /** Who used it when, and what became of it. */
  private note({ user, usedAt, quantity: used, standing, isCorrection }: OrderMaterial): string {
    const { standings } = text.usage;
    return [
      user.displayName,
      shortDate(calendarDay(usedAt, this.timeZone)),
      used < 0 ? text.order.returned : '',
      isCorrection ? text.usage.isCorrection : '',
      standing === 'corrected' || standing === 'voided' ? standings[standing] : '',
    ]
      .filter((words) => words !== '')
      .join(', ');
  }

  private edit(usage: OrderMaterial, amount: string) {
    return html`<button
      type="button"
      aria-label=${text.usage.correct(usage.materialName, amount)}
      @click=${() => {
        const detail = usage;
        this.dispatchEvent(
          new CustomEvent('correct-material', { detail, bubbles: true, composed: true }),
        );
      }}
    >
      ${text.order.correct}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-materials': OrderMaterials;
  }
}
