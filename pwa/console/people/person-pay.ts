import type { NewPayRate, PayRate } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { money } from '../../shared/format.ts';
import '../parts/confirm-dialog.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import type { Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './rate-form.ts';
import type { RateForm } from './rate-form.ts';
import './rate-timeline.ts';

const words = text.rates;

/**
 * A person's pay rates. A rate in the past is asked about before it changes what work did cost.
 * @fires add-rate - CustomEvent<NewPayRate>, with `confirm` once somebody agreed
 * @fires keep-costs - somebody did not agree
 * @fires retry
 */
@customElement('person-pay')
export class PersonPay extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .sentence {
        font-size: var(--text-sm);
      }
      h4 {
        margin: 0 0 var(--space-3);
        font-size: var(--text-sm);
        font-weight: 600;
      }
      .add {
        padding: var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-ground);
      }
    `,
  ];

  @property({ attribute: false }) rates: Loaded<PayRate[]> | null = null;
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';

  @state() private asked: NewPayRate | null = null;

  @query('rate-form') private readonly form!: RateForm;

  clear(): void {
    this.asked = null;
    this.form.clear();
  }

  override render() {
    const { value, error } = this.rates ?? { value: null, error: null };
    return html`<p class="sentence soft">${words.sentence}</p>
      ${
        error
          ? html`<problem-note
              .error=${error}
              @retry=${() => this.dispatchEvent(new CustomEvent('retry'))}
            ></problem-note>`
          : nothing
      }
      ${
        value ? html`<rate-timeline .rates=${value} .today=${this.today}></rate-timeline>` : nothing
      }
      <div class="add">
        <h4>${words.add}</h4>
        <rate-form
          .today=${this.today}
          .submission=${this.submission}
          @rate-chosen=${(event: CustomEvent<NewPayRate>) => {
            this.asked = event.detail;
            this.say('add-rate', event.detail);
          }}
        ></rate-form>
      </div>
      ${this.confirmation()}`;
  }

  private confirmation() {
    const { problem, busy } = this.submission;
    const { asked } = this;
    if (problem?.code !== 'confirmation_required' || !asked) return nothing;
    const { sessions, differenceCents } = problem.context;
    const isTold = typeof sessions === 'number' && typeof differenceCents === 'number';
    return html`<confirm-dialog
      .heading=${words.confirmTitle}
      .sentence=${
        isTold ? words.confirm(sessions, signedMoney(differenceCents)) : words.confirmPlain
      }
      .action=${words.confirmAction}
      .busy=${busy}
      @confirm=${() => {
        this.say('add-rate', { ...asked, confirm: true });
      }}
      @dismiss=${() => {
        this.dispatchEvent(new CustomEvent('keep-costs'));
      }}
    ></confirm-dialog>`;
  }

  private say(what: string, detail: NewPayRate): void {
    this.dispatchEvent(new CustomEvent<NewPayRate>(what, { detail }));
  }
}

/** A difference says which way it goes. */
export function signedMoney(amountCents: number): string {
  return amountCents > 0 ? `+${money(amountCents)}` : money(amountCents);
}

declare global {
  interface HTMLElementTagNameMap {
    'person-pay': PersonPay;
  }
}
