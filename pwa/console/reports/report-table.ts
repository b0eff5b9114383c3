import type {
  Profitability,
  ProfitabilityColumn,
  ProfitabilityRow,
} from '#schema/contract/reports.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { quantity } from '../../shared/format.ts';
import { sortAfterClick, writeSort, type Sort } from '../address/sort.ts';
import { writeRoute } from '../address/route.ts';
import { OwnWidth } from '../parts/element-width.ts';
import { leastWidth, width } from '../parts/extent.ts';
import { gapRow } from '../parts/gap-row.ts';
import { OnPaper, PAPER_REM } from '../parts/on-paper.ts';
import { MOST_ROWS, piecesOf, type Piece, type RowRange } from '../parts/row-window.ts';
import { placeUnder, rowAfterKey } from '../parts/row-keys.ts';
import { sortHeading } from '../parts/sort-heading.ts';
import { base } from '../parts/styles/base.ts';
import { reportTable } from '../parts/styles/report-table.ts';
import { table } from '../parts/styles/table.ts';
import { WindowedRows } from '../parts/windowed-rows.ts';
import { rowAt, rowsFromTop, type LongRows } from '../stores/long-list.ts';
import { text } from '../text.ts';
import { figureColumns, hasBurden, MOST_PRINTED } from './report-columns.ts';
import { layOutReport, type ReportLayout } from './report-layout.ts';
import { ariaRowCount, comingRow, orderRow, totalsRow } from './report-row.ts';
import { reportTableStyles } from './report-table-styles.ts';

const BONE_ROWS = 10;
/** Under this the table is on a phone. */
const PHONE_REM = 40;

/**
 * Orders and what they earned, however many: only the rows before the eye are in the page. Arrow
 * keys walk them, Enter follows the order's link.
 * @fires sort-chosen - CustomEvent<Sort>
 * @fires order-chosen - CustomEvent<string>: a click somewhere in the row
 * @fires rows-shown - CustomEvent<RowRange>: these are wanted
 */
@customElement('report-table')
export class ReportTable extends LitElement {
  static override readonly styles = [base, table, reportTable, reportTableStyles];

