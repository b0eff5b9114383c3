import { describe, expect, it } from 'vitest';
import { readRoute, writeRoute, type Route } from './route.ts';

describe('addresses', () => {
  it.each<Route>([
    { page: 'reports', orderNumber: null },
    { page: 'reports', orderNumber: '10482' },
    { page: 'reports', orderNumber: 'A/10 <b>?#%' },
    { page: 'reports', table: 'time' },
    { page: 'reports', table: 'customers' },
    // Orders may be called like a report.
    { page: 'reports', orderNumber: 'time' },
    { page: 'reports', orderNumber: 'tables' },
    { page: 'sessions', sessionId: null },
    { page: 'sessions', sessionId: '01934a3e-0000-7000-8000-000000000001' },
    { page: 'inbox', itemId: null },
    { page: 'inbox', itemId: 12 },
    { page: 'inbox', itemId: '01934a3e-0000-7000-8000-000000000001' },
    { page: 'people', person: null },
    { page: 'people', person: 12 },
    { page: 'people', person: 'new' },
    { page: 'catalog', section: 'tasks' },
    { page: 'catalog', section: 'materials' },
    { page: 'catalog', section: 'teams' },
    { page: 'tablets', deviceId: null },
    { page: 'tablets', deviceId: 12 },
    { page: 'reference', section: 'imports', detail: null },
    { page: 'reference', section: 'imports', detail: '12' },
    { page: 'reference', section: 'changes', detail: null },
    { page: 'reference', section: 'tables', detail: 'Orders 1.dbf' },
  ])('%j comes back as it went', (route) => {
    expect(readRoute(writeRoute(route))).toEqual(route);
  });

  it('carries the filters behind the path', () => {
    const query = new URLSearchParams({ q: 'a b' });
    expect(writeRoute({ page: 'reports', orderNumber: '7' }, query)).toBe(
      '/console/reports/7?q=a+b',
    );
  });

  // The last one: the front of a host that is the console's own (CONSOLE_HOST).
  it.each(['/console', '/console/', '/console/floor', '/console/floor/', '/'])(
    '%s is the floor',
    (path) => {
      expect(readRoute(path)).toEqual({ page: 'floor', person: null });
    },
  );

  it.each([
    '/console/payroll',
    '/console/people/dana',
    '/console/inbox/all',
    '/console/inbox/0',
    '/console/catalog/prices',
    '/console/tablets/new',
    '/console/reference/prices',
    '/console/reference/imports/last',
    '/console/reference/changes/12',
    '/console/reference/tables/a.dbf/b',
    '/console/reports/1/2',
    '/console/reports/tables/payroll',
    '/console/reports/tables/time/7',
    '/other',
  ])('%s is unknown', (path) => {
    expect(readRoute(path)).toEqual({ page: 'unknown' });
  });

  it('does not fall over a broken escape', () => {
    expect(readRoute('/console/reports/%E0%A4%A')).toEqual({
      page: 'reports',
      orderNumber: '%E0%A4%A',
    });
  });
});
