import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Range } from '../address/range.ts';
import { REPORT_RANGE, writeReportFilter, type ReportFilter } from '../address/report-filter.ts';
import { DEFAULT_SORT, readSort, writeSort } from '../address/sort.ts';
import { icon } from '../parts/icons.ts';
import '../parts/range-chips.ts';
import { choices } from '../parts/select-field.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';
import { sortColumns } from './report-columns.ts';

const TYPING_PAUSE_MS = 250;

/**
 * Which orders, as chips.
 * @fires filter-changed - CustomEvent<{filter: ReportFilter, typing: boolean}>
 */
@customElement('report-filters')
export class ReportFilters extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    css`
      .button.small {
        border-radius: var(--radius-full);
      }
      /* Where the table has no room for every column, its headings cannot sort by all of them. */
      @media (width >= 64rem) {
        .sort {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) filter!: ReportFilter;
  @property({ attribute: false }) customers: readonly string[] = [];
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
    const { range, customer } = this.filter;
    const named = this.customers.includes(customer) || !customer;
    const customers = named ? this.customers : [customer, ...this.customers];
    const isPlain = writeReportFilter({ ...this.filter, sort: DEFAULT_SORT }).size === 0;
    const q = this.typed ?? this.filter.q;
    return html`<search class="filters" aria-label=${text.filter.title}>
      <label class="chip ${q ? 'set' : ''}">
        ${icon('search')}<span class="sr-only">${text.report.search}</span>
        <input
          type="search"
          placeholder=${text.report.searchHint}
          maxlength="100"
          autocomplete="off"
          .value=${live(q)}
          @input=${this.onType}
          @keydown=${this.onKey}
        />
      </label>
      <range-chips
        .range=${range}
        .today=${this.today}
        .usual=${REPORT_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      <label class="chip ${customer ? 'set' : ''}">
        <span class="chip-name">${text.report.customer}</span>
        <select
          .value=${live(customer)}
          @change=${(event: Event) => {
            this.choose({ customer: (event.currentTarget as HTMLSelectElement).value });
          }}
        >
          ${choices(
            [['', text.report.allCustomers], ...customers.map((name) => [name, name] as const)],
            customer,
          )}
        </select>
      </label>
      ${this.sortChip()}
      ${
        isPlain
          ? nothing
          : html`<button class="button quiet small" type="button" @click=${this.clear}>
              ${icon('close')}${text.common.clear}
            </button>`
      }
    </search>`;
  }

  private sortChip() {
    const columns = sortColumns(this.showsMoney);
    const options = columns.flatMap((column) =>
      [false, true].map((descending) => {
        const words = text.report.sortWords(text.report.columns[column], descending);
        return [writeSort({ column, descending }), words] as const;
      }),
    );
    const sort = writeSort(this.filter.sort);
    return html`<label class="chip sort">
      <span class="chip-name">${text.report.sortBy}</span>
      <select
        .value=${live(sort)}
        @change=${(event: Event) => {
          this.choose({ sort: readSort((event.currentTarget as HTMLSelectElement).value) });
        }}
      >
        ${choices(options, sort)}
      </select>
    </label>`;
  }

  private onType(event: InputEvent): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    clearTimeout(this.pause);
    this.pause = setTimeout(this.say, TYPING_PAUSE_MS);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.typed !== null) this.say();
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
    this.choose({ range: { preset: REPORT_RANGE }, customer: '', q: '' });
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
