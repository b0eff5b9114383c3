import type { ProfitabilityTotals } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { money, percent, quantity } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { bone } from '../parts/styles/bone.ts';
import { text } from '../text.ts';
import { hasBurden } from './report-columns.ts';
import { hours } from './words.ts';

const words = text.report.summary;

const COMING_FIGURES = 6;

const coming = html`<dl class="coming" aria-hidden="true">
  ${Array.from(
    { length: COMING_FIGURES },
    () => html`<div><span class="bone"></span><span class="bone"></span></div>`,
  )}
</dl>`;

/** The range in a few figures; indirect hours stand beside, since they are in no margin. */
@customElement('report-summary')
export class ReportSummary extends LitElement {
  static override readonly styles = [
    base,
    bone,
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
      /* More is said under it. */
      dl > .wide {
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
      .coming {
        padding-block: 0.25rem;
      }
      .coming > div {
        display: grid;
        gap: var(--space-3);
      }
      .coming .bone {
        inline-size: 60%;
      }
      @container summary (width < 64rem) {
        .figure {
          font-size: var(--text-base);
        }
      }
      /* Where six have no room in a line, they stand in two. */
      @container summary (28rem <= width < 40rem) {
        dl {
          display: grid;
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      /* Beside an open order: closer, rather than a figure alone under the others. */
      @container summary (width < 48rem) {
        dl {
          column-gap: var(--space-3);
        }
        dl > div {
          min-inline-size: 5.5rem;
        }
        .beside {
          padding-inline-start: var(--space-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) totals: ProfitabilityTotals | null = null;
  /** Where the largest losses stand first; null for who may not sort by money. */
  @property({ attribute: false }) lossesHref: string | null = null;

  override render() {
    if (!this.totals) return coming;
    const { orders, laborMs, indirectMs, indirectCents } = this.totals;
    return html`<dl aria-label=${words.title}>
      ${figure(words.orders, quantity(orders), this.losing(this.totals), 'wide')}
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

  /** The way to the largest losses: those without revenue have no percent to be sorted by. */
  private losing({ losingOrders, losingWithoutRevenue }: ProfitabilityTotals) {
    if (losingOrders === 0) return words.noneLosing;
    const said = words.losing(losingOrders, losingWithoutRevenue);
    return this.lossesHref === null
      ? html`<span class="loss">${said}</span>`
      : html`<a class="loss" href=${this.lossesHref} title=${words.largestLosses}>${said}</a>`;
  }

  private moneyFigures(totals: ProfitabilityTotals) {
    const { revenueCents, laborCents, burdenCents, materialCents, marginCents } = totals;
    if (revenueCents === null || marginCents === null) return nothing;
    const [labor, material] = [laborCents ?? 0, materialCents ?? 0];
    const burden = hasBurden(totals) ? (burdenCents ?? 0) : null;
    const cost = labor + (burden ?? 0) + material;
    return html`${figure(words.revenue, money(revenueCents), words.revenueHelp)}
    ${figure(
      words.cost,
      money(cost),
      words.costParts(money(labor), burden === null ? null : money(burden), money(material)),
      'wide',
    )}
    ${figure(
      words.margin,
      money(marginCents),
      totals.marginPercent === null ? '' : words.ofRevenue(percent(totals.marginPercent)),
      marginCents < 0 ? 'loss' : '',
    )}`;
  }
}

function figure(name: string, value: string, more: unknown = '', kind: 'wide' | 'loss' | '' = '') {
  return html`<div class=${kind === 'wide' ? kind : ''}>
    <dt>${name}</dt>
    <dd class="figure">${value}</dd>
    ${more ? html`<dd class="more ${kind === 'loss' ? kind : ''}">${more}</dd>` : nothing}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-summary': ReportSummary;
  }
}
