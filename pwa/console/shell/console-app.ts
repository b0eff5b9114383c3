import type { SignedInUser } from '#schema/contract/auth.ts';
import type { Shop } from '#schema/contract/system.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { calendarDay } from '../../shared/format.ts';
import { writeRoute, type Room } from '../address/route.ts';
import { readFloorFilter } from '../address/floor-filter.ts';
import '../palette/command-palette.ts';
import { pagePlaces, peoplePlaces } from '../palette/places.ts';
import '../parts/empty-note.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { Watch } from '../parts/watch.ts';
import type { Desk } from '../stores/desk.ts';
import type { Presence } from '../stores/presence.ts';
import { text } from '../text.ts';
import { consoleAppStyles } from './console-app-styles.ts';
import './console-rail.ts';
import { pageOf, wallOf, type Visit } from './pages.ts';
import './ribbon-bar.ts';
import { cover, KeptPlace } from './cover.ts';
import { replacedNote } from './replaced-note.ts';
import { createRooms, mayEnter, roomsOf } from './rooms.ts';
import './sign-in-page.ts';
import './toast-note.ts';

/** The frame: who is at the desk decides what stands in it, the address decides which page. */
@customElement('console-app')
export class ConsoleApp extends LitElement {
  static override readonly styles = [base, controls, consoleAppStyles];

  @property({ attribute: false }) desk!: Desk;
  /** Whether the ribbon takes its line at the top: what sticks there sticks under it. */
  @property({ type: Boolean, reflect: true }) ribbon = false;

  @state() private isPaletteOpen = false;
  private readonly rooms = createRooms();
  private readonly place = new KeptPlace();

