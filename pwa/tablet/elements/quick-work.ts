import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TaskType } from '#schema/contract/orders.ts';
import type { ResumableWork } from '#schema/contract/sessions.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { text } from '../text.ts';
import { workKey } from '../work-key.ts';
import { controls } from './controls.ts';
import './task-badge.ts';

/**
 * What one may switch to without looking for an order: earlier work, and work on no order.
 * @fires resume with the work to take up again
 * @fires indirect with the task type
 */
@customElement('quick-work')
export class QuickWork extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }

      div {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
        gap: var(--space-3);
      }

      .card {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--target-main);
        padding: var(--space-2) var(--space-3);
        font-size: var(--text-md);
        font-weight: 620;
        line-height: 1.25;
        --badge: 2.5rem;
      }

      .card > span:last-child {
        min-width: 0;
      }

      .sub {
        display: block;
        font-size: var(--text-base);
        font-weight: 500;
        color: var(--color-ink-faint);
      }

      .spin {
        width: 2.5rem;
        height: 2.5rem;
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) resumable: readonly ResumableWork[] = [];
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property() busy: string | null = null;

  override render() {
    const earlier = this.resumable.filter(({ orderNumber }) => orderNumber !== null);
    const indirect = this.taskTypes.filter(({ kind }) => kind === 'indirect');
    return html`${
      earlier.length === 0
        ? nothing
        : html`<h2 class="label">${text().work.resume}</h2>
            <div>
              ${earlier.map((work) =>
                this.#button(
                  work,
                  this.taskTypes.find(({ code }) => code === work.taskType),
                  html`<span class="one-line">${work.orderNumber}</span>
                    <span class="sub one-line">${work.taskTypeName}</span>`,
                  () => {
                    emit(this, 'resume', work);
                  },
                ),
              )}
            </div>`
    }
    ${
      indirect.length === 0
        ? nothing
        : html`<h2 class="label">${text().work.indirect}</h2>
            <div>
              ${indirect.map((task) =>
                this.#button({ orderNumber: null, taskType: task.code }, task, task.name, () => {
                  emit(this, 'indirect', task);
                }),
              )}
            </div>`
    }`;
  }

  #button(
    work: Parameters<typeof workKey>[0],
    task: TaskType | undefined,
    label: TemplateResult | string,
    act: () => void,
  ): TemplateResult {
    const busy = this.busy === workKey(work);
    return html`<button
      class="card"
      ?disabled=${this.busy !== null && !busy}
      aria-busy=${busy}
      @click=${act}
    >
      ${
        busy
          ? html`<span class="spin"></span>`
          : html`<task-badge .picture=${task?.icon ?? ''} .hue=${task?.hue ?? 200}></task-badge>`
      }<span>${label}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'quick-work': QuickWork;
  }
}
