import type { SignedInUser } from '#schema/contract/auth.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { Shop } from '#schema/contract/system.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { calendarDay } from '../../shared/format.ts';
import { writeRoute, type Page } from '../address/route.ts';
import { readFloorFilter } from '../address/floor-filter.ts';
import '../palette/command-palette.ts';
import { pagePlaces, peoplePlaces } from '../palette/places.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import '../parts/problem-note.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { Watch } from '../parts/watch.ts';
import type { Desk } from '../stores/desk.ts';
import { tabOf, type ReportTab } from '../tables/report-tabs.ts';
import { text } from '../text.ts';
import { consoleAppStyles } from './console-app-styles.ts';
import './console-rail.ts';
import './ribbon-bar.ts';
import { createRooms } from './rooms.ts';
import './sign-in-page.ts';
import './toast-note.ts';

/** Pages only admins may see; a foreman's rail does not show them. */
const ADMIN_PAGES: readonly Page[] = ['catalog', 'reference', 'audit', 'settings'];
const RAIL: readonly Page[] = [
  'floor',
  'reports',
  'sessions',
  'approvals',
  'inbox',
  'people',
  'catalog',
  'tablets',
  'reference',
  'audit',
  'settings',
];

/** The frame: who is at the desk decides what stands in it, the address decides which page. */
@customElement('console-app')
export class ConsoleApp extends LitElement {
  static override readonly styles = [base, controls, consoleAppStyles];

  @property({ attribute: false }) desk!: Desk;
  /** Whether the ribbon takes its line at the top: what sticks there sticks under it. */
  @property({ type: Boolean, reflect: true }) ribbon = false;

