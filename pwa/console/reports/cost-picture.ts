import type { CostBreakdown } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { money } from '../../shared/format.ts';
import { share as extentOf } from '../parts/extent.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { costLines, type CostLine } from './cost-lines.ts';
import { pictureStyles } from './picture-styles.ts';
import { hours } from './words.ts';

/** "Where did the cost go?": a line for each task, burden and material; indirect time set apart. */
@customElement('cost-picture')
export class CostPicture extends LitElement {
  static override readonly styles = [
    base,
    pictureStyles,
    css`
      ul {
        display: grid;
        align-content: center;
        gap: 0.125rem;
        font-size: var(--text-xs);
      }
      li {
        display: grid;
        grid-template-columns: minmax(4.5rem, 42%) minmax(2rem, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        block-size: 1.0625rem;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .line {
        display: block;
        block-size: 0.625rem;
        min-inline-size: 2px;
        border-radius: 0.1875rem;
        background: var(--color-accent);
      }
      .burden .line {
        background: color-mix(in srgb, var(--color-accent) 55%, var(--color-surface));
      }
      .material .line {
        background: var(--color-ink-faint);
      }
      .indirect {
        margin-block-start: 0.1875rem;
        border-block-start: 1px dotted var(--color-line-strong);
        color: var(--color-ink-soft);
      }
      .indirect .name {
        grid-column: span 2;
      }
    `,
  ];

  @property({ attribute: false }) costs: CostBreakdown | null = null;
  @property({ type: Boolean }) showsMoney = false;

  override render() {
    const { costs, showsMoney } = this;
    const lines = costs ? costLines(costs, showsMoney) : [];
    return html`<figure>
      <figcaption class="head">
        <h2>${showsMoney ? text.report.costs : text.report.hoursWent}</h2>
      </figcaption>
      ${
        costs && lines.length === 0
          ? html`<p class="nothing">${text.report.pictureEmpty}</p>`
          : nothing
      }
      <ul>
        ${lines.map((line) => this.line(line))}
      </ul>
    </figure>`;
  }

  private line({ name, amount, share, kind }: CostLine) {
    return html`<li class=${kind}>
      <span class="name" title=${name}>${name}</span>
      ${
        share === null
          ? nothing
          : html`<span aria-hidden="true"
              ><span class="line" .style=${extentOf(share)}></span
            ></span>`
      }
      <span class="number">${this.showsMoney ? money(amount) : hours(amount)}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cost-picture': CostPicture;
  }
}
