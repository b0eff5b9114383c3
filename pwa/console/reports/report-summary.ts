import type { ProfitabilityTotals } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { money, percent, quantity } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { hasBurden } from './report-columns.ts';
import { hours } from './words.ts';

const words = text.report.summary;

/** The range in a few figures; indirect hours stand beside, since they are in no margin. */
@customElement('report-summary')
export class ReportSummary extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        container: summary / inline-size;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      /* As wide as its figure, whatever that is; what explains it takes more lines instead. */
      dl > div {
        flex: 1 1 auto;
        min-inline-size: 6.5rem;
      }
      /* Its parts stand under it. */
      dl > .cost {
        flex-grow: 4;
      }
      dt {
        color: var(--color-ink-soft);
        font-size: var(--text-xs);
        font-weight: 550;
      }
      .figure {
        margin-block: 0.0625rem;
        font-size: var(--text-lg);
        font-weight: 650;
        letter-spacing: -0.02em;
        white-space: nowrap;
      }
      .more {
        inline-size: 0;
        min-inline-size: 100%;
        color: var(--color-ink-faint);
        font-size: var(--text-xs);
        text-wrap: pretty;
      }
      .more.loss {
        color: var(--color-danger);
      }
      .beside {
        padding-inline-start: var(--space-4);
        border-inline-start: 2px dotted var(--color-line);
      }
      @container summary (width < 64rem) {
        .figure {
          font-size: var(--text-base);
        }
      }
    `,
  ];

  @property({ attribute: false }) totals: ProfitabilityTotals | null = null;

  override render() {
    if (!this.totals) return nothing;
    const { orders, losingOrders, laborMs, indirectMs, indirectCents } = this.totals;
    return html`<dl aria-label=${words.title}>
      ${figure(
        words.orders,
        quantity(orders),
        losingOrders > 0 ? words.losing(losingOrders) : words.noneLosing,
        losingOrders > 0,
      )}
      ${this.moneyFigures(this.totals)} ${figure(words.hours, hours(laborMs))}
      <div class="beside">
        <dt>${words.indirect}</dt>
        <dd class="figure">${hours(indirectMs)}</dd>
        <dd class="more">
          ${indirectCents === null ? words.indirectHelp : words.indirectCents(money(indirectCents))}
        </dd>
      </div>
    </dl>`;
  }

  private moneyFigures(totals: ProfitabilityTotals) {
    const { revenueCents, laborCents, burdenCents, materialCents, marginCents } = totals;
    if (revenueCents === null || marginCents === null) return nothing;
    const [labor, material] = [laborCents ?? 0, materialCents ?? 0];
    const burden = hasBurden(totals) ? (burdenCents ?? 0) : null;
    const cost = labor + (burden ?? 0) + material;
    return html`${figure(words.revenue, money(revenueCents))}
    ${figure(
      words.cost,
      money(cost),
      words.costParts(money(labor), burden === null ? null : money(burden), money(material)),
    )}
    ${figure(
      words.margin,
      money(marginCents),
      totals.marginPercent === null ? '' : words.ofRevenue(percent(totals.marginPercent)),
      marginCents < 0,
    )}`;
  }
}

function figure(name: string, value: string, more = '', isLoss = false) {
  return html`<div class=${name === words.cost ? 'cost' : ''}>
    <dt>${name}</dt>
    <dd class="figure">${value}</dd>
    ${more ? html`<dd class="more ${isLoss ? 'loss' : ''}">${more}</dd>` : nothing}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-summary': ReportSummary;
  }
}
