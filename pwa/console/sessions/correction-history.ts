import type { CorrectedFields, Correction } from '#schema/contract/corrected-work.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';

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
      ${this.changes(before, after).map(
        ([name, from, to]) => html`<span class="change">${name}: ${from} → ${to}</span>`,
      )}
      <span class="faint">
        ${words.by(correctedBy.displayName, dateTime(correctedAt, this.timeZone))}
      </span>
    </li>`;
  }

  private changes(before: CorrectedFields | null, after: CorrectedFields | null) {
    if (!before || !after) return [];
    const when = (instant: string | null) =>
      instant ? dateTime(instant, this.timeZone) : words.running;
    const task = (code: string) => this.taskTypes.find((type) => type.code === code)?.name ?? code;
    const lines: [name: string, from: string, to: string][] = [
      [words.start, when(before.startedAt), when(after.startedAt)],
      [words.end, when(before.endedAt), when(after.endedAt)],
      [words.order, before.orderNumber ?? words.noOrder, after.orderNumber ?? words.noOrder],
      [words.task, task(before.taskType), task(after.taskType)],
    ];
    return lines.filter(([, from, to]) => from !== to);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'correction-history': CorrectionHistory;
  }
}
