import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';

/** "Saved.", at the foot of the page for a moment. Always there, so that it is read aloud. */
@customElement('toast-note')
export class ToastNote extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 40;
        inset: auto 0 calc(var(--frame-bottom, 0px) + var(--space-5));
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        max-inline-size: calc(100vw - 2rem);
        padding: var(--space-3) var(--space-5) var(--space-3) var(--space-4);
        border-radius: var(--radius-full);
        background: var(--color-ink);
        color: var(--color-surface);
        font-weight: 550;
        box-shadow: var(--shadow-3);
        animation: arrive var(--motion) var(--ease);
      }
      @keyframes arrive {
        from {
          transform: translateY(0.75rem);
          opacity: 0;
        }
      }
    `,
  ];

  @property() words = '';

  override render() {
    return html`<div role="status">
      ${
        this.words
          ? html`<div class="toast">${icon('check')}<span>${this.words}</span></div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-note': ToastNote;
  }
}
