import type { NewTaskType, TaskType, TaskTypeChange } from '#schema/contract/orders.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { field, refusal } from '../parts/field.ts';
import '../parts/last-changed.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { versionConflict } from '../parts/version-conflict.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { dialogButtons, fixedFacts, putBack } from './dialog-parts.ts';
import type { EntryChange } from './shelf-section.ts';
import { entryDialogStyles } from './entry-dialog-styles.ts';
import { hueStyles } from './hue-styles.ts';
import './picture-picker.ts';
import {
  draftOfTask,
  hueName,
  newTask,
  newTaskDraft,
  taskChange,
  taskVersions,
  rebasedTask,
  taskCode,
  taskErrors,
  type TaskDraft,
} from './task-draft.ts';
import './tile-preview.ts';

const words = text.tasks;

/**
 * A task to add, or to edit: its name and how its tile looks.
 * @fires add - CustomEvent<NewTaskType>
 * @fires change-entry - CustomEvent<EntryChange<TaskType, TaskTypeChange>>
 * @fires take-off
 * @fires put-back - CustomEvent<string>: the code of a task that is only off the tablets
 * @fires dismiss
 */
@customElement('task-dialog')
export class TaskDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, entryDialogStyles, hueStyles];

  /** As it is now, whoever changed it; null for a new one. */
  @property({ attribute: false }) entry: TaskType | null = null;
  @property({ attribute: false }) entries: readonly TaskType[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  @state() private draft!: TaskDraft;
  @state() private tried = false;
  private sentCode = '';
  /** As it was when the dialog opened. */
  private seen: TaskType | null = null;

  override willUpdate(_changed: PropertyValues): void {
    if (this.hasUpdated) return;
    this.seen = this.entry;
    this.draft = this.entry ? draftOfTask(this.entry) : newTaskDraft(this.entries);
  }

  override render() {
    const { seen } = this;
    const heading = seen ? words.editTitle(seen.name) : words.addTitle;
    const onDismiss = () => this.dispatchEvent(new CustomEvent('dismiss'));
    return modal({ heading, content: this.form(), onDismiss });
  }

  private form() {
    const { draft, entry, seen, submission } = this;
    const error = this.errorOf;
    return html`<form novalidate @submit=${this.submit}>
      ${textField({
        id: 'name',
        label: words.name,
        value: draft.name,
        maxLength: 40,
        required: true,
        hint: words.nameHint,
        error: error('name'),
        onInput: (name) => {
          this.set({ name });
        },
      })}
      ${entry ? this.fixed(entry) : this.onceChosen()}
      <picture-picker
        .picture=${draft.icon}
        @picture-chosen=${({ detail }: CustomEvent<string>) => {
          this.set({ icon: detail });
        }}
      ></picture-picker>
      <div class="pair">
        ${this.hue()}
        <tile-preview
          .name=${draft.name.trim()}
          .picture=${draft.icon}
          .hue=${draft.hue}
        ></tile-preview>
      </div>
      <last-changed
        .changed=${entry?.changed ?? null}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></last-changed>
      ${
        this.conflict() ??
        html`${refusal(submission.problem?.detail)}
        ${dialogButtons({
          isNew: seen === null,
          busy: submission.busy,
          isSame: seen !== null && taskChange(draft, seen) === null,
          addWords: words.add,
          saveWords: words.save,
          dialog: this,
        })}`
      }
    </form>`;
  }

  private fixed({ code, kind }: TaskType) {
    return fixedFacts([
      [words.code, code],
      [words.kind, words.kinds[kind]],
    ]);
  }

  private onceChosen() {
    const { draft } = this;
    return html`${selectField({
      id: 'kind',
      label: words.kind,
      value: draft.kind,
      options: Object.entries(words.kindChoices),
      hint: text.catalog.once,
      error: this.errorOf('kind'),
      onChange: (kind) => {
        this.set({ kind: kind as TaskDraft['kind'] });
      },
    })}
    ${textField({
      id: 'code',
      label: words.code,
      value: taskCode(draft),
      maxLength: 24,
      required: true,
      hint: text.catalog.codeHint,
      error: this.errorOf('code'),
      onInput: (code) => {
        this.set({ code });
      },
    })}
    ${
      this.sentCode === taskCode(draft).trim()
        ? putBack(this, this.submission, this.sentCode, this.entries)
        : nothing
    }`;
  }

  private hue() {
    const { hue } = this.draft;
    return field(
      { id: 'hue', label: words.hue, hint: hueName(hue) },
      html`<input
        class="hue"
        id="hue"
        type="range"
        min="0"
        max="359"
        .value=${live(String(hue))}
        aria-valuetext=${hueName(hue)}
        @input=${(event: InputEvent) => {
          this.set({ hue: (event.currentTarget as HTMLInputElement).valueAsNumber });
        }}
      />`,
    );
  }

  private readonly errorOf = (name: keyof TaskDraft): string | undefined => {
    const own = this.tried ? taskErrors(this.draft)[name] : undefined;
    return this.submission.problem?.fields[name] ?? own;
  };

  private set(change: Partial<TaskDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  /** Somebody changed it meanwhile: both versions. */
  private conflict() {
    const { draft, entry, seen, submission, today, timeZone } = this;
    return versionConflict({
      ...{ seen, current: entry, submission, today, timeZone },
      fields: (before, now) => taskVersions(draft, before, now),
      onTakeTheirs: () => this.dispatchEvent(new CustomEvent('dismiss')),
      onKeepMine: (before, now) => {
        this.draft = rebasedTask(draft, before, now);
        this.seen = now;
        this.send();
      },
    });
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    this.tried = true;
    const { draft, seen } = this;
    if (Object.keys(taskErrors(draft)).length > 0) {
      void focusMistake(this);
      return;
    }
    if (!seen) {
      const detail = newTask(draft);
      this.sentCode = detail.code;
      this.dispatchEvent(new CustomEvent<NewTaskType>('add', { detail }));
      return;
    }
    const change = taskChange(draft, seen);
    if (change) this.tell({ seen, change });
  }

  private tell(detail: EntryChange<TaskType, TaskTypeChange>): void {
    this.dispatchEvent(new CustomEvent('change-entry', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'task-dialog': TaskDialog;
  }
}
