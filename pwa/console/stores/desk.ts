/** Everything the console knows, put together once; pages are handed only what they need. */
import type { OrderSummary } from '#schema/contract/orders.ts';
import type { Shop } from '#schema/contract/system.ts';
import { createApi } from '../../shared/api.ts';
import { createClock, type Clock } from '../../shared/clock.ts';
import type { Readable } from '../../shared/store.ts';
import { createApprovals, type Approvals } from './approvals.ts';
import { createAudit, type Audit } from './audit.ts';
import { createCatalog, type Catalog } from './catalog.ts';
import { createConsoleApi, type ConsoleApi } from './console-api.ts';
import { createDirectory, type PersonName } from './directory.ts';
import { createEventReader } from './event-reader.ts';
import { createFloor, type Floor } from './floor.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createQuery, type Query } from './load.ts';
import { createNavigation, type Browser, type Navigation } from './navigation.ts';
import { createOrderSearch } from './orders.ts';
import { createNotices, type Notices } from './notices.ts';
import { openOtherTabs } from './other-tabs.ts';
import { createPeople, type People } from './people.ts';
import { createPresence } from './presence.ts';
import { createReference, type Reference } from './reference.ts';
import { createReportSettings, type ReportSettings } from './report-settings.ts';
import { createReports, type Reports } from './reports.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings, type Settings } from './settings.ts';
import { createSignIn, type SignIn, type SignInParts } from './sign-in.ts';
import { createTables, type Tables } from './tables.ts';
import { createTablets, type Tablets } from './tablets.ts';
import { createTeams, type Teams } from './teams.ts';
import { createTicker } from './ticker.ts';
import { createUsages, type Usages } from './usages.ts';
import { createViews, type Views } from './views.ts';
import type { Role } from '#schema/contract/users.ts';

export interface Desk {
  clock: Clock;
  everySecond: Readable<number>;
  /** For lists that others change meanwhile. */
  everyFewSeconds: Readable<number>;
  shop: Query<'shop', Shop>;
  signIn: SignIn;
  navigation: Navigation;
  floor: Floor;
  notices: Notices;
  orders: Query<string, OrderSummary[]>;
  reports: Reports;
  tables: Tables;
  reportSettings: ReportSettings;
  settings: Settings;
  sessions: Sessions;
  usages: Usages;
  inbox: Inbox;
  approvals: Approvals;
  directory: Query<Role, PersonName[]>;
  people: People;
  catalog: Catalog;
  teams: Teams;
  tablets: Tablets;
  reference: Reference;
  audit: Audit;
  views: Views;
}

export function createDesk(
  browser: Browser,
  { useLanguage, beginAnew }: Pick<SignInParts, 'useLanguage' | 'beginAnew'>,
): Desk {
  const clock = createClock();
  const owner = createPresence();
  const api: ConsoleApi = createConsoleApi({ api: createApi({ app: 'console' }), clock, owner });
  const otherTabs = openOtherTabs();
  const signIn = createSignIn({ api, clock, owner, otherTabs, useLanguage, beginAnew });
  const reports = createReports(api);
  const tables = createTables(api);
  const reportSettings = createReportSettings(api);
  const shop = createQuery<'shop', Shop>((_shop, signal) => api.get('/api/shop', signal));
  const settings = createSettings(api, () => {
    const counted = [reports.profitability, reports.orderCost, tables.report, reportSettings];
    for (const query of [shop, ...counted]) void query.reload();
  });
  const sessions = createSessions(api);
  const usages = createUsages(api, () => reports.refresh());
  const inbox = createInbox(api);
  const approvals = createApprovals(api);
  const floor = createFloor(api, { clock, readEvents: createEventReader({ owner }) });
  const people = createPeople(api, signIn.follow);
  const teams = createTeams(api);
  const lists = { taskTypes: sessions.taskTypes, people: people.list, teams };
  const catalog = createCatalog(api, lists);
  const audit = createAudit(api);
  const tablets = createTablets(api, clock);
  const reference = createReference(api, clock, () => {
    const counted = [reports.profitability, reports.orderCost, tables.report, sessions.list];
    for (const query of [...counted, catalog.materials.list]) void query.reload();
  });
  const directory = createDirectory(api);
  const orders = createOrderSearch(api);
  const views = createViews(api);

  const everyHalfMinute = createTicker(clock, 30_000);
  let stopWatching = () => {};
  signIn.presence.subscribe(() => {
    stopWatching();
    stopWatching = () => {};
    if (signIn.presence.get().status !== 'in') return;
    const stops = [
      inbox.watch(everyHalfMinute),
      // An admin elsewhere may have given the shop another name or time zone.
      everyHalfMinute.subscribe(() => void shop.reload()),
    ];
    stopWatching = () => {
      for (const stop of stops) stop();
    };
  });

  // What one person was allowed to see must not greet the next one, nor the same in another role.
  const seen: readonly { forget(): void }[] = [
    ...[reports.profitability, reports.pictures, reports.orderCost],
    ...[reports.sessionHistory, reports.customers, tables.report],
    ...[reportSettings, settings.current, settings.preview, usages.history],
    ...[sessions.list, sessions.detail, sessions.history, sessions.approvedWeek],
    ...[inbox.lists.open, inbox.lists.done, approvals.list],
    ...[people.list, people.rates, people.preview, people.leaving, people.recosts.list],
    ...[reference.standing, reference.changes, reference.unmatched],
    ...[reference.orders, reference.items, reference.tables, reference.table],
    ...[audit.list, audit.entry, audit.verification],
    ...[floor.line, floor.day],
    ...[catalog.materials.list, teams, tablets.list, directory, orders, views.list],
  ];
  let role: Role | null = null;
  signIn.presence.subscribe(() => {
    const presence = signIn.presence.get();
    const isOther = presence.status === 'in' && role !== null && presence.user.role !== role;
    if (presence.status === 'in') role = presence.user.role;
    if (!['out', 'replaced'].includes(presence.status) && !isOther) return;
    for (const query of seen) query.forget();
  });

  return {
    clock,
    everySecond: createTicker(clock, 1000),
    everyFewSeconds: createTicker(clock, 4000),
    shop,
    signIn,
    navigation: createNavigation(browser),
    floor,
    notices: createNotices(),
    orders,
    reports,
    tables,
    reportSettings,
    settings,
    sessions,
    usages,
    inbox,
    approvals,
    directory,
    people,
    catalog,
    teams,
    tablets,
    reference,
    audit,
    views,
  };
}
