import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestShop, type Request, type TestShop } from '#server/testing/test-shop.ts';

describe('a change', () => {
  let shop: TestShop;
  let admin: string;
  let operator: string;
  let operatorId: number;

  beforeAll(async () => {
    shop = await openTestShop();
    admin = await shop.cookieFor(await shop.addUser('Anna Admin', 'admin'), 'password');
    operatorId = await shop.addUser('Olga Operator');
    operator = await shop.cookieFor(operatorId);
    await shop.addOrder('10482');
  });
  afterAll(async () => {
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const order = (more: Partial<Request> = {}) =>
    shop.request('POST', '/api/orders', {
      as: admin,
      body: { orderNumber: crypto.randomUUID().slice(0, 8), customerName: 'Acme' },
      ...more,
    });
  const material = (body: object, headers: Record<string, string> = {}) =>
    shop.request('POST', '/api/material-usages', { as: operator, body, headers });
  const good = { orderNumber: '10482', materialCode: 'BRASS', quantity: 1 };
  const raw = async (
    body: string | ReadableStream,
    headers: Record<string, string> = {},
    duplex = false,
  ) => {
    const response = await shop.app.request('http://localhost/api/orders', {
      method: 'POST',
      headers: { cookie: admin, 'content-type': 'application/json', ...headers },
      body,
      ...(duplex && { duplex: 'half' }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  describe('comes as JSON', () => {
    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/json',
      'application/json;',
      '',
    ])('and is refused as %j', async (type) => {
      const refused = await order({ headers: { 'content-type': type } });
      expect([refused.status, refused.json.code]).toEqual([415, 'unsupported_media_type']);
    });

    it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;a=b'])(
      'and is taken as %j',
      async (type) => {
        expect((await order({ headers: { 'content-type': type } })).status).toBe(201);
      },
    );

    it('but a deletion without a body needs no type', async () => {
      const response = await shop.app.request('http://localhost/api/auth', { method: 'DELETE' });
      expect(response.status).toBe(204);
    });
  });

  describe('has 64 kB at most', () => {
    const tooMuch = JSON.stringify({ orderNumber: '1', customerName: 'a'.repeat(64 * 1024) });

    it('by what it says it has', async () => {
      const refused = await raw(tooMuch, { 'content-length': String(tooMuch.length) });
      expect([refused.status, refused.json['code']]).toEqual([413, 'too_large']);
    });

    it('and in pieces that say nothing', async () => {
      const pieces = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < tooMuch.length; at += 8192) {
            controller.enqueue(new TextEncoder().encode(tooMuch.slice(at, at + 8192)));
          }
          controller.close();
        },
      });
      const refused = await raw(pieces, { 'transfer-encoding': 'chunked' }, true);
      expect([refused.status, refused.json['code']]).toEqual([413, 'too_large']);
    });

    it('and just so much is read', async () => {
      const shell = JSON.stringify({ orderNumber: '1', customerName: '' });
      const most = shell.replace('""', `"${'a'.repeat(64 * 1024 - shell.length)}"`);
      expect(most.length).toBe(64 * 1024);
      expect((await raw(most)).json['code']).toBe('malformed');
    });
  });

  describe('names what is wrong with it', () => {
    it.each([
      ['a field that is missing', { materialCode: 'BRASS', quantity: 1 }, 'orderNumber'],
      ['a wrong type', { ...good, quantity: '1' }, 'quantity'],
      ['a value out of range', { ...good, quantity: 0.0001 }, 'quantity'],
      ['a field nobody knows', { ...good, colour: 'red' }, 'colour'],
      ['a turn of the direction', { ...good, note: 'gold\u202Egnitset' }, 'note'],
      ['an isolate', { ...good, note: '\u2067gold\u2069' }, 'note'],
      ['control characters', { ...good, materialCode: 'BR\u0000ASS' }, 'materialCode'],
      ['half a character', { ...good, materialCode: String.fromCharCode(0xd800) }, 'materialCode'],
      ['no object at all', [good], 'body'],
      ['null', null as unknown as object, 'body'],
    ])('in the body: %s', async (_what, body, field) => {
      const { status, json } = await material(body);
      expect([status, json.code]).toEqual([422, 'malformed']);
      expect(json.errors.map((error: { field: string }) => error.field)).toContain(field);
    });

    it('where the body is no JSON', async () => {
      for (const text of ['', '{', '{"a":1,}', 'NaN', '\u0000']) {
        const { status, json } = await raw(text);
        expect([status, json['code']]).toEqual([422, 'malformed']);
        expect(json['errors']).toEqual([{ field: 'body', message: expect.any(String) }]);
      }
    });

    it('every field at once, but no endless list of them', async () => {
      const two = await material({ orderNumber: '', quantity: 'x' });
      expect(two.json.errors.map((error: { field: string }) => error.field).sort()).toEqual([
        'materialCode',
        'orderNumber',
        'quantity',
      ]);
      const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, 1]));
      const answer = await material({ ...good, ...many });
      expect(answer.json.errors).toHaveLength(20);
      const long = await material({ ...good, ['k'.repeat(60_000)]: 1 });
      expect(long.text.length).toBeLessThan(1000);
    });

    it('in the query and in the path', async () => {
      const list = await shop.request('GET', '/api/sessions?limit=ten&from=2026-02-30', {
        as: admin,
      });
      expect(list.status).toBe(422);
      expect(list.json.errors.map((error: { field: string }) => error.field).sort()).toEqual([
        'from',
        'limit',
      ]);
      const user = await shop.request('GET', '/api/users/1e3/pay-rates', { as: admin });
      expect([user.status, user.json.errors[0].field]).toEqual([422, 'id']);
      const search = await shop.request('GET', '/api/orders/search?q=a%00bc', { as: admin });
      expect([search.status, search.json.errors[0].field]).toEqual([422, 'q']);
      const twice = await shop.request('GET', '/api/orders/search?q=a&q=b', { as: admin });
      expect([twice.status, twice.json.errors[0].field]).toEqual([422, 'q']);
    });

    it.each([
      ['idempotency-key', 'k'.repeat(256)],
      ['idempotency-key', ''],
      ['idempotency-key', 'café'],
      ['occurred-at', 'yesterday'],
      ['occurred-at', '2026-01-14 09:00'],
      ['sent-at', '1768381200'],
      ['acting-user', '0'],
      ['acting-user', 'Olga'],
    ])('in the header %s: %s', async (name, value) => {
      const { status, json } = await material(good, {
        'occurred-at': new Date(shop.now()).toISOString(),
        [name]: value,
      });
      expect([status, json.code]).toEqual([422, 'malformed']);
      expect(json.errors[0].field).toBe(name);
    });

    it('and takes any text of 255 characters for a key', async () => {
      for (const key of ['k'.repeat(255), 'two  words', '~!@#$%^&*()']) {
        expect((await material(good, { 'idempotency-key': key })).status).toBe(201);
      }
    });
  });

  it('is answered once per key, and says so', async () => {
    const first = await material(good, { 'idempotency-key': 'once' });
    const again = await material(good, { 'idempotency-key': 'once' });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([again.status, again.json]).toEqual([201, first.json]);
    const other = await material({ ...good, quantity: 2 }, { 'idempotency-key': 'once' });
    expect([other.status, other.json.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('is done each time it is sent without a key: the server mints one for each', async () => {
    const [first, second] = [await material(good), await material(good)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
    expect(second.json.materialUsage.id).not.toBe(first.json.materialUsage.id);
  });

  it('keeps apart what two people send with one key', async () => {
    const headers = { 'idempotency-key': 'shared' };
    const mine = await material(good, headers);
    const theirs = await shop.request('POST', '/api/material-usages', {
      as: await shop.cookieFor(await shop.addUser('Otto Other')),
      body: good,
      headers,
    });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.json.materialUsage.id).not.toBe(mine.json.materialUsage.id);
  });

  it('belongs to whom the tablet believes is signed in', async () => {
    const mine = await material(good, { 'acting-user': String(operatorId) });
    expect(mine.status).toBe(201);
    const other = await material(good, { 'acting-user': String(operatorId + 1) });
    expect([other.status, other.json.code]).toEqual([409, 'other_user']);
    expect(other.json.detail).toContain('Olga Operator');
  });
});
