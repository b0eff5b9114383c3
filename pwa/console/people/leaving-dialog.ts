import type { Deactivation, DeactivationPreview } from '#schema/contract/deactivation.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dayTime } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import '../parts/problem-note.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { leavingDialogStyles } from './leaving-dialog-styles.ts';

const words = text.leaving;
type RunningWork = NonNullable<Deactivation['runningWork']>;

/**
 * Before somebody is deactivated: what that ends, what stays, and what becomes of running work.
 * @fires deactivate - CustomEvent<Deactivation>
 * @fires dismiss
 * @fires retry
 */
@customElement('leaving-dialog')
export class LeavingDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, leavingDialogStyles];

  @property() displayName = '';
  @property({ attribute: false }) preview: Loaded<DeactivationPreview> = NOTHING_YET;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private runningWork: RunningWork = 'end';
  @state() private reason = '';
  @state() private tried = false;

  override render() {
    const { value, error } = this.preview;
    const content = html`<form novalidate @submit=${this.submit}>
      ${
        error
          ? html`<problem-note
              .error=${error}
              @retry=${() => this.dispatchEvent(new CustomEvent('retry'))}
            ></problem-note>`
          : value
            ? this.effects(value)
            : html`<p class="soft looking" role="status">${words.looking}</p>`
      }
      ${refusal(this.submission.problem?.detail)}
      ${formActions({
        action: words.action,
        busy: this.submission.busy,
        isIdle: value === null,
        isDanger: true,
        onDismiss: this.dismiss,
      })}
    </form>`;
    return modal({ heading: words.heading(this.displayName), content, onDismiss: this.dismiss });
  }

  private effects({ signIns, sessions, runningWork }: DeactivationPreview) {
    return html`<dl>
        <dt>${words.ends}</dt>
        <dd>${words.signIns(signIns)}</dd>
        <dt>${words.stays}</dt>
        <dd>${words.sessions(sessions)}</dd>
      </dl>
      ${runningWork ? this.question(runningWork) : nothing}`;
  }

  private question({ orderNumber, taskTypeName, startedAt }: Session) {
    const work = [orderNumber, taskTypeName].filter(Boolean).join(' · ');
    const since = words.since(dayTime(startedAt, this.today, this.timeZone));
    return html`<p>${words.running(this.displayName, work, since)}</p>
      <fieldset>
        <legend>${words.question}</legend>
        ${this.choice('end', words.end, words.endHelp)}
        ${
          this.runningWork === 'end'
            ? html`<div class="reason">
                ${reasonField({
                  label: words.reason,
                  value: this.reason,
                  hint: words.reasonHint,
                  error:
                    this.submission.problem?.fields['reason'] ??
                    (this.tried && !this.reason.trim() ? text.common.required : undefined),
                  onInput: (value) => (this.reason = value),
                })}
              </div>`
            : nothing
        }
        ${this.choice('keep', words.keep, words.keepHelp)}
      </fieldset>`;
  }

  private choice(value: RunningWork, label: string, help: string) {
    return html`<label class="choice">
      <input
        type="radio"
        name="running-work"
        value=${value}
        .checked=${live(this.runningWork === value)}
        @change=${() => {
          this.runningWork = value;
        }}
      />
      <span>${label}<span class="faint">${help}</span></span>
    </label>`;
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { value } = this.preview;
    if (!value) return;
    const reason = this.reason.trim();
    if (value.runningWork && this.runningWork === 'end' && !reason) {
      void focusMistake(this);
      return;
    }
    const { runningWork } = this;
    const detail: Deactivation = value.runningWork
      ? { runningWork, ...(runningWork === 'end' && { reason }) }
      : {};
    this.dispatchEvent(new CustomEvent<Deactivation>('deactivate', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'leaving-dialog': LeavingDialog;
  }
}
