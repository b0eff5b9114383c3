import type { EndWork, FloorWork, SwitchWork } from '#schema/contract/floor.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { minuteField } from '../parts/minute-input.ts';
import { focusMistake } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { reasonField } from '../parts/reason-field.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { EMPTY_DRAFT, readWorkDraft, type Deed, type WorkField } from './work-draft.ts';

const words = text.floor;

/**
 * Ends somebody's running work, or puts them on other work: says what that changes and what stays,
 * and wants a reason.
 * @fires end-work - CustomEvent<EndWork>
 * @fires switch-work - CustomEvent<SwitchWork>
 * @fires dismiss
 */
@customElement('work-dialog')
export class WorkDialog extends LitElement {
  static override readonly styles = [
    base,
    controls,
    modalStyles,
    form,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3);
      }
      @media (width < 40rem) {
        .pair {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  @property() deed: Deed = 'end';
  @property({ attribute: false }) work!: FloorWork;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property({ type: Number }) nowMs = 0;
  @property() timeZone = 'UTC';

  @state() private draft = EMPTY_DRAFT;
  /** Fields are not scolded before somebody tried. */
  @state() private tried = false;

  override render() {
    const { busy, problem } = this.submission;
    const name = this.work.user.displayName;
    const isEnd = this.deed === 'end';
    const said = problem && (words.refusals[problem.code] ?? problem.detail);
    const isAtField = Object.keys(problem?.fields ?? {}).length > 0;
    const content = html`<form novalidate @submit=${this.submit}>
      ${this.means(isEnd)} ${isEnd ? nothing : this.target()} ${this.time()} ${this.reason()}
      ${refusal(isAtField ? undefined : (said ?? undefined))}
      ${formActions({
        action: isEnd ? words.endAction : words.switchAction,
        busy,
        isDanger: isEnd,
        onDismiss: this.dismiss,
      })}
    </form>`;
    const heading = isEnd ? words.endTitle(name) : words.switchTitle(name);
    return modal({ heading, content, onDismiss: this.dismiss });
  }

  private means(isEnd: boolean) {
    const { taskTypeName, orderNumber } = this.work;
    const work = words.work(taskTypeName, orderNumber);
    return html`<div class="means">
      <p>${isEnd ? words.endWhat(work) : words.switchWhat(work)}</p>
      <p>${isEnd ? words.endKeeps : words.switchKeeps}</p>
      <p>${words.written}</p>
    </div>`;
  }

  private target() {
    const { taskType, order } = this.draft;
    return html`<div class="pair">
      ${selectField({
        id: 'taskType',
        label: words.task,
        value: taskType,
        options: [
          ['', words.taskNone],
          ...this.taskTypes.map(({ code, name }) => [code, name] as const),
        ],
        error: this.errorAt('taskType'),
        onChange: (value) => {
          this.set({ taskType: value });
        },
      })}
      ${textField({
        id: 'orderNumber',
        label: words.order,
        value: order,
        hint: words.orderHint,
        maxLength: 32,
        error: this.errorAt('orderNumber'),
        onInput: (value) => {
          this.set({ order: value });
        },
      })}
    </div>`;
  }

  private time() {
    const { time, timeChoice } = this.draft;
    return minuteField({
      id: 'at',
      label: words.at,
      value: time,
      choice: timeChoice,
      timeZone: this.timeZone,
      error: this.errorAt('at'),
      hint: words.atHint,
      onChange: (typed, choice) => {
        this.set({ time: typed, timeChoice: choice });
      },
    });
  }

  private reason() {
    return reasonField({
      label: words.reason,
      hint: words.reasonHint,
      value: this.draft.reason,
      error: this.errorAt('reason'),
      onInput: (reason) => {
        this.set({ reason });
      },
    });
  }

  private get reading() {
    return readWorkDraft(this.deed, this.draft, this.work, this);
  }

  /** The server's word first, in words for whoever reads it; ours once somebody tried. */
  private errorAt(field: WorkField): string | undefined {
    const { problem } = this.submission;
    const refused = problem?.fields[field];
    if (refused !== undefined) return words.refusals[problem?.code ?? ''] ?? refused;
    return this.tried ? this.reading.errors[field] : undefined;
  }

  private set(change: Partial<typeof EMPTY_DRAFT>): void {
    this.draft = { ...this.draft, ...change };
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const { errors, end, switch: change } = this.reading;
    if (Object.keys(errors).length > 0) {
      void focusMistake(this);
    } else if (this.deed === 'end') {
      this.dispatchEvent(new CustomEvent<EndWork>('end-work', { detail: end }));
    } else {
      this.dispatchEvent(new CustomEvent<SwitchWork>('switch-work', { detail: change }));
    }
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'work-dialog': WorkDialog;
  }
}
