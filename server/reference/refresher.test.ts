/** The server's own refresh: by request, by the clock, and what is said when it fails. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { shopMappingJson, writeShop } from './erp/test-shop.ts';
import { logDelivery, notify, requestFor } from './notify.ts';
import { lastDue, nextDue } from './schedule.ts';

describe('the schedule', () => {
  const zone = 'America/New_York';
  const iso = (ms: number) => new Date(ms).toISOString();
  const next = (now: string) => iso(nextDue(Date.parse(now), '05:30', zone));
  const last = (now: string) => iso(lastDue(Date.parse(now), '05:30', zone));

  it('is Monday to Friday by the plant’s clock, also over a change of it', () => {
    expect(next('2026-01-14T09:00:00Z')).toBe('2026-01-14T10:30:00.000Z');
    expect(next('2026-01-14T10:30:00Z')).toBe('2026-01-15T10:30:00.000Z');
    // Friday noon: the next is on Monday. Saturday in New York is Sunday in Sydney.
    expect(next('2026-01-16T17:00:00Z')).toBe('2026-01-19T10:30:00.000Z');
    expect(last('2026-01-18T17:00:00Z')).toBe('2026-01-16T10:30:00.000Z');
    // Summer time began on 8 March: an hour earlier in UTC.
    expect(next('2026-03-06T17:00:00Z')).toBe('2026-03-09T09:30:00.000Z');
  });
});

describe('a notice', () => {
  let server: Server;
  let heard: { body: string; headers: Record<string, unknown> }[];
  let answer = 200;
  let url: string;
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  beforeEach(async () => {
    heard = [];
    lines.length = 0;
    answer = 200;
    server = createServer((request, response) => {
      void text(request).then((body) => {
        heard.push({ body, headers: request.headers });
        if (answer !== 0) response.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a-secret-topic`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));
  const notice = { title: 'Time On Tasks', text: 'orders failed' };

  it('is plain text with a title for ntfy', async () => {
    await notify(url, notice);
    expect(heard[0]).toMatchObject({ body: 'orders failed', headers: { title: 'Time On Tasks' } });
  });

  it('spells a title of other letters as ntfy reads it', () => {
    const headers = (title: string) =>
      requestFor(new URL('https://ntfy.sh/x'), title, 'b').headers as Record<string, string>;
    for (const label of [
      'Łódź',
      'Süd – 2',
      '東京都港区芝公園四丁目二番八号東京タワー前支店二',
      '🏭'.repeat(24),
    ]) {
      const { title = '' } = headers(`Time On Tasks (${label})`);
      const words = title.split(' ').map((word) => {
        expect(word.length).toBeLessThanOrEqual(75);
        return Buffer.from(/^=\?UTF-8\?B\?(.+)\?=$/.exec(word)?.[1] ?? '', 'base64').toString();
      });
      expect(words.join('')).toBe(`Time On Tasks (${label})`);
      expect(() => new Headers(headers(label))).not.toThrow();
    }
    expect(headers('Time On Tasks (Test)').title).toBe('Time On Tasks (Test)');
  });

  it('is JSON for Slack', () => {
    const { body } = requestFor(new URL('https://hooks.slack.com/services/T0/B0/x'), 'A', 'b');
    expect(JSON.parse(body as string)).toEqual({ text: '*A*\nb' });
    expect(requestFor(new URL('https://notslack.com/x'), 'A', 'b').body).toBe('b');
  });

  it('that cannot be delivered is logged without its secret, and nothing fails', async () => {
    answer = 500;
    logDelivery(log, await notify(url, notice));
    logDelivery(log, await notify('http://127.0.0.1:1/a-secret-topic', notice));
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([
      'notification_failed',
      'notification_failed',
    ]);
    expect(lines.join('')).not.toContain('secret');
    logDelivery(log, await notify(null, notice));
    expect(lines).toHaveLength(2);
  });
});

describe('a refresh', () => {
  let shop: TestShop;
  let admin: string;
  let tables: string;
  beforeEach(async () => {
    shop = await openTestShop();
    tables = shop.config.referenceDir;
    mkdirSync(tables, { recursive: true });
    await signIn();
  });
  const signIn = async () => {
    admin = await shop.cookieFor(shop.admin.userId, 'password');
  };
  afterEach(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });
  const start = async () => {
    const answer = await shop.request('POST', '/api/reference/refresh', { as: admin });
    await shop.context.refresher.settled();
    return answer;
  };
  const state = async () => (await shop.request('GET', '/api/reference', { as: admin })).json;
  const ready = async () => (await shop.request('GET', '/api/ready')).json;

  it('imports what lies in the folder, and says where everything stands', async () => {
    writeShop(tables);
    writeFileSync(join(tables, 'mapping.json'), shopMappingJson());
    expect((await start()).status).toBe(202);
    const { imports, groups, degraded, schedule, isUnderWay } = await state();
    expect([degraded, schedule, isUnderWay]).toEqual([null, null, false]);
    expect(imports).toMatchObject([
      { group: 'orders', result: 'imported', rows: 4, added: 4 },
      { group: 'customers', result: 'imported', rows: 3, added: 3 },
    ]);
    expect(imports[0].files.map((file: { name: string }) => file.name).sort()).toEqual([
      'items.dbf',
      'lines.dbf',
      'orders.dbf',
      'orders.fpt',
    ]);
    expect(groups).toMatchObject([
      { group: 'customers', generation: 1, inTransit: false },
      { group: 'orders', generation: 1, inTransit: false },
      { group: 'items', generation: 0, inTransit: false, lastImportedAt: null },
    ]);
    await start();
    expect((await state()).imports[0]).toMatchObject({ group: 'orders', result: 'unchanged' });
  });

  it('that fails is on the record and degrades the server, which goes on', async () => {
    writeShop(tables);
    writeFileSync(join(tables, 'mapping.json'), shopMappingJson());
    await start();
    writeFileSync(join(tables, 'orders.dbf'), Buffer.alloc(50));
    await start();
    const { status, checks } = await ready();
    expect([status, checks.reference.ok]).toEqual(['degraded', false]);
    expect(checks.reference.detail).toContain('the import of orders failed at');
    expect((await state()).imports[0].message).toContain('orders.dbf');
    writeShop(tables);
    await start();
    expect((await ready()).status).toBe('ready');
  });

  it('holds back what is much less, until an admin accepts it', async () => {
    writeShop(tables);
    writeFileSync(join(tables, 'mapping.json'), shopMappingJson());
    await start();
    const { CUSTOMERS, withRows } = await import('./erp/test-shop.ts');
    writeShop(tables, { cust: withRows(CUSTOMERS, CUSTOMERS.rows.slice(0, 2)) });
    await start();
    const held = (await state()).imports.find(
      ({ result }: { result: string }) => result === 'quarantined',
    );
    expect(held.message).toContain('customers: 2 rows, 3 the last time (33.3 % less).');
    expect((await ready()).status).toBe('degraded');
    const path = `/api/reference/imports/${held.id}/acceptance`;
    expect((await shop.request('POST', path, { as: admin })).status).toBe(200);
    await start();
    expect((await state()).imports[1]).toMatchObject({ group: 'customers', result: 'imported' });
    expect((await ready()).status).toBe('ready');
    const other = `/api/reference/imports/${(await state()).imports[1].id}/acceptance`;
    expect((await shop.request('POST', other, { as: admin })).json.code).toBe('nothing_changed');
  });

  it('gives orders the customers that came after them', async () => {
    writeShop(tables);
    writeFileSync(join(tables, 'mapping.json'), shopMappingJson());
    const customers = join(tables, 'cust.dbf');
    const sound = readFileSync(customers);
    writeFileSync(customers, sound.subarray(0, -60));
    await start();
    const results = async () =>
      (await state()).imports.slice(0, 2).map(({ result }: { result: string }) => result);
    const customerOf = async (number: string) => {
      const path = `/api/orders/search?q=${number}`;
      return (await shop.request('GET', path, { as: admin })).json.orders[0].customerName;
    };
    expect(await results()).toEqual(['imported', 'failed']);
    expect(await customerOf('A-1')).toBe('');
    // The orders' own files are the same.
    writeFileSync(customers, sound);
    await start();
    expect(await results()).toEqual(['imported', 'imported']);
    expect(await customerOf('A-1')).toBe('Acme Awards');
    const { CUSTOMERS, withRows } = await import('./erp/test-shop.ts');
    writeShop(tables, { cust: withRows(CUSTOMERS, [...CUSTOMERS.rows, ['DOVE', 'Dove', null]]) });
    await start();
    expect(await results()).toEqual(['imported', 'imported']);
    await start();
    expect(await results()).toEqual(['unchanged', 'unchanged']);
  });

  it('is refused without a mapping, and on a weekend where the plant is', async () => {
    expect((await start()).json).toMatchObject({ code: 'import_not_set_up', status: 422 });
    shop.at('2026-01-17T12:00:00Z');
    await signIn();
    writeFileSync(join(tables, 'mapping.json'), shopMappingJson());
    expect((await start()).json.detail).toContain('It is a weekend in UTC');
  });
});
