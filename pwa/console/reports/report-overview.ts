import type { ProfitabilityPictures, ProfitabilityTotals } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import type { Loaded } from '../stores/load.ts';
import './cost-picture.ts';
import './margin-picture.ts';
import './report-summary.ts';
import './trend-picture.ts';

/** The answer in a few figures and three pictures. Their room is kept while they are on the way. */
@customElement('report-overview')
export class ReportOverview extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        container: overview / inline-size;
      }
      .box {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-3) var(--space-5) var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-surface);
      }
      report-summary {
        min-block-size: 4rem;
      }
      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5) var(--space-8);
        padding-block-start: var(--space-3);
        border-block-start: 1px solid var(--color-line);
      }
      .pictures > * {
        min-block-size: 8.75rem;
      }
      .waiting > * {
        visibility: hidden;
      }
      .aging {
        opacity: 0.55;
        transition: opacity var(--motion) var(--ease) 150ms;
      }
      @container overview (width >= 48rem) {
        .pictures {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      @media print {
        .box {
          padding: 0;
          border: 0;
        }
        .pictures {
          grid-template-columns: repeat(3, minmax(0, 1fr));
          gap: var(--space-5);
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) totals: ProfitabilityTotals | null = null;
  @property({ attribute: false }) pictures: Loaded<ProfitabilityPictures> | null = null;
  @property({ type: Boolean }) showsMoney = false;
  /** Beside an open order there is room for the figures only. */
  @property({ type: Boolean }) narrow = false;

  override render() {
    return html`<div class="box">
      <report-summary .totals=${this.totals}></report-summary>
      ${this.narrow ? nothing : this.answers()}
    </div>`;
  }

  private answers() {
    const { value = null, loading = false } = this.pictures ?? {};
    const { totals, showsMoney } = this;
    const state = value ? (loading ? 'aging' : '') : 'waiting';
    return html`<div class="pictures ${state}" aria-busy=${loading}>
      <margin-picture
        .bands=${value?.bands ?? []}
        .losing=${totals?.losingOrders ?? 0}
        .orders=${totals?.orders ?? 0}
      ></margin-picture>
      <trend-picture .months=${value?.months ?? []}></trend-picture>
      <cost-picture .costs=${value?.costs ?? null} .showsMoney=${showsMoney}></cost-picture>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-overview': ReportOverview;
  }
}
