import type { Acceptance, Discard, InboxTap } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { writeInboxFilter } from '../address/inbox-filter.ts';
import { writeRoute } from '../address/route.ts';
import { refusal } from '../parts/field.ts';
import { icon } from '../parts/icons.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { PersonName } from '../stores/directory.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { draftOf, readDecision, type DecisionDraft, type FieldErrors } from './decision-draft.ts';
import { decisionFormStyles } from './decision-form-styles.ts';
import { decisionFields } from './decision-fields.ts';
import { readRefusal } from './refusal.ts';

const words = text.inbox;

/**
 * Accept a tap, as it is or changed, or discard it; either way with a reason.
 * @fires accept-tap - CustomEvent<Acceptance>
 * @fires discard-tap - CustomEvent<Discard>
 */
@customElement('decision-form')
export class DecisionForm extends LitElement {
  static override readonly styles = [base, controls, decisionFormStyles];

  @property({ attribute: false }) item!: InboxTap;
  @property({ type: Boolean }) isGone = false;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  @state() private draft!: DecisionDraft;
  /** Fields are not scolded before somebody tried, and then only for what was tried. */
  @state() private tried: 'nothing' | 'discard' | 'accept' = 'nothing';

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  /** Only another tap begins anew: the same one, listed again, keeps what was typed. */
  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('item');
    if (!changed.has('item') || before?.id === this.item.id) return;
    this.draft = draftOf(this.item, this.timeZone);
    this.tried = 'nothing';
  }

  override render() {
    const { item, draft } = this;
    const reading = readDecision(draft, item, this.timeZone);
    const refused = readRefusal(this.submission.problem, item);
    const errors: FieldErrors = { ...this.ownErrors(reading.errors), ...refused.fields };
    const isDisabled = this.submission.busy || this.isGone;
    const likely = item.likelyAnswer === 'discard' ? 'discard' : 'accept';
    return html`<form novalidate @submit=${this.accept}>
      ${decisionFields({
        ...{ item, draft, errors },
        timeZone: this.timeZone,
        taskTypes: this.taskTypes,
        people: this.people,
        onChange: this.change,
      })}
      <div class="foot">
        ${refusal(refused.detail)} ${this.isGone ? this.gone() : nothing}
        <div class="actions">
          <button
            class="button ${likely === 'discard' ? 'primary' : ''}"
            type="button"
            ?disabled=${isDisabled}
            @click=${this.discard}
          >
            ${words.discard}
          </button>
          <button
            class="button ${likely === 'accept' ? 'primary' : ''}"
            type="submit"
            ?disabled=${isDisabled}
          >
            ${
              this.submission.busy
                ? text.common.saving
                : reading.isChanged
                  ? words.acceptChanged
                  : words.accept
            }
          </button>
        </div>
      </div>
    </form>`;
  }

  private gone() {
    const { id } = this.item;
    const decided = writeRoute(
      { page: 'inbox', itemId: id },
      writeInboxFilter({ state: 'done', kind: null }),
    );
    return html`<p class="refusal" role="alert">
      ${icon('warning')}<span>${words.gone} <a href=${decided}>${words.seeDecision}</a></span>
    </p>`;
  }

  /** A minute that cannot be is said at once, everything else when somebody tried. */
  private ownErrors(errors: FieldErrors): FieldErrors {
    if (this.tried === 'accept') return errors;
    const { reason, occurredAt } = errors;
    return {
      ...(this.tried === 'discard' && reason && { reason }),
      ...(occurredAt === text.minute.skipped && { occurredAt }),
    };
  }

  private readonly change = (change: Partial<DecisionDraft>) => {
    this.draft = { ...this.draft, ...change };
  };

  private readonly accept = (event: Event) => {
    event.preventDefault();
    if (this.isGone) return;
    this.tried = 'accept';
    const { acceptance } = readDecision(this.draft, this.item, this.timeZone);
    if (acceptance) this.tell<Acceptance>('accept-tap', acceptance);
    else void this.mistakes.focus();
  };

  private readonly discard = () => {
    this.tried = 'discard';
    const { discard } = readDecision(this.draft, this.item, this.timeZone);
    if (discard) this.tell<Discard>('discard-tap', discard);
    else void this.mistakes.focus();
  };

  private tell<Decision>(name: string, detail: Decision): void {
    this.dispatchEvent(new CustomEvent<Decision>(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'decision-form': DecisionForm;
  }
}
