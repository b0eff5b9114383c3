import type { MarginBand } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { quantity } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { isLosingBand, marginBars, type Bar } from './margin-bars.ts';

const HEIGHT = 92;
const TOP = 18;
const FOOT = 20;

/** "Which margin do our orders earn?": how many orders fall into which band of margin. */
@customElement('margin-picture')
export class MarginPicture extends LitElement {
  static override readonly styles = [
    base,
    css`
      figure {
        display: grid;
        gap: var(--space-2);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--space-4);
      }
      h2 {
        font-size: var(--text-sm);
      }
      .answer {
        font-size: var(--text-sm);
        color: var(--color-ink-soft);
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 130px;
        overflow: visible;
      }
      text {
        fill: var(--color-ink-faint);
        font-size: 11px;
        text-anchor: middle;
        font-variant-numeric: tabular-nums;
      }
      .count {
        fill: var(--color-ink);
        font-weight: 600;
      }
      .bar {
        fill: var(--color-accent);
      }
      .bar.losing {
        fill: url(#loss);
        stroke: var(--color-danger);
        stroke-width: 1.25;
      }
      .hatch-ground {
        fill: var(--color-danger-soft);
      }
      .hatch-line {
        stroke: var(--color-danger);
        stroke-width: 2;
      }
      .ground {
        stroke: var(--color-line);
      }
      .zero {
        stroke: var(--color-ink-faint);
        stroke-dasharray: 3 3;
      }
      .side {
        font-weight: 600;
      }
      .side.start {
        text-anchor: end;
        fill: var(--color-danger);
      }
      .side.end {
        text-anchor: start;
        fill: var(--color-accent);
      }
      .without {
        color: var(--color-ink-faint);
        font-size: var(--text-xs);
      }
      .empty {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: false }) bands: readonly MarginBand[] = [];
  @property({ type: Number }) losing = 0;
  @property({ type: Number }) orders = 0;

  @state() private width = 480;

  private readonly observer = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.max(200, Math.round(entry.contentRect.width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override render() {
    const bars = marginBars(this.bands, { width: this.width, height: HEIGHT, gap: 6 });
    const shown = this.bands.reduce((sum, { orders }) => sum + orders, 0);
    const without = this.orders - shown;
    const answer = text.report.pictureLosing(this.losing, this.orders);
    return html`<figure>
      <figcaption class="head">
        <h2>${text.report.picture}</h2>
        <span class="answer">${answer}</span>
      </figcaption>
      <svg
        viewBox="0 0 ${this.width} ${TOP + HEIGHT + FOOT}"
        class=${this.orders === 0 ? 'empty' : ''}
        aria-hidden="true"
        focusable="false"
      >
        <defs>
          <pattern
            id="loss"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="hatch-ground" width="6" height="6"></rect>
            <line class="hatch-line" x1="0" y1="0" x2="0" y2="6"></line>
          </pattern>
        </defs>
        ${this.zeroLine(bars)} ${bars.map((bar, index) => this.bar(bar, index))}
        <line
          class="ground"
          x1="0"
          x2=${this.width}
          y1=${TOP + HEIGHT + 0.5}
          y2=${TOP + HEIGHT + 0.5}
        ></line>
      </svg>
      ${without > 0 ? html`<p class="without">${text.report.pictureWithout(without)}</p>` : nothing}
      <ul class="sr-only">
        ${this.bands.map(
          (band) => html`<li>${bandWords(band)}: ${text.report.pictureOrders(band.orders)}</li>`,
        )}
      </ul>
    </figure>`;
  }

  private bar({ band, x, y, width, height, losing }: Bar, index: number) {
    const middle = x + width / 2;
    return svg`<g>
      <title>${bandWords(band)}: ${text.report.pictureOrders(band.orders)}</title>
      <rect class="bar ${losing ? 'losing' : ''}" x=${x} y=${TOP + y} width=${width}
        height=${height} rx=${Math.min(3, height / 2)}></rect>
      ${
        band.orders > 0
          ? svg`<text class="count" x=${middle} y=${TOP + y - 5}>${quantity(band.orders)}</text>`
          : nothing
      }
      ${
        // Each edge is written once, between the two bars it parts.
        band.fromPercent === null || index === 0
          ? nothing
          : svg`<text x=${x - 3} y=${TOP + HEIGHT + 15}>${quantity(band.fromPercent)}</text>`
      }
    </g>`;
  }

  /** The border between losing and earning, with a word on either side. */
  private zeroLine(bars: readonly Bar[]) {
    const firstGain = bars.find(({ losing }) => !losing);
    if (!firstGain || firstGain === bars[0]) return nothing;
    const x = firstGain.x - 3;
    return svg`<line class="zero" x1=${x} x2=${x} y1="2" y2=${TOP + HEIGHT}></line>
      <text class="side start" x=${x - 6} y="10">${text.report.loss}</text>
      <text class="side end" x=${x + 6} y="10">${text.report.gain}</text>`;
  }
}

function bandWords(band: MarginBand): string {
  const { fromPercent, toPercent } = band;
  const side = isLosingBand(band) ? `${text.report.loss}, ` : '';
  if (fromPercent === null) return side + text.report.band.below(quantity(toPercent ?? 0));
  if (toPercent === null) return side + text.report.band.from(quantity(fromPercent));
  return side + text.report.band.between(quantity(fromPercent), quantity(toPercent));
}

declare global {
  interface HTMLElementTagNameMap {
    'margin-picture': MarginPicture;
  }
}
