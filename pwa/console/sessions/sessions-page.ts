import type { SignedInUser } from '#schema/contract/auth.ts';
import type { MissedSession, NewCorrection, Split, Voiding } from '#schema/contract/corrections.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { calendarDay } from '../../shared/format.ts';
import type { Readable } from '../../shared/store.ts';
import {
  readSessionFilter,
  sessionQuestion,
  writeSessionFilter,
  type SessionFilter,
} from '../address/session-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { moreFoot } from '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import { WhileShown } from '../parts/while-shown.ts';
import { isOfWeek, type ApprovedWeek, type PersonDay } from '../stores/approved-week.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { Sessions } from '../stores/sessions.ts';
import { AT_REST } from '../stores/submission.ts';
import { text } from '../text.ts';
import type { ToSeen } from './correction-form.ts';
import './missed-dialog.ts';
import './session-dialog.ts';
import './session-filters.ts';
import './session-list.ts';
import type { SessionList } from './session-list.ts';

/** The address of the dialog that adds work, where others have a session's id. */
const MISSED = 'new';

/** Every stretch of work, and the dialogs that put it right. */
@customElement('sessions-page')
export class SessionsPage extends LitElement {
  static override readonly styles = [base, controls, page];

  @property({ attribute: false }) sessions!: Sessions;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everySecond!: Readable<number>;
  /** For what others change meanwhile. */
  @property({ attribute: false }) everyFewSeconds!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() sessionId = '';
  @property({ attribute: false }) user!: SignedInUser;
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('session-list') private readonly list!: SessionList | null;

  constructor() {
    super();
    new Watch(this, () => [
      this.sessions.list.state,
      this.sessions.list.moreState,
      this.sessions.detail.state,
      this.sessions.history.state,
      this.sessions.approvedWeek.state,
      this.sessions.taskTypes.state,
      ...this.forms.map(({ state }) => state),
      this.directory.state,
      ...(this.hasRunning || this.sessionId ? [this.everySecond] : []),
    ]);
    new WhileShown(this, () => this.sessions.watch(this.everyFewSeconds));
  }

  private get filter(): SessionFilter {
    return readSessionFilter(this.address);
  }

  private get hasRunning(): boolean {
    return this.listed.some(({ endedAt }) => endedAt === null);
  }

  private get forms() {
    const { correct, split, voidOne, add } = this.sessions;
    return [correct, split, voidOne, add];
  }

  private get opened(): string {
    return this.sessionId === MISSED ? '' : this.sessionId;
  }

