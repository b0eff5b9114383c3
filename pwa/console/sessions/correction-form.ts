import type { NewCorrection } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dateTime, hours } from '../../shared/format.ts';
import { describedBy, fieldNotes, refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { minuteInput } from '../parts/minute-input.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import {
  draftOf,
  readDraft,
  rebased,
  type CorrectionDraft,
  type DraftReading,
} from './correction-draft.ts';
import { correctionFormStyles } from './correction-form-styles.ts';
import { isOnNoOrder, type Known } from './known.ts';
import { ordersWords, rowsOf } from './orders-draft.ts';
import { ordersField } from './orders-field.ts';
import { piecesWords } from './pieces-draft.ts';
import { piecesField } from './pieces-field.ts';
import { refusedFields } from './refused-work.ts';
import { shownErrors } from './shown-errors.ts';
import { taskInput } from './task-input.ts';
import { workConflict } from './work-conflict.ts';
import { workFormStyles } from './work-form-styles.ts';
import { lengthMs } from './work-times.ts';

const words = text.correction;
type Errors = Readonly<Record<string, string>>;

/** A change of some work, and the version of it that was seen. */
export interface ToSeen<Change> {
  seen: SessionDetail;
  change: Change;
}

/**
 * Before and after side by side, with a reason. What the server refuses is said at the field.
 * @fires correct - CustomEvent<ToSeen<NewCorrection>>
 * @fires take-theirs - what was typed is given up for what somebody else made of it
 * @fires dismiss
 */
@customElement('correction-form')
export class CorrectionForm extends LitElement {
  static override readonly styles = [base, controls, workFormStyles, correctionFormStyles];

  @property({ attribute: false }) session!: SessionDetail;
  @property({ attribute: false }) known!: Known;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';

