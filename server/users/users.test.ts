import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SIGN_INS } from '#server/demo/sign-ins.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

let shop: TestShop;
let admin: string;
let foreman: string;

beforeAll(async () => {
  shop = await openTestShop();
  admin = await shop.cookieFor(await shop.addUser('Anna Admin', 'admin'), 'password');
  const floor = await shop.addUser('Fred Foreman', 'foreman', 'Engraving');
  foreman = await shop.cookieFor(floor, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const add = (body: object) => shop.request('POST', '/api/users', { as: admin, body });
const change = (id: number, body: object) =>
  shop.request('PATCH', `/api/users/${id}`, { as: admin, body });
const set = (id: number, what: 'pin' | 'password', body: object) =>
  shop.request('POST', `/api/users/${id}/${what}`, { as: admin, body });
const addPerson = async (body: object = {}): Promise<number> =>
  (await add({ displayName: 'Pat Person', role: 'operator', ...body })).json.user.id;

describe('a name', () => {
  it('is never given to or taken from a stress run, whose work is in no report', async () => {
    const real = await addPerson({ displayName: 'Rita Real' });
    const made = await addPerson({ displayName: 'stress_test_7' });
    for (const [id, displayName] of [
      [real, 'Stress_Test_8'],
      [made, 'Rita Real'],
    ] as const) {
      const { status, json } = await change(id, { displayName });
      expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', 'displayName']);
    }
    expect((await change(real, { displayName: 'Rita Wed' })).status).toBe(200);
    expect((await change(made, { displayName: 'stress_test_9', active: false })).status).toBe(200);
  });
});

describe('adding a person', () => {
  it('needs no more than a name and a role', async () => {
    const added = await add({ displayName: '  Olga  Operator ', role: 'operator' });
    expect(added.status).toBe(201);
    expect(added.json.user).toMatchObject({
      displayName: 'Olga  Operator',
      initials: 'OO',
      role: 'operator',
      username: null,
      team: null,
      badge: null,
      active: true,
      hasPin: false,
      hasPassword: false,
      currentRate: null,
    });
  });

  it('takes team, badge, language and user name along', async () => {
    const said = { username: 'pia', team: 'packing', badge: 'B-7', language: 'es' };
    const { json } = await add({ displayName: 'Pia', role: 'operator', ...said });
    expect(json.user).toMatchObject({ ...said, team: 'Packing', initials: 'P' });
  });

  it('refuses a team nobody has heard of', async () => {
    const { status, json } = await add({ displayName: 'X', role: 'operator', team: 'Marketing' });
    expect([status, json.code]).toEqual([422, 'team_unknown']);
  });

  it('refuses a user name that somebody has, in whatever case', async () => {
    await addPerson({ username: 'quinn' });
    const { status, json } = await add({ displayName: 'Q', role: 'operator', username: 'QUINN' });
    expect([status, json.code]).toEqual([409, 'username_taken']);
  });

  it('refuses a badge that somebody wears', async () => {
    await addPerson({ badge: '4711' });
    const { status, json } = await add({ displayName: 'B', role: 'operator', badge: '4711' });
    expect([status, json.code]).toEqual([409, 'badge_taken']);
  });

  it.each([
    [{ role: 'operator' }, 'displayName'],
    [{ displayName: '   ', role: 'operator' }, 'displayName'],
    [{ displayName: 'Line\u0007bell', role: 'operator' }, 'displayName'],
    [{ displayName: 'X', role: 'boss' }, 'role'],
    [{ displayName: 'X', role: 'operator', username: 'with space' }, 'username'],
    [{ displayName: 'X', role: 'operator', wage: 1 }, 'wage'],
  ])('says of %j that %s is wrong', async (body, field) => {
    const { status, json } = await add(body);
    expect([status, json.code]).toEqual([422, 'malformed']);
    expect(json.errors[0].field).toBe(field);
  });
});

describe('changing a person', () => {
  it('changes what was said and leaves the rest', async () => {
    const id = await addPerson({ team: 'Packing', badge: 'keep' });
    const { json } = await change(id, { role: 'admin', team: null });
    expect(json.user).toMatchObject({ displayName: 'Pat Person', role: 'admin', team: null });
    expect(json.user.badge).toBe('keep');
  });

  it('says its version and who made it, and refuses to undo what came between', async () => {
    const id = await addPerson();
    const send = (version: number, displayName: string) =>
      shop.request('PATCH', `/api/users/${id}`, {
        as: admin,
        body: { displayName },
        headers: { 'if-match': `"${version}"` },
      });
    const { json } = await send(1, 'Pat First');
    expect(json.user).toMatchObject({ version: 2, changed: { by: { displayName: 'Anna Admin' } } });
    const late = await send(1, 'Pat Second');
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    expect(late.json.context).toEqual({ version: 2 });
    expect((await send(2, 'Pat Second')).json.user.displayName).toBe('Pat Second');
  });

  it('refuses a change that says nothing', async () => {
    expect((await change(await addPerson(), {})).json.code).toBe('malformed');
  });

  it('refuses to change nobody', async () => {
    const { status, json } = await change(999_999, { role: 'foreman' });
    expect([status, json.code]).toEqual([404, 'not_found']);
  });

  it('deactivates and never deletes', async () => {
    const id = await addPerson({ displayName: 'Gone Soon' });
    await change(id, { active: false });
    const { json } = await shop.request('GET', '/api/users', { as: admin });
    expect(json.users.find((user: { id: number }) => user.id === id).active).toBe(false);
    expect((await change(id, { active: true })).json.user.active).toBe(true);
  });

  it('keeps the user name of whoever has a password', async () => {
    const id = await addPerson({ username: 'wanda' });
    await set(id, 'password', { password: 'a long enough one' });
    const { status, json } = await change(id, { username: null });
    expect([status, json.code]).toEqual([422, 'username_needed']);
  });

  it('writes ids into the log and which names changed, no names', async () => {
    const id = await addPerson();
    await change(id, { displayName: 'Zebulon Quixote', username: 'zeb.quixote', badge: 'Z-77' });
    const rows = shop.door.connection.raw
      .prepare(`SELECT change, answer FROM command_log WHERE name = 'users.change'`)
      .all();
    expect(JSON.stringify(rows)).not.toMatch(/Zebulon|zeb\.quixote|Z-77/);
    expect(JSON.stringify(rows)).toContain('badge');
  });
});

describe('a foreman', () => {
  const refused = [422, 'team_needed', 'team'];
  const refusalOf = ({ status, json }: Awaited<ReturnType<typeof add>>) => [
    status,
    json.code,
    json.errors?.[0].field,
  ];

  it('leads a team: neither added nor made without one, nor left without', async () => {
    expect(refusalOf(await add({ displayName: 'Tim', role: 'foreman' }))).toEqual(refused);
    const id = await addPerson();
    expect(refusalOf(await change(id, { role: 'foreman' }))).toEqual(refused);
    expect((await change(id, { role: 'foreman', team: 'Packing' })).status).toBe(200);
    expect(refusalOf(await change(id, { team: null }))).toEqual(refused);
    expect((await change(id, { role: 'operator', team: null })).status).toBe(200);
  });

  it('who led none before that was asked stays one, and can be given one', async () => {
    const id = await shop.addUser('Nico Noteam', 'foreman');
    expect((await change(id, { displayName: 'Nico N.' })).status).toBe(200);
    expect((await change(id, { team: 'Packing' })).json.user.team).toBe('Packing');
  });
});

describe('the last admin who can sign in', () => {
  const only = () => shop.admin.userId;

  it.each([{ active: false }, { role: 'foreman' }, { role: 'operator', active: true }])(
    'stays one: %j is refused',
    async (body) => {
      // Anna is an admin, but has no password yet.
      const { status, json } = await change(only(), body);
      expect([status, json.code]).toEqual([409, 'last_admin']);
    },
  );

  it('may go once another one has a password', async () => {
    const id = await addPerson({ role: 'admin', username: 'second' });
    await set(id, 'password', { password: 'a long enough one' });
    expect((await change(only(), { role: 'operator' })).status).toBe(200);
    expect((await change(only(), { role: 'admin' })).status).toBe(200);
  });

  it('is made at the terminal once only', async () => {
    const again = { displayName: 'Eve', username: 'eve', passwordHash: 'x' };
    await expect(shop.execute('admin.create', again)).rejects.toMatchObject({ code: 'not_empty' });
  });
});

describe('PINs and passwords', () => {
  it.each([
    ['111111', 'the same'],
    ['123456', 'up or down'],
    ['240389', 'a date'],
  ])('refuses the PIN %s and says why', async (pin, why) => {
    const { status, json } = await set(await addPerson(), 'pin', { pin });
    expect([status, json.code]).toEqual([422, 'weak_pin']);
    expect(json.detail).toContain(why);
    expect(json.errors[0].field).toBe('pin');
  });

  it('refuses them in the demo shop, too, and lets its own pass', async () => {
    const id = await addPerson();
    const { raw } = shop.door.connection;
    raw.exec(`UPDATE setting SET value = '1' WHERE name = 'is_demo'`);
    const codes = ['111111', '654321', '987654'].map(
      async (pin) => (await set(id, 'pin', { pin, oneTime: true })).json.code as string,
    );
    expect(await Promise.all(codes)).toEqual(['weak_pin', 'weak_pin', 'weak_pin']);
    expect((await set(id, 'pin', { pin: DEMO_SIGN_INS.pin })).status).toBe(201);
    raw.exec(`UPDATE setting SET value = '0' WHERE name = 'is_demo'`);
  });

  it.each(['123', '123456789', '12a456', '', '４８２７'])('takes %j for no PIN', async (pin) => {
    const { json } = await set(await addPerson(), 'pin', { pin });
    expect([json.code, json.errors[0].field]).toEqual(['malformed', 'pin']);
  });

  it('refuses one for nobody', async () => {
    expect((await set(999_999, 'pin', { pin: '407391' })).json.code).toBe('not_found');
    expect((await set(999_999, 'password', { password: 'long enough' })).json.code).toBe(
      'not_found',
    );
  });

  it('refuses a password for somebody without a user name', async () => {
    const refused = await set(await addPerson(), 'password', { password: 'long enough' });
    expect([refused.status, refused.json.code]).toEqual([422, 'username_needed']);
  });

  it('refuses a short password', async () => {
    const { json } = await set(await addPerson(), 'password', { password: 'too short' });
    expect([json.code, json.errors[0].field]).toEqual(['malformed', 'password']);
  });
});

describe('the list of people', () => {
  it('shows pay to an admin and to nobody else', async () => {
    const id = await addPerson({ displayName: 'Paid Person' });
    await shop.addRate(id, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents: 2350 });
    await shop.addRate(id, { effectiveFrom: '2026-02-01', kind: 'hourly', amountCents: 9999 });
    const rateSeen = async (as: string) => {
      const { json } = await shop.request('GET', '/api/users', { as });
      return json.users.find((user: { id: number }) => user.id === id).currentRate;
    };
    expect(await rateSeen(admin)).toEqual({ kind: 'hourly', amountCents: 2350 });
    expect(await rateSeen(foreman)).toBeNull();
  });
});