  constructor() {
    super();
    new Watch(this, () => [
      this.desk.shop.state,
      this.desk.signIn.presence,
      this.desk.navigation.place,
      this.desk.notices.current,
      this.desk.inbox.lists.open.state,
      this.desk.directory.state,
      this.rooms.arrivals,
    ]);
    this.addEventListener('click', this.place.note, { capture: true });
    this.addEventListener('keydown', this.place.note, { capture: true });
    this.addEventListener('click', (event) => {
      this.desk.navigation.handleClick(event);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
  }

  override firstUpdated(): void {
    void this.desk.shop.load('shop');
    void this.desk.signIn.resume();
  }

  override willUpdate(): void {
    const { value: shop } = this.desk.shop.state.get();
    this.ribbon = shop !== null && (shop.environment !== null || shop.demo !== null);
    const { page } = this.desk.navigation.place.get().route;
    const isIn = this.desk.signIn.presence.get().status === 'in';
    if (isIn && page !== 'unknown') this.rooms.enter(page);
    this.place.remember(this.desk.signIn.presence.get().status);
  }

  override updated(): void {
    this.place.goBack(this.desk.signIn.presence.get().status);
    const { page } = this.desk.navigation.place.get().route;
    const name = page === 'unknown' ? '' : `${text.pages[page]} · `;
    document.title = `${name}${text.app} · ${text.product}`;
  }

  override render() {
    const { value: shop, error } = this.desk.shop.state.get();
    const presence = this.desk.signIn.presence.get();
    if (error && !shop) return this.unreachable(error);
    if (presence.status === 'unreachable') return this.unreachable(presence.error);
    if (!shop || presence.status === 'asking') {
      return html`<p class="opening" role="status">${text.shell.opening}</p>`;
    }
    return html`${this.deskOf(shop, presence)}
      <toast-note .words=${this.desk.notices.current.get()}></toast-note>`;
  }

  private deskOf(shop: Shop, presence: Exclude<Presence, { status: 'asking' | 'unreachable' }>) {
    const ribbon = html`<ribbon-bar .shop=${shop}></ribbon-bar>`;
    if (presence.status === 'replaced') return html`${ribbon} ${replacedNote(presence)}`;
    if (presence.status === 'out') {
      return html`${ribbon} ${this.signInPage(shop, { ended: presence.ended })}`;
    }
    const { status, user } = presence;
    const isLocked = status === 'locked';
    return html`<div class="desk" ?inert=${isLocked}>
        ${ribbon} ${this.isWall ? this.wall(shop, user) : this.frame(shop, user)}
      </div>
      ${
        isLocked
          ? cover(html`${ribbon} ${this.signInPage(shop, { ended: true, kept: true })}`)
          : nothing
      }`;
  }

  private signInPage(shop: Shop, { ended, kept = false }: { ended: boolean; kept?: boolean }) {
    return html`<sign-in-page
      .shop=${shop}
      .signIn=${this.desk.signIn.signIn}
      .everySecond=${this.desk.everySecond}
      .ended=${ended}
      .kept=${kept}
      .wall=${this.isWall}
    ></sign-in-page>`;
  }

  /** A screen on the wall shows the floor and nothing else. */
  private get isWall(): boolean {
    const { route, query } = this.desk.navigation.place.get();
    return route.page === 'floor' && readFloorFilter(query).wall;
  }

  private wall(shop: Shop, user: SignedInUser) {
    if (this.rooms.arrivals.get().floor !== 'here') return nothing;
    return wallOf(this.visit(shop, user));
  }

  private frame(shop: Shop, user: SignedInUser) {
    const { page } = this.desk.navigation.place.get().route;
    const rooms = roomsOf(user.role);
    return html`<div class="frame">
      <console-rail
        .shop=${shop}
        .user=${user}
        .rooms=${rooms}
        .current=${page}
        .language=${this.desk.signIn.language}
        .waiting=${this.desk.inbox.lists.open.state.get().value}
        @sign-out=${() => this.desk.signIn.signOut()}
        @search=${this.openPalette}
      >
        <a class="skip" slot="skip" href="#page" @click=${this.skip}>${text.shell.skip}</a>
      </console-rail>
      <main id="page" tabindex="-1">${this.page(shop, user)}</main>
      ${this.isPaletteOpen ? this.palette(rooms, user) : nothing}
    </div>`;
  }

  private palette(rooms: readonly Room[], { role }: SignedInUser) {
    const { directory, orders, navigation } = this.desk;
    void directory.load(role);
    return html`<command-palette
      .pages=${pagePlaces(rooms)}
      .people=${peoplePlaces(directory.state.get().value ?? [], role)}
      .orders=${orders}
      @go=${({ detail: href }: CustomEvent<string>) => {
        this.isPaletteOpen = false;
        if (href.startsWith('/console/')) navigation.go(href);
        else location.assign(href);
      }}
      @dismiss=${() => {
        this.isPaletteOpen = false;
      }}
    ></command-palette>`;
  }

  private readonly openPalette = () => {
    this.isPaletteOpen = true;
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    if (this.desk.signIn.presence.get().status !== 'in') return;
    event.preventDefault();
    this.isPaletteOpen = !this.isPaletteOpen;
  };

  private page(shop: Shop, user: SignedInUser) {
    const { route } = this.desk.navigation.place.get();
    if (route.page === 'unknown') return this.dead(text.shell.lostTitle, text.shell.lostHelp);
    if (!mayEnter(route.page, user.role)) {
      return this.dead(text.shell.notYoursTitle, text.shell.notYoursHelp);
    }
    const arrival = this.rooms.arrivals.get()[route.page];
    if (arrival !== 'here') return arrival === 'missing' ? this.missing() : nothing;
    return pageOf(this.visit(shop, user), route);
  }

  private visit(shop: Shop, user: SignedInUser): Visit {
    const { desk } = this;
    const { query } = desk.navigation.place.get();
    const { timeZone } = shop;
    return {
      ...{ desk, shop, user, query, timeZone },
      today: calendarDay(desk.clock.serverNowMs(), timeZone),
    };
  }

  private missing() {
    const { missingTitle, missingHelp } = text.shell;
    return html`<empty-note .isPage=${true} .heading=${missingTitle} .sentence=${missingHelp}>
      <button
        @click=${() => {
          location.reload();
        }}
      >
        ${text.common.reload}
      </button>
    </empty-note>`;
  }

  private dead(heading: string, sentence: string) {
    const home = writeRoute({ page: 'reports', orderNumber: null });
    return html`<empty-note .isPage=${true} .heading=${heading} .sentence=${sentence}>
      <a class="button" href=${home}>${text.shell.lostAction}</a>
    </empty-note>`;
  }

  private unreachable(error: NonNullable<ReturnType<Desk['shop']['state']['get']>['error']>) {
    const retry = () => {
      void this.desk.shop.reload();
      void this.desk.signIn.resume();
    };
    return html`<main>
      <problem-note .isPage=${true} .error=${error} @retry=${retry}></problem-note>
    </main>`;
  }

  private readonly skip = (event: Event) => {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('#page')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-app': ConsoleApp;
  }
}
