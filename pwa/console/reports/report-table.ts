import type {
  ProfitabilityColumn,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { sortAfterClick, type Sort } from '../address/sort.ts';
import { writeRoute } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import '../parts/mark.ts';
import { moveRow } from '../parts/row-keys.ts';
import { base } from '../parts/styles/base.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { figureColumns, isLosing, type FigureColumn } from './report-columns.ts';
import { reportTableStyles } from './report-table-styles.ts';

const BONE_ROWS = 10;

/**
 * Orders and what they earned. Arrow keys walk the rows, Enter follows the order's link.
 * @fires sort-chosen - CustomEvent<Sort>
 * @fires order-chosen - CustomEvent<string>: a click somewhere in the row
 */
@customElement('report-table')
export class ReportTable extends LitElement {
  static override readonly styles = [base, table, reportTableStyles];

  @property({ attribute: false }) rows: readonly ProfitabilityRow[] | null = null;
  @property({ attribute: false }) totals: ProfitabilityTotals | null = null;
  @property({ attribute: false }) sort!: Sort;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ type: Boolean }) showsMoney = false;
  @property() openOrder = '';

  /** Back to the row an order was opened from. */
  focusOrder(orderNumber: string): void {
    this.linkOf(orderNumber)?.focus({ preventScroll: true });
  }

  /** Where an order's row stands in the window; null when it is not in the list. */
  topOfOrder(orderNumber: string): number | null {
    return this.linkOf(orderNumber)?.getBoundingClientRect().top ?? null;
  }

  private linkOf(orderNumber: string): HTMLElement | undefined {
    const links = this.renderRoot.querySelectorAll<HTMLElement>('a.row-link');
    return [...links].find(({ dataset }) => dataset['order'] === orderNumber);
  }

  override render() {
    const figures = figureColumns(this.showsMoney);
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${text.report.caption}
        </caption>
        <thead>
          <tr>
            ${this.heading('orderNumber')} ${this.heading('customerName')}
            ${figures.map(({ column }) => this.heading(column, true))}
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${
            this.rows
              ? repeat(
                  this.rows,
                  ({ orderNumber }) => orderNumber,
                  (row, index) => this.row(row, index, figures),
                )
              : Array.from({ length: BONE_ROWS }, () => bones(figures))
          }
        </tbody>
        ${this.rows && this.totals ? this.foot(this.totals, figures) : nothing}
      </table>
    </div>`;
  }

  private heading(column: ProfitabilityColumn, isFigure = false) {
    const { sort } = this;
    const sorted = sort.column === column;
    const direction = sort.descending ? 'descending' : 'ascending';
    return html`<th
      scope="col"
      class="${column} ${isFigure ? 'number' : ''}"
      aria-sort=${sorted ? direction : nothing}
    >
      <button
        class="sort ${sorted ? 'sorted' : ''}"
        type="button"
        @click=${() => {
          this.say('sort-chosen', sortAfterClick(sort, column));
        }}
      >
        ${text.report.columns[column]}${sorted ? icon(sort.descending ? 'down' : 'up') : nothing}
      </button>
    </th>`;
  }

  private row(row: ProfitabilityRow, index: number, figures: readonly FigureColumn[]) {
    const { orderNumber, customerName, description } = row;
    const isOpen = orderNumber === this.openOrder;
    const tabbable = this.openOrder ? isOpen : index === 0;
    return html`<tr
      class="open-on-click"
      data-order=${orderNumber}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row" class="orderNumber">
        <a
          class="row-link"
          data-order=${orderNumber}
          tabindex=${tabbable ? 0 : -1}
          href=${writeRoute({ page: 'reports', orderNumber }, this.query)}
          >${orderNumber}</a
        >
        ${row.flags.map(
          (flag) =>
            html`<explained-mark
              sign=${text.report.flagSigns[flag]}
              .words=${text.report.flags[flag]}
            ></explained-mark>`,
        )}
        <span class="narrow-customer">${customerName}</span>
      </th>
      <td class="customerName cut" title="${customerName} · ${description}">
        ${customerName} <span class="description">${description}</span>
      </td>
      ${figures.map((figure) => figureCell(figure, row))}
    </tr>`;
  }

  private foot(totals: ProfitabilityTotals, figures: readonly FigureColumn[]) {
    return html`<tfoot>
      <tr>
        <th scope="row" class="orderNumber">${text.report.totals(totals.orders)}</th>
        <td class="customerName"></td>
        ${figures.map((figure) => figureCell(figure, totals))}
      </tr>
    </tfoot>`;
  }

  private onClick(event: MouseEvent): void {
    if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    if (getSelection()?.toString()) return;
    const row = (event.target as Element).closest<HTMLElement>('tr');
    const orderNumber = row?.dataset['order'];
    if (orderNumber) this.say('order-chosen', orderNumber);
  }

  private say(what: string, detail: Sort | string): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

/** Losses are red, have a minus sign, and a mark that is read aloud. */
function figureCell(
  { column, words, isMargin }: FigureColumn,
  row: ProfitabilityRow | ProfitabilityTotals,
) {
  const losing = isMargin && isLosing(row);
  return html`<td class="number ${column} ${losing ? 'loss' : ''}">
    ${
      losing && column === 'marginPercent'
        ? html`<span class="loss-mark" role="img" aria-label=${text.report.lossMark}>▼</span>`
        : nothing
    }${words(row)}
  </td>`;
}

function bones(figures: readonly FigureColumn[]) {
  const bone = html`<span class="bone"></span>`;
  return html`<tr aria-hidden="true">
    <td class="orderNumber">${bone}</td>
    <td class="customerName">${bone}</td>
    ${figures.map(({ column }) => html`<td class="number ${column}">${bone}</td>`)}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-table': ReportTable;
  }
}
