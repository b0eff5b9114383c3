import type { Role } from '#schema/contract/users.ts';
import type { NewCorrection } from '#schema/contract/corrections.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Readable } from '../../shared/store.ts';
import {
  readSessionFilter,
  sessionQuestion,
  writeSessionFilter,
  type SessionFilter,
} from '../address/session-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import '../parts/more-foot.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { Sessions } from '../stores/sessions.ts';
import { text } from '../text.ts';
import './correction-dialog.ts';
import './session-filters.ts';
import './session-list.ts';
import type { SessionList } from './session-list.ts';

/** Every stretch of work, and the dialog that puts one right. */
@customElement('sessions-page')
export class SessionsPage extends LitElement {
  static override readonly styles = [base, page];

  @property({ attribute: false }) sessions!: Sessions;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) everySecond!: Readable<number>;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() sessionId = '';
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('session-list') private readonly list!: SessionList | null;

  constructor() {
    super();
    new Watch(this, () => [
      this.sessions.list.state,
      this.sessions.list.moreState,
      this.sessions.history.state,
      this.sessions.taskTypes.state,
      this.sessions.correct.state,
      this.directory.state,
      ...(this.hasRunning ? [this.everySecond] : []),
    ]);
  }

  private get filter(): SessionFilter {
    return readSessionFilter(this.address);
  }

  private get hasRunning(): boolean {
    const sessions = this.sessions.list.state.get().value?.sessions ?? [];
    return sessions.some(({ endedAt }) => endedAt === null);
  }

  private get chosen() {
    const sessions = this.sessions.list.state.get().value?.sessions ?? [];
    return sessions.find(({ id }) => id === this.sessionId) ?? null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const question = sessionQuestion(this.filter, this.today).toString();
    void this.sessions.list.load(question, !this.hasUpdated);
    void this.directory.load(this.userRole);
    void this.sessions.taskTypes.load('all');
    if (this.sessionId) {
      void this.sessions.history.load(this.sessionId, changed.has('sessionId'));
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('sessionId');
    if (before && !this.sessionId) this.list?.focusSession(before);
  }

  override render() {
    const { value, error, loading } = this.sessions.list.state.get();
    const retry = () => this.sessions.list.reload();
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${text.sessions.title}</h1>
            <p>${text.sessions.sentence}</p>
          </div>
        </header>
        <session-filters
          .filter=${this.filter}
          .people=${this.directory.state.get().value ?? []}
          .taskTypes=${this.sessions.taskTypes.state.get().value ?? []}
          .today=${this.today}
          @filter-changed=${this.onFilter}
        ></session-filters>
        ${error ? html`<problem-note .error=${error} @retry=${retry}></problem-note>` : nothing}
        ${value?.sessions.length === 0 ? this.empty() : nothing}
        ${(value?.sessions.length ?? 1) > 0 && (value ?? !error) ? this.rows(loading) : nothing}
        ${
          this.sessionId && value && !loading && !this.chosen
            ? html`<p class="page-foot" role="status">${text.sessions.notListed}</p>`
            : nothing
        }
      </div>
      ${this.dialog()}
    </div>`;
  }

  private rows(loading: boolean) {
    const { value } = this.sessions.list.state.get();
    const more = this.sessions.list.moreState.get();
    return html`<session-list
        aria-busy=${loading}
        .sessions=${value?.sessions ?? null}
        .query=${this.address}
        .isComplete=${value?.nextCursor === null}
        .showsMoney=${this.userRole === 'admin'}
        .nowMs=${this.everySecond.get()}
        .today=${this.today}
        .timeZone=${this.timeZone}
      ></session-list>
      ${
        value?.nextCursor
          ? html`<more-foot
              .hasMore=${true}
              .loading=${more.loading}
              .error=${more.error}
              @more=${() => this.sessions.list.more()}
            ></more-foot>`
          : nothing
      }`;
  }

  private empty() {
    return html`<empty-note
      .heading=${text.sessions.emptyTitle}
      .sentence=${text.sessions.emptyHelp}
      picture="sessions"
    ></empty-note>`;
  }

  private dialog() {
    const session = this.chosen;
    if (!session) return nothing;
    return html`<correction-dialog
      .session=${session}
      .taskTypes=${this.sessions.taskTypes.state.get().value ?? []}
      .history=${this.sessions.history.state.get()}
      .submission=${this.sessions.correct.state.get()}
      .timeZone=${this.timeZone}
      @dismiss=${this.close}
      @correct=${this.onCorrect}
    ></correction-dialog>`;
  }

  private readonly onCorrect = async (event: CustomEvent<NewCorrection>) => {
    const session = await this.sessions.correct.submit(this.sessionId, event.detail);
    if (!session) return;
    this.notices.say(text.correction.saved);
    this.close();
    this.sessions.history.forget();
  };

  private readonly close = () => {
    this.sessions.correct.clear();
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
