import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { modal } from '../parts/modal.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

/**
 * Asks why an approved week is opened again.
 * @fires reopen - CustomEvent<string>: the reason
 * @fires dismiss
 */
@customElement('reopen-dialog')
export class ReopenDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    form,
    css`
      p {
        color: var(--color-ink-soft);
      }
    `,
  ];

  @property() team = '';
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private reason = '';
  @state() private tried = false;

  override render() {
    const words = text.approvals;
    const { busy, problem } = this.submission;
    const own = this.tried && this.reason.trim() === '' ? text.common.required : undefined;
    const content = html`<form novalidate @submit=${this.submit}>
      <p>${words.reopenHelp}</p>
      ${reasonField({
        label: words.reason,
        value: this.reason,
        error: problem?.fields['reason'] ?? own,
        onInput: (value) => (this.reason = value),
      })}
      ${refusal(problem?.detail)}
      ${formActions({ action: words.reopen, busy, onDismiss: this.dismiss })}
    </form>`;
    const heading = words.reopenTitle(this.team);
    return modal({ heading, content, onDismiss: this.dismiss });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const detail = this.reason.trim();
    if (detail) this.dispatchEvent(new CustomEvent('reopen', { detail }));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reopen-dialog': ReopenDialog;
  }
}
