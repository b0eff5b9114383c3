import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { newCode } from './enrolment-code.ts';

const PIN = '407391';
const MINUTE = 60_000;

let shop: TestShop;
let admin: string;
let user: number;

beforeAll(async () => {
  shop = await openTestShop({ DEVICE_ENROLMENT: 'required' });
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  user = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.request('POST', `/api/users/${user}/pin`, { as: admin, body: { pin: PIN } });
});
beforeEach(async () => {
  admin = await shop.cookieFor(shop.admin.userId, 'password');
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const cookieOf = (answer: { headers: Headers }): string =>
  answer.headers.get('set-cookie')?.split(';')[0] ?? '';
let invited = 0;
const invite = async (name = `Tablet ${(invited += 1)}`) =>
  (await shop.request('POST', '/api/devices', { as: admin, body: { name } })).json;
const type = (code: string) => shop.request('POST', '/api/devices/enrolment', { body: { code } });
const enrol = async () => {
  const { device, code } = await invite();
  return { id: device.id as number, cookie: cookieOf(await type(code)) };
};
const get = (path: string, as?: string) =>
  shop.request('GET', path, as === undefined ? {} : { as });
const signIn = (as?: string) =>
  shop.request('POST', '/api/auth/pin', {
    body: { userId: user, pin: PIN },
    ...(as !== undefined && { as }),
  });

describe('a browser nobody enrolled', () => {
  it('sees no roster', async () => {
    const { status, json } = await get('/api/roster');
    expect([status, json.code]).toEqual([403, 'device_required']);
    expect(json.detail).toMatch(/Ask the office/);
  });

  it('takes no PIN, not even the right one', async () => {
    const { status, json, headers } = await signIn();
    expect([status, json.code]).toEqual([403, 'device_required']);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('takes no PIN with a device cookie somebody made up', async () => {
    expect((await signIn('tot_development_device=made-up')).json.code).toBe('device_required');
  });

  it('is told so before anybody signs in, and may still open the console', async () => {
    expect((await get('/api/shop')).json.enrolled).toBe(false);
    const body = { username: 'ada', password: 'wrong' };
    const answer = await shop.request('POST', '/api/auth/password', { body });
    expect(answer.json.code).toBe('invalid_credentials');
  });
});

describe('enrolling', () => {
  it('makes the browser that types the code the tablet', async () => {
    const { device, code, validUntil } = await invite('Packing bench');
    expect(device).toMatchObject({ name: 'Packing bench', enrolledAt: null, revokedAt: null });
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
    expect(Date.parse(validUntil)).toBe(shop.now() + 10 * MINUTE);
    const enrolled = await type(code);
    expect(enrolled.status).toBe(201);
    expect(enrolled.json.device.enrolledAt).toBe(new Date(shop.now()).toISOString());
    const cookie = cookieOf(enrolled);
    expect((await get('/api/shop', cookie)).json.enrolled).toBe(true);
    expect((await get('/api/roster', cookie)).json.users).toMatchObject([{ id: user }]);
    expect((await signIn(cookie)).status).toBe(200);
  });

  it('reads the code however it is typed', async () => {
    const { code } = await invite();
    expect((await type(` ${code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(201);
  });

  it('refuses a code the second time', async () => {
    const { code } = await invite();
    await type(code);
    const { status, json } = await type(code);
    expect([status, json.code]).toEqual([409, 'code_invalid']);
  });

  it('lets one of two who type it at once have it', async () => {
    const { code } = await invite();
    const answers = await Promise.all([type(code), type(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('refuses a code ten minutes old, and takes it a moment before', async () => {
    const { code } = await invite();
    const { code: inTime } = await invite();
    shop.later(10 * MINUTE - 1);
    expect((await type(inTime)).status).toBe(201);
    shop.later(1);
    expect((await type(code)).json.code).toBe('code_invalid');
  });

  it('refuses a code nobody gave out', async () => {
    expect((await type('AAAA-BBBB-CCCC')).json.code).toBe('code_invalid');
    expect((await type('---')).json.code).toBe('code_invalid');
  });

  it('refuses the code of a tablet revoked before it was enrolled', async () => {
    const { device, code } = await invite();
    await shop.request('DELETE', `/api/devices/${device.id}`, { as: admin });
    expect((await type(code)).json.code).toBe('code_invalid');
  });

  it('keeps neither code nor cookie in the database, only hashes', async () => {
    const { code } = await invite();
    const [, token] = cookieOf(await type(code)).split('=');
    const kept = ['device', 'command_log'].map((table) =>
      JSON.stringify(shop.door.connection.raw.prepare(`SELECT * FROM ${table}`).all()),
    );
    for (const secret of [code, code.replaceAll('-', ''), token]) {
      expect(kept.join()).not.toContain(secret);
    }
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: 'ok', id: 5 }, 'id'],
    [{ name: 'ok', place: 'x'.repeat(61) }, 'place'],
    [{ name: 'ok', place: 7 }, 'place'],
  ])('says of the invitation %j that %s is wrong', async (body, field) => {
    const { json } = await shop.request('POST', '/api/devices', { as: admin, body });
    expect([json.code, json.errors[0].field]).toEqual(['malformed', field]);
  });
});

describe('the code', () => {
  it('has 64 bits of entropy or more: every letter of the alphabet at every place', () => {
    const codes = Array.from({ length: 3000 }, () => newCode().replaceAll('-', ''));
    const bits = [...codes[0]!].reduce((sum, _letter, place) => {
      const letters = new Set(codes.map((code) => code[place]));
      return sum + Math.log2(letters.size);
    }, 0);
    expect(bits).toBeGreaterThanOrEqual(64);
    expect(new Set(codes).size).toBe(3000);
  });

  it('stands in the fragment of the tablet’s address, which no browser sends', async () => {
    const { code, link } = await invite();
    expect(link).toBe(`http://localhost/#enrol=${code}`);
    expect(new URL(link as string).pathname + new URL(link as string).search).toBe('/');
  });

  it('comes without an address under the console’s own host, where the tablet’s is not known', async () => {
    const app = createApp({
      ...shop.context,
      config: { ...shop.config, consoleHost: 'office.shop.example' },
    });
    const answer = await app.request('http://office.shop.example/api/devices', {
      method: 'POST',
      headers: { cookie: admin, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Bench' }),
    });
    expect(await answer.json()).toMatchObject({ link: null, device: { name: 'Bench' } });
  });
});

describe('enrolling a tablet again', () => {
  const again = (id: number, as = admin) =>
    shop.request('POST', `/api/devices/${id}/invitation`, { as });

  it('makes another browser the same tablet: the one before it is none any more', async () => {
    const { id, cookie } = await enrol();
    const onOld = `${cookie}; ${cookieOf(await signIn(cookie))}`;
    const { json: invited } = await again(id);
    // Until the code is typed, the tablet goes on being it.
    expect((await get('/api/me', onOld)).status).toBe(200);
    const enrolled = await type(invited.code);
    expect([enrolled.status, enrolled.json.device.id]).toEqual([201, id]);
    expect((await get('/api/roster', cookie)).json.code).toBe('device_required');
    expect((await get('/api/me', onOld)).status).toBe(401);
    const renewed = cookieOf(enrolled);
    expect((await signIn(renewed)).status).toBe(200);
    expect((await get('/api/me', `${renewed}; ${onOld.split('; ')[1]}`)).status).toBe(401);
  });

  it('keeps what was done on it: it is the same row', async () => {
    const { id, cookie } = await enrol();
    const as = `${cookie}; ${cookieOf(await signIn(cookie))}`;
    const body = { taskType: 'CLEAN' };
    const { json } = await shop.request('POST', '/api/sessions', { as, body });
    const closure = { as, body: { reason: 'finished' } };
    await shop.request('POST', `/api/sessions/${json.session.id}/closure`, closure);
    await type((await again(id)).json.code);
    const rows = shop.door.connection.raw
      .prepare('SELECT device_id FROM work_session WHERE public_id = ?')
      .all(json.session.id);
    expect(rows).toEqual([{ device_id: id }]);
    expect(
      (await get('/api/devices', admin)).json.devices.filter(
        (device: { id: number }) => device.id === id,
      ),
    ).toHaveLength(1);
  });

  it('takes the latest code alone', async () => {
    const { id } = await enrol();
    const { code: first } = (await again(id)).json;
    const { code: second } = (await again(id)).json;
    expect((await type(first)).json.code).toBe('code_invalid');
    expect((await type(second)).status).toBe(201);
  });

  it('lets an admin take a revocation back, and no foreman', async () => {
    const { id } = await enrol();
    const fred = await shop.addUser(`Fred ${id}`, 'foreman', 'Engraving');
    const foreman = await shop.cookieFor(fred, 'password');
    expect((await again(id, foreman)).status).toBe(201);
    await shop.request('DELETE', `/api/devices/${id}`, { as: admin });
    const refused = await again(id, foreman);
    expect([refused.status, refused.json.code]).toEqual([403, 'not_allowed']);
    expect(refused.json.detail).toMatch(/was revoked\. Ask the office/);
    const enrolled = await type((await again(id)).json.code);
    expect(enrolled.json.device).toMatchObject({ id, revokedAt: null });
    expect((await get('/api/roster', cookieOf(enrolled))).status).toBe(200);
  });

  it('forgets the code when the tablet is revoked', async () => {
    const { id } = await enrol();
    const { code } = (await again(id)).json;
    await shop.request('DELETE', `/api/devices/${id}`, { as: admin });
    expect((await type(code)).json.code).toBe('code_invalid');
  });

  it('refuses one that never was', async () => {
    expect((await again(999_999)).json.code).toBe('not_found');
  });
});

describe('two tablets in use', () => {
  const body = { name: 'Press 1', place: 'Hall 2' };
  const post = (path: string, as: object = {}) =>
    shop.request('POST', path, { as: admin, body: as });
  const isTaken = ({ status, json }: Awaited<ReturnType<typeof post>>) =>
    status === 409 && json.code === 'device_exists' && json.errors[0].field === 'name';

  it('are never called the same at one place: invited, renamed, or let in again', async () => {
    const { json: first } = await post('/api/devices', body);
    const twice = await post('/api/devices', { ...body, name: 'PRESS 1' });
    expect(isTaken(twice)).toBe(true);
    expect(twice.json.detail).toContain('PRESS 1 (Hall 2)');
    const { json: other } = await post('/api/devices', { ...body, place: 'Hall 3' });
    const change = { as: admin, body: { place: 'hall 2' } };
    const path = `/api/devices/${other.device.id}`;
    expect(isTaken(await shop.request('PATCH', path, change))).toBe(true);

    await shop.request('DELETE', `/api/devices/${first.device.id}`, { as: admin });
    expect((await shop.request('PATCH', path, change)).status).toBe(200);
    expect(isTaken(await post(`/api/devices/${first.device.id}/invitation`))).toBe(true);
    expect((await post(`${path}/invitation`)).status).toBe(201);
  });
});

describe('changing a tablet', () => {
  const change = (id: number, body: object, version?: number) =>
    shop.request('PATCH', `/api/devices/${id}`, {
      as: admin,
      body,
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    });

  it('gives it another name and place, and says who did', async () => {
    const { id } = await enrol();
    const { json } = await change(id, { name: 'Engraving 1', place: 'By the window' });
    expect(json.device).toMatchObject({
      ...{ name: 'Engraving 1', place: 'By the window', version: 2 },
      changed: { at: new Date(shop.now()).toISOString(), by: { displayName: 'Ada Admin' } },
    });
    expect((await change(id, { place: '' })).json.device).toMatchObject({
      ...{ name: 'Engraving 1', place: '', version: 3 },
    });
  });

  it('refuses to undo what somebody else changed meanwhile, and to revoke it unseen', async () => {
    const { id } = await enrol();
    await change(id, { name: 'First' }, 1);
    const late = await change(id, { name: 'Second' }, 1);
    expect([late.status, late.json.code]).toEqual([412, 'changed_meanwhile']);
    const revoke = (version: number) =>
      shop.request('DELETE', `/api/devices/${id}`, {
        as: admin,
        headers: { 'if-match': `"${version}"` },
      });
    expect((await revoke(1)).json.code).toBe('changed_meanwhile');
    expect((await revoke(2)).status).toBe(204);
  });

  it.each([
    [{}, 'body'],
    [{ name: '' }, 'name'],
    [{ place: 'x'.repeat(61) }, 'place'],
    [{ name: 'stress_test_bench' }, 'name'],
  ])('says of %j that %s is wrong', async (body, field) => {
    const { json } = await change((await enrol()).id, body);
    expect([json.code, json.errors[0].field]).toEqual(['malformed', field]);
  });

  it('refuses one that never was', async () => {
    expect((await change(999_999, { name: 'None' })).json.code).toBe('not_found');
  });
});

describe('a sign-in on a tablet', () => {
  it('is useless on another tablet and in a bare browser', async () => {
    const [one, two] = [await enrol(), await enrol()];
    const signedIn = cookieOf(await signIn(one.cookie));
    const statusWith = async (...cookies: string[]) =>
      (await get('/api/me', cookies.join('; '))).status;
    expect(await statusWith(one.cookie, signedIn)).toBe(200);
    expect(await statusWith(two.cookie, signedIn)).toBe(401);
    expect(await statusWith(signedIn)).toBe(401);
  });

  it('writes its tablet on the work', async () => {
    const tablet = await enrol();
    const as = `${tablet.cookie}; ${cookieOf(await signIn(tablet.cookie))}`;
    const body = { taskType: 'CLEAN' };
    const { json } = await shop.request('POST', '/api/sessions', { as, body });
    const row = shop.door.connection.raw
      .prepare('SELECT device_id FROM work_session WHERE public_id = ?')
      .get(json.session.id);
    expect(row).toEqual({ device_id: tablet.id });
  });

  it('ends when the tablet is revoked, which is no tablet any more', async () => {
    const [lost, kept] = [await enrol(), await enrol()];
    const onLost = `${lost.cookie}; ${cookieOf(await signIn(lost.cookie))}`;
    const onKept = `${kept.cookie}; ${cookieOf(await signIn(kept.cookie))}`;
    const revoked = await shop.request('DELETE', `/api/devices/${lost.id}`, { as: admin });
    expect(revoked.status).toBe(204);
    expect((await get('/api/me', onLost)).status).toBe(401);
    expect((await get('/api/roster', lost.cookie)).json.code).toBe('device_required');
    expect((await signIn(lost.cookie)).json.code).toBe('device_required');
    expect((await get('/api/me', onKept)).status).toBe(200);
  });
});

describe('revoking', () => {
  it('shuts the browser out where any other may sign people in, too', async () => {
    const { id, cookie } = await enrol();
    const config = { ...shop.config, enrolmentRequired: false };
    const open = createApp({ ...shop.context, config });
    const ask = async (path: string, as: string, body?: object) => {
      const headers = { cookie: as, ...(body && { 'content-type': 'application/json' }) };
      const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
      const answer = await open.request(`http://localhost${path}`, init);
      return [answer.status, (await answer.json()) as { detail: string }] as const;
    };
    const { json } = await get('/api/devices', admin);
    const { name } = json.devices.find((device: { id: number }) => device.id === id);
    await shop.request('DELETE', `/api/devices/${id}`, { as: admin });

    const pin = { userId: user, pin: PIN };
    for (const [status, problem] of [
      await ask('/api/auth/pin', cookie, pin),
      await ask('/api/roster', cookie),
    ]) {
      expect([status, problem]).toMatchObject([403, { code: 'device_required' }]);
      expect(problem.detail).toBe(`${name} was revoked. Ask the office for a code.`);
    }
    const [, late] = await ask('/api/events', cookie, {});
    expect(late).toMatchObject({ code: 'device_unknown' });
    expect((await ask('/api/shop', cookie))[1]).toMatchObject({ enrolled: false, tablet: null });
    // The control: a browser nobody revoked.
    expect((await ask('/api/auth/pin', '', pin))[0]).toBe(200);
    expect((await ask('/api/shop', ''))[1]).toMatchObject({ enrolled: true });
  });

  it('refuses a tablet that is revoked already, and one there never was', async () => {
    const { id } = await enrol();
    const revoke = (which: number) =>
      shop.request('DELETE', `/api/devices/${which}`, { as: admin });
    await revoke(id);
    expect((await revoke(id)).json.code).toBe('not_found');
    expect((await revoke(999_999)).json.code).toBe('not_found');
  });

  it('keeps the tablet in the list, with when', async () => {
    const { id } = await enrol();
    await shop.request('DELETE', `/api/devices/${id}`, { as: admin });
    const { json } = await get('/api/devices', admin);
    const device = json.devices.find((each: { id: number }) => each.id === id);
    expect(device.revokedAt).toBe(new Date(shop.now()).toISOString());
  });
});
