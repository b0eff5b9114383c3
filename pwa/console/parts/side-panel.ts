import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { text } from '../text.ts';
import { icon } from './icons.ts';
import { Media } from './media.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';

/** Where there is no room beside the list, the panel lies over it. Keep in step with `page`. */
export const PANEL_OVERLAYS = '(width < 68rem)';

/**
 * Details beside the list, which stays in place; over it where there is no room.
 * @slot head - what stands under the heading
 * @slot - the details
 * @fires close-panel - somebody wants the list alone again
 */
@customElement('side-panel')
export class SidePanel extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        position: sticky;
        inset-block-start: var(--frame-top, 0px);
        block-size: calc(100dvh - var(--frame-top, 0px));
        border-inline-start: 1px solid var(--color-line);
        background: var(--color-surface);
      }
      .panel {
        block-size: 100%;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        /* The head sticks; a field comes with its label above and its message below. */
        scroll-padding-block: 7.5rem 4rem;
      }
      .panel-head {
        position: sticky;
        inset-block-start: 0;
        z-index: 3;
        display: flex;
        align-items: flex-start;
        gap: var(--space-3);
        padding: var(--space-4) var(--space-4) var(--space-3) var(--space-5);
        background: var(--color-surface);
        border-block-end: 1px solid var(--color-line);
      }
      .panel-head div {
        flex: 1;
        min-inline-size: 0;
      }
      h2 {
        font-size: var(--text-lg);
        overflow-wrap: anywhere;
      }
      h2:focus {
        outline: none;
      }
      /* Its cross is on the line of the heading. */
      .button {
        margin-block-start: -0.625rem;
      }
      .details {
        padding: var(--space-5);
      }
      @media (width < 68rem) {
        :host {
          position: fixed;
          z-index: 20;
          inset: var(--frame-top, 0px) 0 0;
          block-size: auto;
          border: 0;
          background: var(--color-scrim);
        }
        .panel {
          margin-inline-start: auto;
          max-inline-size: 36rem;
          background: var(--color-surface);
          box-shadow: var(--shadow-3);
          animation: arrive var(--motion) var(--ease);
        }
      }
      @keyframes arrive {
        from {
          transform: translateX(2rem);
          opacity: 0;
        }
      }
      @media print {
        :host {
          position: static;
          block-size: auto;
          border: 0;
          background: none;
        }
        .panel {
          max-inline-size: none;
          overflow: visible;
          box-shadow: none;
          animation: none;
        }
        .panel-head {
          position: static;
          padding-inline: 0;
        }
        .details {
          columns: 2;
          column-gap: var(--space-8);
          padding: var(--space-4) 0 0;
        }
        .button {
          display: none;
        }
      }
    `,
  ];

  @property() heading = '';

  @query('h2') private readonly headingElement!: HTMLElement;

  private readonly overlays = new Media(this, PANEL_OVERLAYS);
  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.close();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKey);
  }

  override firstUpdated(): void {
    this.focusHeading();
  }

  /** The role stands on the element itself: what is put into the slots is then inside of it. */
  override updated(): void {
    const { matches } = this.overlays;
    this.setAttribute('role', matches ? 'dialog' : 'complementary');
    this.setAttribute('aria-label', this.heading);
    if (matches) this.setAttribute('aria-modal', 'true');
    else this.removeAttribute('aria-modal');
  }

  focusHeading(): void {
    this.headingElement.focus({ preventScroll: true });
  }

  override render() {
    return html`<div class="panel">
      <div class="panel-head">
        <div>
          <h2 tabindex="-1">${this.heading}</h2>
          <slot name="head"></slot>
        </div>
        <button
          class="button quiet square"
          type="button"
          aria-label=${text.common.close}
          @click=${this.close}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="details"><slot></slot></div>
    </div>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('close-panel', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'side-panel': SidePanel;
  }
}
