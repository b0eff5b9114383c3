import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  FLOOR_STATES,
  writeFloorFilter,
  type FloorFilter,
  type FloorState,
} from '../address/floor-filter.ts';
import { writeRoute } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { text } from '../text.ts';

const words = text.floor;

/**
 * Which team, who of it, and what is searched for.
 * @fires searched - CustomEvent<string>
 */
@customElement('floor-filters')
export class FloorFilters extends LitElement {
  static override readonly styles = [
    base,
    chips,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      a.chip {
        padding-inline-end: 0.8125rem;
        color: var(--color-ink);
        font-weight: 550;
        text-decoration: none;
      }
      a.chip.set {
        color: var(--color-on-accent-soft);
      }
      .count {
        color: var(--color-ink-faint);
        font-weight: 500;
        font-variant-numeric: tabular-nums;
      }
      .set .count {
        color: inherit;
      }
      .look .count {
        min-inline-size: 1.25rem;
        padding-inline: 0.3125rem;
        border-radius: var(--radius-full);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-weight: 650;
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) filter!: FloorFilter;
  /** The one shown; empty is all of them. */
  @property() team = '';
  @property({ attribute: false }) teams: readonly string[] = [];
  @property({ attribute: false }) counts: Readonly<Record<FloorState, number>> | null = null;
  @property({ attribute: false }) person: number | null = null;

  override render() {
    return html`${
        this.teams.length > 1
          ? html`<nav class="filters" aria-label=${words.teams}>
              ${this.teams.map((team) => this.teamChip(team, team))}
              ${this.teamChip('', words.everyTeam)}
            </nav>`
          : nothing
      }
      <search class="filters" aria-label=${words.statesName}>
        ${FLOOR_STATES.map((state) => this.stateChip(state))} ${this.search()}
      </search>`;
  }

  private teamChip(team: string, label: string) {
    const isShown = team === this.team;
    return html`<a
      class="chip ${isShown ? 'set' : ''}"
      aria-current=${isShown ? 'true' : nothing}
      href=${this.hrefOf({ team })}
      >${label}</a
    >`;
  }

  private stateChip(state: FloorState) {
    const isShown = state === this.filter.state;
    const people = this.counts?.[state] ?? 0;
    return html`<a
      class="chip ${isShown ? 'set' : ''} ${state === 'look' && people > 0 ? 'look' : ''}"
      aria-current=${isShown ? 'true' : nothing}
      href=${this.hrefOf({ state })}
      >${words.states[state]} <span class="count">${this.counts ? people : ''}</span></a
    >`;
  }

  private search() {
    const { q } = this.filter;
    return html`<label class="chip ${q ? 'set' : ''}">
      ${icon('search')}<span class="sr-only">${words.search}</span>
      <input
        type="search"
        placeholder=${words.search}
        maxlength="80"
        autocomplete="off"
        .value=${live(q)}
        @input=${(event: InputEvent) => {
          const detail = (event.currentTarget as HTMLInputElement).value;
          this.dispatchEvent(new CustomEvent('searched', { detail }));
        }}
      />
    </label>`;
  }

  private hrefOf(change: Partial<FloorFilter>): string {
    const query = writeFloorFilter({ ...this.filter, ...change });
    return writeRoute({ page: 'floor', person: this.person }, query);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'floor-filters': FloorFilters;
  }
}
