import type { EndWork, SwitchWork } from '#schema/contract/floor.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { SignedInUser } from '#schema/contract/auth.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import { readFloorFilter, writeFloorFilter, type FloorFilter } from '../address/floor-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { Media } from '../parts/media.ts';
import '../parts/problem-note.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import type { FloorPerson, FloorPicture } from '../stores/floor-picture.ts';
import type { Floor } from '../stores/floor.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import './floor-filters.ts';
import './floor-list.ts';
import type { FloorList } from './floor-list.ts';
import { floorPageStyles } from './floor-page-styles.ts';
import './floor-panel.ts';
import './line-note.ts';
import './unsent-note.ts';
import { shownFloor, teamsOf, underTeams, type ShownFloor } from './standing.ts';
import './work-dialog.ts';
import type { Deed } from './work-draft.ts';

const words = text.floor;

/** Everybody on the floor, live, and beside them the one somebody looks at. */
@customElement('floor-page')
export class FloorPage extends LitElement {
  static override readonly styles = [base, controls, page, floorPageStyles];

  @property({ attribute: false }) floor!: Floor;
  @property({ attribute: false }) taskTypes!: Query<'all', TaskType[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) person: number | null = null;
  @property({ attribute: false }) user!: SignedInUser;
  @property() today = '';
  @property() timeZone = 'UTC';

  /** The dialog that is open about the person in the panel, and the work it is about. */
  @state() private deed: { kind: Deed; person: FloorPerson } | null = null;

