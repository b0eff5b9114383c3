/** Hangs each page to the stores it shows; the only place where both are known. */
import type { SignedInUser } from '#schema/contract/auth.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { writeRoute, type Room, type Route } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import type { Desk } from '../stores/desk.ts';
import { tabOf } from '../tables/tabs.ts';
import { text } from '../text.ts';
import type { CalendarDay } from '../time/calendar.ts';

/** Who looks at a page, in which shop, and how its address narrows it. */
export interface Visit {
  desk: Desk;
  shop: Shop;
  user: SignedInUser;
  query: URLSearchParams;
  today: CalendarDay;
  timeZone: string;
}
type RoomRoute = Extract<Route, { page: Room }>;
type Of<Page extends Room> = Extract<Route, { page: Page }>;

export function pageOf(visit: Visit, route: RoomRoute): TemplateResult {
  switch (route.page) {
    case 'floor':
      return floor(visit, route);
    case 'reports':
      return 'table' in route ? table(visit, route.table) : reports(visit, route.orderNumber);
    case 'sessions':
      return sessions(visit, route);
    case 'approvals':
      return approvals(visit);
    case 'inbox':
      return inbox(visit, route);
    case 'people':
      return people(visit, route);
    case 'catalog':
      return catalog(visit, route);
    case 'tablets':
      return tablets(visit, route);
    case 'reference':
      return reference(visit, route);
    case 'audit':
      return audit(visit, route);
    case 'settings':
      return settings(visit);
  }
}

/** A screen on the wall shows the floor and nothing else. */
export function wallOf({ desk, query, timeZone }: Visit): TemplateResult {
  return html`<floor-wall
    .floor=${desk.floor}
    .everySecond=${desk.everySecond}
    .address=${query}
    .timeZone=${timeZone}
    @leave=${({ detail: href }: CustomEvent<string>) => {
      desk.navigation.go(href);
    }}
  ></floor-wall>`;
}

function floor(
  { desk, user, query, today, timeZone }: Visit,
  { person }: Of<'floor'>,
): TemplateResult {
  return html`<floor-page
    .floor=${desk.floor}
    .taskTypes=${desk.sessions.taskTypes}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .everySecond=${desk.everySecond}
    .address=${query}
    .person=${person}
    .user=${user}
    .today=${today}
    .timeZone=${timeZone}
  ></floor-page>`;
}

