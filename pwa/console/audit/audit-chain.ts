import type { Verification, VerificationResult } from '#schema/contract/audit.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayTime } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import type { Loaded } from '../stores/load.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

const words = text.audit.chain;

/**
 * Whether the log is as it was written: how it was found last, and finding out now.
 * @fires verify
 */
@customElement('audit-chain')
export class AuditChain extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      .chain {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-3) var(--space-4);
        min-block-size: 4.75rem;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-surface);
        font-size: var(--text-sm);
      }
      .picture {
        display: grid;
        place-items: center;
        inline-size: 2.5rem;
        block-size: 2.5rem;
        border-radius: 50%;
        background: var(--color-sunken);
        color: var(--color-ink-soft);
      }
      .good .picture {
        background: var(--color-good-soft);
        color: var(--color-on-good-soft);
      }
      .bad .picture {
        background: var(--color-danger-soft);
        color: var(--color-on-danger-soft);
      }
      strong {
        font-weight: 600;
      }
      p {
        color: var(--color-ink-soft);
        text-wrap: pretty;
      }
      p.error {
        display: block;
      }
      progress {
        display: block;
        inline-size: 100%;
        block-size: 0.375rem;
        margin-block-start: var(--space-2);
        accent-color: var(--color-accent);
      }
      @media (width < 40rem) {
        .chain {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) verification: Loaded<Verification> = {
    value: null,
    loading: false,
    error: null,
  };
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { value } = this.verification;
    const last = value?.last ?? null;
    const tone = value?.running || !last ? '' : isSound(last) ? 'good' : 'bad';
    return html`<section class="chain ${tone}" aria-label=${words.title}>
      <span class="picture">${icon(tone === 'bad' ? 'warning' : 'audit')}</span>
      <div aria-live="polite">${this.said(value)}</div>
      <button
        class="button"
        type="button"
        ?disabled=${!value || value.running !== null || this.submission.busy}
        @click=${() => this.dispatchEvent(new CustomEvent('verify'))}
      >
        ${last ? words.again : words.verify}
      </button>
    </section>`;
  }

  private said(value: Verification | null) {
    const trouble =
      this.submission.problem?.detail ?? this.verification.error?.detail ?? value?.failure;
    const wrong = trouble ? html`<p class="error" role="alert">${trouble}</p>` : nothing;
    if (!value) return html`<strong>${words.title}</strong>${wrong}`;
    if (value.running) {
      const { checked, total } = value.running;
      return html`<strong>${words.running(checked, total)}</strong>
        <progress aria-label=${words.progress} max=${total} value=${checked}></progress>`;
    }
    if (!value.last) {
      return html`<strong>${words.title}</strong>
        <p>${words.never}</p>
        ${wrong}`;
    }
    return html`${this.result(value.last)}${wrong}`;
  }

  private result(last: VerificationResult) {
    const when = (instant: string) => dayTime(instant, this.today, this.timeZone);
    const { head, brokenSeq, rows } = last;
    const headWords = !head
      ? words.noHead
      : (head.matches ? words.head : words.headGone)(head.seq, when(head.notedAt));
    return html`<strong>${brokenSeq === null ? words.whole(rows) : words.broken(brokenSeq)}</strong>
      <p>
        ${brokenSeq === null ? nothing : html`${sentence(last.reason)} ${words.before(rows)} ${words.help} `}${words.by(
          when(last.at),
          last.by,
        )}
        ${headWords}
      </p>`;
  }
}

/** The server’s reason, which is a part of a sentence. */
const sentence = (reason: string | null): string =>
  reason === null ? '' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const isSound = ({ isWhole, head }: VerificationResult): boolean =>
  isWhole && head?.matches !== false;

declare global {
  interface HTMLElementTagNameMap {
    'audit-chain': AuditChain;
  }
}
