import type { OrderMaterial } from '#schema/contract/order-cost.ts';
import type {
  Profitability,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ApiError } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import { quantity } from '../../shared/format.ts';
import { daysOf } from '../address/range.ts';
import {
  readReportFilter,
  reportQuestion,
  reportSelection,
  writeReportFilter,
  type ReportFilter,
} from '../address/report-filter.ts';
import { writeRoute } from '../address/route.ts';
import { DEFAULT_SORT, writeSort, type Sort } from '../address/sort.ts';
import { emptyReport } from '../parts/empty-report.ts';
import { Media } from '../parts/media.ts';
import '../parts/paper-head.ts';
import '../parts/problem-note.ts';
import '../parts/report-files.ts';
import type { RowRange } from '../parts/row-window.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import { rowsFromTop, type LongRows } from '../stores/long-list.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import {
  fileAddress,
  knownRow,
  orderCostQuestion,
  type ReportFile,
  type Reports,
} from '../stores/reports.ts';
import type { Sessions } from '../stores/sessions.ts';
import { onShownAgain } from '../stores/shown-again.ts';
import type { Teams } from '../stores/teams.ts';
import type { Usages } from '../stores/usages.ts';
import { text } from '../text.ts';
import { filterWords } from './filter-words.ts';
import './flag-legend.ts';
import './order-panel.ts';
import './order-usage.ts';
import { hasBurden, MOST_PRINTED } from './report-columns.ts';
import './report-filters.ts';
import './report-overview.ts';
import { reportPageStyles } from './report-page-styles.ts';
import './report-table.ts';
import type { ReportTable } from './report-table.ts';

type List = LongRows<Profitability, ProfitabilityRow>;

/**
 * Order Profitability: what each order earned, losers first, down to the single session.
 * @slot tabs - the way to the other reports
 */
@customElement('report-page')
export class ReportPage extends LitElement {
  static override readonly styles = [base, controls, page, reportPageStyles];

  @property({ attribute: false }) reports!: Reports;
  @property({ attribute: false }) taskTypes!: Sessions['taskTypes'];
  @property({ attribute: false }) teams!: Teams;
  @property({ attribute: false }) usages!: Usages;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() orderNumber = '';
  @property() today = '';
  @property() timeZone = 'UTC';
  @property() shopName = '';
  @property({ attribute: false }) clock!: Clock;
  @property({ type: Boolean }) showsMoney = false;

  /** The material that is put right. */
  @state() private usage: OrderMaterial | null = null;