  @state() private draft!: CorrectionDraft;
  /** Fields are not scolded before somebody tried to save. */
  @state() private tried = false;

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);
  /** What the draft was begun with. */
  private seen: SessionDetail | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || this.session.version === this.seen?.version) return;
    if (this.seen === null || !this.isTyped(this.seen)) this.begin();
  }

  private isTyped(seen: SessionDetail): boolean {
    return this.draft.reason !== '' || readDraft(this.draft, seen, this.known).isChanged;
  }

  private begin(): void {
    this.seen = this.session;
    this.draft = draftOf(this.session, this.known.timeZone);
    this.tried = false;
  }

  override render() {
    const { draft, seen } = this;
    if (!seen) return nothing;
    const reading = readDraft(draft, seen, this.known);
    const errors = this.errorsOf(reading);
    const { busy, problem } = this.submission;
    const conflict = workConflict({
      ...{ seen, draft, current: this.session, submission: this.submission },
      ...{ known: this.known, today: this.today },
      onTakeTheirs: () => {
        this.begin();
        this.dispatchEvent(new CustomEvent('take-theirs'));
      },
      onKeepMine: () => {
        this.draft = rebased(draft, seen, this.session, this.known.timeZone);
        this.seen = this.session;
        this.send();
      },
    });
    return html`<form novalidate @submit=${this.submit}>
      ${this.comparison(draft, seen, reading, errors)}
      ${reasonField({
        label: words.reason,
        hint: words.reasonHint,
        value: draft.reason,
        error: errors['reason'],
        onInput: (reason) => {
          this.set({ reason });
        },
      })}
      ${
        conflict ??
        html`${refusal(problem?.detail)}
        ${this.tried && !reading.isChanged ? refusal(words.nothing) : nothing}
        ${formActions({
          action: words.save,
          busy,
          onDismiss: () => this.dispatchEvent(new CustomEvent('dismiss')),
        })}`
      }
    </form>`;
  }

  private comparison(
    draft: CorrectionDraft,
    seen: SessionDetail,
    reading: DraftReading,
    errors: Errors,
  ) {
    const when = (instant: string | null) =>
      instant ? dateTime(instant, this.known.timeZone) : words.running;
    const isEnded = reading.endedAt !== null;
    return html`<div class="comparison">
      <span class="column">${words.field}</span>
      <span class="column">${words.before}</span>
      <span class="column">${words.after}</span>
      ${line('startedAt', words.start, when(seen.startedAt), this.minute('start', errors))}
      ${line('endedAt', words.end, when(seen.endedAt), this.minute('end', errors))}
      ${line('taskType', words.task, seen.taskTypeName, this.task(draft, seen, errors))}
      ${this.orders(draft, seen, reading, errors)} ${this.duration(seen, reading)}
      ${isEnded ? this.pieces(draft, seen, errors) : nothing}
      ${isEnded ? line('note', words.note, seen.note || words.noNote, this.note(errors)) : nothing}
    </div>`;
  }

  /** The server's word first. */
  private errorsOf({ errors }: DraftReading): Errors {
    const { displayName } = this.session.user;
    const refused = refusedFields(this.submission.problem, displayName, this.known.timeZone);
    return { ...shownErrors(errors, this.tried), ...refused };
  }

  private minute(end: 'start' | 'end', errors: Errors) {
    const { timeZone } = this.known;
    const id = end === 'start' ? 'startedAt' : 'endedAt';
    return minuteInput({
      id,
      value: this.draft[end],
      choice: this.draft[`${end}Choice`],
      timeZone,
      error: errors[id],
      hint: end === 'end' && this.seen?.endedAt === null ? words.leaveRunning : undefined,
      onChange: (typed, chosen) => {
        this.set({ [end]: typed, [`${end}Choice`]: chosen });
      },
    });
  }

  private orders(
    draft: CorrectionDraft,
    seen: SessionDetail,
    reading: DraftReading,
    errors: Errors,
  ) {
    const before = ordersWords(rowsOf(seen.shares));
    if (isOnNoOrder(draft.taskType, this.known)) {
      return html`<span class="name">${words.order}</span>
        <span class="before">${before}</span>
        <span class="after said">${words.noOrder}</span>`;
    }
    const control = ordersField({
      ...{ rows: draft.orders, errors, durationMs: lengthMs(reading) },
      onChange: (orders) => {
        // A row nobody has touched yet is not scolded.
        if (orders.length > draft.orders.length) this.tried = false;
        this.set({ orders });
      },
    });
    const isShared = draft.orders.length > 1;
    return isShared
      ? html`<span class="name">${words.orders}</span>
          <span class="before">${before}</span>
          <div class="after field">${control}</div>`
      : line('orderNumber', words.order, before, control);
  }

  private task({ taskType }: CorrectionDraft, seen: SessionDetail, errors: Errors) {
    return taskInput({
      ...{ id: 'taskType', value: taskType, taskTypes: this.known.taskTypes },
      also: { code: seen.taskType, name: seen.taskTypeName },
      error: errors['taskType'],
      onChange: (chosen) => {
        this.set({ taskType: chosen });
      },
    });
  }

  private duration(seen: SessionDetail, reading: DraftReading) {
    const spelled = (ms: number | null) => (ms === null ? text.common.none : hours(ms));
    return html`<span class="name">${words.duration}</span>
      <span class="before">${spelled(lengthMs(seen))}</span>
      <strong class="after said">${spelled(lengthMs(reading))}</strong>`;
  }

  private pieces(
    draft: CorrectionDraft,
    { goodQuantity, scrapQuantity }: SessionDetail,
    errors: Errors,
  ) {
    return html`<span class="name">${words.pieces}</span>
      <span class="before">${piecesWords(goodQuantity, scrapQuantity)}</span>
      <div class="after">
        ${piecesField({
          draft,
          errors,
          onChange: (change) => {
            this.set(change);
          },
        })}
      </div>`;
  }

  private note(errors: Errors) {
    const error = errors['note'];
    return html`<input
        class="input"
        id="note"
        maxlength="500"
        autocomplete="off"
        .value=${live(this.draft.note)}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy({ id: 'note', label: '', error })}
        @input=${(event: InputEvent) => {
          this.set({ note: (event.currentTarget as HTMLInputElement).value });
        }}
      />
      ${fieldNotes('note', error)}`;
  }

  private set(change: Partial<CorrectionDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { seen } = this;
    const change = seen && readDraft(this.draft, seen, this.known).correction;
    if (!change) {
      void this.mistakes.focus();
      return;
    }
    const detail: ToSeen<NewCorrection> = { seen, change };
    this.dispatchEvent(new CustomEvent('correct', { detail }));
  }
}

function line(id: string, name: string, before: string, control: TemplateResult) {
  return html`<label class="name" for=${id}>${name}</label>
    <span class="before">${before}</span>
    <div class="after field">${control}</div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'correction-form': CorrectionForm;
  }
}
