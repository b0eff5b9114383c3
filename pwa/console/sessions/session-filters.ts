import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Range } from '../address/range.ts';
import {
  SESSIONS_RANGE,
  writeSessionFilter,
  type SessionFilter,
} from '../address/session-filter.ts';
import { icon } from '../parts/icons.ts';
import '../parts/range-chips.ts';
import { choices } from '../parts/select-field.ts';
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
      .button.small {
        border-radius: var(--radius-full);
      }
    `,
  ];

  @property({ attribute: false }) filter!: SessionFilter;
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property() today = '';

  override render() {
    const { range, userId, order, taskType, state } = this.filter;
    return html`<search class="filters" aria-label=${text.filter.title}>
      <range-chips
        .range=${range}
        .today=${this.today}
        .usual=${SESSIONS_RANGE}
        @range-chosen=${(event: CustomEvent<Range>) => {
          this.choose({ range: event.detail });
        }}
      ></range-chips>
      ${this.select(
        text.sessions.person,
        userId === null ? '' : String(userId),
        [
          ['', text.sessions.everybody],
          ...this.people.map(({ id, displayName }) => [String(id), displayName] as const),
        ],
        (value) => {
          this.choose({ userId: value === '' ? null : Number(value) });
        },
      )}
      ${this.select(text.sessions.taskType, taskType, this.taskTypeOptions(), (value) => {
        this.choose({ taskType: value });
      })}
      ${this.select(
        text.sessions.state,
        state,
        Object.entries(text.sessions.states).map(([value, label]) => [value, label] as const),
        (value) => {
          this.choose({ state: value as SessionFilter['state'] });
        },
      )}
      <label class="chip ${order ? 'set' : ''}">
        ${icon('search')}<span class="sr-only">${text.sessions.order}</span>
        <input
          type="search"
          placeholder=${text.sessions.order}
          maxlength="32"
          autocomplete="off"
          .value=${live(order)}
          @change=${(event: Event) => {
            this.choose({ order: (event.currentTarget as HTMLInputElement).value.trim() });
          }}
        />
      </label>
      ${
        writeSessionFilter(this.filter).size === 0
          ? nothing
          : html`<button
              class="button quiet small"
              type="button"
              @click=${() => {
                const usual = { preset: SESSIONS_RANGE } as const;
                this.choose({ range: usual, userId: null, order: '', taskType: '', state: '' });
              }}
            >
              ${icon('close')}${text.common.clear}
            </button>`
      }
    </search>`;
  }

  private taskTypeOptions(): (readonly [string, string])[] {
    const { taskType } = this.filter;
    const known = this.taskTypes.map(({ code, name }) => [code, name] as const);
    // One that is off the tablets by now still has its sessions.
    const isKnown = !taskType || known.some(([code]) => code === taskType);
    return [
      ['', text.sessions.everyTaskType],
      ...known,
      ...(isKnown ? [] : [[taskType, taskType] as const]),
    ];
  }

  private select(
    name: string,
    value: string,
    options: readonly (readonly [string, string])[],
    onChange: (value: string) => void,
  ) {
    return html`<label class="chip ${value ? 'set' : ''}">
      <span class="chip-name">${name}</span>
      <select
        .value=${live(value)}
        @change=${(event: Event) => {
          onChange((event.currentTarget as HTMLSelectElement).value);
        }}
      >
        ${choices(options, value)}
      </select>
    </label>`;
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
