import type { CorrectedUsage, UsageCorrection, Voiding } from '#schema/contract/corrections.ts';
import type { NewMaterialUsage } from '#schema/contract/materials.ts';
import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dateTime, quantity } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { modeChoice } from '../parts/mode-choice.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { modes } from '../parts/styles/modes.ts';
import { textField } from '../parts/text-field.ts';
import type { Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { readReturn, readUsage, usageDraftOf, type UsageDraft } from './usage-draft.ts';
import { usageDialogStyles } from './usage-dialog-styles.ts';

const words = text.usage;
type Mode = 'correct' | 'return' | 'void';

/**
 * One entry of material on an order: corrected, part of it brought back, or taken back.
 * @fires correct-usage - CustomEvent<UsageCorrection>
 * @fires give-back - CustomEvent<NewMaterialUsage>
 * @fires void-usage - CustomEvent<Voiding>
 * @fires clear - a refusal is not of interest any more
 * @fires dismiss
 */
@customElement('usage-dialog')
export class UsageDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, modes, usageDialogStyles];

  @property({ attribute: false }) usage!: OrderMaterial;
  @property({ attribute: false }) history: Loaded<CorrectedUsage[]> | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  @state() private mode: Mode = 'correct';
  @state() private draft: UsageDraft | null = null;
  @state() private tried = false;

  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  private get current(): UsageDraft {
    return this.draft ?? usageDraftOf(this.usage);
  }

  override render() {
    const { usage, submission } = this;
    const { materialName, user, usedAt } = usage;
    const offered: Mode[] =
      usage.quantity > 0 ? ['correct', 'return', 'void'] : ['correct', 'void'];
    const content = html`<form novalidate @submit=${this.submit}>
        <p class="soft">
          ${words.of(this.amount(usage.quantity), user.displayName, dateTime(usedAt, this.timeZone))}
        </p>
        ${modeChoice({
          legend: words.modesLabel,
          options: offered.map((mode) => [mode, words.modes[mode]] as const),
          value: this.mode,
          onChange: (mode) => {
            this.mode = mode;
            this.tried = false;
            this.dispatchEvent(new CustomEvent('clear'));
          },
        })}
        ${this.fields()} ${refusal(submission.problem?.detail)} ${this.actions()}
      </form>
      ${this.past()}`;
    return modal({ heading: materialName, content, onDismiss: this.dismiss });
  }

  private fields() {
    switch (this.mode) {
      case 'correct':
        return this.correction();
      case 'return':
        return this.giveBack();
      case 'void':
        return this.voiding();
    }
  }

  private correction() {
    const draft = this.current;
    const { errors, isChanged } = readUsage(draft, this.usage);
    return html`<div class="pair">
        ${textField({
          ...{ id: 'quantity', label: words.quantity, value: draft.quantity, inputmode: 'decimal' },
          ...{ required: true, hint: words.quantityHint(this.usage.unit) },
          error: this.errorAt('quantity', errors),
          onInput: (typed) => {
            this.set({ quantity: typed });
          },
        })}
        ${textField({
          ...{ id: 'orderNumber', label: words.order, value: draft.order, maxLength: 32 },
          ...{ required: true, error: this.errorAt('orderNumber', errors) },
          onInput: (order) => {
            this.set({ order });
          },
        })}
      </div>
      <p class="faint">${words.cost}</p>
      ${this.reason(errors)} ${this.tried && !isChanged ? refusal(words.nothing) : nothing}`;
  }

  private giveBack() {
    const draft = this.current;
    const { errors } = readReturn(draft, this.usage);
    return html`${textField({
        ...{ id: 'quantity', label: words.returned, value: draft.returned, inputmode: 'decimal' },
        ...{ required: true, hint: words.quantityHint(this.usage.unit) },
        error: this.errorAt('quantity', errors),
        onInput: (returned) => {
          this.set({ returned });
        },
      })}
      <p class="faint">${words.returnMeans}</p>`;
  }

  private voiding() {
    const { quantity: used, orderNumber } = this.usage;
    const reason = this.current.reason.trim();
    return html`<ul class="means">
        <li>${words.voidChanges(this.amount(used), orderNumber)}</li>
        <li>${words.voidKeeps}</li>
      </ul>
      ${this.reason(reason === '' ? { reason: text.common.required } : {})}`;
  }

  private reason(errors: Readonly<Record<string, string>>) {
    return reasonField({
      label: text.correction.reason,
      hint: text.correction.reasonHint,
      value: this.current.reason,
      error: this.errorAt('reason', errors),
      onInput: (reason) => {
        this.set({ reason });
      },
    });
  }

  private actions() {
    return formActions({
      action: words.saves[this.mode],
      busy: this.submission.busy,
      isDanger: this.mode === 'void',
      onDismiss: this.dismiss,
    });
  }

  private past() {
    const { value } = this.history ?? { value: null };
    if (!value || value.length === 0) return nothing;
    const said = (entry: { orderNumber: string; quantity: number }) =>
      words.on(this.amount(entry.quantity), entry.orderNumber);
    return html`<section>
      <h3>${words.history}</h3>
      <ol>
        ${value.map(
          ({ reason, before, after, correctedBy, correctedAt }) =>
            html`<li>
              <span>“${reason}”</span>
              <span class="soft">
                ${said(before)} → ${after ? said(after) : words.standings.voided}
              </span>
              <span class="faint">
                ${text.correction.by(correctedBy.displayName, dateTime(correctedAt, this.timeZone))}
              </span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  private amount(of: number): string {
    return `${quantity(of)} ${this.usage.unit}`;
  }

  /** The server's word first; ours once somebody tried. */
  private errorAt(field: string, own: Readonly<Record<string, string>>): string | undefined {
    return this.submission.problem?.fields[field] ?? (this.tried ? own[field] : undefined);
  }

  private set(change: Partial<UsageDraft>): void {
    this.draft = { ...this.current, ...change };
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const said = this.said();
    if (said) this.dispatchEvent(said);
    else void this.mistakes.focus();
  };

  /** What is to be done, or null while something is wrong. */
  private said(): CustomEvent<UsageCorrection | NewMaterialUsage | Voiding> | null {
    const draft = this.current;
    const reason = draft.reason.trim();
    switch (this.mode) {
      case 'correct': {
        const { correction } = readUsage(draft, this.usage);
        return correction && new CustomEvent('correct-usage', { detail: correction });
      }
      case 'return': {
        const { usage } = readReturn(draft, this.usage);
        return usage && new CustomEvent('give-back', { detail: usage });
      }
      case 'void':
        return reason === '' ? null : new CustomEvent('void-usage', { detail: { reason } });
    }
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-dialog': UsageDialog;
  }
}