  @state() private isPaletteOpen = false;
  private readonly rooms = createRooms();

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
  }

  override updated(): void {
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
    return html`<ribbon-bar .shop=${shop}></ribbon-bar>
      ${
        presence.status === 'in'
          ? this.isWall
            ? this.wall(shop)
            : this.frame(shop, presence.user)
          : html`<sign-in-page
              .shop=${shop}
              .signIn=${this.desk.signIn.signIn}
              .everySecond=${this.desk.everySecond}
              .ended=${presence.ended}
              .wall=${this.isWall}
            ></sign-in-page>`
      }
      <toast-note .words=${this.desk.notices.current.get()}></toast-note>`;
  }

  /** A screen on the wall shows the floor and nothing else. */
  private get isWall(): boolean {
    const { route, query } = this.desk.navigation.place.get();
    return route.page === 'floor' && readFloorFilter(query).wall;
  }

  private wall({ timeZone }: Shop) {
    if (this.rooms.arrivals.get().floor !== 'here') return nothing;
    const { floor, everySecond, navigation } = this.desk;
    return html`<floor-wall
      .floor=${floor}
      .everySecond=${everySecond}
      .address=${navigation.place.get().query}
      .timeZone=${timeZone}
      @leave=${({ detail: href }: CustomEvent<string>) => {
        navigation.go(href);
      }}
    ></floor-wall>`;
  }

  private frame(shop: Shop, user: SignedInUser) {
    const { page } = this.desk.navigation.place.get().route;
    const pages = RAIL.filter((one) => user.role === 'admin' || !ADMIN_PAGES.includes(one));
    return html`<div class="frame">
      <console-rail
        .shop=${shop}
        .user=${user}
        .pages=${pages}
        .current=${page}
        .language=${this.desk.signIn.language}
        .waiting=${this.desk.inbox.lists.open.state.get().value}
        @sign-out=${() => this.desk.signIn.signOut()}
        @search=${this.openPalette}
      >
        <a class="skip" slot="skip" href="#page" @click=${this.skip}>${text.shell.skip}</a>
      </console-rail>
      <main id="page" tabindex="-1">${this.page(shop, user)}</main>
      ${this.isPaletteOpen ? this.palette(pages, user) : nothing}
    </div>`;
  }

  private palette(pages: readonly Page[], { role }: SignedInUser) {
    const { directory, orders, navigation } = this.desk;
    void directory.load(role);
    return html`<command-palette
      .pages=${pagePlaces(pages)}
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
    const { desk } = this;
    const { route, query } = desk.navigation.place.get();
    const { timeZone } = shop;
    const today = calendarDay(desk.clock.serverNowMs(), timeZone);
    if (ADMIN_PAGES.includes(route.page) && user.role !== 'admin') {
      return this.dead(text.shell.notYoursTitle, text.shell.notYoursHelp);
    }
    if (route.page !== 'unknown') {
      const arrival = this.rooms.arrivals.get()[route.page];
      if (arrival !== 'here') return arrival === 'missing' ? this.missing() : nothing;
    }
    switch (route.page) {
      case 'floor':
        return html`<floor-page
          .floor=${desk.floor}
          .taskTypes=${desk.sessions.taskTypes}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .everySecond=${desk.everySecond}
          .address=${query}
          .person=${route.person}
          .user=${user}
          .today=${today}
          .timeZone=${timeZone}
        ></floor-page>`;
      case 'reports':
        if ('table' in route) return this.table(route.table, user, shop);
        return html`<report-page
          .reports=${desk.reports}
          .taskTypes=${desk.sessions.taskTypes}
          .teams=${desk.teams}
          .usages=${desk.usages}
          .notices=${desk.notices}
          .navigation=${desk.navigation}
          .address=${query}
          .shopName=${shop.name}
          .clock=${desk.clock}
          .orderNumber=${route.orderNumber ?? ''}
          .today=${today}
          .timeZone=${timeZone}
          .showsMoney=${user.role === 'admin'}
          >${this.tabs('orders', user)}</report-page
        >`;
      case 'sessions':
        return html`<sessions-page
          .sessions=${desk.sessions}
          .directory=${desk.directory}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .everySecond=${desk.everySecond}
          .everyFewSeconds=${desk.everyFewSeconds}
          .address=${query}
          .sessionId=${route.sessionId ?? ''}
          .user=${user}
          .today=${today}
          .timeZone=${timeZone}
        ></sessions-page>`;
      case 'approvals':
        return html`<approvals-page
          .approvals=${desk.approvals}
          .notices=${desk.notices}
          .address=${query}
          .userRole=${user.role}
          .today=${today}
          .timeZone=${timeZone}
        ></approvals-page>`;
      case 'inbox':
        return html`<inbox-page
          .inbox=${desk.inbox}
          .taskTypes=${desk.sessions.taskTypes}
          .directory=${desk.directory}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .address=${query}
          .itemId=${route.itemId}
          .userRole=${user.role}
          .today=${today}
          .timeZone=${timeZone}
        ></inbox-page>`;
      case 'people':
        return html`<people-page
          .people=${desk.people}
          .reportSettings=${desk.reportSettings}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .everySecond=${desk.everySecond}
          .everyFewSeconds=${desk.everyFewSeconds}
          .viewer=${user}
          .address=${query}
          .person=${route.person}
          .today=${today}
          .timeZone=${timeZone}
          .pinLength=${shop.pinLength}
        ></people-page>`;
      case 'catalog':
        return html`<catalog-page
          .catalog=${desk.catalog}
          .notices=${desk.notices}
          .section=${route.section}
          .today=${today}
          .timeZone=${timeZone}
        ></catalog-page>`;
      case 'tablets':
        return html`<tablets-page
          .tablets=${desk.tablets}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .everySecond=${desk.everySecond}
          .everyFewSeconds=${desk.everyFewSeconds}
          .address=${query}
          .deviceId=${route.deviceId}
          .userRole=${user.role}
          .today=${today}
          .timeZone=${timeZone}
        ></tablets-page>`;
      case 'reference':
        return html`<reference-page
          .reference=${desk.reference}
          .navigation=${desk.navigation}
          .notices=${desk.notices}
          .everyFewSeconds=${desk.everyFewSeconds}
          .address=${query}
          .section=${route.section}
          .detail=${route.detail}
          .today=${today}
          .timeZone=${timeZone}
        ></reference-page>`;
      case 'audit':
        return html`<audit-page
          .audit=${desk.audit}
          .directory=${desk.directory}
          .navigation=${desk.navigation}
          .address=${query}
          .entryId=${route.entryId}
          .today=${today}
          .timeZone=${timeZone}
        ></audit-page>`;
      case 'settings':
        return html`<settings-page
          .settings=${desk.settings}
          .notices=${desk.notices}
          .everyFewSeconds=${desk.everyFewSeconds}
          .today=${today}
          .timeZone=${timeZone}
        ></settings-page>`;
      case 'unknown':
        return this.dead(text.shell.lostTitle, text.shell.lostHelp);
    }
  }

  private table(name: TableName, user: SignedInUser, { name: shopName, timeZone }: Shop) {
    const { desk } = this;
    const today = calendarDay(desk.clock.serverNowMs(), timeZone);
    return html`<tables-page
      .name=${name}
      .tables=${desk.tables}
      .taskTypes=${desk.sessions.taskTypes}
      .materials=${desk.catalog.materials.list}
      .teams=${desk.teams}
      .directory=${desk.directory}
      .reportSettings=${desk.reportSettings}
      .navigation=${desk.navigation}
      .address=${desk.navigation.place.get().query}
      .userRole=${user.role}
      .today=${today}
      .timeZone=${timeZone}
      .shopName=${shopName}
      .clock=${desk.clock}
      >${this.tabs(tabOf(name), user)}</tables-page
    >`;
  }

  private tabs(current: ReportTab, { role }: SignedInUser) {
    const { navigation, notices } = this.desk;
    const { route, query } = navigation.place.get();
    return html`<report-tabs slot="tabs" .current=${current} .address=${query}>
      <saved-views
        .views=${this.desk.views}
        .notices=${notices}
        page=${'table' in route ? `reports/tables/${route.table}` : 'reports'}
        .query=${query.toString()}
      ></saved-views>
      ${
        role === 'admin'
          ? html`<a
              class="button quiet small settings"
              href=${writeRoute({ page: 'settings' })}
              title=${text.tables.settingsTitle}
              aria-label=${text.tables.settingsTitle}
              >${icon('sliders')}<span>${text.tables.settings}</span></a
            >`
          : nothing
      }
    </report-tabs>`;
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
