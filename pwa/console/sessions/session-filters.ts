import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Range } from '../address/range.ts';
import {
  SESSIONS_RANGE,
  writeSessionFilter,
  type SessionFilter,
} from '../address/session-filter.ts';
import { choiceChip, withChosen } from '../parts/choice-chip.ts';
import { clearButton } from '../parts/clear-button.ts';
import '../parts/range-chips.ts';
import { searchChip } from '../parts/search-chip.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import type { PersonName } from '../stores/directory.ts';
import { text } from '../text.ts';

/**
 * Which sessions, as chips.
 * @fires filter-changed - CustomEvent<SessionFilter>
 */
@customElement('session-filters')
export class SessionFilters extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    css`
      .chip input[type='search'] {
        inline-size: 7.5rem;
      }
    `,
  ];

  @property({ attribute: false }) filter!: SessionFilter;
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property() today = '';

  override render() {
    const { range, order } = this.filter;
    return html`<search class="filters" aria-label=${text.filter.title}>
      <range-chips
        .range=${range}
        .today=${this.today}
        .usual=${SESSIONS_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      ${this.choiceChips()}
      ${searchChip({
        ...{ name: text.sessions.order, value: order, maxLength: 32 },
        onDone: (typed) => {
          this.choose({ order: typed.trim() });
        },
      })}
      ${
        writeSessionFilter(this.filter).size === 0
          ? nothing
          : clearButton(() => {
              const usual = { preset: SESSIONS_RANGE } as const;
              this.choose({ range: usual, userId: null, order: '', taskType: '', state: '' });
            })
      }
    </search>`;
  }

  private choiceChips() {
    const { userId, taskType, state } = this.filter;
    const people = this.people.map(({ id, displayName }) => [String(id), displayName] as const);
    const tasks = this.taskTypes.map(({ code, name }) => [code, name] as const);
    return html`${choiceChip({
      name: text.sessions.person,
      value: userId === null ? '' : String(userId),
      options: [['', text.sessions.everybody], ...people],
      onChange: (value) => {
        this.choose({ userId: value === '' ? null : Number(value) });
      },
    })}
    ${choiceChip({
      name: text.sessions.taskType,
      value: taskType,
      // One that is off the tablets by now still has its sessions.
      options: withChosen([['', text.sessions.everyTaskType], ...tasks], taskType),
      onChange: (value) => {
        this.choose({ taskType: value });
      },
    })}
    ${choiceChip({
      name: text.sessions.state,
      value: state,
      options: Object.entries(text.sessions.states),
      onChange: (value) => {
        this.choose({ state: value as SessionFilter['state'] });
      },
    })}`;
  }

  private choose(change: Partial<SessionFilter>): void {
    const detail = { ...this.filter, ...change };
    this.dispatchEvent(new CustomEvent('filter-changed', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'session-filters': SessionFilters;
  }
}
