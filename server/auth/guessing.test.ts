import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const PIN = '407391';
const WRONG = '996042';

let shop: TestShop;
let admin: string;
let user: number;
let tablets: string[];
/** Hashed once: hashing is what takes the time here, and setting a PIN is tested elsewhere. */
let pinHash: string;

beforeAll(async () => {
  shop = await openTestShop({ TRUSTED_PROXIES: '127.0.0.1' });
  pinHash = await shop.context.passwords.hash(PIN);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  shop.later(2 * 3_600_000);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  user = await addPerson('Olga Operator');
  await shop.execute('users.setPin', { userId: user, pinHash }, shop.admin);
  tablets = [await enrol('Tablet one'), await enrol('Tablet two')];
});

async function addPerson(displayName: string): Promise<number> {
  const person = { displayName, role: 'operator' } as const;
  return (await shop.execute('users.create', person, shop.admin)).userId;
}

async function enrol(name: string): Promise<string> {
  const invited = await shop.request('POST', '/api/devices', {
    as: admin,
    body: { name: `${name} ${randomUUID()}` },
  });
  const body = { code: invited.json.code };
  const enrolled = await shop.request('POST', '/api/devices/enrolment', { body });
  return enrolled.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const trying = (pin: string, tablet = tablets[0], userId = user, address?: string) =>
  shop.request('POST', '/api/auth/pin', {
    body: { userId, pin },
    ...(tablet !== undefined && { as: tablet }),
    ...(address !== undefined && { headers: { 'x-forwarded-for': address } }),
  });
const guess = async (times: number, tablet?: string) => {
  const answers = [];
  for (let index = 0; index < times; index += 1) answers.push(await trying(WRONG, tablet));
  return answers;
};
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status);

describe('guessing a PIN', () => {
  it('is told how many tries are left', async () => {
    const answers = await guess(6);
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
    const header = (name: string) => answers.map(({ headers }) => headers.get(name));
    expect(header('x-ratelimit-limit')).toEqual(['5', '5', '5', '5', '5', '5']);
    expect(header('x-ratelimit-remaining')).toEqual(['4', '3', '2', '1', '0', '0']);
    expect(header('retry-after')).toEqual([null, null, null, null, '30', '30']);
    expect(answers.at(-1)?.json).toMatchObject({
      code: 'throttled',
      retryable: true,
      detail: 'Too many wrong tries. Try again in 30 seconds.',
    });
  });

  it('waits longer each time', async () => {
    await guess(5);
    for (const seconds of [30, 60, 120]) {
      expect((await trying(WRONG)).headers.get('retry-after')).toBe(String(seconds));
      shop.later(seconds * 1000);
      expect((await trying(WRONG)).status).toBe(401);
    }
  });

  it('does not help to know the PIN while the door is shut', async () => {
    await guess(5);
    expect((await trying(PIN)).status).toBe(429);
    shop.later(30_000);
    expect((await trying(PIN)).status).toBe(200);
  });

  it('is forgotten once the person signs in', async () => {
    await guess(4);
    expect((await trying(PIN)).status).toBe(200);
    expect(statuses(await guess(5))).toEqual([401, 401, 401, 401, 401]);
  });

  it('is forgotten with a new PIN', async () => {
    await guess(5);
    await shop.request('POST', `/api/users/${user}/pin`, { as: admin, body: { pin: '5082741' } });
    expect((await trying('5082741')).status).toBe(200);
  });

  it('counts as many when all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => trying(WRONG)));
    expect(statuses(answers).sort()).toEqual([
      ...Array<number>(5).fill(401),
      ...Array<number>(11).fill(429),
    ]);
    const events = shop.door.connection.raw
      .prepare(`SELECT kind, count(*) AS times FROM sign_in_event WHERE user_id = ? GROUP BY kind`)
      .all(user);
    expect(events).toEqual([
      { kind: 'failed', times: 5 },
      { kind: 'throttled', times: 11 },
    ]);
  });

  it('on one tablet does not shut out the person on another', async () => {
    await guess(6);
    expect((await trying(PIN, tablets[1])).status).toBe(200);
    expect((await trying(PIN, tablets[0])).status).toBe(429);
  });

  it('for one person does not shut out another on the same tablet', async () => {
    const other = await addPerson('Otto Other');
    await shop.execute('users.setPin', { userId: other, pinHash }, shop.admin);
    await guess(6);
    expect((await trying(PIN, tablets[0], other)).status).toBe(200);
  });

  it('counts per address where no tablet is enrolled', async () => {
    const from = (address: string) => trying(WRONG, '', user, address);
    for (let index = 0; index < 5; index += 1) await from('10.0.0.1');
    expect(statuses([await from('10.0.0.1'), await from('10.0.0.2')])).toEqual([429, 401]);
  });
});

describe('a console password', () => {
  const trySecret = (username: string, password: string) =>
    shop.request('POST', '/api/auth/password', { body: { username, password } });
  let username: string;
  let hashed: Promise<string> | undefined;

  beforeEach(async () => {
    hashed ??= shop.context.passwords.hash('correct horse battery');
    username = `office.${shop.now()}`;
    const person = { displayName: 'Otis Office', role: 'admin', username };
    const { json } = await shop.request('POST', '/api/users', { as: admin, body: person });
    const input = { userId: json.user.id, passwordHash: await hashed };
    await shop.execute('users.setPassword', input, shop.admin);
  });

  it('opens the console with the rights of the role, for ten hours', async () => {
    const answer = await trySecret(username.toUpperCase(), 'correct horse battery');
    expect(answer.status).toBe(200);
    expect(answer.json.user.role).toBe('admin');
    const as = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(as).toMatch(/^tot_development_console=/);
    expect((await shop.request('GET', '/api/devices', { as })).status).toBe(200);
    shop.later(10 * 3_600_000);
    expect((await shop.request('GET', '/api/devices', { as })).status).toBe(401);
  });

  it('is refused in the same words for a wrong one and for nobody', async () => {
    const [wrong, nobody] = [
      await trySecret(username, 'wrong'),
      await trySecret(`nobody.${shop.now()}`, 'wrong'),
    ];
    expect([wrong.status, wrong.json.code]).toEqual([401, 'invalid_credentials']);
    expect(nobody.text).toBe(wrong.text);
  });

  it('gives away by no count which user names exist', async () => {
    const left = async (name: string) =>
      (await trySecret(name, 'wrong')).headers.get('x-ratelimit-remaining');
    await left('nobody.one');
    expect(await left('nobody.two')).toBe(await left(username));
  });

  it('is slowed down like a PIN', async () => {
    for (let index = 0; index < 5; index += 1) await trySecret(username, 'wrong');
    const { status, json } = await trySecret(username, 'correct horse battery');
    expect([status, json.code]).toEqual([429, 'throttled']);
  });
});
