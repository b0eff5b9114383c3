import type { Acceptance, Discard, InboxItem } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { readInboxState, writeInboxState, type InboxState } from '../address/inbox-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { Media } from '../parts/media.ts';
import '../parts/more-foot.ts';
import '../parts/problem-note.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Inbox } from '../stores/inbox.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import './inbox-list.ts';
import type { InboxList } from './inbox-list.ts';
import { inboxPageStyles } from './inbox-page-styles.ts';
import './inbox-panel.ts';

const words = text.inbox;
const STATES: readonly InboxState[] = ['open', 'done'];

/** Taps that wait, or that were decided about, and beside them the one somebody looks at. */
@customElement('inbox-page')
export class InboxPage extends LitElement {
  static override readonly styles = [base, chips, page, inboxPageStyles];

  @property({ attribute: false }) inbox!: Inbox;
  @property({ attribute: false }) taskTypes!: Query<'all', TaskType[]>;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) itemId: number | null = null;
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('inbox-list') private readonly list!: InboxList | null;
  @query('h1') private readonly headingElement!: HTMLElement;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);
  /** The open one as it was last listed: whoever types about it keeps it when it goes. */
  private held: InboxItem | null = null;
  /** Where the keyboard goes on after a decision, when not to the row it came from. */
  private goOnAt: number | null = null;

  constructor() {
    super();
    new Watch(this, () => [
      ...STATES.flatMap((state) => [
        this.inbox.lists[state].state,
        this.inbox.lists[state].moreState,
      ]),
      this.inbox.accept.state,
      this.inbox.discard.state,
      this.taskTypes.state,
      this.directory.state,
    ]);
  }

  private get shownState(): InboxState {
    return readInboxState(this.address);
  }

  private get shownList() {
    return this.inbox.lists[this.shownState];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    void this.shownList.load('', !this.hasUpdated);
    if (changed.has('itemId')) {
      this.inbox.accept.clear();
      this.inbox.discard.clear();
    }
    const { items = [] } = this.shownList.state.get().value ?? {};
    const listed = items.find(({ id }) => id === this.itemId);
    if (listed) this.held = listed;
    else if (this.held?.id !== this.itemId) this.held = null;
    if (this.held?.state === 'review') {
      void this.taskTypes.load('all');
      void this.directory.load(this.userRole);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    // What was decided is asked for anew whenever somebody comes to look.
    if (changed.has('address') && this.shownState === 'open') this.inbox.lists.done.forget();
    const before = changed.get('itemId');
    if (typeof before !== 'number' || this.itemId !== null) return;
    if (!this.list?.focusItem(this.goOnAt ?? before)) this.headingElement.focus();
    this.goOnAt = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.inbox.lists.done.forget();
  }

  override render() {
    const { value, error, loading } = this.shownList.state.get();
    const isOpen = this.held !== null;
    const isEmpty = value?.items.length === 0;
    return html`<div class="page ${isOpen ? 'with-panel' : ''}">
      <div class="main" ?inert=${isOpen && this.overlays.matches}>
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p>${words.sentence}</p>
          </div>
        </header>
        <nav class="filters" aria-label=${words.statesName}>
          ${STATES.map((state) => this.chip(state))}
        </nav>
        ${
          error
            ? html`<problem-note
                .error=${error}
                @retry=${() => this.shownList.reload()}
              ></problem-note>`
            : nothing
        }
        ${isEmpty ? this.empty() : nothing}
        ${!isEmpty && (value ?? !error) ? this.rows(loading) : nothing}
        ${
          this.itemId !== null && value && !loading && !isOpen
            ? html`<p class="page-foot" role="status">${words.notListed}</p>`
            : nothing
        }
      </div>
      ${this.panel()}
    </div>`;
  }

  private chip(state: InboxState) {
    const isShown = state === this.shownState;
    return html`<a
      class="chip ${isShown ? 'set' : ''}"
      aria-current=${isShown ? 'true' : nothing}
      href=${writeRoute({ page: 'inbox', itemId: null }, writeInboxState(state))}
      >${words.states[state]}</a
    >`;
  }

  private empty() {
    return html`<empty-note
      .heading=${words.emptyTitle[this.shownState]}
      .sentence=${words.emptyHelp[this.shownState]}
      picture="inbox"
    ></empty-note>`;
  }

  private rows(loading: boolean) {
    const { value } = this.shownList.state.get();
    const more = this.shownList.moreState.get();
    return html`<inbox-list
        aria-busy=${loading}
        .items=${value?.items ?? null}
        .state=${this.shownState}
        .query=${this.address}
        .openItem=${this.itemId}
        .today=${this.today}
        .timeZone=${this.timeZone}
        @item-chosen=${(event: CustomEvent<number>) => {
          this.go(event.detail);
        }}
      ></inbox-list>
      ${
        value?.nextCursor
          ? html`<more-foot
              .hasMore=${true}
              .loading=${more.loading}
              .error=${more.error}
              @more=${() => this.shownList.more()}
            ></more-foot>`
          : nothing
      }`;
  }

  private panel() {
    const item = this.held;
    if (!item) return nothing;
    const { accept, discard } = this.inbox;
    const problem = accept.state.get().problem ?? discard.state.get().problem;
    return html`<inbox-panel
      .item=${item}
      .isGone=${this.isGone(item)}
      .taskTypes=${this.taskTypes.state.get().value ?? []}
      .people=${this.peopleFor(item)}
      .submission=${{ busy: accept.state.get().busy || discard.state.get().busy, problem }}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @close-panel=${() => {
        this.go(null);
      }}
      @accept-tap=${(event: CustomEvent<Acceptance>) => this.onAccept(item, event.detail)}
      @discard-tap=${(event: CustomEvent<Discard>) => this.onDiscard(item, event.detail)}
    ></inbox-panel>`;
  }

  /** Whether somebody else decided: it is missing from where the list would show it. */
  private isGone({ id, state }: InboxItem): boolean {
    const { value, loading } = this.shownList.state.get();
    if (state !== 'review' || !value || loading) return false;
    const reaches = value.nextCursor === null || (value.items.at(-1)?.id ?? 0) < id;
    return reaches && !value.items.some((one) => one.id === id);
  }

  /** A foreman gives a tap to the own team only, which is the tap's. */
  private peopleFor({ user }: InboxItem): readonly PersonName[] {
    const people = this.directory.state.get().value ?? [];
    return this.userRole === 'admin' ? people : people.filter(({ team }) => team === user.team);
  }

  private async onAccept(item: InboxItem, acceptance: Acceptance): Promise<void> {
    this.inbox.discard.clear();
    const next = this.rowAfter(item);
    if (await this.inbox.accept.submit(item.id, acceptance)) this.finish(words.accepted, next);
  }

  private async onDiscard(item: InboxItem, discard: Discard): Promise<void> {
    this.inbox.accept.clear();
    const next = this.rowAfter(item);
    if (await this.inbox.discard.submit(item.id, discard)) this.finish(words.discarded, next);
  }

  private rowAfter({ id }: InboxItem): number | null {
    const items = this.shownList.state.get().value?.items ?? [];
    const index = items.findIndex((one) => one.id === id);
    return (items[index + 1] ?? items[index - 1])?.id ?? null;
  }

  private finish(said: string, next: number | null): void {
    this.notices.say(said);
    this.goOnAt = next;
    this.go(null);
  }

  private go(itemId: number | null): void {
    this.navigation.go(writeRoute({ page: 'inbox', itemId }, this.address));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-page': InboxPage;
  }
}
