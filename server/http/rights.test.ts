import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createApp } from '#server/app.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { operationsOf, type Operation } from './testing/operations.ts';
import { CALLERS, hirePeople, type CallerKind, type People } from './testing/people.ts';

/*
 * Who may call what, written by hand from the architecture; the code must agree with it.
 *
 *                   nobody                         foreman               admin                  expired
 *                   |     unenrolled               |     foreman         |     admin            |
 *                   |     |    by one-time operator by    by              by    by    deactivated|
 *                   |     |     PIN     by PIN     PIN   password        PIN   password   |     |
 */
const EVERYBODY = [' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + '];
const ON_A_TABLET = [' + ', '403', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + '];
const BY_A_TABLET = [' + ', '401', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + ', ' + '];
/** A sign-in makes no tablet: what an enrolled one may is in server/devices. */
const ENROLLED_ALONE = ['401', '401', '401', '401', '401', '401', '401', '401', '401', '401'];
const SIGNED_IN = ['401', '401', 'due', ' + ', ' + ', ' + ', ' + ', ' + ', '401', '401'];
const NEW_PIN_DUE = ['401', '401', ' + ', '403', '403', '403', '403', '403', '401', '401'];
const FOREMEN = ['401', '401', 'due', '403', '403', ' + ', '403', ' + ', '401', '401'];
const ADMINS = ['401', '401', 'due', '403', '403', '403', '403', ' + ', '401', '401'];

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'GET /api/health': EVERYBODY,
  'GET /api/ready': EVERYBODY,
  'GET /api/version': EVERYBODY,
  'GET /api/shop': EVERYBODY,
  'GET /api/openapi.json': EVERYBODY,
  'GET /api/roster': ON_A_TABLET,
  'GET /api/capture': ON_A_TABLET,
  'POST /api/auth/pin': ON_A_TABLET,
  'POST /api/auth/password': EVERYBODY,
  'DELETE /api/auth': EVERYBODY,
  'POST /api/devices/enrolment': EVERYBODY,
  'POST /api/devices/heartbeat': ENROLLED_ALONE,
  'GET /api/devices': FOREMEN,
  'POST /api/devices': ADMINS,
  'PATCH /api/devices/{id}': ADMINS,
  'POST /api/devices/{id}/invitation': FOREMEN,
  'DELETE /api/devices/{id}': ADMINS,
  'GET /api/me': SIGNED_IN,
  'PATCH /api/me': SIGNED_IN,
  'POST /api/me/pin': NEW_PIN_DUE,
  'GET /api/orders/search': SIGNED_IN,
  'GET /api/orders/offline': SIGNED_IN,
  'GET /api/orders/{orderNumber}': SIGNED_IN,
  'POST /api/orders': ADMINS,
  'GET /api/task-types': SIGNED_IN,
  'GET /api/materials': SIGNED_IN,
  'GET /api/material-usages': SIGNED_IN,
  'POST /api/material-usages': SIGNED_IN,
  'GET /api/sessions': SIGNED_IN,
  'POST /api/sessions': SIGNED_IN,
  'POST /api/sessions/{id}/closure': SIGNED_IN,
  'POST /api/sessions/{id}/undo': SIGNED_IN,
  'GET /api/sessions/{id}/corrections': FOREMEN,
  'POST /api/sessions/{id}/corrections': FOREMEN,
  'GET /api/sessions/{id}': SIGNED_IN,
  'POST /api/sessions/{id}/split': FOREMEN,
  'POST /api/sessions/{id}/void': FOREMEN,
  'POST /api/sessions/{id}/agreement': FOREMEN,
  'POST /api/missed-sessions': FOREMEN,
  'GET /api/material-usages/{id}/corrections': FOREMEN,
  'POST /api/material-usages/{id}/corrections': FOREMEN,
  'POST /api/material-usages/{id}/void': FOREMEN,
  'POST /api/me/corrections/seen': SIGNED_IN,
  'POST /api/events': BY_A_TABLET,
  'GET /api/inbox': FOREMEN,
  'POST /api/inbox/{id}/acceptance': FOREMEN,
  'POST /api/inbox/{id}/discard': FOREMEN,
  'GET /api/approvals': FOREMEN,
  'POST /api/approvals': FOREMEN,
  'POST /api/approvals/reopening': ADMINS,
  'GET /api/floor': FOREMEN,
  'GET /api/floor/events': FOREMEN,
  'POST /api/floor/sessions/{id}/closure': FOREMEN,
  'POST /api/floor/sessions/{id}/switch': FOREMEN,
  'GET /api/reports/order-profitability': FOREMEN,
  'GET /api/reports/order-profitability/pictures': FOREMEN,
  'GET /api/reports/order-profitability.csv': FOREMEN,
  'GET /api/reports/order-profitability.xlsx': FOREMEN,
  'GET /api/reports/customers': FOREMEN,
  'GET /api/reports/sessions/{id}': FOREMEN,
  'GET /api/reports/order-profitability/{orderNumber}': FOREMEN,
  'GET /api/report-settings': FOREMEN,
  'GET /api/settings': ADMINS,
  'PATCH /api/settings': ADMINS,
  'POST /api/settings/preview': ADMINS,
  'GET /api/reports/tables': FOREMEN,
  'GET /api/reports/tables/{name}': FOREMEN,
  'GET /api/reports/tables/time.csv': FOREMEN,
  'GET /api/reports/tables/time.xlsx': FOREMEN,
  'GET /api/reports/tables/task-types.csv': FOREMEN,
  'GET /api/reports/tables/task-types.xlsx': FOREMEN,
  'GET /api/reports/tables/teams.csv': FOREMEN,
  'GET /api/reports/tables/teams.xlsx': FOREMEN,
  'GET /api/reports/tables/indirect.csv': FOREMEN,
  'GET /api/reports/tables/indirect.xlsx': FOREMEN,
  'GET /api/reports/tables/materials.csv': FOREMEN,
  'GET /api/reports/tables/materials.xlsx': FOREMEN,
  'GET /api/reports/tables/material-orders.csv': FOREMEN,
  'GET /api/reports/tables/material-orders.xlsx': FOREMEN,
  'GET /api/reports/tables/estimates.csv': FOREMEN,
  'GET /api/reports/tables/estimates.xlsx': FOREMEN,
  'GET /api/reports/tables/customers.csv': FOREMEN,
  'GET /api/reports/tables/customers.xlsx': FOREMEN,
  'GET /api/reports/weekly': ADMINS,
  'GET /api/reports/weekly/{name}': ADMINS,
  'GET /api/audit': ADMINS,
  'GET /api/audit/{id}': ADMINS,
  'GET /api/audit/verification': ADMINS,
  'POST /api/audit/verification': ADMINS,
  'GET /api/audit.csv': ADMINS,
  'GET /api/audit.xlsx': ADMINS,
  'GET /api/views': FOREMEN,
  'PUT /api/views': FOREMEN,
  'DELETE /api/views/{id}': FOREMEN,
  'GET /api/reference': ADMINS,
  'POST /api/reference/refresh': ADMINS,
  'POST /api/reference/imports/{id}/acceptance': ADMINS,
  'GET /api/reference/changes': ADMINS,
  'GET /api/reference/unmatched': ADMINS,
  'POST /api/reference/merges': ADMINS,
  'GET /api/reference/items': ADMINS,
  'POST /api/reference/items/{code}/adoption': ADMINS,
  'GET /api/reference/tables': ADMINS,
  'GET /api/reference/tables/{name}': ADMINS,
  'GET /api/fixtures/ledger': ADMINS,
  'DELETE /api/fixtures': ADMINS,
  'POST /api/materials': ADMINS,
  'PATCH /api/materials/{code}': ADMINS,
  'POST /api/task-types': ADMINS,
  'PATCH /api/task-types/{code}': ADMINS,
  'GET /api/teams': FOREMEN,
  'POST /api/teams': ADMINS,
  'PATCH /api/teams/{id}': ADMINS,
  'DELETE /api/teams/{id}': ADMINS,
  'GET /api/users': FOREMEN,
  'POST /api/users': ADMINS,
  'PATCH /api/users/{id}': ADMINS,
  'POST /api/users/{id}/pin': ADMINS,
  'POST /api/users/{id}/password': ADMINS,
  'DELETE /api/users/{id}/locks': FOREMEN,
  'GET /api/users/{id}/deactivation': ADMINS,
  'POST /api/users/{id}/deactivation': ADMINS,
  'GET /api/users/{id}/pay-rates': ADMINS,
  'POST /api/users/{id}/pay-rates': ADMINS,
  'GET /api/users/{id}/pay-rates/preview': ADMINS,
  'GET /api/recosts': ADMINS,
};

/** What a refusal by the guard says; a 403 of anybody else would be a hole in the table. */
const GUARD_CODES: Readonly<Record<string, string>> = {
  not_signed_in: '401',
  not_allowed: '403',
  device_required: '403',
  device_unknown: '401',
};

interface Answering {
  request(url: string, init: RequestInit): Response | Promise<Response>;
}

/** An empty body and ids nobody has: whoever passes the guard meets the validation behind it. */
async function ask(app: Answering, { method, path }: Operation, cookie: string | undefined) {
  const address = path
    .replace('{id}', /sessions|usages/.test(path) ? crypto.randomUUID() : '999')
    .replace('{orderNumber}', '999');
  const response = await app.request(`http://localhost${address}`, {
    method,
    headers: {
      ...(cookie !== undefined && { cookie }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: '{}' } : {}),
  });
  if (!/problem/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    return response.status < 300 ? ' + ' : `answered ${response.status}`;
  }
  const { code, status } = (await response.json()) as { code: string; status: number };
  if (code === 'pin_due' && status === 403) return 'due';
  const guarded = GUARD_CODES[code];
  if (guarded !== undefined) return guarded === String(status) ? guarded : `${code} as ${status}`;
  return status === 404 || status === 422 ? ' + ' : `${code} as ${status}`;
}

/** Every difference from the table, in words. */
async function differences(
  apps: { usual: Answering; enrolling: Answering },
  operations: readonly Operation[],
  people: People,
): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations) {
    const row = EXPECTED[operation.name];
    if (!row) found.push(`${operation.name} is not in the table`);
    for (const [index, caller] of CALLERS.entries()) {
      const cookie = await people.cookieOf(caller);
      const answer = await ask(
        caller === 'unenrolled' ? apps.enrolling : apps.usual,
        operation,
        cookie,
      );
      if (row && answer !== row[index]) {
        found.push(`${operation.name} ${caller}: ${answer} instead of ${row[index] ?? 'nothing'}`);
      }
    }
  }
  const known = new Set(operations.map(({ name }) => name));
  const gone = Object.keys(EXPECTED).filter((name) => !known.has(name));
  return [...found, ...gone.map((name) => `${name} is in the table only`)];
}

