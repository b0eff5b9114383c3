import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RosterUser } from '#schema/contract/auth.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { FirstRows } from '../first-rows.ts';
import { icon } from '../icons.ts';
import { Keys } from '../keys.ts';
import type { Loadable } from '../loadable.ts';
import { filterPeople, teamsOf } from '../people.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { fieldStyles } from './field.ts';
import { screenLayout } from './screen-layout.ts';
import { wallStyles } from './wall-styles.ts';
import './name-tile.ts';
import './screen-head.ts';
import './state-panel.ts';

/**
 * Who are you? Everybody's tile; typing narrows them down without touching the field first.
 * @fires choose with the person
 * @fires scan with what the scanner read
 * @fires retry
 */
@customElement('people-wall')
export class PeopleWall extends LitElement {
  static override styles = [baseStyles, controls, fieldStyles, screenLayout, wallStyles];

  @property({ attribute: false }) roster: Loadable<RosterUser[]> = { state: 'loading' };
  @state() private team: string | null = null;
  @state() private filter = '';

  readonly rows = new FirstRows(this, 10);
  readonly keys = new Keys(this, {
    type: (character) => {
      this.filter += character;
    },
    erase: () => {
      this.filter = this.filter.slice(0, -1);
    },
    enter: () => {
      this.#chooseOnly();
    },
    escape: () => {
      this.filter = '';
    },
    scan: (scanned) => {
      this.#scanned(scanned);
    },
  });

  override render() {
    const words = text().wall;
    return html`<screen-head .heading=${words.title}>${this.#field()}</screen-head>
      ${this.#body()}`;
  }

  #body(): TemplateResult | TemplateResult[] {
    const words = text().wall;
    const { roster } = this;
    if (roster.state === 'loading') {
      return html`<state-panel waiting .heading=${text().loading}></state-panel>`;
    }
    if (roster.state === 'failed') {
      return html`<state-panel
        picture="offline"
        .heading=${words.failedTitle}
        .help=${text().refusals['offline'] ?? ''}
        .action=${text().tryAgain}
        @act=${() => {
          emit(this, 'retry');
        }}
      ></state-panel>`;
    }
    if (roster.value.length === 0) {
      return html`<state-panel
        picture="person"
        .heading=${words.emptyTitle}
        .help=${words.emptyHelp}
      ></state-panel>`;
    }
    return html`${this.#teams(roster.value)}${this.#people(roster.value)}`;
  }

  #field(): TemplateResult {
    const words = text().wall;
    return html`<div class="field">
      ${icon('search')}
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.filter}
        placeholder=${words.filterHint}
        .value=${this.filter}
        @input=${(event: InputEvent) => {
          this.filter = (event.target as HTMLInputElement).value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') this.#chooseOnly();
        }}
      />
      ${
        this.filter
          ? html`<button
              aria-label=${words.clear}
              @click=${() => {
                this.filter = '';
              }}
            >
              ${icon('close')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #teams(users: RosterUser[]): TemplateResult {
    const words = text().wall;
    const teams = teamsOf(users);
    if (teams.length < 2) return html``;
    const tab = (team: string | null, label: string) =>
      html`<button
        aria-pressed=${this.team === team}
        @click=${() => {
          this.team = team;
        }}
      >
        ${label}
      </button>`;
    return html`<div class="teams" role="group" aria-label=${words.teams}>
      ${tab(null, words.everyone)}${teams.map((team) => tab(team, team))}
    </div>`;
  }

  #people(users: RosterUser[]): TemplateResult {
    const words = text().wall;
    const shown = filterPeople(users, this.team, this.filter);
    if (shown.length === 0) {
      return html`<state-panel
        picture="search"
        .heading=${words.nobodyTitle}
        .help=${words.nobodyHelp}
        .action=${words.clear}
        @act=${() => {
          this.filter = '';
          this.team = null;
        }}
      ></state-panel>`;
    }
    return html`<ul class="people" aria-label=${words.people}>
      ${repeat(
        this.rows.of(shown),
        (user) => user.id,
        (user) =>
          html`<li>
            <name-tile
              .user=${user}
              @choose=${() => {
                emit(this, 'choose', user);
              }}
            ></name-tile>
          </li>`,
      )}
    </ul>`;
  }

  /** A badge picks its person; typing that was as fast as a scanner picks the only one it left. */
  #scanned(scanned: string): void {
    const users = this.roster.state === 'ready' ? this.roster.value : [];
    const badge = users.some((user) => user.badge?.toLowerCase() === scanned.toLowerCase());
    if (!badge && filterPeople(users, this.team, this.filter).length === 1) {
      this.#chooseOnly();
      return;
    }
    this.filter = '';
    emit(this, 'scan', scanned);
  }

  /** Enter picks the person when typing left only one. */
  #chooseOnly(): void {
    if (this.roster.state !== 'ready' || this.filter.trim() === '') return;
    const [only, second] = filterPeople(this.roster.value, this.team, this.filter);
    if (only && !second) emit(this, 'choose', only);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-wall': PeopleWall;
  }
}
