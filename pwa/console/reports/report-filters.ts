import type { TaskType } from '#schema/contract/orders.ts';
import type { Team } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Range } from '../address/range.ts';
import {
  EVERYTHING,
  REPORT_RANGE,
  WARNING_STEPS,
  writeReportFilter,
  type ReportFilter,
} from '../address/report-filter.ts';
import { DEFAULT_SORT, readSort, writeSort } from '../address/sort.ts';
import { choiceChip, withChosen } from '../parts/choice-chip.ts';
import { clearButton } from '../parts/clear-button.ts';
import '../parts/range-chips.ts';
import { searchChip } from '../parts/search-chip.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';
import './customer-chip.ts';
import { sortColumns } from './report-columns.ts';

const TYPING_PAUSE_MS = 250;

/**
 * Which orders, as chips.
 * @fires filter-changed - CustomEvent<{filter: ReportFilter, typing: boolean}>
 * @fires customer-sought - CustomEvent<string>: names that hold this are wanted
 */
@customElement('report-filters')
export class ReportFilters extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    css`
      /* On a phone the table's headings cannot sort by all of its columns. */
      @media (width >= 40rem) {
        .sort {
          display: none;
        }
      }
      .line {
        display: contents;
      }
      /* Where room is scarce the table has it: one line, moved sideways; what is typed comes first. */
      @media (width >= 40rem) and ((width < 75rem) or (height < 50rem)) {
        .filters {
          flex-wrap: nowrap;
        }
        .line {
          --outline: 3px;
          position: relative;
          flex: 1;
          display: flex;
          gap: var(--space-2);
          min-inline-size: 0;
          margin: calc(-1 * var(--outline));
          padding: var(--outline);
          overflow-x: auto;
          scrollbar-width: thin;
        }
        .line > * {
          flex: none;
        }
      }
      @media (width < 40rem) {
        .line > * {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) filter!: ReportFilter;
  @property({ attribute: false }) customers: readonly string[] = [];
  @property({ type: Boolean }) searchingCustomers = false;
  @property({ attribute: false }) teams: readonly Team[] = [];
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property({ type: Boolean }) hasBurden = false;
  @property() today = '';
  @property({ type: Boolean }) showsMoney = false;

  /** What is in the field, with the blank somebody just typed; null when only the address says. */
  @state() private typed: string | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopPause();
  }

  /** The address said something else meanwhile: the back button, or a cleared filter. */
  override willUpdate(): void {
    const isTyping = this.pause !== undefined;
    if (!isTyping && this.typed !== null && this.typed.trim() !== this.filter.q) this.typed = null;
  }

  override render() {
    const { range } = this.filter;
    const isPlain = writeReportFilter({ ...this.filter, sort: DEFAULT_SORT }).size === 0;
    return html`<search class="filters" aria-label=${text.filter.title}>
      <div class="line">${this.choices(range)}</div>
      ${
        isPlain
          ? nothing
          : clearButton(() => {
              this.clear();
            })
      }
    </search>`;
  }

  private choices(range: Range) {
    return html`${this.search()}
      <customer-chip
        .customer=${this.filter.customer}
        .found=${this.customers}
        .searching=${this.searchingCustomers}
        @customer-sought=${(event: CustomEvent<string>) => {
          this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
        }}
        @customer-chosen=${(event: CustomEvent<string>) => {
          this.choose({ customer: event.detail });
        }}
      ></customer-chip>
      <range-chips
        .range=${range}
        .today=${this.today}
        .usual=${REPORT_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      ${this.workChips()} ${this.statusChips()} ${this.sortChip()}`;
  }

  private search() {
    return searchChip({
      ...{ name: text.report.search, hint: text.report.searchHint, maxLength: 100 },
      value: this.typed ?? this.filter.q,
      onType: (typed) => {
        this.typed = typed;
        clearTimeout(this.pause);
        this.pause = setTimeout(this.say, TYPING_PAUSE_MS);
      },
      onEnter: () => {
        if (this.typed !== null) this.say();
      },
    });
  }

  private workChips() {
    const team = this.filter.teamId === null ? '' : String(this.filter.teamId);
    const teams = this.teams.map(({ id, name }) => [String(id), name] as const);
    const { taskType } = this.filter;
    const tasks = this.taskTypes
      .filter(({ kind }) => kind === 'direct')
      .map(({ code, name }) => [code, name] as const);
    return html`${choiceChip({
      name: text.report.team,
      value: team,
      options: withChosen([['', text.report.allTeams], ...teams], team),
      onChange: (value) => {
        this.choose({ teamId: value === '' ? null : Number(value) });
      },
    })}
    ${choiceChip({
      name: text.report.taskType,
      value: taskType,
      options: withChosen([['', text.report.allTasks], ...tasks], taskType),
      onChange: (value) => {
        this.choose({ taskType: value });
      },
    })}`;
  }

  private statusChips() {
    const { status, costOver } = this.filter;
    const statuses = Object.entries(text.order.status);
    const steps = [...new Set([...WARNING_STEPS, ...(costOver === null ? [] : [costOver])])];
    const warnings = steps
      .sort((a, b) => a - b)
      .map((step) => [String(step), text.report.warningStep(step)] as const);
    return html`${choiceChip({
      name: text.report.status,
      value: status,
      options: [['', text.report.allStatuses], ...statuses],
      onChange: (value) => {
        this.choose({ status: value as ReportFilter['status'], costOver: null });
      },
    })}
    ${choiceChip({
      name: text.report.warning,
      value: costOver === null ? '' : String(costOver),
      options: [['', text.report.warningOff], ...warnings],
      onChange: (value) => {
        const isOn = value !== '';
        this.choose({ status: isOn ? 'open' : '', costOver: isOn ? Number(value) : null });
      },
    })}`;
  }

  private sortChip() {
    const columns = sortColumns(this.showsMoney, this.hasBurden);
    const options = columns.flatMap((column) =>
      [false, true].map((descending) => {
        const words = text.report.sortWords(text.report.columns[column], descending);
        return [writeSort({ column, descending }), words] as const;
      }),
    );
    return html`<span class="sort">
      ${choiceChip({
        name: text.report.sortBy,
        value: writeSort(this.filter.sort),
        usual: writeSort(DEFAULT_SORT),
        options,
        onChange: (value) => {
          this.choose({ sort: readSort(value) });
        },
      })}
    </span>`;
  }

  private readonly say = () => {
    this.stopPause();
    this.choose({ q: (this.typed ?? this.filter.q).trim() }, true);
  };

  private stopPause(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  private clear(): void {
    this.stopPause();
    this.typed = null;
    this.choose({ range: { preset: REPORT_RANGE }, ...EVERYTHING });
  }

  private choose(change: Partial<ReportFilter>, typing = false): void {
    const detail = { filter: { ...this.filter, ...change }, typing };
    this.dispatchEvent(new CustomEvent('filter-changed', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-filters': ReportFilters;
  }
}