  @property({ attribute: false }) list: LongRows<Profitability, ProfitabilityRow> | null = null;
  @property({ attribute: false }) sort!: Sort;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ type: Boolean }) showsMoney = false;
  @property() openOrder = '';
  /** Whether the open order stands beside the table. */
  @property({ type: Boolean }) isBeside = false;
  @property({ type: Boolean, reflect: true }) scrolls = false;

  /** The row the Tab key stops at: it stays in the page wherever one scrolls. */
  @state() private stop = 0;
  /** The row that shall get the focus as soon as it is drawn. */
  private wanted: number | null = null;

  @query('.table-box') private readonly box!: HTMLElement;
  @query('tbody') private readonly body!: HTMLElement | null;
  @query('tbody tr[data-place]') private readonly anyRow!: HTMLElement | null;

  private layout!: ReportLayout;
  private readonly onPaper = new OnPaper(this);
  private readonly windowed = new WindowedRows(this, {
    body: () => this.body,
    row: () => this.anyRow,
    count: () => this.count,
    onRange: (range) => {
      this.say('rows-shown', range);
    },
  });

  constructor() {
    super();
    // Draws it anew when its width changes.
    new OwnWidth(this, 0);
  }

  private get count(): number {
    return Math.min(this.list?.count ?? BONE_ROWS, MOST_ROWS);
  }

  /** Back to the row an order was opened from. */
  focusOrder(orderNumber: string): void {
    const place = this.placeOf(orderNumber);
    if (place === null) return;
    this.stop = place;
    this.wanted = place;
  }

  /** Where an order's row stands in the window; null when it is not drawn. */
  topOfOrder(orderNumber: string): number | null {
    const place = this.placeOf(orderNumber);
    return place === null ? null : (this.rowOf(place)?.getBoundingClientRect().top ?? null);
  }

  private placeOf(orderNumber: string): number | null {
    const row = this.renderRoot.querySelector<HTMLElement>(
      `tr[data-order="${CSS.escape(orderNumber)}"]`,
    );
    return row ? Number(row.dataset['place']) : null;
  }

  private rowOf(place: number): HTMLElement | null {
    return this.renderRoot.querySelector(`tr[data-place="${place}"]`);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.isSortedAnew(changed)) this.stop = 0;
    this.stop = Math.max(0, Math.min(this.stop, this.count - 1));
    this.layout = this.layOut();
    this.scrolls = this.layout.scrolls;
  }

  private layOut(): ReportLayout {
    const totals = this.list?.answer.totals ?? null;
    const widthRem = this.onPaper.matches ? PAPER_REM : this.widthRem;
    return layOutReport(figureColumns(this.showsMoney, hasBurden(totals)), totals, {
      widthRem,
      isNarrow: this.isBeside || widthRem < PHONE_REM,
    });
  }

  /**
   * Without the lines around it. Asked anew each time: the panel takes and gives its room before
   * any observer knows.
   */
  private get widthRem(): number {
    return (this.offsetWidth - 2) / parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  override updated(changed: PropertyValues<this>): void {
    // Who sorts in the middle of the list wants to see the new beginning.
    if (this.isSortedAnew(changed)) {
      this.box.scrollTop = 0;
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }
    // From the page's scrolling to its own, or back: whoever was at a row stays there.
    if (changed.has('scrolls') && this.stop > 0) {
      this.rowOf(this.stop)?.scrollIntoView({ block: 'nearest' });
    }
    if (changed.has('list')) this.say('rows-shown', this.windowed.range);
    this.focusWanted();
  }

  private isSortedAnew(changed: PropertyValues<this>): boolean {
    const before = changed.get('sort');
    return before !== undefined && writeSort(before) !== writeSort(this.sort);
  }

  /** A row on its way is stood on first, then the order in its place. */
  private focusWanted(): void {
    if (this.wanted === null) return;
    const link = this.rowOf(this.wanted)?.querySelector<HTMLElement>('.row-link');
    if (!link) return;
    link.focus({ preventScroll: true });
    if (!link.matches('.coming')) this.wanted = null;
  }

  override render() {
    const totals = this.list?.answer.totals ?? null;
    const { figures, isDense, showsCustomer, least } = this.layout;
    return html`<div
        class="table-box ${isDense ? 'dense' : ''} ${showsCustomer ? '' : 'stacked'}"
        @scroll=${this.windowed.look}
      >
        <table
          aria-rowcount=${totals ? ariaRowCount(totals.orders) : -1}
          .style=${leastWidth(this.scrolls ? least : 0)}
        >
          <caption class="sr-only">
            ${text.report.caption}
          </caption>
          ${this.columns()}
          <thead>
            <tr aria-rowindex="1">
              ${this.heading('orderNumber')}
              ${showsCustomer ? this.heading('customerName') : nothing}
              ${figures.map(({ column }) => this.heading(column, true))}
            </tr>
          </thead>
          <tbody @keydown=${this.onKey} @focusin=${this.onFocus} @click=${this.onClick}>
            ${this.rows()}
          </tbody>
          ${
            totals
              ? html`<tfoot>
                  ${totalsRow(totals, this.layout)}
                </tfoot>`
              : nothing
          }
        </table>
      </div>
      ${
        this.list && this.list.count > MOST_ROWS
          ? html`<p class="too-many">${text.report.tooMany(quantity(MOST_ROWS))}</p>`
          : nothing
      }`;
  }

  private columns() {
    const { figures, showsCustomer, widths } = this.layout;
    const keys: ProfitabilityColumn[] = [
      'orderNumber',
      ...(showsCustomer ? (['customerName'] as const) : []),
      ...figures.map(({ column }) => column),
    ];
    return html`<colgroup>
      ${keys.map((key) => {
        const rem = widths.get(key);
        return html`<col .style=${rem === undefined ? '' : width(rem)} />`;
      })}
    </colgroup>`;
  }

  private rows() {
    const { list } = this;
    if (this.onPaper.matches && list) {
      return rowsFromTop(list, MOST_PRINTED).map((_row, place) => this.row(place));
    }
    const pieces = piecesOf(this.windowed.range, this.count, [this.stop]);
    return repeat(
      pieces,
      (piece) => ('gap' in piece ? `gap before ${piece.before}` : piece.row),
      (piece) => this.piece(piece),
    );
  }

  private piece(piece: Piece) {
    return 'gap' in piece ? gapRow(piece.gap * this.windowed.rowHeight) : this.row(piece.row);
  }

  private row(place: number) {
    const row = this.list ? rowAt(this.list, place) : undefined;
    const at = { place, layout: this.layout, isStop: place === this.stop };
    if (!row) return comingRow(at);
    const { orderNumber } = row;
    return orderRow(row, at, {
      href: writeRoute({ page: 'reports', orderNumber }, this.query),
      isOpen: orderNumber === this.openOrder,
    });
  }

  private heading(column: ProfitabilityColumn, isFigure = false) {
    const { sort } = this;
    const direction = sort.descending ? 'descending' : 'ascending';
    const sorted = sort.column === column ? direction : null;
    return html`<th
      scope="col"
      class="${column} ${isFigure ? 'number' : ''}"
      aria-sort=${sorted ?? nothing}
    >
      ${sortHeading({
        ...{ words: text.report.columns[column], sorted, isOnPaper: this.onPaper.matches },
        onSort: () => {
          this.say('sort-chosen', sortAfterClick(sort, column));
        },
      })}
      ${
        column === 'marginPercent' && !this.showsMoney
          ? html`<explained-mark
              quiet
              .end=${true}
              sign="≈"
              .words=${text.report.marginStep}
            ></explained-mark>`
          : nothing
      }
    </th>`;
  }

  private onKey(event: KeyboardEvent): void {
    const place = placeUnder(event);
    if (place === null) return;
    const next = rowAfterKey(event, place, this.count - 1, this.windowed.page);
    if (next === null) return;
    event.preventDefault();
    this.stop = next;
    this.wanted = next;
    void this.updateComplete.then(() => {
      this.rowOf(next)?.scrollIntoView({ block: 'nearest' });
    });
  }

  private onFocus(event: FocusEvent): void {
    this.stop = placeUnder(event) ?? this.stop;
  }

  private onClick(event: MouseEvent): void {
    if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    if (getSelection()?.toString()) return;
    const row = (event.target as Element).closest<HTMLElement>('tr');
    const orderNumber = row?.dataset['order'];
    if (!orderNumber) return;
    this.stop = Number(row.dataset['place']);
    this.say('order-chosen', orderNumber);
  }

  private say(what: string, detail: Sort | string | RowRange): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-table': ReportTable;
  }
}
