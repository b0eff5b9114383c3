import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

/**
 * What was just done, and the way back. It stays until something else is done: no clock runs.
 * @fires undo
 */
@customElement('undo-note')
export class UndoNote extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      .note {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
        font-size: var(--text-sm);
      }
      .words {
        display: flex;
        flex: 1 1 14rem;
        align-items: center;
        gap: var(--space-2);
        overflow-wrap: anywhere;
      }
      .refusal {
        flex: 1 0 100%;
      }
    `,
  ];

  @property() words = '';
  @property({ attribute: false }) submission: Submission = AT_REST;

  @query('button') private readonly button!: HTMLButtonElement;

  /** What was pressed before is gone with its row: the way back is what is next. */
  override firstUpdated(): void {
    this.button.focus({ preventScroll: true });
  }

  override render() {
    const { busy, problem } = this.submission;
    return html`<div class="note">
      <span class="words" role="status">${icon('check')}<span>${this.words}</span></span>
      <button
        class="button small"
        type="button"
        ?disabled=${busy}
        @click=${() => this.dispatchEvent(new CustomEvent('undo'))}
      >
        ${busy ? text.common.saving : text.catalog.undo}
      </button>
      ${refusal(problem?.detail)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-note': UndoNote;
  }
}
