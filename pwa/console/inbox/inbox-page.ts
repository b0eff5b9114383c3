import type { Acceptance, Discard, InboxItem, InboxKind } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Role } from '#schema/contract/users.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import {
  INBOX_KINDS,
  readInboxFilter,
  writeInboxFilter,
  type InboxFilter,
  type InboxState,
} from '../address/inbox-filter.ts';
import { writeRoute } from '../address/route.ts';
import { chipLink } from '../parts/chip-link.ts';
import '../parts/empty-note.ts';
import { Media } from '../parts/media.ts';
import { moreFoot } from '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import { PANEL_OVERLAYS } from '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import { chipLinks } from '../parts/styles/chip-links.ts';
import { chips } from '../parts/styles/chips.ts';
import { page } from '../parts/styles/page.ts';
import { Watch } from '../parts/watch.ts';
import type { PersonName } from '../stores/directory.ts';
import type { Inbox, WorkDecision } from '../stores/inbox.ts';
import type { Query } from '../stores/load.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import { giveAnswer } from './give-answer.ts';
import { isGone } from './gone.ts';
import './inbox-list.ts';
import type { InboxList } from './inbox-list.ts';
import { inboxPageStyles } from './inbox-page-styles.ts';
import { likelyAnswer, type Answer } from './likely-answer.ts';
import './tap-panel.ts';
import './work-panel.ts';

const words = text.inbox;
const STATES: readonly InboxState[] = ['open', 'done'];

/** What waits, or taps that were decided about, and beside them the one somebody looks at. */
@customElement('inbox-page')
export class InboxPage extends LitElement {
  static override readonly styles = [base, chips, page, chipLinks, inboxPageStyles];

