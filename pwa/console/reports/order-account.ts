import type { ProfitabilityRow } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hours } from '../../shared/format.ts';
import '../parts/mark.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { estimateUse } from './estimate-use.ts';
import { hasBurden, isLosing } from './report-columns.ts';
import { cents, marginPercent, marginStep } from './words.ts';

/** Revenue − labor − burden − material = margin, one under the other like in an account book. */
@customElement('order-account')
export class OrderAccount extends LitElement {
  static override readonly styles = [
    base,
    css`
      dl {
        display: grid;
        padding: var(--space-2) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-ground);
      }
      div {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-4);
        padding-block: 0.4375rem;
      }
      dt {
        color: var(--color-ink-soft);
      }
      .number span {
        margin-inline-end: var(--space-3);
        color: var(--color-ink-faint);
        font-size: var(--text-sm);
        font-weight: 400;
      }
      .result {
        border-block-start: 1px solid var(--color-line-strong);
      }
      .result dt {
        color: var(--color-ink);
        font-weight: 600;
      }
      .result dd {
        font-size: var(--text-md);
        font-weight: 700;
      }
      .loss span {
        color: inherit;
      }
      .estimate {
        border-block-start: 1px dashed var(--color-line);
      }
      .estimate .number {
        white-space: normal;
      }
      .over .number span {
        color: var(--color-warn);
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) row!: ProfitabilityRow;

  override render() {
    const { row } = this;
    const showsMoney = row.laborCents !== null || row.revenueCents !== null;
    const losing = isLosing(row);
    return html`<dl aria-label=${text.order.account}>
      ${showsMoney ? line(text.order.revenue, cents(row.revenueCents)) : nothing}
      ${
        showsMoney
          ? line(`− ${text.order.labor}`, cents(row.laborCents), hours(row.laborMs))
          : line(text.order.labor, hours(row.laborMs))
      }
      ${
        showsMoney && hasBurden(row)
          ? line(`− ${text.order.burden}`, cents(row.burdenCents))
          : nothing
      }
      ${showsMoney ? line(`− ${text.order.material}`, cents(row.materialCents)) : nothing}
      <div class="result">
        <dt>${text.order.margin}</dt>
        <dd class="number ${losing ? 'loss' : ''}">
          ${
            showsMoney
              ? html`<span>${losing ? '▼ ' : ''}${marginPercent(row.marginPercent)}</span>${cents(
                    row.marginCents,
                  )}`
              : html`${losing ? '▼ ' : ''}${marginStep(row.marginPercent)}
                  <explained-mark
                    quiet
                    .end=${true}
                    sign="≈"
                    .words=${text.report.marginStep}
                  ></explained-mark>`
          }
        </dd>
      </div>
      ${this.estimate()}
    </dl>`;
  }

  /** Hours against the estimate stand under the sum, since they are no part of it. */
  private estimate() {
    const { laborMs, estimateMs } = this.row;
    const use = estimateUse(laborMs, estimateMs);
    if (!use || estimateMs === null) return nothing;
    const words = use.isOver
      ? text.report.estimateOver(hours(use.differenceMs))
      : text.report.estimateLeft(hours(Math.max(0, -use.differenceMs)));
    return html`<div class="estimate ${use.isOver ? 'over' : ''}">
      <dt>${text.order.estimate}</dt>
      <dd class="number"><span>${use.isOver ? '▲ ' : ''}${words}</span>${hours(estimateMs)}</dd>
    </div>`;
  }
}

function line(name: string, value: string, more = '') {
  return html`<div>
    <dt>${name}</dt>
    <dd class="number">${more ? html`<span>${more}</span>` : nothing}${value}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'order-account': OrderAccount;
  }
}
