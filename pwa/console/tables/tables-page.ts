import type { TableReport } from '#schema/contract/table-reports.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/clock.ts';
import { plainDate } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import {
  filtersOf,
  readTableFilter,
  tableQuery,
  writeTableFilter,
  type TableFilter,
} from '../address/table-filter.ts';
import { emptyReport } from '../parts/empty-report.ts';
import '../parts/more-foot.ts';
import '../parts/paper-head.ts';
import { problemNote } from '../parts/problem-note.ts';
import '../parts/report-files.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { MaterialShelf } from '../stores/catalog.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { ReportFile } from '../stores/reports.ts';
import type { ReportSettings } from '../stores/report-settings.ts';
import type { Sessions } from '../stores/sessions.ts';
import { tableFileAddress, tableQuestion, type Tables } from '../stores/tables.ts';
import type { Teams } from '../stores/teams.ts';
import { text } from '../text.ts';
import { barColumn, declaredColumns, isUnasked, shownColumns } from './columns.ts';
import './figure-table.ts';
import type { FilterLists } from './filter-options.ts';
import { tableFilterWords } from './filter-words.ts';
import { breakWords, withShopRules } from './pay-rules.ts';
import './table-filters.ts';
import { tablesPageStyles } from './tables-page-styles.ts';

const words = text.tables;
const MOST_PRINTED = 5000;

/** What is said of the breaks a report took off; nothing where it took none. */
const breaksOf = (report: TableReport | null, say: (list: string) => string): string[] =>
  report && report.breakRules.length > 0 ? [say(breakWords(report.breakRules))] : [];

/**
 * One question, one table: who worked what, on which tasks, at what margin. Which one is in the
 * address, and so are its filters and its order.
 * @slot tabs - the way to the other reports
 */
@customElement('tables-page')
export class TablesPage extends LitElement {
  static override readonly styles = [base, controls, page, tablesPageStyles];

  @property() name: TableName = 'time';
  @property({ attribute: false }) tables!: Tables;
  @property({ attribute: false }) taskTypes!: Sessions['taskTypes'];
  @property({ attribute: false }) materials!: MaterialShelf['list'];
  @property({ attribute: false }) teams!: Teams;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) reportSettings!: ReportSettings;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';
  @property() shopName = '';
  @property({ attribute: false }) clock!: Clock;

  constructor() {
    super();
    new Watch(this, () => [
      this.tables.report.state,
      this.tables.report.moreState,
      this.teams.state,
      this.materials.state,
      this.taskTypes.state,
      this.directory.state,
      this.reportSettings.state,
    ]);
  }

  private get filter(): TableFilter {
    return readTableFilter(this.name, this.address, this.userRole === 'admin');
  }

  /** On paper the rules are named, also those nobody chose. */
  private get filterInFull(): TableFilter {
    const { narrowing } = this.filter;
    const { value: shop } = this.reportSettings.state.get();
    return { ...this.filter, narrowing: withShopRules(narrowing, shop) };
  }

  private get lists(): FilterLists {
    return {
      teams: this.teams.state.get().value ?? [],
      people: this.directory.state.get().value ?? [],
      taskTypes: this.taskTypes.state.get().value ?? [],
      materials: this.materials.state.get().value ?? [],
    };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const question = tableQuestion(this.name, tableQuery(this.filter, this.today));
    void this.tables.report.load(question, !this.hasUpdated);
    if (changed.has('name')) this.loadLists();
  }

  private loadLists(): void {
    const filters = filtersOf(this.name);
    if (filters.includes('weekHours')) void this.reportSettings.load('all');
    if (filters.includes('team')) void this.teams.load('all');
    if (filters.includes('user')) void this.directory.load(this.userRole);
    if (filters.includes('taskType')) void this.taskTypes.load('all');
    if (filters.includes('material')) void this.materials.load('all');
  }

  override render() {
    const { value, error, loading } = this.tables.report.state.get();
    // The last answer may be another report's.
    const report = value?.name === this.name ? value : null;
    const note = words.notes[this.name];
    return html`<div class="page">
      <div class="main">
        <slot name="tabs"></slot>
        ${this.head(report)}
        <table-filters
          .name=${this.name}
          .filter=${this.filter}
          .lists=${this.lists}
          .today=${this.today}
          @filter-changed=${(event: CustomEvent<TableFilter>) => {
            this.show(event.detail);
          }}
        ></table-filters>
        ${problemNote(this.tables.report)}
        ${error && !report ? nothing : this.answer(report, loading)} ${this.holidays(report)}
        ${note ? html`<p class="note">${note}</p>` : nothing}
        ${breaksOf(report, words.breaks.note).map((said) => html`<p class="note">${said}</p>`)}
      </div>
    </div>`;
  }

  private head(report: TableReport | null) {
    const query = tableQuery(this.filter, this.today);
    return html`<header class="page-head">
      <div>
        <h1 tabindex="-1">${words.heading(this.name)}</h1>
        <p>${words.sentences[this.name]}</p>
        <paper-head
          .shopName=${this.shopName}
          .covers=${[
            ...tableFilterWords(this.name, this.filterInFull, this.today, this.lists),
            ...breaksOf(report, words.breaks.rule),
          ]}
          .clock=${this.clock}
          .timeZone=${this.timeZone}
        ></paper-head>
      </div>
      <report-files
        .addressOf=${(file: ReportFile) => tableFileAddress(file, this.name, query)}
        .prepare=${this.fetchPrinted}
      ></report-files>
    </header>`;
  }

  /** Paper does not scroll: what was not shown so far is fetched first. */
  private readonly fetchPrinted = async () => {
    const { report } = this.tables;
    const shown = () => report.state.get().value?.rows.length ?? 0;
    for (let before = -1; before < shown() && shown() < MOST_PRINTED;) {
      before = shown();
      await report.more();
    }
  };

  private answer(report: TableReport | null, loading: boolean) {
    if (report?.rows.length === 0) {
      return emptyReport({
        ...{ words, range: this.filter.range },
        onWiden: (range) => {
          this.show({ ...this.filter, range });
        },
      });
    }
    const isRounded = Number(this.filter.narrowing.round ?? 0) > 0;
    const declared = report?.columns ?? declaredColumns(this.name, isRounded);
    const columns = shownColumns(this.name, declared, this.userRole === 'admin').filter(
      ({ key }) => !isUnasked(key, report),
    );
    const more = this.tables.report.moreState.get();
    return html`<figure-table
        class=${loading && report ? 'aging' : ''}
        aria-busy=${loading}
        .columns=${columns}
        .report=${report}
        .sort=${this.filter.sort}
        .bar=${barColumn(this.name, columns)}
        @sort-chosen=${(event: CustomEvent<string>) => {
          this.show({ ...this.filter, sort: event.detail });
        }}
      ></figure-table>
      ${
        report?.nextCursor
          ? html`<more-foot
              .words=${words.shown(report.rows.length, report.rowCount)}
              .hasMore=${true}
              .loading=${more.loading}
              .error=${more.error}
              @more=${() => this.tables.report.more()}
            ></more-foot>`
          : nothing
      }`;
  }

  /** Why less is expected in these days than in others. */
  private holidays(report: TableReport | null) {
    if (!report || report.holidays.length === 0) return nothing;
    const list = report.holidays.map(({ day, name }) => `${name} (${plainDate(day)})`);
    return html`<p class="note">${words.holidays(list.join(', '))}</p>`;
  }

  private show(filter: TableFilter): void {
    this.navigation.go(writeRoute({ page: 'reports', table: this.name }, writeTableFilter(filter)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tables-page': TablesPage;
  }
}
