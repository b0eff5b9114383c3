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
const SHORTEST = 10;
const LONGEST = 72;

/**
 * A password for the console, for foremen and admins.
 * @fires password-chosen - CustomEvent<string>
 */
@customElement('password-form')
export class PasswordForm extends LitElement {
  static override readonly styles = [base, controls, secretFormStyles];

  @property({ type: Boolean }) hasPassword = false;
  @property({ type: Boolean }) hasUsername = false;
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private password = '';
  @state() private tried = false;

  clear(): void {
    this.password = '';
    this.tried = false;
  }

  override render() {
    const { busy, problem } = this.submission;
    if (!this.hasUsername) return html`<p class="soft">${words.passwordNeedsName}</p>`;
    const own = this.tried && this.password.length < SHORTEST ? words.passwordHint : undefined;
    return html`<form novalidate @submit=${this.submit}>
      <p class="soft">${this.hasPassword ? words.passwordSet : words.passwordUnset}</p>
      <div class="row">
        ${textField({
          id: 'password',
          label: words.newPassword,
          type: 'password',
          autocomplete: 'new-password',
          value: this.password,
          maxLength: LONGEST,
          hint: words.passwordHint,
          error: problem?.fields['password'] ?? own,
          onInput: (value) => (this.password = value),
        })}
        <button class="button" type="submit" ?disabled=${busy}>
          ${busy ? text.common.saving : words.setPassword}
        </button>
      </div>
      ${refusal(problem?.detail)}
    </form>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    if (this.password.length < SHORTEST) return;
    this.dispatchEvent(new CustomEvent('password-chosen', { detail: this.password }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'password-form': PasswordForm;
  }
}
