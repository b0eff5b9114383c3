import type { InboxEstimate } from '#schema/contract/inbox.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { minuteField } from '../parts/minute-input.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { WorkDecision } from '../stores/inbox.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { decisionFormStyles } from './decision-form-styles.ts';
import { draftOf, isProposal, readWork, type WorkDraft, type WorkReading } from './work-draft.ts';

const words = text.inbox;

/**
 * When work ended that was too long to believe, or that it was so long; either way with a reason.
 * @fires decide-work - CustomEvent<WorkDecision>
 */
@customElement('work-form')
export class WorkForm extends LitElement {
  static override readonly styles = [base, controls, decisionFormStyles];

  @property({ attribute: false }) item!: InboxEstimate;
  /** Somebody else decided while it was open here. */
  @property({ type: Boolean }) isGone = false;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  @state() private draft!: WorkDraft;
  /** Fields are not scolded before somebody tried, and then only for what was tried. */
  @state() private tried: 'nothing' | 'keep' | 'end' = 'nothing';

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('item');
    if (!changed.has('item') || before?.id === this.item.id) return;
    this.draft = draftOf(this.item, this.timeZone);
    this.tried = 'nothing';
  }

  override render() {
    const { item, draft, submission, timeZone } = this;
    const fields = submission.problem?.fields ?? {};
    const errors = { ...this.ownErrors(readWork(draft, item, timeZone)), ...fields };
    const isProposed = isProposal(draft, item, timeZone);
    const isDisabled = submission.busy || this.isGone;
    return html`<form novalidate @submit=${this.end}>
      ${minuteField({
        id: 'endedAt',
        label: words.workEnded,
        value: draft.end,
        choice: draft.endChoice,
        timeZone,
        error: errors.endedAt,
        hint: isProposed ? words.proposedHint(item.user.displayName) : undefined,
        onChange: (end, endChoice) => {
          this.draft = { ...draft, end, endChoice };
        },
      })}
      ${reasonField({
        label: words.reason,
        hint: words.workReasonHint,
        value: draft.reason,
        error: errors.reason,
        onInput: (reason) => {
          this.draft = { ...draft, reason };
        },
      })}
      <div class="foot">
        ${refusal(this.isGone ? words.workGone : submission.problem?.detail)}
        <div class="actions">
          ${item.endedAt === null ? nothing : this.keeping(isDisabled)}
          <button class="button primary" type="submit" ?disabled=${isDisabled}>
            ${submission.busy ? text.common.saving : isProposed ? words.agreeEnd : words.setEnd}
          </button>
        </div>
      </div>
    </form>`;
  }

  private keeping(isDisabled: boolean) {
    return html`<button class="button" type="button" ?disabled=${isDisabled} @click=${this.keep}>
      ${words.keepLong}
    </button>`;
  }

  private ownErrors({ errors, keep }: WorkReading): WorkReading['errors'] {
    if (this.tried === 'end') return errors;
    if (this.tried === 'nothing') return {};
    return keep === null ? { reason: words.keepReason } : {};
  }

  private readonly end = (event: Event) => {
    event.preventDefault();
    if (this.isGone) return;
    this.tried = 'end';
    this.tell(readWork(this.draft, this.item, this.timeZone).end);
  };

  private readonly keep = () => {
    this.tried = 'keep';
    this.tell(readWork(this.draft, this.item, this.timeZone).keep);
  };

  private tell(detail: WorkDecision | null): void {
    if (detail === null) void this.mistakes.focus();
    else
      this.dispatchEvent(new CustomEvent('decide-work', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'work-form': WorkForm;
  }
}
