import type { Role, User, UserList } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  readPeopleFilter,
  writePeopleFilter,
  type PeopleFilter,
} from '../address/people-filter.ts';
import type { Readable } from '../../shared/store.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { Media } from '../parts/media.ts';
import { problemNote } from '../parts/problem-note.ts';
import { searchChip } from '../parts/search-chip.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { People } from '../stores/people.ts';
import type { ReportSettings } from '../stores/report-settings.ts';
import { text } from '../text.ts';
import { matchingPeople } from './matching-people.ts';
import './people-list.ts';
import type { PeopleList } from './people-list.ts';
import { signedMoney } from './pay.ts';
import './person-panel.ts';
import './recost-progress.ts';

/** Who works here, how they sign in, and what their hours cost. */
@customElement('people-page')
export class PeoplePage extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    page,
    css`
      .check {
        padding-inline: var(--space-2);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) people!: People;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) reportSettings!: ReportSettings;
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property({ attribute: false }) everyFewSeconds!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) person: number | 'new' | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';
  @property({ type: Number }) pinLength = 6;
  @property({ attribute: false }) viewer!: { id: number; role: Role };

  @query('people-list') private readonly list!: PeopleList | null;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);

  constructor() {
    super();
    new Watch(this, () => [
      this.people.list.state,
      this.people.recosts.list.state,
      this.reportSettings.state,
    ]);
    // What others change shows here.
    new WhileShown(this, () => this.people.watch(this.everyFewSeconds));
    new WhileShown(this, () => this.watchRecosts());
  }

  /** How far a re-costing is, only admins may know. */
  private watchRecosts(): () => void {
    if (!this.isAdmin) return () => {};
    return this.people.recosts.watch(this.everySecond, ({ user, done, differenceCents }) => {
      this.notices.say(text.recost.doneOf(user.displayName, done, signedMoney(differenceCents)));
    });
  }

  override firstUpdated(): void {
    if (this.isAdmin) void this.reportSettings.load('all');
  }

  private get isAdmin(): boolean {
    return this.viewer.role === 'admin';
  }

  private get filter(): PeopleFilter {
    return readPeopleFilter(this.address);
  }

  override willUpdate(): void {
    void this.people.list.load('all', !this.hasUpdated);
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('person');
    if (typeof before === 'number' && this.person === null) this.list?.focusPerson(before);
  }

  override render() {
    const { value, error } = this.people.list.state.get();
    const shown = value ? matchingPeople(value.users, this.filter) : null;
    const open = this.person;
    const user = value?.users.find(({ id }) => id === open) ?? null;
    return html`<div class="page ${open === null ? '' : 'with-panel'}">
      <div class="main" ?inert=${open !== null && this.overlays.matches}>
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${text.people.title}</h1>
            <p>${this.isAdmin ? text.people.sentence : text.people.foremanSentence}</p>
          </div>
          ${this.isAdmin ? this.addLink() : nothing}
        </header>
        ${this.running()} ${this.filters()} ${problemNote(this.people.list)}
        ${
          shown?.length === 0
            ? html`<empty-note
                .heading=${text.people.emptyTitle}
                .sentence=${text.people.emptyHelp}
                picture="people"
              ></empty-note>`
            : error && !value
              ? nothing
              : html`<people-list
                  .people=${shown}
                  .query=${this.address}
                  .showsPay=${this.isAdmin}
                  .openPerson=${typeof open === 'number' ? open : 0}
                  @person-chosen=${(event: CustomEvent<number>) => {
                    this.open(event.detail);
                  }}
                ></people-list>`
        }
      </div>
      ${this.panel(user, value)}
    </div>`;
  }

  private addLink() {
    const href = writeRoute({ page: 'people', person: 'new' }, this.address);
    return html`<a class="button primary" href=${href}> ${icon('plus')}${text.people.add} </a>`;
  }

  /** For whoever comes here while it runs; of the person in the panel it stands there. */
  private running() {
    const recosts = this.people.recosts.list.state.get().value ?? [];
    return recosts
      .filter(({ state, user }) => state === 'running' && user.id !== this.person)
      .map((recost) => html`<recost-progress .recost=${recost}></recost-progress>`);
  }

  private filters() {
    const { q, inactive } = this.filter;
    return html`<search class="filters" aria-label=${text.filter.title}>
      ${searchChip({
        ...{ name: text.people.search, value: q, maxLength: 80 },
        onType: (typed) => {
          this.show({ q: typed, inactive });
        },
      })}
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(inactive)}
          @change=${(event: Event) => {
            this.show({ q, inactive: (event.currentTarget as HTMLInputElement).checked });
          }}
        />
        ${text.people.showInactive}
      </label>
    </search>`;
  }

  private panel(user: User | null, list: UserList | null) {
    if (this.person === null || (!list && this.person !== 'new')) return nothing;
    const close = () => {
      this.open(null);
    };
    if (!user && (this.person !== 'new' || !this.isAdmin)) {
      return html`<side-panel .heading=${text.people.missing} @close-panel=${close}></side-panel>`;
    }
    return html`<person-panel
      .user=${user}
      .users=${list?.users ?? []}
      .teams=${list?.teams ?? []}
      .people=${this.people}
      .notices=${this.notices}
      .viewer=${this.viewerAmong(list?.users ?? [])}
      .burdenBasisPoints=${this.reportSettings.state.get().value?.burdenBasisPoints ?? 0}
      .today=${this.today}
      .timeZone=${this.timeZone}
      .pinLength=${this.pinLength}
      @close-panel=${close}
      @person-added=${(event: CustomEvent<number>) => {
        this.open(event.detail);
      }}
    ></person-panel>`;
  }

  private viewerAmong(users: readonly User[]) {
    const { id } = this.viewer;
    const team = users.find((user) => user.id === id)?.team ?? null;
    return { id, isAdmin: this.isAdmin, team };
  }

  private open(person: number | null): void {
    this.navigation.go(writeRoute({ page: 'people', person }, this.address));
  }

  private show(filter: PeopleFilter): void {
    const route = { page: 'people', person: this.person } as const;
    this.navigation.adjust(writeRoute(route, writePeopleFilter(filter)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-page': PeoplePage;
  }
}
