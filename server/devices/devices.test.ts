import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

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
const invite = async (name = 'Tablet') =>
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
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
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
  ])('says of the invitation %j that %s is wrong', async (body, field) => {
    const { json } = await shop.request('POST', '/api/devices', { as: admin, body });
    expect([json.code, json.errors[0].field]).toEqual(['malformed', field]);
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
