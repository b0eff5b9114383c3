import type { DeviceInvitation } from '#schema/contract/devices.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { countdown } from './countdown.ts';
import { tabletDialogStyles } from './tablet-dialog-styles.ts';

const words = text.tablets;

/**
 * First the name of a tablet, then its one-time code, big enough to read across a bench.
 * @fires name-chosen - CustomEvent<string>
 * @fires dismiss
 */
@customElement('tablet-dialog')
export class TabletDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, tabletDialogStyles];

  @property({ attribute: false }) invitation: DeviceInvitation | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property({ type: Number }) nowMs = 0;

  @state() private deviceName = '';
  @state() private tried = false;

  override render() {
    const heading = this.invitation ? words.codeTitle(this.invitation.device.name) : words.add;
    const content = this.invitation ? this.code(this.invitation) : this.form();
    return modal({ heading, content, onDismiss: this.dismiss });
  }

  private form() {
    const { busy, problem } = this.submission;
    const own = this.tried && !this.deviceName.trim() ? text.common.required : undefined;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'name',
        label: words.name,
        value: this.deviceName,
        maxLength: 60,
        hint: words.nameHint,
        error: problem?.fields['name'] ?? own,
        onInput: (value) => (this.deviceName = value),
      })}
      ${refusal(problem?.detail)}
      <div class="actions">
        <button class="button" type="button" @click=${this.dismiss}>${text.common.cancel}</button>
        <button class="button primary" type="submit" ?disabled=${busy}>
          ${busy ? text.common.saving : words.getCode}
        </button>
      </div>
    </form>`;
  }

  private code({ code, validUntil }: DeviceInvitation) {
    const leftMs = Date.parse(validUntil) - this.nowMs;
    const isOver = leftMs <= 0;
    return html`<div class="invitation">
      <p class="soft">${words.codeHelp}</p>
      <output class="code ${isOver ? 'over' : ''}">${code}</output>
      <p class="left" role="timer">
        ${isOver ? words.codeOver : `${words.codeOnce} ${words.codeLeft(countdown(leftMs))}`}
      </p>
      <div class="actions">
        <button class="button primary" type="button" @click=${this.dismiss}>${words.done}</button>
      </div>
    </div>`;
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const detail = this.deviceName.trim();
    if (detail) this.dispatchEvent(new CustomEvent('name-chosen', { detail }));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-dialog': TabletDialog;
  }
}
