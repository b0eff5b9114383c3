import type { Voiding } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hours } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import type { ToSeen } from './correction-form.ts';
import type { Known } from './known.ts';
import { ordersWords, rowsOf } from './orders-draft.ts';
import { workConflict } from './work-conflict.ts';
import { workFormStyles } from './work-form-styles.ts';

const words = text.voiding;

/**
 * Before work is voided: what stays, what changes, and why.
 * @fires void-work - CustomEvent<ToSeen<Voiding>>
 * @fires take-theirs
 * @fires dismiss
 */
@customElement('void-form')
export class VoidForm extends LitElement {
  static override readonly styles = [base, controls, workFormStyles];

  @property({ attribute: false }) session!: SessionDetail;
  @property({ attribute: false }) known!: Known;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';

  @state() private reason = '';
  @state() private tried = false;

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);
  /** What somebody read before they gave their reason. */
  private seen: SessionDetail | null = null;

  override willUpdate(): void {
    if (this.seen === null || this.reason === '') this.seen = this.session;
  }

  override render() {
    const seen = this.seen ?? this.session;
    const { busy, problem } = this.submission;
    const conflict = workConflict({
      ...{ seen, current: this.session, submission: this.submission },
      ...{ known: this.known, today: this.today },
      onTakeTheirs: () => {
        this.seen = this.session;
        this.dispatchEvent(new CustomEvent('take-theirs'));
      },
      onKeepMine: () => {
        this.seen = this.session;
        this.send();
      },
    });
    return html`<form novalidate @submit=${this.submit}>
      <div class="means">
        <h3>${words.changesTitle}</h3>
        <ul>
          ${this.changes(seen).map((change) => html`<li>${change}</li>`)}
        </ul>
        <h3>${words.keepsTitle}</h3>
        <ul>
          ${words.keeps.map((kept) => html`<li>${kept}</li>`)}
        </ul>
        <p>${words.forGood}</p>
      </div>
      ${reasonField({
        label: text.correction.reason,
        hint: text.correction.reasonHint,
        value: this.reason,
        error:
          problem?.fields['reason'] ??
          (this.tried && !this.reason.trim() ? text.common.required : undefined),
        onInput: (reason) => (this.reason = reason),
      })}
      ${
        conflict ??
        html`${refusal(problem?.detail)}
        ${formActions({
          action: words.save,
          busy,
          isDanger: true,
          onDismiss: () => this.dispatchEvent(new CustomEvent('dismiss')),
        })}`
      }
    </form>`;
  }

  private changes({ shares, taskTypeName, durationMs, user }: SessionDetail): string[] {
    const isOnOrders = shares.some(({ orderNumber }) => orderNumber !== null);
    const work = [isOnOrders ? ordersWords(rowsOf(shares)) : '', taskTypeName]
      .filter((part) => part !== '')
      .join(' · ');
    const counts = durationMs === null ? words.runs(work) : words.counts(hours(durationMs), work);
    return [counts, words.day, words.told(user.displayName)];
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { seen } = this;
    const reason = this.reason.trim();
    if (!reason || !seen) {
      void this.mistakes.focus();
      return;
    }
    const detail: ToSeen<Voiding> = { seen, change: { reason } };
    this.dispatchEvent(new CustomEvent('void-work', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'void-form': VoidForm;
  }
}