function reports(visit: Visit, orderNumber: string | null): TemplateResult {
  const { desk, shop, user, query, today, timeZone } = visit;
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
    .orderNumber=${orderNumber ?? ''}
    .today=${today}
    .timeZone=${timeZone}
    .showsMoney=${user.role === 'admin'}
    >${tabs(visit, null)}</report-page
  >`;
}

function table(visit: Visit, name: TableName): TemplateResult {
  const { desk, shop, user, query, today, timeZone } = visit;
  return html`<tables-page
    .name=${name}
    .tables=${desk.tables}
    .taskTypes=${desk.sessions.taskTypes}
    .materials=${desk.catalog.materials.list}
    .teams=${desk.teams}
    .directory=${desk.directory}
    .reportSettings=${desk.reportSettings}
    .navigation=${desk.navigation}
    .address=${query}
    .userRole=${user.role}
    .today=${today}
    .timeZone=${timeZone}
    .shopName=${shop.name}
    .clock=${desk.clock}
    >${tabs(visit, name)}</tables-page
  >`;
}

/** What stands above every report: the way to the others, and the own views of this one. */
function tabs({ desk, user, query }: Visit, name: TableName | null): TemplateResult {
  return html`<report-tabs
    slot="tabs"
    .current=${name === null ? 'orders' : tabOf(name)}
    .address=${query}
  >
    <saved-views
      .views=${desk.views}
      .notices=${desk.notices}
      page=${name === null ? 'reports' : `reports/tables/${name}`}
      .query=${query.toString()}
    ></saved-views>
    ${
      user.role === 'admin'
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

function sessions(
  { desk, user, query, today, timeZone }: Visit,
  { sessionId }: Of<'sessions'>,
): TemplateResult {
  return html`<sessions-page
    .sessions=${desk.sessions}
    .directory=${desk.directory}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .everySecond=${desk.everySecond}
    .everyFewSeconds=${desk.everyFewSeconds}
    .address=${query}
    .sessionId=${sessionId ?? ''}
    .user=${user}
    .today=${today}
    .timeZone=${timeZone}
  ></sessions-page>`;
}

function approvals({ desk, user, query, today, timeZone }: Visit): TemplateResult {
  return html`<approvals-page
    .approvals=${desk.approvals}
    .notices=${desk.notices}
    .address=${query}
    .userRole=${user.role}
    .today=${today}
    .timeZone=${timeZone}
  ></approvals-page>`;
}

function inbox(
  { desk, user, query, today, timeZone }: Visit,
  { itemId }: Of<'inbox'>,
): TemplateResult {
  return html`<inbox-page
    .inbox=${desk.inbox}
    .taskTypes=${desk.sessions.taskTypes}
    .directory=${desk.directory}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .address=${query}
    .itemId=${itemId}
    .userRole=${user.role}
    .today=${today}
    .timeZone=${timeZone}
  ></inbox-page>`;
}

function people(
  { desk, shop, user, query, today, timeZone }: Visit,
  { person }: Of<'people'>,
): TemplateResult {
  return html`<people-page
    .people=${desk.people}
    .reportSettings=${desk.reportSettings}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .everySecond=${desk.everySecond}
    .everyFewSeconds=${desk.everyFewSeconds}
    .viewer=${user}
    .address=${query}
    .person=${person}
    .today=${today}
    .timeZone=${timeZone}
    .pinLength=${shop.pinLength}
  ></people-page>`;
}

function catalog({ desk, today, timeZone }: Visit, { section }: Of<'catalog'>): TemplateResult {
  return html`<catalog-page
    .catalog=${desk.catalog}
    .notices=${desk.notices}
    .section=${section}
    .today=${today}
    .timeZone=${timeZone}
  ></catalog-page>`;
}

function tablets(
  { desk, user, query, today, timeZone }: Visit,
  { deviceId }: Of<'tablets'>,
): TemplateResult {
  return html`<tablets-page
    .tablets=${desk.tablets}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .everySecond=${desk.everySecond}
    .everyFewSeconds=${desk.everyFewSeconds}
    .address=${query}
    .deviceId=${deviceId}
    .userRole=${user.role}
    .today=${today}
    .timeZone=${timeZone}
  ></tablets-page>`;
}

function reference(
  { desk, query, today, timeZone }: Visit,
  { section, detail }: Of<'reference'>,
): TemplateResult {
  return html`<reference-page
    .reference=${desk.reference}
    .navigation=${desk.navigation}
    .notices=${desk.notices}
    .everyFewSeconds=${desk.everyFewSeconds}
    .address=${query}
    .section=${section}
    .detail=${detail}
    .today=${today}
    .timeZone=${timeZone}
  ></reference-page>`;
}

function audit({ desk, query, today, timeZone }: Visit, { entryId }: Of<'audit'>): TemplateResult {
  return html`<audit-page
    .audit=${desk.audit}
    .directory=${desk.directory}
    .navigation=${desk.navigation}
    .address=${query}
    .entryId=${entryId}
    .today=${today}
    .timeZone=${timeZone}
  ></audit-page>`;
}

function settings({ desk, today, timeZone }: Visit): TemplateResult {
  return html`<settings-page
    .settings=${desk.settings}
    .notices=${desk.notices}
    .everyFewSeconds=${desk.everyFewSeconds}
    .today=${today}
    .timeZone=${timeZone}
  ></settings-page>`;
}
