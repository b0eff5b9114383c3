import type { NewPayRate, PayRate, RateKind } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { refusal } from '../parts/field.ts';
import { selectField } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { textField } from '../parts/text-field.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { isCalendarDay } from '../time/calendar.ts';
import { centsOf, costWords, rateWords } from './pay.ts';

const words = text.rates;

/**
 * A rate and the day from which it holds.
 * @slot - what a rate with a past date would do; only seen with one
 * @fires rate-typed - CustomEvent<NewPayRate | null>: with a past date, whenever it changes
 * @fires rate-chosen - CustomEvent<NewPayRate>
 */
@customElement('rate-form')
export class RateForm extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }
      .replaces {
        font-size: var(--text-sm);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: var(--space-3);
      }
    `,
  ];

  /** Those that are there: another one from the same date replaces it. */
  @property({ attribute: false }) rates: readonly PayRate[] = [];
  @property({ type: Number }) burdenBasisPoints = 0;
  @property() today = '';
  @property({ attribute: false }) submission: Submission = AT_REST;

  @state() private effectiveFrom: string | null = null;
  @state() private kind: RateKind = 'hourly';
  @state() private amount = '';
  @state() private tried = false;

  clear(): void {
    this.effectiveFrom = null;
    this.amount = '';
    this.tried = false;
  }

  override render() {
    const { busy, problem } = this.submission;
    const from = this.effectiveFrom ?? this.today;
    const amountCents = centsOf(this.amount);
    const perHour =
      amountCents === null
        ? undefined
        : costWords({ kind: this.kind, amountCents }, this.burdenBasisPoints);
    const { replaced } = this;
    const isAsking = problem?.code === 'confirmation_required';
    return html`<form novalidate @submit=${this.submit}>
      <div class="fields">
        ${textField({
          id: 'effectiveFrom',
          label: words.from,
          type: 'date',
          value: from,
          error:
            problem?.fields['effectiveFrom'] ??
            (this.tried && !isCalendarDay(from) ? text.common.required : undefined),
          onInput: (value) => {
            this.effectiveFrom = value;
            this.sayTyped();
          },
        })}
        ${selectField({
          id: 'kind',
          label: words.kind,
          value: this.kind,
          options: Object.entries(words.kinds),
          onChange: (value) => {
            this.kind = value as RateKind;
            this.sayTyped();
          },
        })}
        ${textField({
          id: 'amountCents',
          label: words.amount[this.kind],
          value: this.amount,
          inputmode: 'decimal',
          maxLength: 16,
          hint: perHour === '' ? undefined : perHour,
          error:
            problem?.fields['amountCents'] ??
            (this.tried && amountCents === null ? words.amountWrong : undefined),
          onInput: (value) => {
            this.amount = value;
            this.sayTyped();
          },
        })}
      </div>
      ${replaced ? html`<p class="replaces">${words.replaces(rateWords(replaced))}</p>` : nothing}
      ${this.isPast ? html`<slot></slot>` : nothing} ${refusal(isAsking ? '' : problem?.detail)}
      <div class="actions">
        <button class="button" type="submit" ?disabled=${busy}>
          ${busy ? text.common.saving : replaced ? words.replace : words.save}
        </button>
      </div>
    </form>`;
  }

  /** Null while something is missing or wrong. */
  private get rate(): NewPayRate | null {
    const effectiveFrom = this.effectiveFrom ?? this.today;
    const amountCents = centsOf(this.amount);
    if (!isCalendarDay(effectiveFrom) || amountCents === null) return null;
    const replace = this.replaced !== undefined;
    return { effectiveFrom, kind: this.kind, amountCents, ...(replace && { replace }) };
  }

  /** The rate that holds from the very date typed. */
  private get replaced(): PayRate | undefined {
    const from = this.effectiveFrom ?? this.today;
    return this.rates.find(({ effectiveFrom }) => effectiveFrom === from);
  }

  private get isPast(): boolean {
    const from = this.effectiveFrom ?? this.today;
    return isCalendarDay(from) && from < this.today;
  }

  private sayTyped(): void {
    const detail = this.isPast ? this.rate : null;
    this.dispatchEvent(new CustomEvent<NewPayRate | null>('rate-typed', { detail }));
  }

  private readonly submit = (event: Event) => {
    event.preventDefault();
    this.tried = true;
    const detail = this.rate;
    if (detail) this.dispatchEvent(new CustomEvent<NewPayRate>('rate-chosen', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rate-form': RateForm;
  }
}