  @property({ attribute: false }) inbox!: Inbox;
  @property({ attribute: false }) taskTypes!: Query<'all', TaskType[]>;
  @property({ attribute: false }) directory!: Query<Role, PersonName[]>;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) itemId: InboxItem['id'] | null = null;
  @property() userRole: Role = 'foreman';
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('inbox-list') private readonly list!: InboxList | null;
  @query('h1') private readonly headingElement!: HTMLElement;
  private readonly overlays = new Media(this, PANEL_OVERLAYS);
  /** The open one as it was last listed: whoever types about it keeps it when it goes. */
  private held: InboxItem | null = null;
  /** Where the keyboard goes on after a decision, when not to the row it came from. */
  private goOnAt: InboxItem['id'] | null = null;
  /** Which one the last refusal is about. */
  private answered: InboxItem['id'] | null = null;

  constructor() {
    super();
    new Watch(this, () => [
      ...STATES.flatMap((state) => [
        this.inbox.lists[state].state,
        this.inbox.lists[state].moreState,
      ]),
      this.inbox.accept.state,
      this.inbox.discard.state,
      this.inbox.decideWork.state,
      this.taskTypes.state,
      this.directory.state,
    ]);
  }

  private get filter(): InboxFilter {
    return readInboxFilter(this.address);
  }

  private get shownState(): InboxState {
    return this.filter.state;
  }

  private get shownList() {
    return this.inbox.lists[this.shownState];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    void this.shownList.load(this.filter.kind ?? '', !this.hasUpdated);
    if (changed.has('itemId') && this.itemId !== this.answered) this.clearProblems();
    const { items = [] } = this.shownList.state.get().value ?? {};
    const listed = items.find(({ id }) => id === this.itemId);
    if (listed) this.held = listed;
    else if (this.held?.id !== this.itemId) this.held = null;
    if (this.held && this.held.kind !== 'estimated' && this.held.state === 'review') {
      void this.taskTypes.load('all');
      void this.directory.load(this.userRole);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    // What was decided is asked for anew whenever somebody comes to look.
    if (changed.has('address') && this.shownState === 'open') this.inbox.lists.done.forget();
    const before = changed.get('itemId');
    if (before === undefined || before === null || this.itemId !== null) return;
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
          ${STATES.map((state) => this.stateChip(state))}
          <span class="between"></span>
          ${this.kindChip(null)} ${INBOX_KINDS.map((kind) => this.kindChip(kind))}
        </nav>
        ${problemNote(this.shownList)} ${isEmpty ? this.empty() : nothing}
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

  private stateChip(state: InboxState) {
    return this.chip({ state, kind: null }, state === this.shownState, words.states[state], null);
  }

  /** Work that was decided about stands with the work, not here. */
  private kindChip(kind: InboxKind | null) {
    const { state } = this.filter;
    if (state === 'done' && kind === 'estimated') return nothing;
    const { counts } = this.inbox.lists.open.state.get().value ?? {};
    const waits = kind !== null && state === 'open' ? (counts?.[kind] ?? null) : null;
    return this.chip({ state, kind }, kind === this.filter.kind, words.kinds[kind ?? 'all'], waits);
  }

  private chip(filter: InboxFilter, isShown: boolean, name: string, waits: number | null) {
    return chipLink({
      href: writeRoute({ page: 'inbox', itemId: null }, writeInboxFilter(filter)),
      isShown,
      words: html`${name} ${waits === null ? nothing : html`<span class="count">${waits}</span>`}`,
    });
  }

  private empty() {
    return html`<empty-note
      .heading=${this.filter.kind ? words.emptyKind : words.emptyTitle[this.shownState]}
      .sentence=${words.emptyHelp[this.shownState]}
      picture="inbox"
    ></empty-note>`;
  }

  private rows(loading: boolean) {
    const { value } = this.shownList.state.get();
    return html`<inbox-list
        aria-busy=${loading}
        .items=${value?.items ?? null}
        .state=${this.shownState}
        .query=${this.address}
        .openItem=${this.itemId}
        .today=${this.today}
        .timeZone=${this.timeZone}
        .busy=${this.busy}
        @item-chosen=${(event: CustomEvent<InboxItem['id']>) => {
          this.go(event.detail);
        }}
        @item-answered=${({ detail }: CustomEvent<InboxItem>) => {
          const { answer } = likelyAnswer(detail, this.timeZone);
          if (answer) void this.answer(detail, answer);
        }}
      ></inbox-list>
      ${moreFoot(this.shownList)}`;
  }

  private panel() {
    const item = this.held;
    if (!item) return nothing;
    const close = () => {
      this.go(null);
    };
    const { value, loading } = this.shownList.state.get();
    const gone = value !== null && !loading && isGone(item, value);
    if (item.kind === 'estimated') {
      return html`<work-panel
        .item=${item}
        .isGone=${gone}
        .submission=${this.inbox.decideWork.state.get()}
        .timeZone=${this.timeZone}
        @close-panel=${close}
        @decide-work=${({ detail: decision }: CustomEvent<WorkDecision>) =>
          this.answer(item, { deed: 'work', decision })}
      ></work-panel>`;
    }
    const { accept, discard } = this.inbox;
    const problem = accept.state.get().problem ?? discard.state.get().problem;
    return html`<tap-panel
      .item=${item}
      .isGone=${gone}
      .taskTypes=${this.taskTypes.state.get().value ?? []}
      .people=${this.peopleFor(item)}
      .submission=${{ busy: this.busy, problem }}
      .today=${this.today}
      .timeZone=${this.timeZone}
      @close-panel=${close}
      @accept-tap=${({ detail: decision }: CustomEvent<Acceptance>) =>
        this.answer(item, { deed: 'accept', decision })}
      @discard-tap=${({ detail: decision }: CustomEvent<Discard>) =>
        this.answer(item, { deed: 'discard', decision })}
    ></tap-panel>`;
  }

  private get busy(): boolean {
    const { accept, discard, decideWork } = this.inbox;
    return [accept, discard, decideWork].some(({ state }) => state.get().busy);
  }

  /** A foreman gives a tap to the own team only, which is the tap's. */
  private peopleFor({ user }: InboxItem): readonly PersonName[] {
    const people = this.directory.state.get().value ?? [];
    return this.userRole === 'admin' ? people : people.filter(({ team }) => team === user.team);
  }

  /** Gives an answer; what is refused is opened, for the word about it stands there. */
  private async answer(item: InboxItem, answer: Answer): Promise<void> {
    this.clearProblems();
    this.answered = item.id;
    const next = this.rowAfter(item);
    const done = await giveAnswer(this.inbox, item, answer, this.timeZone);
    if (done === null) {
      if (this.itemId !== item.id) this.go(item.id);
      return;
    }
    this.notices.say(done);
    this.goOnAt = next;
    if (this.itemId === null) {
      await this.updateComplete;
      if (next === null || !this.list?.focusItem(next)) this.headingElement.focus();
    } else this.go(null);
  }

  private clearProblems(): void {
    const { accept, discard, decideWork } = this.inbox;
    for (const { clear } of [accept, discard, decideWork]) clear();
  }

  private rowAfter({ id }: InboxItem): InboxItem['id'] | null {
    const items = this.shownList.state.get().value?.items ?? [];
    const index = items.findIndex((one) => one.id === id);
    return (items[index + 1] ?? items[index - 1])?.id ?? null;
  }

  private go(itemId: InboxItem['id'] | null): void {
    this.navigation.go(writeRoute({ page: 'inbox', itemId }, this.address));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-page': InboxPage;
  }
}
