import type { ProfitabilityMonth } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { money, monthName, shortMonth } from '../../shared/format.ts';
import { OwnWidth } from '../parts/element-width.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { lossPattern, pictureStyles } from './picture-styles.ts';
import { trendBars, type TrendBar } from './trend-bars.ts';
import { marginPercent } from './words.ts';

const HEIGHT = 58;
const TOP = 18;
/** Under the deepest loss: its figure, and the months. */
const FOOT = 28;
const WORDS_WIDTH = 46;

/** "How did margin move month by month?": margin percent, up for gains and down for losses. */
@customElement('trend-picture')
export class TrendPicture extends LitElement {
  static override readonly styles = [
    base,
    pictureStyles,
    css`
      .zero {
        stroke: var(--color-ink-faint);
      }
    `,
  ];

  @property({ attribute: false }) months: readonly ProfitabilityMonth[] = [];

  private readonly width: OwnWidth = new OwnWidth(this, 200);

  override render() {
    const { months } = this;
    const frame = { width: this.width.px, height: HEIGHT, wordsWidth: WORDS_WIDTH };
    const { bars, zero } = trendBars(months, frame);
    const height = TOP + HEIGHT + FOOT;
    return html`<figure>
      <figcaption class="head">
        <h2>${text.report.trend}</h2>
        ${months.length > 1 ? html`<span class="answer">${span(months)}</span>` : nothing}
        <span class="answer">${text.report.trendHelp}</span>
      </figcaption>
      ${
        months.length === 0
          ? html`<p class="nothing">${text.report.pictureEmpty}</p>`
          : html`<svg
                class="drawing"
                viewBox="0 0 ${this.width.px} ${height}"
                height=${height}
                aria-hidden="true"
                focusable="false"
              >
                ${lossPattern} ${bars.map((bar) => this.bar(bar))}
                <line
                  class="zero"
                  x1="0"
                  x2=${this.width.px}
                  y1=${TOP + zero}
                  y2=${TOP + zero}
                ></line>
              </svg>
              <ul class="sr-only">
                ${months.map((month) => html`<li>${monthWords(month)}</li>`)}
              </ul>`
      }
    </figure>`;
  }

  private bar({ month, x, y, width, height, losing, wordsX }: TrendBar) {
    const wordsY = losing ? TOP + y + height + 12 : TOP + y - 5;
    return svg`<g>
      <title>${monthWords(month)}</title>
      <rect class="bar ${losing ? 'losing' : ''}" x=${x} y=${TOP + y} width=${width}
        height=${height} rx=${Math.min(3, height / 2)}></rect>
      ${
        wordsX === null
          ? nothing
          : svg`<text class="count" x=${wordsX} y=${wordsY}>${marginPercent(month.marginPercent)}</text>
              <text x=${wordsX} y=${TOP + HEIGHT + FOOT - 3}>${shortMonth(month.month)}</text>`
      }
    </g>`;
  }
}

function span(months: readonly ProfitabilityMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first && last
    ? text.report.trendAnswer(marginPercent(first.marginPercent), marginPercent(last.marginPercent))
    : '';
}

function monthWords({
  month,
  marginPercent: share,
  marginCents,
  revenueCents,
}: ProfitabilityMonth) {
  const words = text.report.trendMonth(monthName(month), marginPercent(share));
  if (marginCents === null || revenueCents === null) return words;
  return `${words}, ${text.report.trendMoney(money(marginCents), money(revenueCents))}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'trend-picture': TrendPicture;
  }
}
