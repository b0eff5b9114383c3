import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icons.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { codeDialogStyles } from './code-dialog-styles.ts';
import { countdown } from './countdown.ts';
import './qr-picture.ts';
import './tablet-form.ts';

const words = text.tablets;

/**
 * First the name of a new tablet; then, and for one that is there at once, its one-time code: to be
 * scanned, or read across a bench, until it is used or has run out.
 * @fires create-tablet - CustomEvent<TabletDraft>
 * @fires dismiss
 */
@customElement('code-dialog')
export class CodeDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, codeDialogStyles];

  @property({ attribute: false }) invitation: DeviceInvitation | null = null;
  /** The invited tablet as it is by now. */
  @property({ attribute: false }) device: Device | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property({ type: Number }) nowMs = 0;

  override render() {
    const { invitation } = this;
    const heading = invitation ? words.codeTitle(invitation.device.name) : words.newTitle;
    const content = invitation
      ? html`<div class="invitation">
          ${this.isUsed(invitation) ? this.used(invitation) : this.code(invitation)}
          <div class="actions">
            <button class="button primary" type="button" @click=${this.dismiss}>
              ${words.done}
            </button>
          </div>
        </div>`
      : html`<tablet-form
          .submission=${this.submission}
          @create-tablet=${(event: CustomEvent<unknown>) =>
            this.dispatchEvent(new CustomEvent('create-tablet', { detail: event.detail }))}
        >
          <button class="button" type="button" @click=${this.dismiss}>${text.common.cancel}</button>
        </tablet-form>`;
    return modal({ heading, content, onDismiss: this.dismiss });
  }

  private isUsed({ device }: DeviceInvitation): boolean {
    return this.device !== null && this.device.enrolledAt !== device.enrolledAt;
  }

  private used({ device }: DeviceInvitation) {
    return html`<p class="used" role="status">${icon('check')}${words.codeUsed(device.name)}</p>`;
  }

  private code({ device, code, link, validUntil }: DeviceInvitation) {
    const leftMs = Date.parse(validUntil) - this.nowMs;
    const isOver = leftMs <= 0;
    return html`<p class="soft">${link === null ? words.typeHelp : words.codeHelp}</p>
      <div class="invitation ${isOver ? 'over' : ''}">
        ${
          link === null
            ? nothing
            : html`<qr-picture content=${link} label=${words.qr(device.name)}></qr-picture>`
        }
        <output class="code">${code}</output>
      </div>
      <p class="left" role="timer">
        ${isOver ? words.codeOver : `${words.codeOnce} ${words.codeLeft(countdown(leftMs))}`}
      </p>`;
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'code-dialog': CodeDialog;
  }
}
