import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { LineState } from '../stores/floor-line.ts';
import { text } from '../text.ts';

const words = text.floor.line;

/**
 * Whether what is shown is live. What stopped being so says since when, in words.
 * @fires try-now
 */
@customElement('line-note')
export class LineNote extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      .line {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: 2.25rem;
        padding: 0 var(--space-3);
        border-radius: var(--radius-full);
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        font-weight: 550;
      }
      .live {
        background: var(--color-good-soft);
        color: var(--color-on-good-soft);
      }
      .stale {
        padding-inline-end: 0.25rem;
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
      }
      .dot {
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border-radius: 50%;
        background: currentColor;
      }
      .button {
        border-color: currentColor;
        border-radius: var(--radius-full);
        background: transparent;
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) line: LineState = { status: 'opening' };
  @property() timeZone = 'UTC';

  override render() {
    const { line } = this;
    const said =
      line.status === 'stale'
        ? words.stale(clockTime(line.sinceMs, this.timeZone))
        : words[line.status];
    return html`<span class="line ${line.status}">
      ${line.status === 'opening' ? nothing : html`<span class="dot"></span>`}
      <span role="status">${said}</span>
      ${
        line.status === 'stale'
          ? html`<button
              class="button small"
              type="button"
              @click=${() => this.dispatchEvent(new CustomEvent('try-now'))}
            >
              ${words.retry}
            </button>`
          : nothing
      }
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-note': LineNote;
  }
}
