/** Everything that could be a secret goes through the log once; none of it comes out again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '#server/exports/testing/read-xlsx.ts';
import { furnish } from '#server/http/testing/furnished.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { withhold, WITHHELD } from './withhold.ts';

const PIN = '407391';
const PASSWORD = 'a long password of Anna';
const SECRET_COLUMN = /(_hash|^fingerprint|^mac$|_mac)$/;

describe('what the audit never says', () => {
  let shop: TestShop;
  let cookie: string;
  const secrets = new Set<string>([PIN, PASSWORD]);

  /** Every digest and key there is, wherever it stands. */
  function collectSecrets(): void {
    const { raw } = shop.door.connection;
    const tables = raw
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all() as string[];
    for (const table of tables.filter((name) => !name.startsWith('sales_order_search'))) {
      const columns = raw.pragma(`table_info(${table})`) as { name: string }[];
      for (const { name } of columns.filter((column) => SECRET_COLUMN.test(column.name))) {
        const values = raw.prepare(`SELECT ${name} FROM ${table} WHERE ${name} IS NOT NULL`);
        for (const value of values.pluck().all() as string[]) {
          if (value.length > 8 && !/^0+$/.test(value)) secrets.add(value);
        }
      }
    }
    const folder = shop.config.secretsDir;
    for (const file of readdirSync(folder)) {
      const { secret } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { secret: string };
      secrets.add(secret).add(Buffer.from(secret, 'hex').toString('base64'));
    }
  }

  const leaksIn = (text: string) => [...secrets].filter((secret) => text.includes(secret));

  beforeAll(async () => {
    shop = await openTestShop();
    const { people, cookies } = await furnish(shop);
    cookie = cookies.admin;
    const send = async (method: string, path: string, body?: object) => {
      const answer = await shop.request(method, path, { as: cookie, ...(body && { body }) });
      expect(answer.status, answer.text).toBeLessThan(300);
      return answer;
    };
    await send('POST', `/api/users/${people.operator}/pin`, { pin: PIN });
    await send('POST', `/api/users/${people.leaver}/password`, { password: PASSWORD });
    const { json } = await send('POST', '/api/devices', { name: 'Bench 7' });
    secrets.add(json.code as string);
    const enrolled = await send('POST', '/api/devices/enrolment', { code: json.code });
    const tokens = enrolled.headers.getSetCookie().map((one) => one.split(/[=;]/)[1]!);
    for (const token of tokens) secrets.add(token);
    const signedIn = await shop.request('POST', '/api/auth/pin', {
      body: { userId: people.operator, pin: PIN },
    });
    expect(signedIn.status).toBe(200);
    for (const one of signedIn.headers.getSetCookie()) secrets.add(one.split(/[=;]/)[1]!);
    await shop.request('POST', '/api/auth/pin', {
      body: { userId: people.operator, pin: '111222' },
    });
    secrets.add('111222').add(cookie.split('=')[1]!);
    collectSecrets();
    expect(secrets.size).toBeGreaterThan(60);
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  it('stays out of every line of every command, and of each line by itself', async () => {
    const names = new Set<string>();
    for (let cursor = ''; ;) {
      const query = `what=all&limit=50${cursor && `&cursor=${cursor}`}`;
      const { text, json } = await shop.request('GET', `/api/audit?${query}`, { as: cookie });
      expect(leaksIn(text)).toEqual([]);
      for (const { command, seq } of json.entries as { command: string; seq: number | null }[]) {
        names.add(command);
        if (seq === null) continue;
        const one = await shop.request('GET', `/api/audit/${seq}`, { as: cookie });
        expect(leaksIn(one.text)).toEqual([]);
      }
      if (json.nextCursor === null) break;
      cursor = json.nextCursor as string;
    }
    for (const name of [
      ...['users.setPin', 'users.setPassword', 'secrets.register', 'devices.invite'],
      ...['devices.enrol', 'auth.signIn', 'auth.recordFailure', 'admin.create'],
    ]) {
      expect(names, name).toContain(name);
    }
  });

  it('stays out of the files', async () => {
    const csv = await shop.request('GET', '/api/audit.csv?what=all', { as: cookie });
    expect(csv.text.split('\n').length).toBeGreaterThan(20);
    expect(leaksIn(csv.text)).toEqual([]);
    const xlsx = await shop.app.request('http://localhost/api/audit.xlsx?what=all', {
      headers: { cookie },
    });
    const sheets = readXlsx(new Uint8Array(await xlsx.arrayBuffer()));
    expect(sheets[0]!.rows.length).toBeGreaterThan(20);
    expect(leaksIn(JSON.stringify(sheets))).toEqual([]);
  });

  it('cannot be found by searching for it either', async () => {
    const { raw } = shop.door.connection;
    const fingerprint = raw.prepare('SELECT fingerprint FROM secret_fingerprint').pluck().get();
    const q = String(fingerprint).slice(0, 12);
    const { json } = await shop.request('GET', `/api/audit?what=all&q=${q}`, { as: cookie });
    expect(json.entries).toEqual([]);
  });
});

describe('withholding', () => {
  it.each([
    [{ pin: '1234' }, { pin: WITHHELD }],
    [{ set: 'pin' }, { set: 'pin' }],
    [{ after: [{ token_hash: 'x' }] }, { after: [{ token_hash: WITHHELD }] }],
    [{ note: 'a'.repeat(64) }, { note: WITHHELD }],
    [{ note: '$2b$10$abc' }, { note: WITHHELD }],
    [
      { id: '0190a0a0-0000-7000-8000-000000000000' },
      { id: '0190a0a0-0000-7000-8000-000000000000' },
    ],
    [
      { userId: 7, none: null },
      { userId: 7, none: null },
    ],
  ])('makes %j %j', (value, shown) => {
    expect(withhold(value)).toEqual(shown);
  });
});
