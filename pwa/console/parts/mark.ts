import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './styles/base.ts';

/** A small mark beside a figure that explains itself: pointed at, or read aloud. */
@customElement('explained-mark')
export class ExplainedMark extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: relative;
        display: inline-block;
        vertical-align: middle;
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 1.0625rem;
        block-size: 1.0625rem;
        border-radius: 50%;
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: 0.6875rem;
        font-weight: 700;
        line-height: 1;
        cursor: help;
      }
      :host([quiet]) .mark {
        background: var(--color-sunken);
        color: var(--color-ink-soft);
      }
      .words {
        position: absolute;
        z-index: 5;
        inset-block-start: calc(100% + 0.375rem);
        inset-inline-start: -0.5rem;
        inline-size: max-content;
        max-inline-size: 16rem;
        padding: 0.375rem 0.625rem;
        border-radius: var(--radius-sm);
        background: var(--color-ink);
        color: var(--color-surface);
        font-size: var(--text-xs);
        font-weight: 400;
        line-height: 1.4;
        text-align: start;
        white-space: normal;
        display: none;
      }
      :host([end]) .words {
        inset-inline: auto -0.5rem;
      }
      :host(:hover) .words {
        display: block;
      }
    `,
  ];

  /** One or two characters. */
  @property() sign = '';
  @property() words = '';
  /** Near the right edge the words grow to the left. */
  @property({ type: Boolean, reflect: true }) end = false;

  /** Said for completeness: nothing to look into. */
  @property({ type: Boolean, reflect: true }) quiet = false;

  override render() {
    return html`<span class="mark" role="img" aria-label=${this.words}>${this.sign}</span>
      <span class="words" aria-hidden="true">${this.words}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'explained-mark': ExplainedMark;
  }
}
