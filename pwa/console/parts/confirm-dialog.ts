import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { text } from '../text.ts';
import { refusal } from './field.ts';
import { modal } from './modal.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { modalStyles } from './styles/modal.ts';

/**
 * Asks once more before something that matters.
 * @fires confirm - yes
 * @fires dismiss - no
 */
@customElement('confirm-dialog')
export class ConfirmDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    css`
      .ask {
        display: grid;
        gap: var(--space-5);
      }
      p {
        color: var(--color-ink-soft);
        text-wrap: pretty;
      }
    `,
  ];

  @property() heading = '';
  @property() sentence = '';
  @property() action = '';
  @property({ type: Boolean }) danger = false;
  @property({ type: Boolean }) busy = false;
  @property() problem = '';

  override render() {
    const content = html`<div class="ask">
      <p>${this.sentence}</p>
      ${refusal(this.problem)}
      <div class="actions">
        <button class="button" type="button" @click=${this.dismiss}>${text.common.cancel}</button>
        <button
          class="button ${this.danger ? 'danger' : 'primary'}"
          type="button"
          ?disabled=${this.busy}
          @click=${this.confirm}
        >
          ${this.busy ? text.common.saving : this.action}
        </button>
      </div>
    </div>`;
    return modal({ heading: this.heading, content, onDismiss: this.dismiss });
  }

  private readonly confirm = () => {
    this.dispatchEvent(new CustomEvent('confirm'));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-dialog': ConfirmDialog;
  }
}
