import type { ProfitabilityPictures, ProfitabilityTotals } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { Media } from '../parts/media.ts';
import { OnPaper } from '../parts/on-paper.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import './cost-picture.ts';
import { keepPictures, keptPictures } from './kept-pictures.ts';
import './margin-picture.ts';
import './report-summary.ts';
import './trend-picture.ts';

/** Lower windows show the table instead of pictures until somebody says otherwise. */
const TALL = '(height >= 50rem)';

/** The answer in a few figures and three pictures. Their room is kept while they are on the way. */
@customElement('report-overview')
export class ReportOverview extends LitElement {
  static override readonly styles = [
    base,
    controls,
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
      .figures {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-3);
        align-items: start;
        min-block-size: 4rem;
      }
      .fold {
        margin-inline-end: calc(-1 * var(--space-2));
        gap: 0.125rem;
        padding: 0 0.375rem;
      }
      .fold .icon:last-child {
        inline-size: 0.875rem;
        transition: transform var(--motion-fast) var(--ease);
      }
      .fold[aria-expanded='true'] .icon:last-child {
        transform: rotate(90deg);
      }
      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5) var(--space-8);
        padding-block-start: var(--space-3);
        border-block-start: 1px solid var(--color-line);
      }
      .pictures > * {
        min-block-size: 10.25rem;
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
          grid-template-columns: none;
          grid-auto-flow: column;
          grid-auto-columns: minmax(0, 1fr);
        }
      }
      @media print {
        .box {
          padding: 0;
          border: 0;
        }
        .fold {
          display: none;
        }
        .pictures {
          grid-template-columns: none;
          grid-auto-flow: column;
          grid-auto-columns: minmax(0, 1fr);
          gap: var(--space-5);
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) totals: ProfitabilityTotals | null = null;
  @property({ attribute: false }) pictures: Loaded<ProfitabilityPictures> | null = null;
  @property({ type: Boolean }) showsMoney = false;
  @property({ attribute: false }) lossesHref: string | null = null;
  /** Beside an open order there is room for the figures only. */
  @property({ type: Boolean }) narrow = false;

  @state() private kept = keptPictures();

  private readonly tall = new Media(this, TALL);
  private readonly onPaper = new OnPaper(this);

  private get showsPictures(): boolean {
    return this.onPaper.matches || (this.kept ?? this.tall.matches);
  }

  override render() {
    const { narrow, showsPictures } = this;
    return html`<div class="box">
      <div class="figures">
        <report-summary .totals=${this.totals} .lossesHref=${this.lossesHref}></report-summary>
        ${narrow ? nothing : this.fold(showsPictures)}
      </div>
      ${narrow || !showsPictures ? nothing : this.answers()}
    </div>`;
  }

  private fold(isOpen: boolean) {
    const words = isOpen ? text.report.hidePictures : text.report.showPictures;
    return html`<button
      class="button quiet small fold"
      type="button"
      title=${words}
      aria-label=${words}
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => {
        this.kept = !isOpen;
        keepPictures(!isOpen);
      }}
    >
      ${icon('reports')}${icon('chevron')}
    </button>`;
  }

  private answers() {
    const { value = null, loading = false } = this.pictures ?? {};
    const { totals, showsMoney } = this;
    const state = value ? (loading ? 'aging' : '') : 'waiting';
    return html`<div class="pictures ${state}" aria-busy=${loading}>
      <margin-picture
        .bands=${value?.bands ?? []}
        .losing=${totals?.losingOrders ?? 0}
        .losingWithoutRevenue=${totals?.losingWithoutRevenue ?? 0}
        .orders=${totals?.orders ?? 0}
      ></margin-picture>
      ${showsMoney ? html`<trend-picture .months=${value?.months ?? []}></trend-picture>` : nothing}
      <cost-picture .costs=${value?.costs ?? null} .showsMoney=${showsMoney}></cost-picture>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-overview': ReportOverview;
  }
}
