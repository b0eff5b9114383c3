import type { OrderCost, SessionHistory } from '#schema/contract/order-cost.ts';
import type { ProfitabilityFlag, ProfitabilityRow } from '#schema/contract/reports.ts';
import type { OrderStatus } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hours, plainDate } from '../../shared/format.ts';
import { auditOf } from '../address/audit-filter.ts';
import { writeRoute } from '../address/route.ts';
import type { Days } from '../address/range.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import './order-account.ts';
import './order-confidence.ts';
import './order-labor.ts';
import './order-materials.ts';
import { isQuiet } from './quiet-flags.ts';
import { orderSections } from './order-sections.ts';
import { cents, sumCents } from './words.ts';

const TONE: Record<OrderStatus, string> = {
  open: 'accent',
  hold: 'warn',
  shipped: '',
  void: 'bad',
};

/**
 * What one order cost, from the margin down to single sessions; each level shows its sum.
 * @fires close-panel
 * @fires retry
 * @fires correct-material - CustomEvent<OrderMaterial>
 * @fires history-wanted - CustomEvent<string>: what made the session with this id
 */
@customElement('order-panel')
export class OrderPanel extends LitElement {
  static override readonly styles = [
    base,
    chips,
    orderSections,
    css`
      :host {
        display: contents;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.625rem;
        margin-block-start: 0.125rem;
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        overflow-wrap: anywhere;
      }
      .description {
        margin-block-end: var(--space-4);
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      .flags {
        display: grid;
        gap: var(--space-2);
        margin-block-start: var(--space-3);
      }
      .flags li {
        display: flex;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-sm);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
      }
      .flags .quiet {
        background: var(--color-sunken);
        color: var(--color-ink-soft);
      }
      section:first-of-type,
      order-confidence {
        margin-block-start: var(--space-6);
      }
      .scope {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        margin-block-start: var(--space-2);
        font-size: var(--text-xs);
      }
      .scope a {
        padding-block: 0.25rem;
      }
      @media print {
        .scope a {
          display: none;
        }
      }
    `,
  ];

  @property() orderNumber = '';
  /** What the list already knows, shown until the rest is there. */
  @property({ attribute: false }) row: ProfitabilityRow | null = null;
  @property({ attribute: false }) cost: Loaded<OrderCost> | null = null;
  @property({ attribute: false }) history: Loaded<SessionHistory> | null = null;
  @property({ attribute: false }) days: Days = { from: null, to: null };
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  override render() {
    const answer = this.cost?.value?.row.orderNumber === this.orderNumber ? this.cost.value : null;
    const row = answer?.row ?? this.row;
    const error = this.cost?.error ?? null;
    return html`<side-panel .heading=${text.order.title(this.orderNumber)}>
      ${row ? this.head(row) : nothing} ${row ? this.account(row) : nothing}
      ${
        error
          ? html`<problem-note
              .error=${error}
              @retry=${() => this.dispatchEvent(new CustomEvent('retry'))}
            ></problem-note>`
          : nothing
      }
      ${answer ? this.parts(answer) : nothing}
    </side-panel>`;
  }

  private head(row: ProfitabilityRow) {
    return html`<div slot="head" class="head">
      <span>${row.customerName}</span>
      <span class="word ${TONE[row.status]}">${text.order.status[row.status]}</span>
      ${row.dueDate ? html`<span>${text.order.due(plainDate(row.dueDate))}</span>` : nothing}
    </div>`;
  }

  private account(row: ProfitabilityRow) {
    const { from, to } = this.days;
    return html`${row.description === '' ? nothing : html`<p class="description">${row.description}</p>`}
      <order-account .row=${row}></order-account>
      <p class="scope faint">
        ${from && to ? text.order.range(plainDate(from), plainDate(to)) : text.order.rangeAll}
      </p>
      ${
        row.flags.length > 0
          ? html`<ul class="flags">
              ${row.flags.map((flag) => flagLine(flag))}
            </ul>`
          : nothing
      }
      <order-confidence .confidence=${row.confidence}></order-confidence>`;
  }

  private parts({ row, tasks, materials, people }: OrderCost) {
    const { showsMoney, timeZone } = this;
    const peopleSum = sumCents(people.map(({ laborCents }) => laborCents));
    const peopleMs = people.reduce((sum, { laborMs }) => sum + laborMs, 0);
    const narrow = showsMoney ? '' : 'no-money';
    return html`<section>
        <div class="section-head">
          <h3>${text.order.labor}</h3>
          <strong>${showsMoney ? cents(row.laborCents) : hours(row.laborMs)}</strong>
        </div>
        <order-labor
          .tasks=${tasks}
          .timeZone=${timeZone}
          .showsMoney=${showsMoney}
          .history=${this.history}
        ></order-labor>
        <p class="scope">
          <a href=${this.sessionsAddress()}>${text.order.allSessions}</a>
          ${
            showsMoney
              ? html`<a href=${auditOf('order', this.orderNumber)}>${text.audit.linkTo}</a>`
              : nothing
          }
        </p>
      </section>
      ${
        people.length > 1
          ? html`<section>
              <div class="section-head"><h3>${text.order.people}</h3></div>
              ${people.map(
                (person) =>
                  html`<div class="line ${narrow}">
                    <span>${person.user.displayName}</span>
                    <span class="number soft">${hours(person.laborMs)}</span>
                    ${
                      showsMoney
                        ? html`<span class="number">${cents(person.laborCents)}</span>`
                        : nothing
                    }
                  </div>`,
              )}
              <div class="line sum ${narrow}">
                <span>${text.order.sum}</span>
                <span class="number">${hours(peopleMs)}</span>
                ${showsMoney ? html`<span class="number">${cents(peopleSum)}</span>` : nothing}
              </div>
            </section>`
          : nothing
      }
      <section>
        <div class="section-head">
          <h3>${text.order.material}</h3>
          ${showsMoney ? html`<strong>${cents(row.materialCents)}</strong>` : nothing}
        </div>
        <order-materials
          .materials=${materials}
          .timeZone=${timeZone}
          .showsMoney=${showsMoney}
        ></order-materials>
      </section>`;
  }

  private sessionsAddress(): string {
    const { from, to } = this.days;
    const query = new URLSearchParams();
    if (from) query.set('from', from);
    if (to) query.set('to', to);
    if (!from && !to) query.set('range', 'all');
    query.set('order', this.orderNumber);
    return writeRoute({ page: 'sessions', sessionId: null }, query);
  }
}

function flagLine(flag: ProfitabilityFlag) {
  const words = text.report.flags[flag];
  return isQuiet(flag)
    ? html`<li class="quiet">${words}</li>`
    : html`<li>${icon('warning')}${words}</li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'order-panel': OrderPanel;
  }
}