describe('rights', () => {
  let shop: TestShop;
  let people: People;
  let enrolling: Answering;

  beforeAll(async () => {
    shop = await openTestShop();
    people = await hirePeople(shop);
    enrolling = createApp({ ...shop.context, config: { ...shop.config, enrolmentRequired: true } });
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  it('are what the table says, for every address and every kind of caller', async () => {
    const operations = operationsOf(shop.context);
    expect(await differences({ usual: shop.app, enrolling }, operations, people)).toEqual([]);
  });

  it('are declared on every mounted address, in a word that reaches the document', () => {
    const { api } = createApi(shop.context);
    const mounted = new Set(
      api.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
    );
    const operations = operationsOf(shop.context);
    expect([...mounted].sort()).toEqual(operations.map(({ name }) => name).sort());
    for (const { name, access } of operations) {
      const people = ['one-time-pin', 'operator', 'foreman', 'admin'];
      const known = ['public', 'device', 'capture', 'enrolled', ...people];
      expect(known, name).toContain(access);
    }
  });

  it('are declared for all that answers under /api but its page', () => {
    const answering = shop.app.routes.filter(
      ({ method, path }) => method !== 'ALL' && path.startsWith('/api/'),
    );
    const declared = new Set(createApi(shop.context).api.routes.map(({ path }) => path));
    const undeclared = answering.map(({ path }) => path).filter((path) => !declared.has(path));
    expect(undeclared).toEqual(['/api/docs', '/api/docs/*']);
  });

  it('would miss a guard that was taken away', async () => {
    const open = new Hono();
    open.get('/api/users', (c) => c.json({ users: [] }));
    open.all('*', (c) => shop.app.fetch(c.req.raw));
    const operations = operationsOf(shop.context);
    const found = await differences({ usual: open, enrolling: open }, operations, people);
    const refused: CallerKind[] = ['nobody', 'operator-pin', 'foreman-pin', 'admin-pin', 'expired'];
    for (const caller of refused) {
      expect(found.some((line) => line.startsWith(`GET /api/users ${caller}:  + `))).toBe(true);
    }
    expect(
      found.every((line) => / \/api\/(users|roster|capture|events|auth\/pin) /.test(line)),
    ).toBe(true);
  });

  it('would miss an address that is not in the table', async () => {
    const added: Operation = {
      ...operationsOf(shop.context)[0]!,
      name: 'GET /api/secrets',
      path: '/api/secrets',
    };
    const found = await differences({ usual: shop.app, enrolling }, [added], people);
    expect(found).toContain('GET /api/secrets is not in the table');
  });
});
