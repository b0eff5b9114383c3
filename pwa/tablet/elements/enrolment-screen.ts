import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { fieldStyles } from './field.ts';
import { screenLayout } from './screen-layout.ts';
import './screen-head.ts';

/**
 * A tablet that the office has not let in yet, or is to let in anew: takes the one-time code.
 * @fires enrol with the code
 * @fires back when it is enrolled and may stay so
 */
@customElement('enrolment-screen')
export class EnrolmentScreen extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    fieldStyles,
    screenLayout,
    css`
      :host {
        justify-content: center;
      }

      form {
        display: grid;
        gap: var(--space-5);
        width: min(36rem, 100%);
        margin-inline: auto;
      }

      .picture {
        display: grid;
        place-items: center;
        width: 5rem;
        height: 5rem;
        border-radius: 50%;
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
      }

      p {
        color: var(--color-ink-soft);
        font-size: var(--text-lg);
      }

      label {
        display: grid;
        gap: var(--space-2);
      }

      input {
        min-height: 5rem;
        font-size: var(--text-2xl);
        font-weight: 650;
        letter-spacing: 0.08em;
        text-align: center;
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  /** What a QR code brought along; empty without. */
  @property() code = '';
  /** The name it is enrolled by already; null where it is not. */
  @property({ attribute: false }) tablet: string | null = null;
  /** Whether people may sign in here as it is. */
  @property({ type: Boolean }) enrolled = false;
  @query('input') private readonly input!: HTMLInputElement;

  override render() {
    const words = text().enrolment;
    return html`<form @submit=${this.#submit}>
      <span class="picture">${icon('tablet', 40)}</span>
      <screen-head .heading=${this.code ? words.invitedTitle : words.title}></screen-head>
      <p>${this.code ? words.invitedHelp : words.help}</p>
      ${this.tablet === null ? nothing : html`<p>${words.already(this.tablet)}</p>`}
      <label>
        <span class="label">${words.field}</span>
        <input
          class="plain-field"
          name="code"
          required
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          .value=${this.code}
        />
      </label>
      <button class="button accent" aria-busy=${this.busy}>
        ${this.busy ? html`<span class="spin"></span>` : icon('check')}${words.go}
      </button>
      ${
        this.enrolled
          ? html`<button
              class="button quiet"
              type="button"
              @click=${() => {
                emit(this, 'back');
              }}
            >
              ${words.leave}
            </button>`
          : nothing
      }
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = this.input.value.trim();
    if (code !== '' && !this.busy) emit(this, 'enrol', code);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'enrolment-screen': EnrolmentScreen;
  }
}
