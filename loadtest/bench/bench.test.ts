import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countMissing } from './acknowledged.ts';
import { answerLength } from './connection.ts';
import { goalTable, median, ratioOf, ratioText } from './figures.ts';
import { runPlan } from './load.ts';
import { parseOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { Requester } from './requests.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tot-bench-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the flags', () => {
  it('run everything, but quickly only what is quick', () => {
    expect(parseOptions([]).only).toContain('lock');
    expect(parseOptions(['--quick']).only).not.toContain('lock');
    expect(parseOptions(['--quick', '--only', 'lock, writes']).only).toEqual(['lock', 'writes']);
  });

  it('ask for reports at the size of the goal, at a smaller one or at any', () => {
    expect(parseOptions([]).only).not.toContain('reports');
    const { only, sizes } = parseOptions(['--reports']);
    expect(only).toEqual(['upkeep', 'reports', 'search', 'exports']);
    expect(sizes).toEqual({
      erpOrders: 500_000,
      sessions: 10_000_000,
      orders: 500_000,
      searchOrders: 5_000_000,
    });
    expect(parseOptions(['--import']).only).toEqual(['import']);
    const quick = parseOptions(['--reports', '--quick', '--sessions', '1234']).sizes;
    expect(quick.sessions).toBe(1234);
    expect(quick.searchOrders).toBeLessThan(sizes.searchOrders);
    for (const flags of [
      ['--sessions', '0'],
      ['--orders', '49999'],
      ['--search-orders', 'many'],
    ]) {
      expect(() => parseOptions(['--reports', ...flags])).toThrow(/is no whole number from \d+ up/);
    }
  });

  it('say in plain words what is wrong with them', () => {
    expect(() => parseOptions(['--only', 'raeds'])).toThrow(
      '--only raeds is no section. There are writes, reads,',
    );
    expect(() => parseOptions(['--fast'])).toThrow(/--fast/);
  });
});

describe('the figures', () => {
  it('have a middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('compare round with round, so that a slow round cancels', () => {
    const api = [300, 30, 310];
    const noop = [600, 60, 600];
    const ratio = ratioOf(api, noop);
    expect(ratio.median).toBe(0.5);
    expect(ratioText(ratio)).toBe('0.50 × (0.50–0.52)');
    // The ratio of the medians would be another in the same rounds, mixed up.
    expect(ratioOf(api, [60, 600, 600]).median).not.toBe(0.5);
  });

  it('stand in a table that says what was missed', () => {
    const goal = { what: 'a', goal: '≤ 1 ms', measured: '2 ms', isMet: false };
    const [head, rule, row] = goalTable([goal]).split('\n');
    expect(head).toMatch(/^\| +\| Goal +\| Measured \| +\|$/);
    expect(rule).toMatch(/^[| -]+$/);
    expect(row).toBe('| a   | ≤ 1 ms | 2 ms     | missed |');
  });
});

