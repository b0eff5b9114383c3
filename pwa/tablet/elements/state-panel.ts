import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon, type IconName } from '../icons.ts';
import { controls } from './controls.ts';

/**
 * What a screen shows when there is nothing to show: empty, failed or still looking.
 * @fires act when the button is tapped
 */
@customElement('state-panel')
export class StatePanel extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
        place-items: center;
        padding: var(--space-8) var(--space-4);
        text-align: center;
      }

      div {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        max-width: 34rem;
      }

      .picture {
        display: grid;
        place-items: center;
        width: 5rem;
        height: 5rem;
        margin-bottom: var(--space-2);
        border-radius: 50%;
        background: var(--color-surface);
        box-shadow: inset 0 0 0 1px var(--color-line);
        color: var(--color-ink-soft);
      }

      h1,
      h2 {
        font-size: var(--text-xl);
        font-weight: 650;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }

      p {
        font-size: var(--text-lg);
        font-variant-numeric: normal;
        text-wrap: balance;
        line-height: 1.45;
        color: var(--color-ink-soft);
      }

      @media (max-width: 600px) {
        :host {
          padding-block: var(--space-5);
        }

        .picture {
          width: 3.5rem;
          height: 3.5rem;
          margin-bottom: 0;
        }

        .picture svg {
          width: 1.75rem;
          height: 1.75rem;
        }
      }

      .button {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property() picture: IconName = 'alert';
  @property() heading = '';
  @property() help = '';
  /** What the button says; none without it. */
  @property() action = '';
  @property({ type: Boolean }) waiting = false;
  /** It is the whole screen, so its words are the title. */
  @property({ type: Boolean }) alone = false;

  override render() {
    return html`<div role=${this.waiting ? 'status' : nothing}>
      <span class="picture">
        ${this.waiting ? html`<span class="spin"></span>` : icon(this.picture, 36)}
      </span>
      ${this.alone ? html`<h1>${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}
      ${this.help ? html`<p>${this.help}</p>` : nothing}
      ${
        this.action
          ? html`<button
              class="button"
              @click=${() => {
                emit(this, 'act');
              }}
            >
              ${this.action}
            </button>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'state-panel': StatePanel;
  }
}
