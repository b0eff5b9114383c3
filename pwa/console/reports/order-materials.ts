import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { calendarDay, money, quantity, shortDate } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { orderSections } from './order-sections.ts';
import { sumCents } from './words.ts';

/** An order's material: quantity × the cost frozen when it was taken. */
@customElement('order-materials')
export class OrderMaterials extends LitElement {
  static override readonly styles = [
    base,
    orderSections,
    css`
      .line {
        grid-template-columns: minmax(0, 1fr) auto 6rem;
        padding-block: 0.25rem;
      }
      .line.no-money {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .what {
        display: grid;
        overflow-wrap: anywhere;
      }
      .what .faint {
        font-size: var(--text-xs);
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
    return html`${materials.map((usage) => this.usage(usage))}
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
    const { unitCostCents, costCents } = usage;
    const day = shortDate(calendarDay(usage.usedAt, this.timeZone));
    return html`<div class="line ${this.showsMoney ? '' : 'no-money'}">
      <span class="what">
        ${usage.materialName}
        <span class="faint">
          ${usage.user.displayName}, ${day}${usage.quantity < 0 ? `, ${text.order.returned}` : ''}
        </span>
      </span>
      <span class="number soft">
        ${this.showsMoney && unitCostCents !== null ? `${amount} × ${money(unitCostCents)}` : amount}
      </span>
      ${
        this.showsMoney && costCents !== null
          ? html`<span class="number">${money(costCents)}</span>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-materials': OrderMaterials;
  }
}
