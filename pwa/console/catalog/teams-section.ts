import type { UserList } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import { writePeopleFilter } from '../address/people-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Catalog } from '../stores/catalog.ts';
import type { Loaded } from '../stores/load.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import { catalogListStyles } from './catalog-list-styles.ts';
import { bones } from './list-parts.ts';
import { sectionStyles } from './section-styles.ts';
import './team-dialog.ts';
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
    `,
  ];

  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) notices!: Notices;

  @state() private isAdding = false;

  constructor() {
    super();
    new Watch(this, (): Readable<unknown>[] => [
      this.catalog.people.state,
      this.catalog.addTeam.state,
    ]);
  }

  override willUpdate(): void {
    void this.catalog.people.load('all', !this.hasUpdated);
  }

  override render() {
    const { value, error }: Loaded<UserList> = this.catalog.people.state.get();
    const isEmpty = value?.teams.length === 0;
    return html`${
      isEmpty
        ? nothing
        : html`<div class="head">
            <p>${words.sentence}</p>
            ${this.addButton()}
          </div>`
    }
    ${
      error
        ? html`<problem-note
            .error=${error}
            @retry=${() => this.catalog.people.reload()}
          ></problem-note>`
        : nothing
    }
    ${
      isEmpty
        ? html`<empty-note
            .heading=${words.emptyTitle}
            .sentence=${words.emptyHelp}
            picture="people"
          >
            ${this.addButton()}
          </empty-note>`
        : error && !value
          ? nothing
          : this.list(value && teamSizes(value))
    }
    ${
      this.isAdding
        ? html`<team-dialog
            .submission=${this.catalog.addTeam.state.get()}
            @name-chosen=${this.onName}
            @dismiss=${this.stopAdding}
          ></team-dialog>`
        : nothing
    }`;
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
          </tr>
        </thead>
        <tbody>
          ${teams ? teams.map(row) : bones(['name', 'people'])}
        </tbody>
      </table>
    </div>`;
  }

  private addButton() {
    return html`<button class="button primary add" type="button" @click=${this.startAdding}>
      ${icon('plus')}${words.add}
    </button>`;
  }

  private readonly startAdding = () => {
    this.catalog.addTeam.clear();
    this.isAdding = true;
  };

  private readonly onName = async ({ detail }: CustomEvent<string>) => {
    if (!(await this.catalog.addTeam.submit(detail))) return;
    this.notices.say(words.added(detail));
    this.stopAdding();
  };

  private readonly stopAdding = () => {
    this.isAdding = false;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
    });
  };
}

function row({ name, people }: TeamSize) {
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
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'teams-section': TeamsSection;
  }
}
