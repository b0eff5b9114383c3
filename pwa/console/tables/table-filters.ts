import type { TableName } from '#schema/rules/table-columns.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Range } from '../address/range.ts';
import {
  filtersOf,
  TABLE_RANGE,
  writeTableFilter,
  type Narrowing,
  type TableFilter,
} from '../address/table-filter.ts';
import { choiceChip, type Option } from '../parts/choice-chip.ts';
import { clearButton } from '../parts/clear-button.ts';
import '../parts/range-chips.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';
import { optionsOf, type FilterLists } from './filter-options.ts';
import { overtimeChoices, overtimeOf, roundingChoices, withOvertime } from './pay-rules.ts';

const words = text.tables.filters;

/**
 * The days, and whatever else the report can be narrowed by, as chips.
 * @fires filter-changed - CustomEvent<TableFilter>
 */
@customElement('table-filters')
export class TableFilters extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    css`
      @media (width >= 40rem) {
        .chip.wide select {
          max-inline-size: 13rem;
        }
      }
    `,
  ];

  @property() name: TableName = 'time';
  @property({ attribute: false }) filter!: TableFilter;
  @property({ attribute: false }) lists!: FilterLists;
  @property() today = '';

  override render() {
    const isPlain = writeTableFilter({ ...this.filter, sort: '' }).size === 0;
    return html`<search class="filters" aria-label=${text.filter.title}>
      <range-chips
        .range=${this.filter.range}
        .today=${this.today}
        .usual=${TABLE_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      ${filtersOf(this.name).map((filter) => this.chip(filter))}
      ${
        isPlain
          ? nothing
          : clearButton(() => {
              this.clear();
            })
      }
    </search>`;
  }

  private chip(filter: keyof Narrowing) {
    const { narrowing } = this.filter;
    switch (filter) {
      case 'weekHours':
        // One choice of the week's and the day's rule together.
        return choiceChip({
          name: words.overtime,
          value: overtimeOf(narrowing),
          usual: overtimeOf({}),
          options: overtimeChoices(narrowing),
          isWide: true,
          onChange: (value) => {
            this.choose({ narrowing: withOvertime(narrowing, value) });
          },
        });
      case 'dayHours':
        return nothing;
      case 'round':
        return this.narrow('round', words.round, roundingChoices);
      case 'customer':
        return narrowing.customer ? this.chosenCustomer(narrowing.customer) : nothing;
      default:
        return this.narrow(filter, words[filter], optionsOf(filter, this.lists));
    }
  }

  private narrow(filter: keyof Narrowing, name: string, options: readonly Option[]) {
    const value = this.filter.narrowing[filter] ?? '';
    // Somebody may have left, a link may be old: what is asked for is said all the same.
    const isThere = options.some(([one]) => one === value);
    return choiceChip({
      name,
      value,
      options: isThere ? options : [[value, value], ...options],
      onChange: (chosen) => {
        const { [filter]: _before, ...others } = this.filter.narrowing;
        this.choose({ narrowing: chosen ? { ...others, [filter]: chosen } : others });
      },
    });
  }

  /** Reached by a link from another report; here it can be taken off. */
  private chosenCustomer(customer: string) {
    const options: readonly Option[] = [
      ['', words.everyCustomer],
      [customer, customer],
    ];
    return this.narrow('customer', words.customer, options);
  }

  private clear(): void {
    // A report of one material says nothing without it.
    const { material } = this.filter.narrowing;
    this.choose({ range: { preset: TABLE_RANGE }, narrowing: material ? { material } : {} });
  }

  private choose(change: Partial<TableFilter>): void {
    const detail: TableFilter = { ...this.filter, ...change };
    this.dispatchEvent(new CustomEvent('filter-changed', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'table-filters': TableFilters;
  }
}
