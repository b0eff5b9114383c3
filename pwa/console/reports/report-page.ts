import type { Profitability } from '#schema/contract/reports.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { daysOf } from '../address/range.ts';
import {
  readReportFilter,
  reportQuestion,
  writeReportFilter,
  type ReportFilter,
} from '../address/report-filter.ts';
import { writeRoute } from '../address/route.ts';
import { DEFAULT_SORT, writeSort, type Sort } from '../address/sort.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { Media } from '../parts/media.ts';
import '../parts/more-foot.ts';
import '../parts/problem-note.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { Navigation } from '../stores/navigation.ts';
import { csvAddress, orderCostQuestion, type Reports } from '../stores/reports.ts';
import { text } from '../text.ts';
import './flag-legend.ts';
import './margin-picture.ts';
import './order-panel.ts';
import './report-filters.ts';
import { reportPageStyles } from './report-page-styles.ts';
import './report-summary.ts';
import './report-table.ts';
import type { ReportTable } from './report-table.ts';

/** Order Profitability: what each order earned, losers first, down to the single session. */
@customElement('report-page')
export class ReportPage extends LitElement {
  static override readonly styles = [base, controls, page, reportPageStyles];

  @property({ attribute: false }) reports!: Reports;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() orderNumber = '';
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  @query('report-table') private readonly table!: ReportTable | null;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => [
      this.reports.profitability.state,
      this.reports.profitability.moreState,
      this.reports.orderCost.state,
    ]);
  }

  /** Where the chosen row stood before the panel took its room. */
  private rowBefore: { number: string; top: number | null } | null = null;

  private get filter(): ReportFilter {
    return readReportFilter(this.address);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('orderNumber')) {
      const number = this.orderNumber || (changed.get('orderNumber') ?? '');
      this.rowBefore = { number, top: this.table?.topOfOrder(number) ?? null };
    }
    const { filter, today, orderNumber } = this;
    const question = reportQuestion(filter, today).toString();
    void this.reports.profitability.load(question, !this.hasUpdated);
    if (orderNumber) {
      const rest = orderCostQuestion(orderNumber, filter.range, today);
      void this.reports.orderCost.load(rest, changed.has('orderNumber'));
    }
  }

  override updated(changed: PropertyValues<this>): void {
    this.keepRowInPlace();
    const before = changed.get('orderNumber');
    if (before && !this.orderNumber) this.table?.focusOrder(before);
  }

  override render() {
    const { value, error } = this.reports.profitability.state.get();
    const hidden = this.orderNumber !== '' && this.overlays.matches;
    return html`<div class="page ${this.orderNumber ? 'with-panel' : ''}">
      <div class="main" ?inert=${hidden}>
        ${this.head()}
        <report-filters
          .filter=${this.filter}
          .customers=${value?.customers ?? []}
          .today=${this.today}
          .showsMoney=${this.showsMoney}
          @filter-changed=${this.onFilter}
        ></report-filters>
        ${
          error && !value
            ? html`<problem-note
                .error=${error}
                @retry=${() => this.reports.profitability.reload()}
              ></problem-note>`
            : this.answer(value)
        }
      </div>
      ${this.orderNumber ? this.panel(value) : nothing}
    </div>`;
  }

  /** The list gets narrower when the panel comes; the row somebody looks at stays under the eye. */
  private keepRowInPlace(): void {
    const { rowBefore } = this;
    this.rowBefore = null;
    if (!rowBefore || rowBefore.top === null || this.overlays.matches) return;
    const top = this.table?.topOfOrder(rowBefore.number) ?? rowBefore.top;
    scrollBy({ top: top - rowBefore.top, behavior: 'instant' });
  }

  private head() {
    const question = reportQuestion(this.filter, this.today);
    const isLosersFirst = writeSort(this.filter.sort) === writeSort(DEFAULT_SORT);
    return html`<header class="page-head">
      <div>
        <h1 tabindex="-1">${text.report.title}</h1>
        <p>${text.report.sentence} ${isLosersFirst ? text.report.losersFirst : nothing}</p>
      </div>
      <a class="button" href=${csvAddress(question)} download>
        ${icon('download')}${text.report.csv}
      </a>
    </header>`;
  }

  private answer(value: Profitability | null) {
    const { loading, error } = this.reports.profitability.state.get();
    const isEmpty = value !== null && value.rows.length === 0;
    return html`<div
        class="overview ${value ? '' : 'waiting'}"
        ?hidden=${isEmpty}
        aria-busy=${loading}
      >
        <report-summary .totals=${value?.totals ?? null}></report-summary>
        <margin-picture
          .bands=${value?.bands ?? []}
          .losing=${value?.totals.losingOrders ?? 0}
          .orders=${value?.totals.orders ?? 0}
        ></margin-picture>
      </div>
      ${
        error
          ? html`<problem-note
              .error=${error}
              @retry=${() => this.reports.profitability.reload()}
            ></problem-note>`
          : nothing
      }
      ${isEmpty ? this.empty() : this.list(value, loading)}`;
  }

  private list(value: Profitability | null, loading: boolean) {
    const more = this.reports.profitability.moreState.get();
    return html`<report-table
        class=${loading && value ? 'aging' : ''}
        .rows=${value?.rows ?? null}
        .totals=${value?.totals ?? null}
        .sort=${this.filter.sort}
        .query=${this.address}
        .showsMoney=${this.showsMoney}
        .openOrder=${this.orderNumber}
        @sort-chosen=${(event: CustomEvent<Sort>) => {
          this.show({ ...this.filter, sort: event.detail });
        }}
        @order-chosen=${(event: CustomEvent<string>) => {
          this.navigation.go(
            writeRoute({ page: 'reports', orderNumber: event.detail }, this.address),
          );
        }}
      ></report-table>
      ${
        value
          ? html`<more-foot
              .words=${text.report.shown(value.rows.length, value.totals.orders)}
              .hasMore=${value.nextCursor !== null}
              .loading=${more.loading}
              .error=${more.error}
              @more=${() => this.reports.profitability.more()}
            ></more-foot>`
          : nothing
      }`;
  }

  private empty() {
    const wide = { ...this.filter, range: { preset: 'all' as const } };
    return html`<empty-note
      .heading=${text.report.emptyTitle}
      .sentence=${text.report.emptyHelp}
      picture="reports"
    >
      ${
        this.filter.range.preset === 'all'
          ? nothing
          : html`<button
              class="button"
              type="button"
              @click=${() => {
                this.show(wide);
              }}
            >
              ${text.report.widen}
            </button>`
      }
    </empty-note>`;
  }

  private panel(value: Profitability | null) {
    const { orderNumber } = this;
    return html`<order-panel
      .orderNumber=${orderNumber}
      .row=${value?.rows.find((row) => row.orderNumber === orderNumber) ?? null}
      .cost=${this.reports.orderCost.state.get()}
      .days=${daysOf(this.filter.range, this.today)}
      .timeZone=${this.timeZone}
      .showsMoney=${this.showsMoney}
      @close-panel=${() => {
        this.navigation.go(writeRoute({ page: 'reports', orderNumber: null }, this.address));
      }}
      @retry=${() => this.reports.orderCost.reload()}
    ></order-panel>`;
  }

  private onFilter(event: CustomEvent<{ filter: ReportFilter; typing: boolean }>): void {
    this.show(event.detail.filter, event.detail.typing);
  }

  /** Typing makes no steps for the back button; every other choice does. */
  private show(filter: ReportFilter, typing = false): void {
    const route = { page: 'reports', orderNumber: this.orderNumber || null } as const;
    const href = writeRoute(route, writeReportFilter(filter));
    if (typing) this.navigation.adjust(href);
    else this.navigation.go(href);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-page': ReportPage;
  }
}
