import type { Correction } from '#schema/contract/corrected-work.ts';
import type { NewCorrection } from '#schema/contract/corrections.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dateTime, hours } from '../../shared/format.ts';
import { describedBy, fieldNotes, refusal } from '../parts/field.ts';
import { minuteInput } from '../parts/minute-input.ts';
import { modal } from '../parts/modal.ts';
import { reasonField } from '../parts/reason-field.ts';
import { choices } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import type { Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import type { MinuteChoice } from '../time/minute-draft.ts';
import { correctionDialogStyles } from './correction-dialog-styles.ts';
import './correction-history.ts';
import {
  draftOf,
  readDraft,
  type CorrectionDraft,
  type DraftField,
  type DraftReading,
} from './correction-draft.ts';

const words = text.correction;

/**
 * Before and after side by side, with a reason. What the server refuses is said at the field.
 * @fires correct - CustomEvent<NewCorrection>
 * @fires dismiss
 */
@customElement('correction-dialog')
export class CorrectionDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, correctionDialogStyles];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property({ attribute: false }) history: Loaded<Correction[]> | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  @state() private draft: CorrectionDraft | null = null;
  /** Fields are not scolded before somebody tried to save. */
  @state() private tried = false;

  override render() {
    const draft = this.current;
    const reading = readDraft(draft, this.session, this.timeZone);
    const { busy, problem } = this.submission;
    const content = html`<form novalidate @submit=${this.submit}>
        <p class="soft">${words.of(this.session.user.displayName)}. ${words.zone(this.timeZone)}</p>
        ${this.comparison(draft, reading)} ${this.reason(draft, reading)}
        ${refusal(problem?.detail)}
        ${this.tried && !reading.isChanged ? refusal(words.nothing) : nothing}
        <div class="actions">
          <button class="button" type="button" @click=${this.dismiss}>${text.common.cancel}</button>
          <button class="button primary" type="submit" ?disabled=${busy}>
            ${busy ? text.common.saving : words.save}
          </button>
        </div>
      </form>
      <correction-history
        .history=${this.history}
        .taskTypes=${this.taskTypes}
        .timeZone=${this.timeZone}
      ></correction-history>`;
    return modal({ heading: words.title, content, onDismiss: this.dismiss });
  }

  private get current(): CorrectionDraft {
    return this.draft ?? draftOf(this.session, this.timeZone);
  }

  private comparison(draft: CorrectionDraft, reading: DraftReading) {
    const { session, timeZone } = this;
    const when = (instant: string | null) =>
      instant ? dateTime(instant, timeZone) : words.running;
    const spanMs = (start: string | null, end: string | null) =>
      start && end && start <= end ? hours(Date.parse(end) - Date.parse(start)) : text.common.none;
    return html`<div class="comparison">
      <span class="column">${words.field}</span>
      <span class="column">${words.before}</span>
      <span class="column">${words.after}</span>
      ${this.line('startedAt', words.start, when(session.startedAt), reading, (id, error) =>
        this.minute(id, draft.start, 'start', draft.startChoice, error),
      )}
      ${this.line('endedAt', words.end, when(session.endedAt), reading, (id, error) =>
        this.minute(
          id,
          draft.end,
          'end',
          draft.endChoice,
          error,
          session.endedAt === null ? words.leaveRunning : undefined,
        ),
      )}
      ${this.line(
        'orderNumber',
        words.order,
        session.orderNumber ?? words.noOrder,
        reading,
        (id, error) => this.order(id, draft.order, error),
      )}
      ${this.line('taskType', words.task, session.taskTypeName, reading, (id, error) =>
        this.task(id, draft.taskType, error),
      )}
      <span class="name">${words.duration}</span>
      <span class="before">${spanMs(session.startedAt, session.endedAt)}</span>
      <strong class="after number">${spanMs(reading.startedAt, reading.endedAt)}</strong>
    </div>`;
  }

  private line(
    id: DraftField,
    name: string,
    before: string,
    reading: DraftReading,
    control: (id: string, error: string | undefined) => TemplateResult,
  ) {
    return html`<label class="name" for=${id}>${name}</label>
      <span class="before">${before}</span>
      <div class="after field">${control(id, this.errorAt(id, reading))}</div>`;
  }

  /** The server's word first; ours once somebody tried. A time that cannot be is said at once. */
  private errorAt(id: DraftField, reading: DraftReading): string | undefined {
    const own = reading.errors[id];
    const isRequired = own === text.common.required || own === text.minute.unreadable;
    return this.submission.problem?.fields[id] ?? (this.tried || !isRequired ? own : undefined);
  }

  private minute(
    id: string,
    value: string,
    end: 'start' | 'end',
    choice: MinuteChoice,
    error: string | undefined,
    hint?: string,
  ) {
    const { timeZone } = this;
    const onChange = (typed: string, chosen: MinuteChoice) => {
      this.set({ [end]: typed, [`${end}Choice`]: chosen });
    };
    return minuteInput({ id, value, choice, timeZone, error, hint, onChange });
  }

  private order(id: string, value: string, error: string | undefined) {
    return html`<input
        class="input"
        id=${id}
        autocomplete="off"
        maxlength="32"
        placeholder=${words.orderHint}
        .value=${live(value)}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy({ id, label: '', error })}
        @input=${(event: InputEvent) => {
          this.set({ order: (event.currentTarget as HTMLInputElement).value });
        }}
      />
      ${fieldNotes(id, error)}`;
  }

  private task(id: string, value: string, error: string | undefined) {
    const known = this.taskTypes.map(({ code, name }) => [code, name] as const);
    const { taskType, taskTypeName } = this.session;
    const isKnown = known.some(([code]) => code === taskType);
    return html`<select
        class="input"
        id=${id}
        .value=${live(value)}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy({ id, label: '', error })}
        @change=${(event: Event) => {
          this.set({ taskType: (event.currentTarget as HTMLSelectElement).value });
        }}
      >
        ${choices(isKnown ? known : [[taskType, taskTypeName], ...known], value)}
      </select>
      ${fieldNotes(id, error)}`;
  }

  private reason(draft: CorrectionDraft, reading: DraftReading) {
    return reasonField({
      label: words.reason,
      hint: words.reasonHint,
      value: draft.reason,
      error: this.errorAt('reason', reading),
      onInput: (reason) => {
        this.set({ reason });
      },
    });
  }

  private set(change: Partial<CorrectionDraft>): void {
    this.draft = { ...this.current, ...change };
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { correction } = readDraft(this.current, this.session, this.timeZone);
    if (correction)
      this.dispatchEvent(new CustomEvent<NewCorrection>('correct', { detail: correction }));
    else void this.focusMistake();
  };

  private async focusMistake(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'correction-dialog': CorrectionDialog;
  }
}
