import type { CorrectedFields, Correction } from '#schema/contract/corrected-work.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import { taskName } from './known.ts';
import { ordersWords, rowsOf } from './orders-draft.ts';
import { piecesWords } from './pieces-draft.ts';

const words = text.correction;

/** Who changed what when, and why; the newest first. Nothing here can be taken back silently. */
@customElement('correction-history')
export class CorrectionHistory extends LitElement {
  static override readonly styles = [
    base,
    css`
      h3 {
        margin-block-end: var(--space-2);
        font-size: var(--text-sm);
      }
      p {
        font-size: var(--text-sm);
      }
      li {
        display: grid;
        gap: 0.125rem;
        padding: var(--space-3) 0;
        border-block-start: 1px solid var(--color-line);
        font-size: var(--text-sm);
        overflow-wrap: anywhere;
      }
      .change {
        color: var(--color-ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) history: Loaded<Correction[]> | null = null;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property() timeZone = 'UTC';

  override render() {
    const { value, error } = this.history ?? { value: null, error: null };
    const newestFirst = [...(value ?? [])].sort((a, b) => b.id - a.id);
    return html`<h3>${words.history}</h3>
      ${error ? html`<p class="soft" role="alert">${error.detail}</p>` : nothing}
      ${!value && !error ? html`<p class="faint">${text.common.loading}</p>` : nothing}
      ${value?.length === 0 ? html`<p class="faint">${words.noHistory}</p>` : nothing}
      <ol>
        ${newestFirst.map((correction) => this.entry(correction))}
      </ol>`;
  }

  private entry({ correctedAt, correctedBy, reason, before, after }: Correction) {
    return html`<li>
      <span>“${reason}”</span>
      ${before ? nothing : html`<span class="change">${words.added}</span>`}
      ${after ? nothing : html`<span class="change">${words.voided}</span>`}
      ${this.changes(before, after).map((said) => html`<span class="change">${said}</span>`)}
      <span class="faint">
        ${words.by(correctedBy.displayName, dateTime(correctedAt, this.timeZone))}
      </span>
    </li>`;
  }

  /** What became another; all of it where there is nothing before or after. */
  private changes(before: CorrectedFields | null, after: CorrectedFields | null): string[] {
    const whole = before === null ? after : after === null ? before : null;
    if (whole)
      return [
        this.lines(whole)
          .map(([name, said]) => `${name}: ${said}`)
          .join(' · '),
      ];
    if (!before || !after) return [];
    const to = this.lines(after);
    return this.lines(before).flatMap(([name, was], index) => {
      const is = to[index]?.[1] ?? was;
      return was === is ? [] : [`${name}: ${was} → ${is}`];
    });
  }

  private lines(fields: CorrectedFields): readonly (readonly [name: string, said: string])[] {
    const { startedAt, endedAt, taskType, goodQuantity, scrapQuantity, note } = fields;
    const when = (instant: string | null) =>
      instant ? dateTime(instant, this.timeZone) : words.running;
    return [
      [words.start, when(startedAt)],
      [words.end, when(endedAt)],
      [words.order, ordersOf(fields)],
      [words.task, taskName(taskType, this)],
      [words.pieces, piecesWords(goodQuantity, scrapQuantity)],
      [words.note, note || words.noNote],
    ];
  }
}

/** Corrections from before shares could be corrected say one order or none. */
function ordersOf({ shares = [], orderNumber }: CorrectedFields): string {
  return shares.length > 0 ? ordersWords(rowsOf(shares)) : (orderNumber ?? words.noOrder);
}

declare global {
  interface HTMLElementTagNameMap {
    'correction-history': CorrectionHistory;
  }
}