describe('an answer', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json';
  it.each([
    ['with a length', `${head}\r\nContent-Length: 5\r\n\r\n{"a"}`],
    ['in chunks', `${head}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`],
    ['in no chunk', `${head}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['without a body', 'HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n'],
  ])('%s is complete with its last character and not before', (_what, answer) => {
    expect(answerLength(`${answer}HTTP/1.1 `)).toBe(answer.length);
    for (let length = 0; length < answer.length; length += 1) {
      expect(answerLength(answer.slice(0, length))).toBeUndefined();
    }
  });
});

describe('what was acknowledged', () => {
  it('is looked for in the database itself', () => {
    const database = new Database(join(folder, 'shop.db'));
    database.exec(`CREATE TABLE command_log (scope, idempotency_key, outcome);
      INSERT INTO command_log VALUES ('user:1', 'a', 'accepted'), ('user:1', 'b', 'refused')`);
    database.close();
    const file = join(folder, 'acknowledged');
    expect(countMissing(folder, file)).toBe(0);
    writeFileSync(file, 'user:1 a\n');
    expect(countMissing(folder, file)).toBe(0);
    writeFileSync(file, 'user:1 a\nuser:1 b\nuser:1 c\nuser:2 a\n');
    expect(countMissing(folder, file)).toBe(3);
  });
});

const plan = (more: Partial<Plan>): Plan => ({
  origin: 'http://127.0.0.1:1',
  connections: 1,
  firstPerson: 0,
  firstUserId: 11,
  seconds: 1,
  warmupSeconds: 0,
  load: { kind: 'closed', work: 'ping' },
  acknowledgedFile: join(folder, 'acknowledged'),
  ...more,
});

describe('a person who taps', () => {
  it('starts and ends the same work, under a new key each time', () => {
    const person = new Requester(plan({}), 3);
    const [start, close, next] = [person.next('tap'), person.next('tap'), person.next('tap')];
    const id = /"id":"([^"]+)"/.exec(start.text)?.[1] ?? 'none';
    expect(start.text).toMatch(/^POST \/api\/sessions HTTP\/1\.1\r\n/);
    expect(close.text).toContain(`POST /api/sessions/${id}/closure `);
    expect(next.text).toMatch(/^POST \/api\/sessions HTTP/);
    expect(start.key).toMatch(/^user:14 [0-9a-f-]{36}$/);
    expect(new Set([start.key, close.key, next.key]).size).toBe(3);
  });
});

describe('a generator', () => {
  const STALL_AFTER_MS = 300;
  const STALL_MS = 400;
  let server: Server;
  let origin: string;

  /** Answers at once, but once for a while not at all, as during a long garbage collection. */
  beforeEach(async () => {
    let began: number | undefined;
    server = createServer((request, response) => {
      const now = performance.now();
      began ??= now;
      const into = now - began - STALL_AFTER_MS;
      const wait = into >= 0 && into < STALL_MS ? STALL_MS - into : 0;
      if (request.url === '/api/health') response.statusCode = 503;
      setTimeout(() => response.end('ok'), wait);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('in an open loop counts from when it meant to send: the stall is in the figures', async () => {
    const load = { kind: 'open', streams: [{ work: 'ping', rate: 200 }] } as const;
    const { results, errors } = await runPlan(
      plan({ origin, load: { ...load, streams: [...load.streams] } }),
    );
    const [ping] = results;
    expect([errors, ping?.count]).toEqual([{}, 200]);
    // 80 of the 200 were due while it stalled, half of them for more than half of it.
    expect(ping?.latency.p75).toBeGreaterThan(STALL_MS / 4);
    expect(ping?.latency.max).toBeGreaterThan(STALL_MS * 0.8);
  });

  it('in a closed loop hardly notices, which is why there is an open one', async () => {
    const { results } = await runPlan(plan({ origin }));
    const [ping] = results;
    expect(ping?.count).toBeGreaterThan(20);
    expect(ping?.latency.p75).toBeLessThan(STALL_MS / 4);
  });

  it('sends one from everybody at once, and counts what was not answered with 2xx', async () => {
    const load = { kind: 'once', work: 'ping' } as const;
    const once = await runPlan(plan({ origin, connections: 7, load }));
    expect(once.results[0]?.count).toBe(7);
    const refused = await runPlan(
      plan({ origin, connections: 3, load: { kind: 'once', work: 'health' } }),
    );
    expect([refused.results, refused.errors]).toEqual([[], { 503: 3 }]);
  });

  it('writes down what was acknowledged to it, and nothing that was not', async () => {
    const load = { kind: 'once', work: 'tap' } as const;
    const result = await runPlan(plan({ origin, connections: 4, load }));
    const lines = readFileSync(join(folder, 'acknowledged'), 'utf8').trim().split('\n');
    expect([result.acknowledged, lines.length]).toEqual([4, 4]);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      ['11', '12', '13', '14'].map((id) => `user:${id}`),
    );
  });
});
