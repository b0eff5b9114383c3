import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { icon } from '../icons.ts';
import type { Notice } from '../notices.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';

/**
 * Says that something worked, lets it be taken back, and goes by itself. It stands in the status
 * line, where it lies on nothing and moves nothing.
 */
@customElement('tablet-toast')
export class TabletToast extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 3rem;
        padding: 0 var(--space-5) 0 var(--space-4);
        border-radius: var(--radius-full);
        background: var(--color-ink);
        color: var(--color-ground);
        font-size: var(--text-lg);
        font-weight: 650;
        line-height: 1.15;
        white-space: normal;
        animation: drop var(--motion) var(--ease);
      }

      .toast.offering {
        padding-inline-end: 0.125rem;
      }

      .two-lines {
        flex: 1;
      }

      button {
        min-height: var(--target);
        padding-inline: var(--space-5);
        border-radius: var(--radius-full);
        background: var(--color-ground);
        color: var(--color-ink);
        font: inherit;
      }

      @media (max-width: 600px) {
        .toast {
          gap: var(--space-2);
          padding-inline-start: var(--space-3);
          font-size: var(--text-md);
        }
      }

      @keyframes drop {
        from {
          opacity: 0;
          transform: translateY(-0.5rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) toast: Notice | null = null;

  override render() {
    return html`<div role="status">
      ${
        this.toast
          ? html`<div class="toast ${this.toast.undo ? 'offering' : ''}">
              ${icon('check', 24)}<span class="two-lines">${this.toast.words}</span
              >${this.#undo(this.toast)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #undo({ undo }: Notice): TemplateResult | typeof nothing {
    return undo ? html`<button @click=${undo}>${text().toast.undo}</button>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-toast': TabletToast;
  }
}
