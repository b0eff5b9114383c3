import type { Split } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hours } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { minuteInput } from '../parts/minute-input.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import type { ToSeen } from './correction-form.ts';
import { isOnNoOrder, type Known } from './known.ts';
import { ordersField } from './orders-field.ts';
import { piecesField } from './pieces-field.ts';
import { shownErrors } from './shown-errors.ts';
import {
  PARTS,
  readSplit,
  splitDraftOf,
  type PartName,
  type SplitDraft,
  type SplitReading,
} from './split-draft.ts';
import { splitFormStyles } from './split-form-styles.ts';
import { taskInput } from './task-input.ts';
import { workConflict } from './work-conflict.ts';
import type { WorkDraft } from './work-draft.ts';
import { workFormStyles } from './work-form-styles.ts';

const words = text.split;
type Errors = Readonly<Record<string, string>>;

/**
 * One session made two, side by side: at which minute, and what each part was.
 * @fires split - CustomEvent<ToSeen<Split>>
 * @fires take-theirs
 * @fires dismiss
 */
@customElement('split-form')
export class SplitForm extends LitElement {
  static override readonly styles = [base, controls, workFormStyles, splitFormStyles];

  @property({ attribute: false }) session!: SessionDetail;
  @property({ attribute: false }) known!: Known;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';

  @state() private draft!: SplitDraft;
  @state() private tried = false;

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);
  /** What the draft was begun with. */
  private seen: SessionDetail | null = null;
  private begun: SplitDraft | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || this.session.version === this.seen?.version) return;
    if (this.begun === null || this.draft === this.begun) this.begin();
  }

  private begin(): void {
    this.seen = this.session;
    this.begun = splitDraftOf(this.session, this.known);
    this.draft = this.begun;
    this.tried = false;
  }

  override render() {
    const { draft, seen } = this;
    if (!seen) return nothing;
    const reading = readSplit(draft, seen, this.known);
    const { busy, problem } = this.submission;
    // The server's word first.
    const errors = { ...shownErrors(reading.errors, this.tried), ...problem?.fields };
    const conflict = workConflict({
      ...{ seen, current: this.session, submission: this.submission },
      ...{ known: this.known, today: this.today },
      onTakeTheirs: () => {
        this.begin();
        this.dispatchEvent(new CustomEvent('take-theirs'));
      },
      onKeepMine: () => {
        this.seen = this.session;
        this.send();
      },
    });
    return html`<form novalidate @submit=${this.submit}>
      <p class="soft">${words.hint}</p>
      ${this.at(errors, reading)}
      <div class="parts">
        ${PARTS.map((name) => this.partFields(name, draft[name], errors, reading))}
      </div>
      <p class="faint keeps">${words.keeps}</p>
      ${reasonField({
        label: text.correction.reason,
        hint: text.correction.reasonHint,
        value: draft.reason,
        error: errors['reason'],
        onInput: (reason) => {
          this.set({ reason });
        },
      })}
      ${
        conflict ??
        html`${refusal(problem?.detail)}
        ${formActions({
          action: words.save,
          busy,
          onDismiss: () => this.dispatchEvent(new CustomEvent('dismiss')),
        })}`
      }
    </form>`;
  }

  private at(errors: Errors, { parts }: SplitReading) {
    return html`<div class="field at">
      <label for="at">${words.at}</label>
      ${minuteInput({
        id: 'at',
        value: this.draft.at,
        choice: this.draft.atChoice,
        timeZone: this.known.timeZone,
        error: errors['at'],
        onChange: (at, atChoice) => {
          this.set({ at, atChoice });
        },
      })}
      <span class="sum soft" role="status"
        >${
          parts
            ? words.sum(
                hours(parts.earlierMs),
                hours(parts.laterMs),
                hours(parts.earlierMs + parts.laterMs),
              )
            : nothing
        }</span
      >
    </div>`;
  }

  private partFields(name: PartName, part: WorkDraft, errors: Errors, { parts }: SplitReading) {
    const where = `${name}.`;
    const isRunning = name === 'later' && this.seen?.endedAt === null;
    const durationMs = parts ? (name === 'earlier' ? parts.earlierMs : parts.laterMs) : null;
    return html`<fieldset class="part">
      <legend>${words[name]}</legend>
      ${this.task(name, part, errors)}
      ${
        isOnNoOrder(part.taskType, this.known)
          ? nothing
          : html`<div class="field">
              <label for="${where}orderNumber">${text.correction.order}</label>
              ${ordersField({
                ...{ rows: part.orders, errors, where, durationMs },
                onChange: (orders) => {
                  // A row nobody has touched yet is not scolded.
                  if (orders.length > part.orders.length) this.tried = false;
                  this.setPart(name, { orders });
                },
              })}
            </div>`
      }
      ${
        isRunning
          ? nothing
          : piecesField({
              ...{ draft: part, errors, where },
              onChange: (change) => {
                this.setPart(name, change);
              },
            })
      }
    </fieldset>`;
  }

  private task(name: PartName, { taskType }: WorkDraft, errors: Errors) {
    const id = `${name}.taskType`;
    const { taskType: code, taskTypeName } = this.seen ?? this.session;
    return html`<div class="field">
      <label for=${id}>${text.correction.task}</label>
      ${taskInput({
        ...{ id, value: taskType, taskTypes: this.known.taskTypes, error: errors[id] },
        also: { code, name: taskTypeName },
        onChange: (chosen) => {
          this.setPart(name, { taskType: chosen });
        },
      })}
    </div>`;
  }

  private set(change: Partial<SplitDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  private setPart(name: PartName, change: Partial<WorkDraft>): void {
    this.set({ [name]: { ...this.draft[name], ...change } });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { seen } = this;
    const change = seen && readSplit(this.draft, seen, this.known).split;
    if (!change) {
      void this.mistakes.focus();
      return;
    }
    const detail: ToSeen<Split> = { seen, change };
    this.dispatchEvent(new CustomEvent('split', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'split-form': SplitForm;
  }
}
