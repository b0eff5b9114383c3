import type { Recost } from '#schema/contract/recosts.ts';
import type { NewPayRate, PayRate, PayRatePreview } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { plainDate } from '../../shared/format.ts';
import '../parts/confirm-dialog.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import { signedMoney } from './pay.ts';
import './rate-form.ts';
import type { RateForm } from './rate-form.ts';
import './rate-timeline.ts';
import './recost-preview.ts';
import './recost-progress.ts';

const TYPING_PAUSE_MS = 300;

const words = text.rates;

/**
 * A person's pay rates. What a rate in the past would do is shown while it is typed, and asked about
 * before it is done; how far that has come is shown until it is done.
 * @fires preview-rate - CustomEvent<NewPayRate>
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
  @property({ attribute: false }) preview: Loaded<PayRatePreview> = NOTHING_YET;
  /** This person's last re-costing. */
  @property({ attribute: false }) recost: Recost | null = null;
  @property() today = '';
  /** On labor, in hundredths of a percent. */
  @property({ type: Number }) burdenBasisPoints = 0;

  /** What is typed and not looked up yet. */
  @state() private pause: ReturnType<typeof setTimeout> | undefined;
  @state() private typed: NewPayRate | null = null;
  @state() private asked: NewPayRate | null = null;

  @query('rate-form') private readonly form!: RateForm;

  clear(): void {
    this.asked = null;
    this.typed = null;
    this.stopPause();
    this.form.clear();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopPause();
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
        value
          ? html`<rate-timeline
              .rates=${value}
              .burdenBasisPoints=${this.burdenBasisPoints}
              .today=${this.today}
            ></rate-timeline>`
          : nothing
      }
      ${this.recost ? html`<recost-progress .recost=${this.recost}></recost-progress>` : nothing}
      <div class="add">
        <h4>${words.add}</h4>
        <rate-form
          .rates=${value ?? []}
          .burdenBasisPoints=${this.burdenBasisPoints}
          .today=${this.today}
          .submission=${this.submission}
          @rate-typed=${(event: CustomEvent<NewPayRate | null>) => {
            this.onTyped(event.detail);
          }}
          @rate-chosen=${(event: CustomEvent<NewPayRate>) => {
            this.asked = event.detail;
            this.say('add-rate', event.detail);
          }}
        >
          <recost-preview
            .isAsked=${this.typed !== null}
            .preview=${this.pause === undefined ? this.preview : { ...this.preview, loading: true }}
          ></recost-preview>
        </rate-form>
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
        isTold
          ? words.confirm(sessions, signedMoney(differenceCents), this.daysInWords(asked))
          : words.confirmPlain
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

  /** The days of the work as they were looked up; of another rate they say nothing. */
  private daysInWords(asked: NewPayRate): string {
    const { value, loading } = this.preview;
    const isOfAsked = JSON.stringify(this.typed) === JSON.stringify(asked) && !loading;
    if (!isOfAsked || !value?.firstDay || !value.lastDay) return words.confirmSince;
    return words.confirmDays(plainDate(value.firstDay), plainDate(value.lastDay));
  }

  private onTyped(rate: NewPayRate | null): void {
    this.stopPause();
    this.typed = rate;
    if (!rate) return;
    this.pause = setTimeout(() => {
      this.stopPause();
      this.say('preview-rate', rate);
    }, TYPING_PAUSE_MS);
  }

  private stopPause(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  private say(what: string, detail: NewPayRate): void {
    this.dispatchEvent(new CustomEvent<NewPayRate>(what, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-pay': PersonPay;
  }
}
