import type { NewPin } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { refusal } from '../parts/field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { randomPin } from './random-pin.ts';
import { secretFormStyles } from './secret-form-styles.ts';

const words = text.person;
const TYPED_PIN = /^\d{4,8}$/;

/**
 * A new PIN for the tablets: one made up here, for one time, shown this once; or one that is typed,
 * seen while it is, since it is read out to its owner.
 * @fires pin-chosen - CustomEvent<NewPin>
 * @fires copied
 */
@customElement('pin-form')
export class PinForm extends LitElement {
  static override readonly styles = [
    base,
    controls,
    secretFormStyles,
    css`
      .made {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4);
        border: 1px solid var(--color-accent);
        border-radius: var(--radius-md);
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
      }
      .made .row {
        align-items: center;
        justify-content: space-between;
      }
      .made .row .button {
        margin: 0;
      }
      output {
        font-size: 1.75rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.12em;
        user-select: all;
      }
      .check {
        align-items: flex-start;
        font-size: var(--text-sm);
      }
      .check input {
        flex: none;
      }
      .typed {
        display: grid;
        gap: var(--space-2);
      }
    `,
  ];

  @property() displayName = '';
  @property({ type: Boolean }) hasPin = false;
  @property({ type: Boolean }) hasOneTimePin = false;
  @property({ type: Number }) pinLength = 6;
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private pin = '';
  @state() private oneTime = false;
  @state() private tried = false;
  /** The PIN made up here: on its way first, then set and shown. */
  @state() private made: { pin: string; isSet: boolean } | null = null;

  clear(): void {
    this.pin = '';
    this.oneTime = false;
    this.tried = false;
    this.made = null;
  }

  /** The PIN that was chosen is set: one made up here is shown now. */
  done(): void {
    const { made } = this;
    this.clear();
    if (made) this.made = { ...made, isSet: true };
  }

  override render() {
    return html`<form novalidate @submit=${this.submit}>
      <p class="soft">${this.standing()}</p>
      ${this.made?.isSet ? this.shown(this.made.pin) : this.generate()} ${this.typed()}
      ${refusal(this.submission.problem?.detail)}
      <p class="faint">${text.oneTimePin.effect}</p>
    </form>`;
  }

  private standing(): string {
    if (this.hasOneTimePin) return text.oneTimePin.due;
    return this.hasPin ? words.pinSet : words.pinUnset;
  }

  private generate() {
    const { busy } = this.submission;
    return html`<button class="button" type="button" ?disabled=${busy} @click=${this.onGenerate}>
      ${busy && this.made ? text.oneTimePin.generating : text.oneTimePin.generate}
    </button>`;
  }

  private shown(pin: string) {
    return html`<div class="made" role="status">
      <span>${text.oneTimePin.shown(this.displayName)}</span>
      <div class="row">
        <output>${pin}</output>
        ${
          'clipboard' in navigator
            ? html`<button class="button small" type="button" @click=${() => this.copy(pin)}>
                ${text.oneTimePin.copy}
              </button>`
            : nothing
        }
      </div>
      <p>${text.oneTimePin.shownOnce}</p>
    </div>`;
  }

  private typed() {
    const { busy, problem } = this.submission;
    const own = this.tried && !TYPED_PIN.test(this.pin) ? words.pinWrong : undefined;
    return html`<div class="typed">
      <div class="row">
        ${textField({
          id: 'pin',
          label: words.pin,
          value: this.pin,
          inputmode: 'numeric',
          maxLength: 8,
          hint: words.pinHint(this.pinLength),
          error: problem?.fields['pin'] ?? own,
          onInput: (value) => (this.pin = value),
        })}
        <button class="button" type="submit" ?disabled=${busy}>
          ${busy && !this.made ? text.common.saving : words.setPin}
        </button>
      </div>
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(this.oneTime)}
          @change=${(event: Event) => {
            this.oneTime = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        <span>${text.oneTimePin.check}</span>
      </label>
    </div>`;
  }

  private readonly onGenerate = () => {
    const pin = randomPin(this.pinLength);
    this.made = { pin, isSet: false };
    this.choose({ pin, oneTime: true });
  };

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { pin, oneTime } = this;
    if (!TYPED_PIN.test(pin)) return;
    this.made = null;
    this.choose({ pin, ...(oneTime && { oneTime }) });
  };

  private choose(detail: NewPin): void {
    this.dispatchEvent(new CustomEvent<NewPin>('pin-chosen', { detail }));
  }

  private async copy(pin: string): Promise<void> {
    await navigator.clipboard.writeText(pin);
    this.dispatchEvent(new CustomEvent('copied'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pin-form': PinForm;
  }
}
