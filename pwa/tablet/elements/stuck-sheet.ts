import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { sheetStyles } from './sheet.ts';

/**
 * The tap did not reach the server yet. Says so, says that it will, and lets the person go.
 * @fires leave to sign out while the tablet keeps trying
 */
@customElement('stuck-sheet')
export class StuckSheet extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    sheetStyles,
    css`
      .picture {
        display: grid;
        place-items: center;
        width: 5rem;
        height: 5rem;
        border-radius: 50%;
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
      }
    `,
  ];

  /** When the tap was made, as people say it. */
  @property() since = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    const words = text().stuck;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="help"
      @cancel=${(event: Event) => {
        event.preventDefault();
      }}
    >
      <div class="inside">
        <span class="picture">${icon('offline', 40)}</span>
        <h2 id="title">${words.title}</h2>
        <p id="help">${words.help(this.since)}</p>
        <button
          class="button"
          @click=${() => {
            emit(this, 'leave');
          }}
        >
          ${icon('signOut')}${words.leave}
        </button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stuck-sheet': StuckSheet;
  }
}
