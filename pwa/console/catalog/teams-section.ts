import type { Team } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import { writePeopleFilter } from '../address/people-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/confirm-dialog.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Catalog } from '../stores/catalog.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import { catalogListStyles } from './catalog-list-styles.ts';
import { bones } from './list-parts.ts';
import { sectionStyles } from './section-styles.ts';
import './team-dialog.ts';
import type { TeamName } from './team-dialog.ts';
import { teamSizes, type TeamSize } from './team-sizes.ts';

const words = text.teams;

/** The teams of the catalog, each with how many people are in it. */
@customElement('teams-section')
export class TeamsSection extends LitElement {
  static override readonly styles = [
    base,
    controls,
    table,
    catalogListStyles,
    sectionStyles,
    css`
      tbody th {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .people {
        inline-size: 9rem;
      }
      .action {
        inline-size: 13rem;
        white-space: nowrap;
      }
      @container table (width < 34rem) {
        .people {
          inline-size: 6.5rem;
        }
        .action {
          inline-size: 6.5rem;
          white-space: normal;
        }
      }
    `,
  ];

  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) notices!: Notices;

  @property() today = '';
  @property() timeZone = 'UTC';

  /** Whose name is asked for: that of a new one, or of the team with this id. */
  @state() private naming: number | 'new' | null = null;
  @state() private retiring: Team | null = null;

  constructor() {
    super();
    new Watch(this, (): Readable<unknown>[] => {
      const { list, add, rename, retire } = this.catalog.teams;
      return [this.catalog.people, list, add, rename, retire].map(({ state }) => state);
    });
  }

  override willUpdate(): void {
    void this.catalog.people.load('all', !this.hasUpdated);
    void this.catalog.teams.list.load('all', !this.hasUpdated);
  }

  override render() {
    const { people, teams } = this.catalog;
    const users = people.state.get();
    const { value, error: listError } = teams.list.state.get();
    const error = listError ?? users.error;
    const isEmpty = value?.length === 0;
    return html`${
      isEmpty
        ? nothing
        : html`<div class="head">
            <p>${words.sentence}</p>
            ${this.addButton()}
          </div>`
    }
    ${error ? html`<problem-note .error=${error} @retry=${this.retry}></problem-note>` : nothing}
    ${
      isEmpty
        ? html`<empty-note
            .heading=${words.emptyTitle}
            .sentence=${words.emptyHelp}
            picture="people"
          >
            ${this.addButton()}
          </empty-note>`
        : error && (!value || !users.value)
          ? nothing
          : this.list(value && users.value && teamSizes(value, users.value.users))
    }
    ${this.nameDialog(value ?? [])} ${this.retireDialog()}`;
  }

  private nameDialog(teams: readonly Team[]) {
    const { naming } = this;
    if (naming === null) return nothing;
    const team = teams.find(({ id }) => id === naming) ?? null;
    const { add, rename } = this.catalog.teams;
    return html`<team-dialog
      .team=${team}
      .submission=${(team ? rename : add).state.get()}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @name-chosen=${this.onName}
      @dismiss=${this.stopNaming}
    ></team-dialog>`;
  }

  private retireDialog() {
    const { retiring } = this;
    if (!retiring) return nothing;
    const { busy, problem } = this.catalog.teams.retire.state.get();
    return html`<confirm-dialog
      .heading=${words.retireTitle(retiring.name)}
      .sentence=${words.retireHelp}
      .action=${words.retire}
      .busy=${busy}
      .problem=${problem?.detail ?? ''}
      @confirm=${this.onRetire}
      @dismiss=${() => {
        this.retiring = null;
      }}
    ></confirm-dialog>`;
  }

  private list(teams: readonly TeamSize[] | null) {
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${text.catalog.tabs.teams}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.columns.name}</th>
            <th scope="col" class="number people">${words.columns.people}</th>
            <th scope="col" class="action"><span class="sr-only">${words.columns.action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${teams ? teams.map((team) => this.row(team)) : bones(['name', 'people', 'action'])}
        </tbody>
      </table>
    </div>`;
  }

  private row({ team, people, isEmpty }: TeamSize) {
    const { name, id } = team;
    const query = writePeopleFilter({ q: name, inactive: false });
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number people">
        ${
          people === 0
            ? html`<span class="faint">${words.nobody}</span>`
            : html`<a
                href=${writeRoute({ page: 'people', person: null }, query)}
                aria-label=${words.peopleOf(people, name)}
                >${words.people(people)}</a
              >`
        }
      </td>
      <td class="action">
        ${
          isEmpty
            ? html`<button
                class="button small quiet"
                type="button"
                aria-label=${words.retireOf(name)}
                @click=${() => {
                  this.catalog.teams.retire.clear();
                  this.retiring = team;
                }}
              >
                ${words.retire}
              </button>`
            : nothing
        }
        <button
          class="button small"
          type="button"
          aria-label=${words.renameOf(name)}
          @click=${() => {
            this.startNaming(id);
          }}
        >
          ${words.rename}
        </button>
      </td>
    </tr>`;
  }

  private addButton() {
    return html`<button
      class="button primary add"
      type="button"
      @click=${() => {
        this.startNaming('new');
      }}
    >
      ${icon('plus')}${words.add}
    </button>`;
  }

  private startNaming(naming: number | 'new'): void {
    this.catalog.teams.add.clear();
    this.catalog.teams.rename.clear();
    this.naming = naming;
  }

  private readonly onName = async ({ detail }: CustomEvent<TeamName>) => {
    const { add, rename } = this.catalog.teams;
    const { seen, name } = detail;
    if (!(await (seen ? rename.submit(seen, name) : add.submit(name)))) return;
    this.notices.say(seen ? words.renamed(name) : words.added(name));
    this.stopNaming();
  };

  private readonly onRetire = async () => {
    const { retiring } = this;
    if (!retiring || !(await this.catalog.teams.retire.submit(retiring))) return;
    this.notices.say(words.retired(retiring.name));
    this.retiring = null;
  };

  private readonly retry = () => {
    void this.catalog.people.reload();
    void this.catalog.teams.list.reload();
  };

  private readonly stopNaming = () => {
    this.naming = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'teams-section': TeamsSection;
  }
}
