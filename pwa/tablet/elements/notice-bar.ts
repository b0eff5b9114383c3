import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import type { Notice } from '../notices.ts';
import { text } from '../text.ts';

/**
 * What was refused, and what to do now. Stays until it is read.
 * @fires dismiss
 */
@customElement('notice-bar')
export class NoticeBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .notice {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        min-height: var(--target-main);
        padding: var(--space-2) var(--space-2) var(--space-2) clamp(var(--space-4), 2.5vw, 2rem);
        background: var(--color-danger-soft);
        color: var(--color-on-danger-soft);
        font-size: var(--text-lg);
        font-weight: 600;
        line-height: 1.35;
        font-variant-numeric: normal;
      }

      p {
        flex: 1;
        overflow-wrap: anywhere;
      }

      button {
        display: grid;
        place-items: center;
        width: 3rem;
        height: 3rem;
        border-radius: 50%;
      }
    `,
  ];

  @property({ attribute: false }) notice: Notice | null = null;

  override render() {
    return html`<div role="alert">
      ${
        this.notice
          ? html`<div class="notice">
              ${icon('alert', 28)}
              <p>${this.notice.words}</p>
              <button
                aria-label=${text().dismiss}
                @click=${() => {
                  emit(this, 'dismiss');
                }}
              >
                ${icon('close')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-bar': NoticeBar;
  }
}
