import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { icon } from '../icons.ts';
import type { Notice } from '../notices.ts';
import { text } from '../text.ts';

/** Says that something worked, lets it be taken back, and goes by itself. */
@customElement('tablet-toast')
export class TabletToast extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        z-index: 5;
        inset-inline: 0;
        top: 4.25rem;
        display: grid;
        justify-items: center;
        padding-inline: var(--space-4);
        pointer-events: none;
      }

      /* On a phone it would lie on the name and the way out. */
      @media (max-width: 760px) {
        :host {
          top: auto;
          bottom: var(--space-4);
        }
      }

      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--target-main);
        padding: var(--space-3) var(--space-8) var(--space-3) var(--space-5);
        border-radius: var(--radius-full);
        background: var(--color-ink);
        color: var(--color-ground);
        box-shadow: var(--shadow-3);
        font-size: var(--text-xl);
        font-weight: 650;
        animation: drop var(--motion) var(--ease);
      }

      .toast.offering {
        padding-right: var(--space-2);
      }

      button {
        min-height: 3rem;
        padding-inline: var(--space-5);
        border-radius: var(--radius-full);
        background: var(--color-ground);
        color: var(--color-ink);
        font: inherit;
        pointer-events: auto;
      }

      @keyframes drop {
        from {
          opacity: 0;
          transform: translateY(-1rem);
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
              ${icon('check', 28)}<span>${this.toast.words}</span>${this.#undo(this.toast)}
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
