import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { dialogButtons, focusMistake } from './dialog-parts.ts';

const words = text.teams;

/**
 * The name of a new team.
 * @fires name-chosen - CustomEvent<string>
 * @fires dismiss
 */
@customElement('team-dialog')
export class TeamDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    css`
      form {
        display: grid;
        gap: var(--space-5);
      }
    `,
  ];

  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private name = '';
  @state() private tried = false;

  override render() {
    const onDismiss = () => this.dispatchEvent(new CustomEvent('dismiss'));
    return modal({ heading: words.addTitle, content: this.form(), onDismiss });
  }

  private form() {
    const { busy, problem } = this.submission;
    const own = this.tried && !this.name.trim() ? text.common.required : undefined;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'name',
        label: words.name,
        value: this.name,
        maxLength: 60,
        required: true,
        hint: words.nameHint,
        error: problem?.fields['name'] ?? own,
        onInput: (value) => (this.name = value),
      })}
      ${refusal(problem?.detail)}
      ${dialogButtons({
        isNew: true,
        busy,
        isSame: false,
        addWords: words.add,
        saveWords: words.add,
        dialog: this,
      })}
    </form>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const detail = this.name.trim();
    if (detail) this.dispatchEvent(new CustomEvent('name-chosen', { detail }));
    else
      void this.updateComplete.then(() => {
        focusMistake(this.renderRoot);
      });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'team-dialog': TeamDialog;
  }
}
