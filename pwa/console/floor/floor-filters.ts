import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  FLOOR_STATES,
  writeFloorFilter,
  type FloorFilter,
  type FloorState,
} from '../address/floor-filter.ts';
import { writeRoute } from '../address/route.ts';
import { chipLink } from '../parts/chip-link.ts';
import { searchChip } from '../parts/search-chip.ts';
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
    return chipLink({ href: this.hrefOf({ team }), isShown: team === this.team, words: label });
  }

  private stateChip(state: FloorState) {
    const people = this.counts?.[state] ?? 0;
    return chipLink({
      href: this.hrefOf({ state }),
      isShown: state === this.filter.state,
      words: html`${words.states[state]} <span class="count">${this.counts ? people : ''}</span>`,
      kind: state === 'look' && people > 0 ? 'look' : '',
    });
  }

  private search() {
    return searchChip({
      ...{ name: words.search, value: this.filter.q, maxLength: 80 },
      onType: (detail) => {
        this.dispatchEvent(new CustomEvent('searched', { detail }));
      },
    });
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
