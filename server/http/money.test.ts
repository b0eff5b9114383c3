import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { furnish, REVENUE_CENTS, TABLE, type Furnished } from './testing/furnished.ts';
import { operationsOf, type Operation } from './testing/operations.ts';

/** Whatever tells about money or pay, by the names the contract gives such things. */
const TELLING = /Cents$|^(formula|currentRate|payRates)$/;
/** What material costs is no secret to those who use it up, on the two lists made for them. */
const MATERIAL_LISTS = ['GET /api/materials', 'GET /api/material-usages'];
const MATERIAL_COST = /^(unitCostCents|costCents)$/;

/** The paths of everything telling that is not null. */
function told(json: unknown, path = ''): string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    const here = Array.isArray(json) ? path : `${path}.${key}`;
    if (TELLING.test(key) && value !== null) return [here];
    return told(value, here);
  });
}

describe('money', () => {
  let shop: TestShop;
  let furnished: Furnished;

  beforeAll(async () => {
    shop = await openTestShop();
    furnished = await furnish(shop);
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  /** An address that stands for a few by name, as each of them. */
  function eachOf(operation: Operation): Operation[] {
    const choice = operation.parameters.find(
      ({ in: place, schema }) => place === 'path' && schema.enum,
    );
    if (!choice) return [operation];
    const fill = (text: string, value: unknown) => text.replace(`{${choice.name}}`, String(value));
    return choice.schema.enum!.map((value) => ({
      ...operation,
      name: fill(operation.name, value),
      path: fill(operation.path, value),
    }));
  }

  /** Fills in ids that exist. A new kind of parameter has to be taught here. */
  function addressOf({ path, parameters }: Operation): string {
    const { sessions, usages, userId, orderNumber, summary } = furnished;
    const session = path.includes('sessions') ? sessions[0] : undefined;
    const id = session ?? (path.includes('usages') ? usages[0] : userId);
    const ids = { id, orderNumber, name: path.includes('/reference/') ? TABLE : summary };
    const filled = path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
      const value = ids[name as keyof typeof ids];
      if (value === undefined) throw new Error(`What is {${name}} of ${path}?`);
      return String(value);
    });
    const required = parameters.filter(
      (parameter) => parameter.in === 'query' && parameter.required,
    );
    const values: Readonly<Record<string, string>> = {
      order: orderNumber,
      effectiveFrom: '2020-02-01',
      kind: 'hourly',
      amountCents: '4690',
    };
    const query = required.map(({ name }) => {
      const value = values[name];
      if (value === undefined) throw new Error(`What is ?${name} of ${path}?`);
      return `${name}=${value}`;
    });
    if (path.includes('/material-orders')) query.push('material=BRASS');
    return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
  }

  const isData = ({ method, path }: Operation) =>
    method === 'GET' && path !== '/api/openapi.json' && path !== '/api/floor/events';

  /** What every GET that answers tells this caller, by address. */
  async function toldTo(cookie: string) {
    const answers: { name: string; text: string; fields: string[] }[] = [];
    for (const operation of operationsOf(shop.context).filter(isData).flatMap(eachOf)) {
      const { name } = operation;
      const answer = await shop.request('GET', addressOf(operation), { as: cookie });
      if (answer.status === 403) continue;
      expect(answer.status, `${name}: ${answer.text}`).toBe(200);
      const fields = told(answer.json).filter(
        (path) => !MATERIAL_LISTS.includes(name) || !MATERIAL_COST.test(path.split('.').at(-1)!),
      );
      answers.push({ name, text: answer.text, fields: [...new Set(fields)] });
    }
    return answers;
  }

  it('is told to admins in all these places, so the walk would find it', async () => {
    const fields = (await toldTo(furnished.cookies.admin)).flatMap((answer) =>
      answer.fields.map((path) => `${answer.name.slice('GET /api'.length)} ${path}`),
    );
    expect(fields).toEqual(
      expect.arrayContaining([
        '/users .users.currentRate',
        '/users/{id}/pay-rates .payRates',
        '/users/{id}/pay-rates/preview .differenceCents',
        '/recosts .recosts.differenceCents',
        '/orders/{orderNumber} .order.revenueCents',
        '/sessions .sessions.laborCents',
        '/sessions/{id} .session.laborCents',
        '/sessions/{id} .session.shares.laborCents',
        '/reports/order-profitability .rows.revenueCents',
        '/reports/order-profitability .rows.laborCents',
        '/reports/order-profitability .rows.materialCents',
        '/reports/order-profitability .rows.marginCents',
        '/reports/order-profitability .rows.burdenCents',
        '/reports/order-profitability .totals.laborCents',
        '/reports/tables/time .rows.cells.laborCents',
        '/reports/tables/time .totals.laborCents',
        '/reports/tables/task-types .rows.cells.laborCents',
        '/reports/tables/teams .rows.cells.laborCents',
        '/reports/tables/materials .rows.cells.costCents',
        '/reports/tables/material-orders .rows.cells.costCents',
        '/reports/tables/customers .rows.cells.revenueCents',
        '/reports/tables/customers .rows.cells.marginCents',
        '/reports/order-profitability .totals.burdenCents',
        '/reports/order-profitability/pictures .months.revenueCents',
        '/reports/order-profitability/pictures .months.laborCents',
        '/reports/order-profitability/pictures .months.burdenCents',
        '/reports/order-profitability/pictures .months.materialCents',
        '/reports/order-profitability/pictures .months.marginCents',
        '/reports/order-profitability/pictures .costs.tasks.laborCents',
        '/reports/order-profitability/pictures .costs.burdenCents',
        '/reports/order-profitability/pictures .costs.materialCents',
        '/reports/order-profitability/pictures .costs.indirectCents',
        '/reports/sessions/{id} .session.laborCents',
        '/reports/order-profitability/{orderNumber} .row.revenueCents',
        '/reports/order-profitability/{orderNumber} .tasks.laborCents',
        '/reports/order-profitability/{orderNumber} .tasks.burdenCents',
        '/reports/order-profitability/{orderNumber} .tasks.workers.laborCents',
        '/reports/order-profitability/{orderNumber} .tasks.workers.burdenCents',
        '/reports/order-profitability/{orderNumber} .tasks.sessions.burdenCents',
        '/reports/order-profitability/{orderNumber} .tasks.sessions.session.laborCents',
        '/reports/order-profitability/{orderNumber} .tasks.sessions.shareCents',
        '/reports/order-profitability/{orderNumber} .tasks.sessions.formula',
        '/reports/order-profitability/{orderNumber} .people.laborCents',
        '/reports/order-profitability/{orderNumber} .people.burdenCents',
        '/reports/order-profitability/{orderNumber} .materials.costCents',
      ]),
    );
  });

  it.each(['operator', 'foreman'] as const)('is told to no %s, anywhere', async (who) => {
    const answers = await toldTo(furnished.cookies[who]);
    expect(answers.length).toBeGreaterThan(who === 'operator' ? 10 : 15);
    for (const { name, text, fields } of answers) {
      expect(fields, name).toEqual([]);
      // Also not where no field says so: in the CSV, in a word.
      expect(text, name).not.toContain(String(REVENUE_CENTS));
      expect(text, name).not.toContain((REVENUE_CENTS / 100).toFixed(2));
      expect(text, name).not.toContain('23.45');
    }
  });

  it('stays out of what the floor is told', async () => {
    const heard: unknown[] = [];
    const stop = shop.context.events.listen(
      (event) => heard.push(event),
      () => undefined,
    );
    await shop.request('POST', '/api/sessions', {
      as: furnished.cookies.operator,
      body: { orderNumber: '10482', taskType: 'PACK', switch: true },
    });
    stop();
    expect(heard.length).toBeGreaterThan(0);
    expect(told(heard)).toEqual([]);
  });

  it('stays out of what changes answer to operators and foremen', async () => {
    const { cookies, sessions } = furnished;
    const corrected = await shop.request('POST', `/api/sessions/${sessions[0]}/corrections`, {
      as: cookies.foreman,
      body: { taskType: 'ENGRAVE', reason: 'was engraving after all' },
    });
    expect(corrected.status).toBe(201);
    expect(told(corrected.json)).toEqual([]);
    const { json } = await shop.request('GET', '/api/me', { as: cookies.operator });
    shop.later(60_000);
    const closed = await shop.request('POST', `/api/sessions/${json.openSession.id}/closure`, {
      as: cookies.operator,
      body: { reason: 'finished' },
    });
    expect(closed.status).toBe(200);
    expect(told(closed.json)).toEqual([]);
  });

  it('stays out of an answer that is given again to somebody with fewer rights', async () => {
    // The same person, first by password, then by PIN, with the same key.
    const { people } = furnished;
    const headers = { 'idempotency-key': 'by-two-sign-ins' };
    const body = { taskType: 'CLEAN', switch: true };
    const strong = await shop.cookieFor(people.admin, 'password');
    const weak = await shop.cookieFor(people.admin, 'pin');
    const first = await shop.request('POST', '/api/sessions', { as: strong, body, headers });
    const again = await shop.request('POST', '/api/sessions', { as: weak, body, headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(told(again.json)).toEqual([]);
  });
});
