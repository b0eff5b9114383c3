import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { text } from '../text.ts';
import { icon } from './icons.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';

/**
 * The browser's own modal dialog, open for as long as the element is there.
 * @slot - what it asks
 * @fires dismiss - Escape or the cross: nothing is to happen
 */
@customElement('modal-dialog')
export class ModalDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      dialog {
        inline-size: min(var(--dialog-width, 32rem), calc(100vw - 2rem));
        max-block-size: calc(100dvh - 2rem);
        padding: 0;
        border: 1px solid var(--color-line);
        border-radius: var(--radius-lg);
        background: var(--color-surface);
        color: var(--color-ink);
        box-shadow: var(--shadow-3);
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      dialog[open] {
        animation: arrive var(--motion) var(--ease);
      }
      dialog::backdrop {
        background: var(--color-scrim);
      }
      @keyframes arrive {
        from {
          transform: translateY(0.5rem);
          opacity: 0;
        }
      }
      .head {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        padding: var(--space-4) var(--space-4) var(--space-3) var(--space-6);
        background: var(--color-surface);
      }
      h2 {
        font-size: var(--text-lg);
        overflow-wrap: anywhere;
      }
      .body {
        padding: 0 var(--space-6) var(--space-6);
      }
      @media (width < 40rem) {
        .head {
          padding-inline-start: var(--space-4);
        }
        .body {
          padding: 0 var(--space-4) var(--space-4);
        }
      }
    `,
  ];

  @property() heading = '';

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @cancel=${this.onCancel} @keydown=${this.onKey}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button
          class="button quiet square"
          type="button"
          aria-label=${text.common.close}
          @click=${this.dismiss}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }

  /** The element goes when whoever made it says so, not by itself. */
  private onCancel(event: Event): void {
    event.preventDefault();
    this.dismiss();
  }

  /** A panel behind the dialog must not take this Escape for its own. */
  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.dismiss();
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'modal-dialog': ModalDialog;
  }
}