  /** Whose history is shown: another version has another. */
  private shownVersion: number | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    const question = sessionQuestion(this.filter, this.today).toString();
    void this.sessions.list.load(question, !this.hasUpdated);
    void this.directory.load(this.user.role);
    void this.sessions.taskTypes.load('all');
    // Approved or not may have changed since another session of that week was looked at.
    if (changed.has('sessionId')) this.sessions.approvedWeek.forget();
    if (this.opened) this.open(changed.has('sessionId'));
  }

  private open(isNew: boolean): void {
    const { detail, history } = this.sessions;
    void detail.load(this.opened, isNew);
    const version = detail.state.get().value?.version ?? null;
    void history.load(this.opened, isNew || version !== this.shownVersion);
    this.shownVersion = version;
    const place = this.openedPlace;
    if (place) this.askApproval(place);
  }

  private get openedPlace(): PersonDay | null {
    const { value } = this.sessions.detail.state.get();
    if (value?.id !== this.opened) return null;
    return { userId: value.user.id, day: calendarDay(value.startedAt, this.timeZone) };
  }

  /** Only an admin changes an approved week; a foreman is refused. */
  private askApproval(place: PersonDay): void {
    if (this.isAdmin) void this.sessions.approvedWeek.load(place);
  }

  private ofOpened(week: ApprovedWeek | null): ApprovedWeek | null {
    const place = this.openedPlace;
    return week && place && isOfWeek(week, place) ? week : null;
  }

  private get approvedWeek(): ApprovedWeek | null {
    return this.sessions.approvedWeek.state.get().value;
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('sessionId');
    if (before && !this.sessionId) this.list?.focusSession(before);
  }

  override render() {
    const { value, error, loading } = this.sessions.list.state.get();
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${text.sessions.title}</h1>
            <p>${text.sessions.sentence}</p>
          </div>
          <a
            class="button"
            href=${writeRoute({ page: 'sessions', sessionId: MISSED }, this.address)}
            >${icon('plus')}${text.sessions.add}</a
          >
        </header>
        <session-filters
          .filter=${this.filter}
          .people=${this.reachable}
          .taskTypes=${this.sessions.taskTypes.state.get().value ?? []}
          .today=${this.today}
          @filter-changed=${this.onFilter}
        ></session-filters>
        ${problemNote(this.sessions.list)} ${value?.sessions.length === 0 ? this.empty() : nothing}
        ${(value?.sessions.length ?? 1) > 0 && (value ?? !error) ? this.rows(loading) : nothing}
      </div>
      ${this.opened ? this.dialog() : nothing}
      ${this.sessionId === MISSED ? this.missed() : nothing}
    </div>`;
  }

  private rows(loading: boolean) {
    const { value } = this.sessions.list.state.get();
    return html`<session-list
        aria-busy=${loading}
        .sessions=${value?.sessions ?? null}
        .query=${this.address}
        .isComplete=${value?.nextCursor === null}
        .showsMoney=${this.isAdmin}
        .nowMs=${this.everySecond.get()}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></session-list>
      ${moreFoot(this.sessions.list)}`;
  }

  private empty() {
    return html`<empty-note
      .heading=${text.sessions.emptyTitle}
      .sentence=${text.sessions.emptyHelp}
      picture="sessions"
    ></empty-note>`;
  }

  private get isAdmin(): boolean {
    return this.user.role === 'admin';
  }

  private dialog() {
    const { correct, split, voidOne, detail } = this.sessions;
    const submissions = [correct, split, voidOne].map(({ state }) => state.get());
    return html`<session-dialog
      .sessionId=${this.opened}
      .detail=${detail.state.get()}
      .history=${this.sessions.history.state.get()}
      .taskTypes=${this.sessions.taskTypes.state.get().value ?? []}
      .sessions=${this.listed}
      .submission=${submissions.find(({ busy, problem }) => busy || problem) ?? AT_REST}
      .approvedWeek=${this.ofOpened(this.approvedWeek)}
      .nowMs=${this.everySecond.get()}
      .showsAudit=${this.isAdmin}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @dismiss=${this.close}
      @clear=${this.clear}
      @retry=${() => detail.reload()}
      @correct=${async ({ detail: { seen, change } }: CustomEvent<ToSeen<NewCorrection>>) => {
        this.done(await correct.submit(seen, change), text.correction.saved);
      }}
      @split=${async ({ detail: { seen, change } }: CustomEvent<ToSeen<Split>>) => {
        this.done(await split.submit(seen, change), text.split.saved);
      }}
      @void-work=${async ({ detail: { seen, change } }: CustomEvent<ToSeen<Voiding>>) => {
        this.done(await voidOne.submit(seen, change), text.voiding.saved);
      }}
    ></session-dialog>`;
  }

  private missed() {
    const { add } = this.sessions;
    return html`<missed-dialog
      .userId=${this.filter.userId}
      .people=${this.reachable}
      .taskTypes=${this.sessions.taskTypes.state.get().value ?? []}
      .sessions=${this.listed}
      .submission=${add.state.get()}
      .approvedWeek=${this.approvedWeek}
      .today=${this.today}
      .nowMs=${this.everySecond.get()}
      .timeZone=${this.timeZone}
      @dismiss=${this.close}
      @place=${({ detail }: CustomEvent<PersonDay>) => {
        this.askApproval(detail);
      }}
      @add=${async ({ detail }: CustomEvent<MissedSession>) => {
        this.done(await add.submit(detail), text.missed.saved);
      }}
    ></missed-dialog>`;
  }

  private get listed() {
    return this.sessions.list.state.get().value?.sessions ?? [];
  }

  /** A foreman sees and adds work of the own team, an admin anybody's. */
  private get reachable(): readonly PersonName[] {
    const people = this.directory.state.get().value ?? [];
    const own = people.find(({ id }) => id === this.user.id)?.team;
    return this.isAdmin || !own ? people : people.filter(({ team }) => team === own);
  }

  private done(answer: object | null, said: string): void {
    if (answer === null) return;
    this.notices.say(said);
    this.close();
  }

  private readonly clear = () => {
    for (const form of this.forms) form.clear();
  };

  private readonly close = () => {
    this.clear();
    this.sessions.detail.forget();
    this.sessions.history.forget();
    this.navigation.go(writeRoute({ page: 'sessions', sessionId: null }, this.address));
  };

  private readonly onFilter = (event: CustomEvent<SessionFilter>) => {
    const query = writeSessionFilter(event.detail);
    this.navigation.go(writeRoute({ page: 'sessions', sessionId: null }, query));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sessions-page': SessionsPage;
  }
}
