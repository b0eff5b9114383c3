/** Every address of the console, read and written in one place. */
import { TABLE_NAMES, type TableName } from '#schema/rules/table-columns.ts';
import { isId, isSessionId } from './id.ts';

export type Route =
  | { page: 'floor'; person: number | null }
  | { page: 'reports'; orderNumber: string | null }
  | { page: 'reports'; table: TableName }
  | { page: 'sessions'; sessionId: string | null }
  | { page: 'approvals' }
  /** A tap by its number, work by its session's id. */
  | { page: 'inbox'; itemId: number | string | null }
  | { page: 'people'; person: number | 'new' | null }
  | { page: 'catalog'; section: CatalogSection }
  | { page: 'audit'; entryId: string | null }
  | { page: 'tablets'; deviceId: number | null }
  /** An import by its number, a table by its file's name. */
  | { page: 'reference'; section: ReferenceSection; detail: string | null }
  | { page: 'settings' }
  | { page: 'unknown' };

export type Page = Route['page'];
/** A page that is there. */
export type Room = Exclude<Page, 'unknown'>;

/** The first one needs no mention in the address. */
export const CATALOG_SECTIONS = ['tasks', 'materials', 'teams'] as const;
export type CatalogSection = (typeof CATALOG_SECTIONS)[number];

/** The first one needs no mention in the address, unless one of it is meant. */
export const REFERENCE_SECTIONS = ['imports', 'changes', 'unmatched', 'items', 'tables'] as const;
export type ReferenceSection = (typeof REFERENCE_SECTIONS)[number];

const BASE = '/console/';
/** One segment below the orders would be an order's number. */
const TABLES = 'tables';
/** Failed sign-ins are numbered apart from the lines of the log. */
const SIGN_IN = /^sign-in-/;

export function readRoute(pathname: string): Route {
  const [page = '', detail, ...rest] = segmentsOf(pathname);
  if (page === 'reports' && detail === TABLES && rest.length === 1) {
    const table = TABLE_NAMES.find((one) => one === rest[0]);
    return table ? { page: 'reports', table } : { page: 'unknown' };
  }
  if (page === 'reference') return readReference(detail, rest);
  if (rest.length > 0) return { page: 'unknown' };
  switch (page) {
    case 'reports':
      return { page: 'reports', orderNumber: detail ?? null };
    case '':
    case 'floor':
      if (detail === undefined) return { page: 'floor', person: null };
      return isId(detail) ? { page: 'floor', person: Number(detail) } : { page: 'unknown' };
    case 'sessions':
      return { page: 'sessions', sessionId: detail ?? null };
    case 'inbox':
      if (detail === undefined) return { page: 'inbox', itemId: null };
      if (isSessionId(detail)) return { page: 'inbox', itemId: detail };
      return isId(detail) ? { page: 'inbox', itemId: Number(detail) } : { page: 'unknown' };
    case 'people':
      if (detail === undefined) return { page: 'people', person: null };
      if (detail === 'new') return { page: 'people', person: 'new' };
      return isId(detail) ? { page: 'people', person: Number(detail) } : { page: 'unknown' };
    case 'catalog': {
      const section = CATALOG_SECTIONS.find((one) => one === (detail ?? 'tasks'));
      return section ? { page: 'catalog', section } : { page: 'unknown' };
    }
    case 'approvals':
      return detail === undefined ? { page: 'approvals' } : { page: 'unknown' };
    case 'settings':
      return detail === undefined ? { page: 'settings' } : { page: 'unknown' };
    case 'audit':
      if (detail === undefined) return { page: 'audit', entryId: null };
      return isId(detail.replace(SIGN_IN, ''))
        ? { page: 'audit', entryId: detail }
        : { page: 'unknown' };
    case 'tablets':
      if (detail === undefined) return { page: 'tablets', deviceId: null };
      return isId(detail) ? { page: 'tablets', deviceId: Number(detail) } : { page: 'unknown' };
    default:
      return { page: 'unknown' };
  }
}

function readReference(name = 'imports', [detail, ...rest]: readonly string[]): Route {
  const section = REFERENCE_SECTIONS.find((one) => one === name);
  const hasDetails = section === 'imports' || section === 'tables';
  const isOdd = detail !== undefined && (!hasDetails || (section === 'imports' && !isId(detail)));
  if (!section || isOdd || rest.length > 0) return { page: 'unknown' };
  return { page: 'reference', section, detail: detail ?? null };
}

/** A page as it shows first. */
export const homeOf = (room: Room): string => BASE + room;

export function writeRoute(route: Route, query?: URLSearchParams): string {
  const search = query?.toString() ?? '';
  const path = segmentsTo(route)
    .filter((segment) => segment !== null)
    .map((segment) => encodeURIComponent(segment))
    .join('/');
  return BASE + path + (search && `?${search}`);
}

function segmentsTo(route: Route): (string | null)[] {
  if ('table' in route) return [route.page, TABLES, route.table];
  if (route.page === 'reference') {
    const isFirst = route.section === 'imports' && route.detail === null;
    return isFirst ? [route.page] : [route.page, route.section, route.detail];
  }
  return [route.page, detailOf(route)];
}

function detailOf(
  route: Exclude<Route, { table: TableName } | { page: 'reference' }>,
): string | null {
  switch (route.page) {
    case 'reports':
      return route.orderNumber;
    case 'sessions':
      return route.sessionId;
    case 'inbox':
      return route.itemId === null ? null : String(route.itemId);
    case 'floor':
    case 'people':
      return route.person === null ? null : String(route.person);
    case 'tablets':
      return route.deviceId === null ? null : String(route.deviceId);
    case 'catalog':
      return route.section === 'tasks' ? null : route.section;
    case 'audit':
      return route.entryId;
    default:
      return null;
  }
}

function segmentsOf(pathname: string): string[] {
  // A host of the console's own shows it at its front.
  if (pathname === '/' || pathname === BASE.slice(0, -1)) return [];
  if (!pathname.startsWith(BASE)) return ['?'];
  return pathname
    .slice(BASE.length)
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
}
