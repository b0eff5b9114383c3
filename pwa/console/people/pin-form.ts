import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { secretFormStyles } from './secret-form-styles.ts';

const words = text.person;

/**
 * A new PIN for the tablets. It is shown while typed: it is read out to its owner.
 * @fires pin-chosen - CustomEvent<string>
 */
@customElement('pin-form')
export class PinForm extends LitElement {
  static override readonly styles = [base, controls, secretFormStyles];

  @property({ type: Boolean }) hasPin = false;
  @property({ type: Number }) pinLength = 6;
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private pin = '';
  @state() private tried = false;

  clear(): void {
    this.pin = '';
    this.tried = false;
  }

  override render() {
    const { busy, problem } = this.submission;
    const own = this.tried && !/^\d{4,8}$/.test(this.pin) ? words.pinWrong : undefined;
    return html`<form novalidate @submit=${this.submit}>
      <p class="soft">${this.hasPin ? words.pinSet : words.pinUnset}</p>
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
          ${busy ? text.common.saving : words.setPin}
        </button>
      </div>
      ${refusal(problem?.detail)}
    </form>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { pin } = this;
    if (!/^\d{4,8}$/.test(pin)) return;
    this.dispatchEvent(new CustomEvent('pin-chosen', { detail: pin }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pin-form': PinForm;
  }
}
