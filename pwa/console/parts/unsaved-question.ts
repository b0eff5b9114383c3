import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { text } from '../text.ts';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { modalStyles } from './styles/modal.ts';

/** The events that say there is something to lose. */
const LOST = ['input', 'draft'] as const;

/**
 * Stands in a dialog and asks before what was typed into it, or put together with the buttons of
 * an editor that fires `draft`, is thrown away.
 * @fires leave - nothing was typed, or it may go
 */
@customElement('unsaved-question')
export class UnsavedQuestion extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    css`
      dialog {
        --dialog-width: 24rem;
        padding: var(--space-6);
      }
      h2 {
        font-size: var(--text-lg);
      }
      p {
        margin-block: var(--space-2) var(--space-5);
        color: var(--color-ink-soft);
        text-wrap: pretty;
      }
    `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  private isTyped = false;
  private form: HTMLElement | null = null;
  private readonly onInput = (event: Event) => {
    const [control, ...around] = event.composedPath();
    const isChoice = control instanceof HTMLInputElement && control.type === 'radio';
    // What is typed outside of a form is looked for, and nothing to lose.
    const isInForm = around.some((one) => one instanceof HTMLFormElement);
    this.isTyped ||= isInForm && !isChoice;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.form = this.parentElement;
    for (const kind of LOST) this.form?.addEventListener(kind, this.onInput);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const kind of LOST) this.form?.removeEventListener(kind, this.onInput);
  }

  /** Somebody wants out: Escape or the cross. */
  ask(): void {
    if (!this.isTyped) this.leave();
    else if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    const { unsaved } = text;
    return html`<dialog
      aria-labelledby="unsaved-heading"
      @keydown=${(event: KeyboardEvent) => {
        // The dialog around it must not take this Escape for its own.
        if (event.key === 'Escape') event.stopPropagation();
      }}
      @cancel=${(event: Event) => {
        event.stopPropagation();
      }}
    >
      <h2 id="unsaved-heading">${unsaved.heading}</h2>
      <p>${unsaved.sentence}</p>
      <div class="actions">
        <button class="button" type="button" @click=${this.stay}>${unsaved.stay}</button>
        <button class="button danger" type="button" @click=${this.discard}>
          ${unsaved.discard}
        </button>
      </div>
    </dialog>`;
  }

  private readonly stay = () => {
    this.dialog.close();
  };

  private readonly discard = () => {
    this.dialog.close();
    this.leave();
  };

  private leave(): void {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unsaved-question': UnsavedQuestion;
  }
}
