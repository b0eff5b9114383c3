/**
 * A shop that is stocked once and lives through week after week: each begins with a fresh copy of
 * its database, is stopped, killed and restored, and always is the real app over a real file.
 */
import { hash } from 'bcryptjs';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '#server/app.ts';
import { openTablet } from '#server/capture/testing/tablet.ts';
import type { AppContext } from '#server/context.ts';
import { openReader } from '#server/db/open.ts';
import { doorOptions } from '#server/door-options.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { MIGRATIONS, openTestShop, TEST_NOW, type TestShop } from '#server/testing/test-shop.ts';
import { peppered } from '#server/workers/pepper.ts';
import type { After } from '../../pwa/shared/after.ts';
import { openDoor, type OpenDoor } from '#server/writer/boot.ts';
import { writerOver } from '#server/writer/writer.ts';

export const PIN = '48203957';
export const WRONG_PIN = '59314068';
export const ORDERS = ['W-1', 'W-2', 'W-3'] as const;
export const VOID_ORDER = 'W-VOID';
export const WEEK_BEGINS = TEST_NOW + 3_600_000;
/** Of everybody, from long before the week. */
export const HOURLY_CENTS = 2_345;
const PEOPLE = ['Olga', 'Piet', 'Rosa', 'Sven'];
const TABLETS = ['Bench 1', 'Bench 2', 'Bench 3'];
export const KEEP_HEAD_MS = 60_000;
/** As cheap as bcrypt gets: what is tried here is who was there, not how long guessing takes. */
const QUICK_COST = 4;

export interface Enrolled {
  name: string;
  deviceId: number;
  cookie: string;
}

export interface Running {
  door: OpenDoor;
  reader: ReturnType<typeof openReader>;
  app: ReturnType<typeof createApp>;
}

async function stock(shop: TestShop): Promise<{ people: number[]; tablets: Enrolled[] }> {
  const pepper = secretValue(loadSecrets(shop.config.secretsDir, []), 'pin-pepper');
  const pinHash = await hash(peppered(pepper, PIN), QUICK_COST);
  for (const orderNumber of ORDERS) await shop.addOrder(orderNumber);
  await shop.addOrder(VOID_ORDER);
  shop.door.connection.raw
    .prepare("UPDATE sales_order SET status = 'void' WHERE order_number = ?")
    .run(VOID_ORDER);
  const people: number[] = [];
  for (const name of PEOPLE) {
    const userId = await shop.addUser(name);
    await shop.execute('users.setPin', { userId, pinHash }, shop.admin);
    const rate = {
      effectiveFrom: '2025-01-01',
      kind: 'hourly',
      amountCents: HOURLY_CENTS,
    } as const;
    await shop.addRate(userId, rate);
    people.push(userId);
  }
  const tablets: Enrolled[] = [];
  for (const name of TABLETS) {
    const { deviceId, cookie } = await openTablet(shop, name);
    tablets.push({ name, deviceId, cookie });
  }
  return { people, tablets };
}

export type WeekShop = Awaited<ReturnType<typeof openWeekShop>>;

export async function openWeekShop() {
  const base = await openTestShop();
  const { people, tablets } = await stock(base);
  const template = base.door.connection.raw.serialize();
  const databasePath = join(base.folder, 'week.db');
  const config = { ...base.config, databasePath };
  const auditSecret = secretValue(loadSecrets(config.secretsDir, []), 'audit-mac');
  let nowMs = () => WEEK_BEGINS;
  let running: Running | null = null;
  let after: After = () => () => undefined;
  let isHeadKept = false;

  function putBack(database: Buffer): void {
    for (const end of ['-wal', '-shm']) rmSync(`${databasePath}${end}`, { force: true });
    writeFileSync(databasePath, database);
  }

  /** As the writer's thread does: before the first answer of a minute, and at its end. */
  function keepHead(door: OpenDoor): void {
    if (isHeadKept) return;
    isHeadKept = true;
    door.keepHead();
    after(KEEP_HEAD_MS, () => {
      isHeadKept = false;
      if (running?.door === door) door.keepHead();
    });
  }

  return {
    people,
    tablets,
    auditSecret,
    /** Errors nobody expected. */
    unexpected: [] as unknown[],
    get running() {
      return running;
    },

    /** Everything as on the first morning. */
    beginWeek(time: { nowMs: number; after: After }): void {
      this.stop('kill');
      nowMs = () => time.nowMs;
      after = time.after;
      putBack(template);
      rmSync(`${databasePath}.head`, { force: true });
      this.unexpected.length = 0;
      this.start();
    },

    start(): void {
      const options = { ...doorOptions(config, MIGRATIONS), databasePath };
      const door = openDoor(
        options,
        () => nowMs(),
        (error) => this.unexpected.push(error),
      );
      // Power cuts are tried elsewhere (loadtest/crash): here nobody waits for the disk.
      door.connection.raw.pragma('synchronous = OFF');
      const reader = openReader(databasePath);
      const context: AppContext = {
        ...base.context,
        config,
        reader,
        writer: writerOver(
          (request) => {
            const reply = door.core.runAlone({ ...request, deadline: Infinity });
            keepHead(door);
            return Promise.resolve(reply);
          },
          () => undefined,
        ),
        proofs: { ...base.context.proofs, comparing: new Map() },
        clock: () => nowMs(),
        settings: () => readSettings(reader),
        status: { ...base.context.status, door: door.status },
      };
      isHeadKept = false;
      running = { door, reader, app: createApp(context) };
    },

    /** A kill does not write down how far the log has come. */
    stop(how: 'stop' | 'kill'): void {
      if (!running) return;
      const { door, reader } = running;
      reader.close();
      if (how === 'stop') {
        door.connection.raw.pragma('wal_checkpoint(TRUNCATE)');
        door.keepHead();
      }
      door.connection.close();
      running = null;
    },

    generation: (): string => (running ? readSettings(running.reader).generation : ''),

    backUp(): Buffer {
      if (!running) throw new Error('A backup is made of a running shop');
      return running.door.connection.raw.serialize();
    },

    /** Puts an older database in the place of the newer one, as docs/offline.md says. */
    restore(backup: Buffer): void {
      if (running) throw new Error('Stop the shop before a backup is put back');
      if (!existsSync(`${databasePath}.head`)) throw new Error('The head was not left in place');
      putBack(backup);
    },

    async close(): Promise<void> {
      this.stop('kill');
      await base.close();
    },
  };
}
