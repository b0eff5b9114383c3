import type { MarginBand } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { quantity } from '../../shared/format.ts';
import { OwnWidth } from '../parts/element-width.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { countsThatFit, isLosingBand, marginBars, type Bar } from './margin-bars.ts';
import { lossPattern, pictureStyles } from './picture-styles.ts';

const HEIGHT = 58;
const TOP = 28;
const FOOT = 20;
const NARROW = 23;

/** "Which margin do our orders earn?": how many orders fall into which band of margin. */
@customElement('margin-picture')
export class MarginPicture extends LitElement {
  static override readonly styles = [
    base,
    pictureStyles,
    css`
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
    `,
  ];

  @property({ attribute: false }) bands: readonly MarginBand[] = [];
  @property({ type: Number }) losing = 0;
  @property({ type: Number }) losingWithoutRevenue = 0;
  @property({ type: Number }) orders = 0;

  private readonly width: OwnWidth = new OwnWidth(this, 200);

  override render() {
    const bars = marginBars(this.bands, { width: this.width.px, height: HEIGHT, gap: 4 });
    const counts = countsThatFit(this.bands, this.width.px / Math.max(1, this.bands.length) - 2);
    const shown = this.bands.reduce((sum, { orders }) => sum + orders, 0);
    const without = this.orders - shown;
    const { losing, orders, losingWithoutRevenue } = this;
    const answer = text.report.pictureLosing(losing, orders, losingWithoutRevenue);
    return html`<figure>
      <figcaption class="head">
        <h2>${text.report.picture}</h2>
        <span class="answer">${answer}</span>
      </figcaption>
      <svg
        class="drawing"
        viewBox="0 0 ${this.width.px} ${TOP + HEIGHT + FOOT}"
        height=${TOP + HEIGHT + FOOT}
        aria-hidden="true"
        focusable="false"
      >
        ${lossPattern} ${this.zeroLine(bars)}
        ${bars.map((bar, index) => this.bar(bar, index, counts[index] ?? ''))}
        <line
          class="ground"
          x1="0"
          x2=${this.width.px}
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

  private bar({ band, x, y, width, height, losing }: Bar, index: number, count: string) {
    const middle = x + width / 2;
    return svg`<g>
      <title>${bandWords(band)}: ${text.report.pictureOrders(band.orders)}</title>
      <rect class="bar ${losing ? 'losing' : ''}" x=${x} y=${TOP + y} width=${width}
        height=${height} rx=${Math.min(3, height / 2)}></rect>
      <text class="count" x=${middle} y=${TOP + y - 5}>${count}</text>
      ${
        // Each edge is written once, between the two bars it parts.
        band.fromPercent === null || index === 0 || !hasRoom(band.fromPercent, width)
          ? nothing
          : svg`<text x=${x - 2} y=${TOP + HEIGHT + 15}>${quantity(band.fromPercent)}</text>`
      }
    </g>`;
  }

  /** The border between losing and earning, with a word on either side. */
  private zeroLine(bars: readonly Bar[]) {
    const firstGain = bars.find(({ losing }) => !losing);
    if (!firstGain || firstGain === bars[0]) return nothing;
    const x = firstGain.x - 2;
    return svg`<line class="zero" x1=${x} x2=${x} y1="2" y2=${TOP + HEIGHT}></line>
      <text class="side start" x=${x - 6} y="10">${text.report.loss}</text>
      <text class="side end" x=${x + 6} y="10">${text.report.gain}</text>`;
  }
}

/** Where bars are narrow, only some of the edges are written. */
function hasRoom(percent: number, width: number): boolean {
  return width >= NARROW || percent % (percent < 0 ? 50 : 20) === 0;
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