  @query('report-table') private readonly table!: ReportTable | null;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => [
      this.reports.profitability.state,
      this.reports.profitability.trouble,
      this.reports.pictures.state,
      this.reports.orderCost.state,
      this.reports.sessionHistory.state,
      this.reports.customers.state,
      this.teams.state,
      this.taskTypes.state,
    ]);
    new WhileShown(this, () => onShownAgain(() => void this.reports.refresh()));
  }

  /** Where the chosen row stood before the panel took its room. */
  private rowBefore: { number: string; top: number | null } | null = null;

  private get filter(): ReportFilter {
    return readReportFilter(this.address, this.showsMoney);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('orderNumber')) {
      const number = this.orderNumber || (changed.get('orderNumber') ?? '');
      this.rowBefore = { number, top: this.table?.topOfOrder(number) ?? null };
    }
    const { filter, today, orderNumber } = this;
    const question = reportQuestion(filter, today).toString();
    void this.reports.profitability.load(question, !this.hasUpdated);
    const selection = reportSelection(filter, today).toString();
    void this.reports.pictures.load(selection, !this.hasUpdated);
    void this.teams.load('all');
    void this.taskTypes.load('all');
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
        <slot name="tabs"></slot>
        ${this.head(value?.answer.totals ?? null)} ${this.listPaper(value)} ${this.filters(value)}
        ${error && !value ? this.problem(error) : this.answer(value)}
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

  private head(totals: ProfitabilityTotals | null) {
    const { orderNumber } = this;
    const question = reportQuestion(this.filter, this.today);
    return html`<header class="page-head">
      <div>
        <h1 tabindex="-1">${text.report.title}</h1>
        <p>${text.report.sentence} ${this.orderWords(totals)}</p>
      </div>
      <report-files
        .addressOf=${(file: ReportFile) => fileAddress(file, question)}
        .prepare=${() =>
          orderNumber ? Promise.resolve() : this.reports.profitability.fill(MOST_PRINTED)}
        .printWords=${orderNumber ? text.order.print(orderNumber) : text.files.print}
      ></report-files>
    </header>`;
  }

  private orderWords(totals: ProfitabilityTotals | null) {
    if (writeSort(this.filter.sort) !== writeSort(DEFAULT_SORT)) return nothing;
    const { losersFirst, losersFirstByPercent } = text.report;
    return totals?.losingWithoutRevenue ? losersFirstByPercent : losersFirst;
  }

  private get lossesHref(): string | null {
    if (!this.showsMoney) return null;
    const sort: Sort = { column: 'marginCents', descending: false };
    const query = writeReportFilter({ ...this.filter, sort });
    return writeRoute({ page: 'reports', orderNumber: null }, query);
  }

  private listPaper(value: List | null) {
    const teams = this.teams.state.get().value ?? [];
    const taskTypes = this.taskTypes.state.get().value ?? [];
    const shown = value ? rowsFromTop(value, MOST_PRINTED).length : 0;
    const isPart = value && shown < value.count;
    return this.paperHead(
      filterWords(this.filter, this.today, { teams, taskTypes }),
      isPart
        ? html`<p>${text.report.printed.part(quantity(shown), quantity(value.count))}</p>`
        : nothing,
    );
  }

  private paperHead(covers: readonly string[], more: unknown = nothing) {
    return html`<paper-head
      .shopName=${this.shopName}
      .covers=${covers}
      .clock=${this.clock}
      .timeZone=${this.timeZone}
      >${more}</paper-head
    >`;
  }

  private filters(value: List | null) {
    const { customers } = this.reports;
    const known = value?.answer.customers ?? [];
    return html`<report-filters
      .filter=${this.filter}
      .customers=${customers.state.get().value ?? known}
      .searchingCustomers=${customers.state.get().loading}
      .teams=${this.teams.state.get().value ?? []}
      .taskTypes=${this.taskTypes.state.get().value ?? []}
      .today=${this.today}
      .showsMoney=${this.showsMoney}
      .hasBurden=${hasBurden(value?.answer.totals ?? null)}
      @customer-sought=${(event: CustomEvent<string>) => this.reports.customers.load(event.detail)}
      @filter-changed=${this.onFilter}
    ></report-filters>`;
  }

  private answer(value: List | null) {
    const { loading, error } = this.reports.profitability.state.get();
    if (value?.count === 0) {
      return emptyReport({
        ...{ words: text.report, range: this.filter.range },
        onWiden: (range) => {
          this.show({ ...this.filter, range });
        },
      });
    }
    return html`<report-overview
        class=${loading && value ? 'aging' : ''}
        .totals=${value?.answer.totals ?? null}
        .pictures=${this.reports.pictures.state.get()}
        .showsMoney=${this.showsMoney}
        .lossesHref=${this.lossesHref}
        .narrow=${this.orderNumber !== ''}
      ></report-overview>
      ${error ? this.problem(error) : nothing} ${this.orders(value, loading)}`;
  }

  private problem(error: ApiError) {
    return html`<problem-note
      .error=${error}
      @retry=${() => this.reports.profitability.reload()}
    ></problem-note>`;
  }

  private orders(value: List | null, loading: boolean) {
    const trouble = this.reports.profitability.trouble.get();
    return html`<report-table
        class=${loading && value ? 'aging' : ''}
        .list=${value}
        .sort=${this.filter.sort}
        .query=${this.address}
        .showsMoney=${this.showsMoney}
        .openOrder=${this.orderNumber}
        .isBeside=${this.orderNumber !== '' && !this.overlays.matches}
        @rows-shown=${(event: CustomEvent<RowRange>) => {
          this.reports.profitability.show(event.detail);
        }}
        @sort-chosen=${(event: CustomEvent<Sort>) => {
          this.show({ ...this.filter, sort: event.detail });
        }}
        @order-chosen=${(event: CustomEvent<string>) => {
          this.navigation.go(
            writeRoute({ page: 'reports', orderNumber: event.detail }, this.address),
          );
        }}
      ></report-table>
      ${trouble ? this.problem(trouble) : nothing}
      <flag-legend .rows=${value ? rowsFromTop(value, MOST_PRINTED) : []}></flag-legend>`;
  }

  /** On paper it is alone: who prints beside an open order means that order. */
  private panel(value: List | null) {
    const { orderNumber } = this;
    return html`${this.paperHead([text.report.title])}<order-panel
        .orderNumber=${orderNumber}
        .row=${value ? knownRow(value, orderNumber) : null}
        .cost=${this.reports.orderCost.state.get()}
        .history=${this.reports.sessionHistory.state.get()}
        .days=${daysOf(this.filter.range, this.today)}
        .timeZone=${this.timeZone}
        .showsMoney=${this.showsMoney}
        @close-panel=${() => {
          this.navigation.go(writeRoute({ page: 'reports', orderNumber: null }, this.address));
        }}
        @retry=${() => this.reports.orderCost.reload()}
        @history-wanted=${(event: CustomEvent<string>) =>
          this.reports.sessionHistory.load(event.detail, true)}
        @correct-material=${(event: CustomEvent<OrderMaterial>) => {
          this.usage = event.detail;
        }}
      ></order-panel>
      <order-usage
        .usage=${this.usage}
        .usages=${this.usages}
        .notices=${this.notices}
        .timeZone=${this.timeZone}
        @dismiss=${() => {
          this.usage = null;
        }}
      ></order-usage>`;
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