  @query('floor-list') private readonly list!: FloorList | null;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);
  /** The open one as last seen: whoever leaves the floor does not take the panel along. */
  private held: FloorPerson | null = null;

  constructor() {
    super();
    new Watch(this, () => [
      this.floor.line.picture,
      this.floor.line.state,
      this.floor.line.error,
      this.floor.day.state,
      this.floor.endWork.state,
      this.floor.switchWork.state,
      this.taskTypes.state,
      this.everySecond,
    ]);
    new WhileShown(this, () => this.floor.line.watch());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) this.deed = null;
    const picture = this.floor.line.picture.get();
    const found = picture?.people.find(({ id }) => id === this.person);
    if (found) this.held = found;
    else if (this.held?.id !== this.person) this.held = null;
    if (this.held && this.mayChange(picture, this.held)) {
      const { id: userId, work, idle } = this.held;
      const version = work?.id ?? idle?.since ?? '';
      void this.floor.day.load({ userId, day: this.today, version });
      void this.taskTypes.load('all');
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('person');
    if (typeof before === 'number' && this.person === null) this.list?.focusPerson(before);
  }

  private get filter(): FloorFilter {
    return readFloorFilter(this.address);
  }

  /** A foreman sees the own team first; somebody without one, everybody. */
  private teamOf(picture: FloorPicture | null): string {
    const usual = this.user.role === 'foreman' ? (picture?.ownTeam ?? '') : '';
    return this.filter.team ?? usual;
  }

  private mayChange(picture: FloorPicture | null, { id, team }: FloorPerson): boolean {
    if (this.user.role === 'admin' || id === this.user.id) return true;
    return picture !== null && picture.ownTeam !== null && team === picture.ownTeam;
  }

  /** Times that run stand still when nobody knows whether they do. */
  private get nowMs(): number {
    const line = this.floor.line.state.get();
    return line.status === 'stale' ? line.sinceMs : this.everySecond.get();
  }

  override render() {
    const { line } = this.floor;
    const picture = line.picture.get();
    const error = line.error.get();
    const team = this.teamOf(picture);
    const { nowMs } = this;
    const shown = picture && shownFloor(picture, { ...this.filter, team, nowMs });
    const isOpen = this.held !== null;
    return html`<div class="page ${isOpen ? 'with-panel' : ''}">
      <div class="main" ?inert=${isOpen && this.overlays.matches}>
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence}</p>
          </div>
          <div class="tools">
            <line-note
              .line=${line.state.get()}
              .timeZone=${this.timeZone}
              @try-now=${() => {
                line.hurry();
              }}
            ></line-note>
            <a class="button" href=${this.hrefOf(null, { ...this.filter, team, wall: true })}
              >${icon('wall')}${words.wall}</a
            >
          </div>
        </header>
        <floor-filters
          .filter=${this.filter}
          .team=${team}
          .teams=${picture ? teamsOf(picture) : []}
          .counts=${shown?.counts ?? null}
          .person=${this.person}
          @searched=${(event: CustomEvent<string>) => {
            this.navigation.adjust(this.hrefOf(this.person, { ...this.filter, q: event.detail }));
          }}
        ></floor-filters>
        <unsent-note
          ?hidden=${picture === null || picture.tablets.length === 0}
          .tablets=${picture?.tablets ?? []}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></unsent-note>
        ${
          picture?.isWorkingTime === false
            ? html`<p class="off-shift" role="status">${words.noShift}</p>`
            : nothing
        }
        ${error && !picture ? this.problem(error) : this.rows(shown, picture, team)}
        ${
          this.person !== null && picture && !isOpen
            ? html`<p class="page-foot" role="status">${words.notHere}</p>`
            : nothing
        }
      </div>
      ${this.panel(picture)} ${this.dialog()}
    </div>`;
  }

  private problem(error: NonNullable<ReturnType<Floor['line']['error']['get']>>) {
    return html`<problem-note
      .error=${error}
      @retry=${() => {
        this.floor.line.hurry();
      }}
    ></problem-note>`;
  }

  private rows(shown: ShownFloor | null, picture: FloorPicture | null, team: string) {
    if (picture?.people.length === 0) {
      return html`<empty-note
        .heading=${words.emptyTitle}
        .sentence=${words.emptyHelp}
        picture="floor"
      ></empty-note>`;
    }
    if (shown?.people.length === 0) {
      const everybody = writeFloorFilter({ team: '', state: 'everybody', q: '', wall: false });
      return html`<empty-note .heading=${words.noneTitle} .sentence=${words.noneHelp}>
        <a class="button" href=${writeRoute({ page: 'floor', person: this.person }, everybody)}
          >${words.showAll}</a
        >
      </empty-note>`;
    }
    return html`<floor-list
      aria-busy=${picture === null}
      .entries=${shown && (team === '' ? underTeams(shown.people) : shown.people)}
      .query=${this.address}
      .openPerson=${this.person}
      .stale=${this.floor.line.state.get().status === 'stale'}
      .nowMs=${this.nowMs}
      .longAfterMs=${picture?.longAfterMs ?? Infinity}
      .timeZone=${this.timeZone}
      @person-chosen=${(event: CustomEvent<number>) => {
        this.navigation.go(this.hrefOf(event.detail));
      }}
    ></floor-list>`;
  }

  private panel(picture: FloorPicture | null) {
    const person = this.held;
    if (!person) return nothing;
    const line = this.floor.line.state.get();
    return html`<floor-panel
      .person=${person}
      .mayChange=${this.mayChange(picture, person)}
      .day=${this.floor.day.state.get()}
      .line=${line}
      .nowMs=${this.nowMs}
      .longAfterMs=${picture?.longAfterMs ?? Infinity}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @close-panel=${() => {
        this.navigation.go(this.hrefOf(null));
      }}
      @reload-day=${() => this.floor.day.reload()}
      @deed-wanted=${(event: CustomEvent<Deed>) => {
        this.floor.endWork.clear();
        this.floor.switchWork.clear();
        this.deed = { kind: event.detail, person };
      }}
    ></floor-panel>`;
  }

  private dialog() {
    const { deed } = this;
    if (!deed?.person.work) return nothing;
    const { endWork, switchWork } = this.floor;
    return html`<work-dialog
      .deed=${deed.kind}
      .work=${deed.person.work}
      .taskTypes=${this.taskTypes.state.get().value ?? []}
      .submission=${(deed.kind === 'end' ? endWork : switchWork).state.get()}
      .nowMs=${this.everySecond.get()}
      .timeZone=${this.timeZone}
      @dismiss=${() => {
        this.deed = null;
      }}
      @end-work=${(event: CustomEvent<EndWork>) => this.onEnd(deed.person, event.detail)}
      @switch-work=${(event: CustomEvent<SwitchWork>) => this.onSwitch(deed.person, event.detail)}
    ></work-dialog>`;
  }

  private async onEnd({ work, displayName }: FloorPerson, end: EndWork): Promise<void> {
    if (!work || !(await this.floor.endWork.submit(work.id, end))) return;
    this.deed = null;
    this.notices.say(words.ended(displayName));
  }

  private async onSwitch({ work, displayName }: FloorPerson, change: SwitchWork): Promise<void> {
    if (!work || !(await this.floor.switchWork.submit(work.id, change))) return;
    this.deed = null;
    this.notices.say(words.switched(displayName));
  }

  private hrefOf(person: number | null, filter = this.filter): string {
    return writeRoute({ page: 'floor', person }, writeFloorFilter(filter));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'floor-page': FloorPage;
  }
}
