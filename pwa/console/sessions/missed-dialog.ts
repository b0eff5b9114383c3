import type { MissedSession } from '#schema/contract/corrections.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hours } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import '../parts/approved-note.ts';
import { minuteField } from '../parts/minute-input.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { reasonField } from '../parts/reason-field.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import type { PersonName } from '../stores/directory.ts';
import { isOfWeek, type ApprovedWeek, type PersonDay } from '../stores/approved-week.ts';
import { isCalendarDay } from '../time/calendar.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { isOnNoOrder, type Known } from './known.ts';
import { missedDialogStyles } from './missed-dialog-styles.ts';
import { missedDraft, readMissed, type MissedDraft, type MissedReading } from './missed-draft.ts';
import { ordersField } from './orders-field.ts';
import { piecesField } from './pieces-field.ts';
import { refusedFields } from './refused-work.ts';
import { shownErrors } from './shown-errors.ts';
import { taskInput } from './task-input.ts';
import { lengthMs } from './work-times.ts';
import { workFormStyles } from './work-form-styles.ts';

const words = text.missed;
type Errors = Readonly<Record<string, string>>;

/**
 * Work that nobody tapped: whose, when, on what, and why it is added.
 * @fires place - CustomEvent<PersonDay>: whose work of which day it is going to be
 * @fires add - CustomEvent<MissedSession>
 * @fires dismiss
 */
@customElement('missed-dialog')
export class MissedDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    workFormStyles,
    missedDialogStyles,
  ];

  /** Whom the list is narrowed to; asked for when it is everybody. */
  @property({ attribute: false }) userId: number | null = null;
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  /** What the page lists, to see at once what overlaps. */
  @property({ attribute: false }) sessions: readonly Session[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  /** Of the person and day typed last, where somebody asked. */
  @property({ attribute: false }) approvedWeek: ApprovedWeek | null = null;
  @property() today = '';
  @property({ type: Number }) nowMs = 0;
  @property() timeZone = 'UTC';

  @state() private draft: MissedDraft | null = null;
  @state() private tried = false;

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  private get current(): MissedDraft {
    return this.draft ?? missedDraft(this.userId);
  }

  override render() {
    const draft = this.current;
    const reading = readMissed(draft, this.known);
    const errors = this.errorsOf(reading);
    const { busy, problem } = this.submission;
    const content = html`<form novalidate @submit=${this.submit}>
      <p class="soft">${words.hint} ${text.correction.zone(this.timeZone)}</p>
      ${this.person(draft, errors)} ${this.times(errors, reading)} ${this.approved()}
      ${this.work(draft, errors, reading)}
      ${piecesField({
        draft,
        errors,
        onChange: (change) => {
          this.set(change);
        },
      })}
      ${textField({
        ...{ id: 'note', label: text.correction.note, value: draft.note, maxLength: 500 },
        ...{ optional: true, error: errors['note'] },
        onInput: (note) => {
          this.set({ note });
        },
      })}
      ${reasonField({
        label: text.correction.reason,
        hint: text.correction.reasonHint,
        value: draft.reason,
        error: errors['reason'],
        onInput: (reason) => {
          this.set({ reason });
        },
      })}
      ${refusal(problem?.detail)}
      ${formActions({ action: words.save, busy, onDismiss: this.dismiss })}
    </form>`;
    return modal({ heading: words.title, content, onDismiss: this.dismiss });
  }

  private get known(): Known {
    const { taskTypes, nowMs, timeZone } = this;
    const { userId } = this.current;
    const others = this.sessions.filter(({ user }) => user.id === userId);
    return { taskTypes, others, nowMs, timeZone };
  }

  /** The server's word first. */
  private errorsOf({ errors }: MissedReading): Errors {
    const { userId } = this.current;
    const name = this.people.find(({ id }) => id === userId)?.displayName ?? '';
    const refused = refusedFields(this.submission.problem, name, this.timeZone);
    return { ...shownErrors(errors, this.tried), ...refused };
  }

  private person({ userId }: MissedDraft, errors: Errors) {
    return selectField({
      id: 'userId',
      label: words.person,
      autofocus: true,
      value: userId === null ? '' : String(userId),
      options: [
        ['', words.choose],
        ...this.people.map(({ id, displayName }) => [String(id), displayName] as const),
      ],
      error: errors['userId'],
      onChange: (chosen) => {
        this.set({ userId: chosen === '' ? null : Number(chosen) });
      },
    });
  }

  private times(errors: Errors, reading: MissedReading) {
    const ms = lengthMs(reading);
    return html`<div class="pair">
      ${this.minute('start', text.correction.start, errors)}
      ${this.minute('end', text.correction.end, errors)}
      <p class="length soft" role="status">${ms === null ? nothing : words.length(hours(ms))}</p>
    </div>`;
  }

  private minute(end: 'start' | 'end', label: string, errors: Errors) {
    const id = end === 'start' ? 'startedAt' : 'endedAt';
    return minuteField({
      id,
      label,
      value: this.current[end],
      choice: this.current[`${end}Choice`],
      timeZone: this.timeZone,
      error: errors[id],
      onChange: (typed, chosen) => {
        this.set({ [end]: typed, [`${end}Choice`]: chosen });
      },
    });
  }

  private get place(): PersonDay | null {
    const { userId, start } = this.current;
    const day = start.slice(0, start.indexOf('T'));
    return userId === null || !isCalendarDay(day) ? null : { userId, day };
  }

  private approved() {
    const { place, approvedWeek } = this;
    if (!place || !approvedWeek?.approved || !isOfWeek(approvedWeek, place)) return nothing;
    return html`<approved-note
      .week=${approvedWeek}
      .today=${this.today}
      .timeZone=${this.timeZone}
    ></approved-note>`;
  }

  private work(draft: MissedDraft, errors: Errors, reading: MissedReading) {
    const { taskType, orders: rows } = draft;
    return html`<div class="pair">
      <div class="field">
        <label for="taskType">${text.correction.task}</label>
        ${taskInput({
          ...{ id: 'taskType', value: taskType, taskTypes: this.taskTypes },
          ...{ also: { code: '', name: words.choose }, error: errors['taskType'] },
          onChange: (chosen) => {
            this.set({ taskType: chosen });
          },
        })}
      </div>
      <div class="field">
        ${
          isOnNoOrder(taskType, this.known)
            ? html`<span class="label">${text.correction.order}</span>
                <span class="said">${text.correction.noOrder}</span>`
            : html`<label for="orderNumber">${text.correction.order}</label> ${ordersField({
                  ...{ rows, errors, durationMs: lengthMs(reading) },
                  onChange: (orders) => {
                    // A row nobody has touched yet is not scolded.
                    if (orders.length > rows.length) this.tried = false;
                    this.set({ orders });
                  },
                })}`
        }
      </div>
    </div>`;
  }

  private set(change: Partial<MissedDraft>): void {
    this.draft = { ...this.current, ...change };
    const { place } = this;
    if (place) this.dispatchEvent(new CustomEvent<PersonDay>('place', { detail: place }));
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { missed } = readMissed(this.current, this.known);
    if (missed) this.dispatchEvent(new CustomEvent<MissedSession>('add', { detail: missed }));
    else void this.mistakes.focus();
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'missed-dialog': MissedDialog;
  }
}
