import type { OrderSummary } from '#schema/contract/orders.ts';
import type { OrderMerge, UnmatchedOrder } from '#schema/contract/reference.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duration } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { formActions } from '../parts/form-actions.ts';
import { Mistakes } from '../parts/mistakes.ts';
import { modal } from '../parts/modal.ts';
import { reasonField } from '../parts/reason-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { form } from '../parts/styles/form.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { textField } from '../parts/text-field.ts';
import { Watch } from '../parts/watch.ts';
import type { Query } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { mergeDialogStyles } from './merge-dialog-styles.ts';

const words = text.reference;
const TYPING_PAUSE_MS = 150;

export type WantedMerge = Omit<OrderMerge, 'from'>;

/**
 * Which order was meant, why, and what moves there.
 * @fires merge - CustomEvent<WantedMerge>
 * @fires dismiss
 */
@customElement('merge-dialog')
export class MergeDialog extends LitElement {
  static override readonly styles = [base, controls, modalStyles, form, mergeDialogStyles];

  @property({ attribute: false }) order!: UnmatchedOrder;
  /** The one that was meant, as far as anybody can guess; else empty. */
  @property() likely = '';
  /** Asked with what was typed. */
  @property({ attribute: false }) orders!: Query<string, OrderSummary[]>;
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private into = '';
  @state() private reason = '';
  @state() private tried = false;
  /** Whether the order was picked and not only typed. */
  @state() private isChosen = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly mistakes = new Mistakes(this, () => this.submission.problem);

  constructor() {
    super();
    new Watch(this, () => [this.orders.state]);
  }

  override willUpdate(): void {
    if (this.hasUpdated || this.likely === '') return;
    this.into = this.likely;
    this.isChosen = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.orders.forget();
  }

  override render() {
    const heading = words.mergeTitle(this.order.orderNumber);
    return modal({ heading, content: this.form(), onDismiss: this.dismiss });
  }

  private form() {
    const { busy, problem } = this.submission;
    const reason = this.tried && !this.reason.trim() ? text.common.required : undefined;
    return html`<form novalidate @submit=${this.submit}>
      <div class="search">
        ${textField({
          id: 'into',
          label: words.into,
          hint: this.isChosen ? undefined : words.intoHint,
          value: this.into,
          maxLength: 100,
          required: true,
          error: problem?.fields['into'] ?? (this.tried ? this.wrongOrder : undefined),
          onInput: this.onType,
        })}
        ${this.isChosen ? nothing : this.found()}
      </div>
      ${reasonField({
        label: words.reason,
        hint: words.reasonHint,
        value: this.reason,
        error: problem?.fields['reason'] ?? reason,
        onInput: (value) => {
          this.reason = value;
        },
      })}
      ${this.isChosen && !this.wrongOrder ? this.moves(this.into) : nothing}
      ${refusal(problem?.detail)}
      ${formActions({ action: words.merge, busy, onDismiss: this.dismiss })}
    </form>`;
  }

  private get wrongOrder(): string | undefined {
    if (this.into.trim() === '') return words.intoRequired;
    return this.into.trim() === this.order.orderNumber ? words.itself : undefined;
  }

  private found() {
    const { value, loading } = this.orders.state.get();
    if (this.into.trim() === '' || !value) return nothing;
    const others = value.filter(({ orderNumber }) => orderNumber !== this.order.orderNumber);
    const said = others.length === 0 ? words.noneFound : words.found(others.length);
    return html`<p class="said" role="status">${loading ? '' : said}</p>
      <ul class="found">
        ${others.map(
          ({ orderNumber, customerName, description }) =>
            html`<li>
              <button
                type="button"
                @click=${() => {
                  this.into = orderNumber;
                  this.isChosen = true;
                }}
              >
                <strong>${orderNumber}</strong>
                <span class="soft">${[customerName, description].filter(Boolean).join(' · ')}</span>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  private moves(into: string) {
    const { orderNumber, sessions, laborMs } = this.order;
    const work =
      sessions === 0
        ? words.moveNothing(into)
        : words.moveSessions(sessions, duration(laborMs), into);
    return html`<div class="means">
      <h3>${words.moves}</h3>
      <ul>
        ${[work, words.moveMaterial(into), words.stays(orderNumber)].map(
          (one) => html`<li>${one}</li>`,
        )}
      </ul>
    </div>`;
  }

  private readonly onType = (value: string) => {
    this.into = value;
    this.isChosen = false;
    clearTimeout(this.pause);
    const sought = value.trim();
    if (sought === '') return;
    this.pause = setTimeout(() => void this.orders.load(sought), TYPING_PAUSE_MS);
  };

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    if (this.wrongOrder !== undefined || this.reason.trim() === '') {
      void this.mistakes.focus();
      return;
    }
    const detail = { into: this.into.trim(), reason: this.reason.trim() };
    this.dispatchEvent(new CustomEvent<WantedMerge>('merge', { detail }));
  };

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'merge-dialog': MergeDialog;
  }
}
