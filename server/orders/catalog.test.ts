import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

describe('the catalog', () => {
  let shop: TestShop;
  let admin: string;
  let operator: string;
  beforeAll(async () => {
    shop = await openTestShop();
    admin = await shop.cookieFor(1, 'password');
    operator = await shop.cookieFor(await shop.addUser('Olga Operator'));
    await shop.addOrder('10482');
  });
  afterAll(() => shop.close());

  const send = (method: string, path: string, body: object, as = admin) =>
    shop.request(method, path, { as, body });
  const codes = async (path: string, list: string): Promise<string[]> =>
    (await shop.request('GET', path, { as: operator })).json[list].map(
      (entry: { code: string }) => entry.code,
    );

  it('gives a new shop tasks to work on', async () => {
    const added = await send('POST', '/api/task-types', {
      code: 'laser',
      name: 'Laser',
      kind: 'direct',
      icon: 'laser',
      hue: 12,
    });
    expect([added.status, added.json.taskType]).toEqual([
      201,
      {
        ...{ code: 'LASER', name: 'Laser', kind: 'direct', icon: 'laser', hue: 12 },
        ...{ version: 1, changed: null },
      },
    ]);
    const started = await send(
      'POST',
      '/api/sessions',
      { orderNumber: '10482', taskType: 'LASER' },
      operator,
    );
    expect(started.status).toBe(201);
  });

  it('takes a task off the tablets, and work on it is refused from then on', async () => {
    await send('PATCH', '/api/task-types/pack', { active: false });
    expect(await codes('/api/task-types', 'taskTypes')).not.toContain('PACK');
    const start = { orderNumber: '10482', taskType: 'PACK', switch: true };
    expect((await send('POST', '/api/sessions', start, operator)).json.code).toBe(
      'task_type_unknown',
    );
    expect((await send('PATCH', '/api/task-types/pack', { active: true })).status).toBe(200);
    expect(await codes('/api/task-types', 'taskTypes')).toContain('PACK');
  });

  it('adds and changes materials', async () => {
    const gold = { code: 'GOLD', name: 'Gold leaf', unit: 'sheet', unitCostCents: 125 };
    expect((await send('POST', '/api/materials', gold)).json.material).toEqual({
      ...gold,
      version: 1,
      changed: null,
    });
    const changed = await send('PATCH', '/api/materials/gold', { unitCostCents: 150 });
    expect(changed.json.material.unitCostCents).toBe(150);
    await send('PATCH', '/api/materials/gold', { active: false });
    expect(await codes('/api/materials', 'materials')).not.toContain('GOLD');
  });

  it('tells who changed a material meanwhile, instead of undoing it', async () => {
    const path = '/api/materials/brass';
    const patch = (body: object, version?: string) =>
      shop.request('PATCH', path, {
        as: admin,
        body,
        ...(version !== undefined && { headers: { 'if-match': version } }),
      });
    const first = await patch({ unitCostCents: 111 }, '"1"');
    expect(first.json.material).toMatchObject({
      version: 2,
      changed: { at: new Date(shop.now()).toISOString(), by: { id: shop.admin.userId } },
    });
    const late = await patch({ unitCostCents: 99 }, '"1"');
    expect([late.status, late.json.code, late.json.context]).toEqual([
      412,
      'changed_meanwhile',
      { version: 2 },
    ]);
    expect((await patch({ name: 'Brass' }, 'W/"2"')).json.material).toMatchObject({
      version: 3,
      unitCostCents: 111,
    });
    expect((await patch({ name: 'Brass plate' })).json.material.version).toBe(4);
    const broken = await patch({ name: 'x' }, '2');
    expect([broken.status, broken.json.errors[0].field]).toEqual([422, 'if-match']);
  });

  it('adds teams', async () => {
    const { json } = await send('POST', '/api/teams', { name: 'Art' });
    expect(json.teams).toContain('Art');
  });

  it.each([
    [
      'POST',
      '/api/task-types',
      { code: 'CLEAN', name: 'x', kind: 'direct' },
      409,
      'task_type_exists',
    ],
    [
      'POST',
      '/api/materials',
      { code: 'brass', name: 'x', unit: 'm', unitCostCents: 1 },
      409,
      'material_exists',
    ],
    ['POST', '/api/teams', { name: 'ENGRAVING' }, 409, 'team_exists'],
    ['PATCH', '/api/task-types/NOPE', { name: 'x' }, 404, 'not_found'],
    ['PATCH', '/api/materials/NOPE', { name: 'x' }, 404, 'not_found'],
    ['PATCH', '/api/materials/BRASS', {}, 422, 'malformed'],
    ['POST', '/api/task-types', { code: 'a b', name: 'x', kind: 'direct' }, 422, 'malformed'],
    [
      'POST',
      '/api/materials',
      { code: 'X', name: 'x', unit: 'm', unitCostCents: -1 },
      422,
      'malformed',
    ],
  ])('%s %s with %j is %i %s', async (method, path, body, status, code) => {
    const { json } = await send(method, path, body);
    expect([json.status, json.code]).toEqual([status, code]);
  });
});
