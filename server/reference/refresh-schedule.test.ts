/** The server's own schedule: tried until it is done, told once; and what others left unfinished. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { acquireLock } from '#server/writer/lock.ts';
import { shopMappingJson, writeShop } from './erp/test-shop.ts';
import { emptyRecord } from './manifest-writes.ts';
import { findTrouble, listImports } from './reference.queries.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { INTERRUPTED } from './run-import.ts';
import { bringer, ERP_ORDER } from './testing/bring.ts';

const THREAD = join(import.meta.dirname, '../../dist/server/reference-reading.js');
const MINUTE = 60_000;
const PATIENT = { timeout: 30_000, interval: 10 };

describe('the server’s own schedule', () => {
  let shop: TestShop;
  let inbox: string;
  let refresher: Refresher;
  let heard: string[];
  let events: string[];

  beforeEach(async () => {
    heard = [];
    events = [];
    const listener = createServer((request, response) => {
      void text(request).then((body) => {
        heard.push(body);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    onTestFinished(() => void listener.close());
    const { port } = listener.address() as AddressInfo;
    shop = await openTestShop({ NOTIFY_URL: `http://127.0.0.1:${port}/shop` });
    inbox = join(shop.folder, 'inbox');
    const { referenceDir } = shop.config;
    mkdirSync(referenceDir, { recursive: true });
    writeFileSync(join(referenceDir, 'mapping.json'), shopMappingJson());
    const { writer, reader, clock, settings } = shop.context;
    refresher = createRefresher({
      ...{ writer, reader, clock, settings },
      config: { ...shop.config, referenceInbox: inbox },
      log: pino({ base: null }, { write: (line: string) => events.push(JSON.parse(line).event) }),
      threadFile: THREAD,
      lookEveryMs: 5,
    });
  });
  afterEach(async () => {
    await refresher.settled();
    expect(shop.unexpected).toEqual([]);
    await shop.close();
  });

  const imports = () => listImports(shop.reader).map(({ group, result }) => `${group} ${result}`);
  const tries = () => events.filter((event) => event === 'reference_refresh_failed').length;
  /** Time for many looks. */
  const lookOn = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await refresher.settled();
  };

  it('tries again every quarter of an hour until it is done, and tells once', async () => {
    onTestFinished(refresher.keep());
    await vi.waitFor(() => expect(tries()).toBe(1), PATIENT);
    await lookOn();
    expect([tries(), heard.length]).toEqual([1, 1]);
    expect(heard[0]).toContain(`${inbox} cannot be looked into`);
    expect(refresher.nextAt()).toBe(shop.now() + 15 * MINUTE);
    shop.later(14 * MINUTE);
    await lookOn();
    expect(tries()).toBe(1);
    shop.later(MINUTE);
    await vi.waitFor(() => expect(tries()).toBe(2), PATIENT);
    await lookOn();
    // Told once, and one line on the record.
    expect([tries(), heard.length]).toEqual([2, 1]);
    expect(imports()).toEqual(['orders failed']);
    const [{ importedAt } = { importedAt: '' }] = listImports(shop.reader);
    expect(Date.parse(importedAt)).toBe(shop.now());

    writeShop(join(inbox, 'asidta_file_1'));
    shop.later(15 * MINUTE);
    await vi.waitFor(() => expect(imports()[0]).toBe('orders imported'), PATIENT);
    await lookOn();
    expect(findTrouble(shop.reader)).toBe(null);
    expect(refresher.nextAt()).toBe(Date.parse('2026-01-15T05:30:00Z'));
    shop.later(60 * MINUTE);
    await lookOn();
    expect([tries(), imports().length]).toEqual([2, 3]);

    // The next day it is news again.
    renameSync(inbox, `${inbox}-gone`);
    shop.at('2026-01-15T05:30:00Z');
    await vi.waitFor(() => expect(heard).toHaveLength(2), PATIENT);
  });

  it('is not for what waits for a person: what is held back is not read again', async () => {
    const erp = bringer(shop);
    await erp.customers([{ accountNumber: 'ACME', name: 'Acme' }]);
    const held = { ...emptyRecord('orders'), message: 'orders: 1 rows, 9 the last time.' };
    await shop.execute('reference.recordImport', { ...held, result: 'quarantined' });
    onTestFinished(refresher.keep());
    await lookOn();
    expect(imports()[0]).toBe('orders quarantined');
    expect(tries()).toBe(0);
  });

  it('neither tells nor records that somebody else is at it', async () => {
    mkdirSync(inbox);
    const lock = acquireLock(`${shop.config.databasePath}.refresh`, 'a test', 0, 0);
    onTestFinished(() => lock?.release());
    refresher.start();
    await refresher.settled();
    expect(events).toEqual(['reference_refresh_put_off']);
    expect([heard, imports()]).toEqual([[], []]);
  });

  describe('beside an import that was killed', () => {
    const owner = () => `${shop.config.databasePath}.import.owner.json`;
    const keep = () => {
      rmSync(inbox, { recursive: true, force: true });
      const idle = createRefresher({
        ...shop.context,
        threadFile: THREAD,
        lookEveryMs: 5,
      });
      onTestFinished(idle.keep());
    };
    const failures = () =>
      listImports(shop.reader).filter(({ message }) => message === INTERRUPTED);

    it('takes back what it staged, records it and tells', async () => {
      const erp = bringer(shop);
      await erp.customers([{ accountNumber: 'ACME', name: 'Acme' }]);
      await erp.stageOrders([ERP_ORDER]);
      keep();
      await vi.waitFor(() => expect(heard).toHaveLength(1), PATIENT);
      expect(heard[0]).toContain(`orders: ${INTERRUPTED}`);
      expect(failures()).toMatchObject([{ group: 'orders', result: 'failed' }]);
      expect(findTrouble(shop.reader)).toContain('the import of orders failed');
    });

    it('records it when it had not come to write anything', async () => {
      const since = new Date(shop.now()).toISOString();
      writeFileSync(
        owner(),
        JSON.stringify({ pid: 1, host: 'a', what: 'an import', since, socket: '' }),
      );
      keep();
      await vi.waitFor(() => expect(failures()).toHaveLength(1), PATIENT);
      await lookOn();
      expect([failures().length, heard.length]).toEqual([1, 1]);
    });

    it('leaves one alone that runs', async () => {
      const lock = acquireLock(`${shop.config.databasePath}.import`, 'an import', shop.now(), 0);
      await bringer(shop).stageOrders([ERP_ORDER]);
      keep();
      await lookOn();
      expect([failures(), heard]).toEqual([[], []]);
      lock?.release();
      await vi.waitFor(() => expect(failures()).toHaveLength(1), PATIENT);
    });
  });
});
