/** A demo shop in a temporary database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USUAL_ANNUAL_HOURS } from '#schema/rules/labor.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { openDoor, type OpenDoor } from '#server/writer/boot.ts';
import type { Envelope } from '#server/writer/command.ts';
import { writerOver, type Writer } from '#server/writer/writer.ts';

export const TIME_ZONE = 'America/Chicago';
export const NOW = Date.parse('2026-03-18T15:20:00Z');
export const TODAY = '2026-03-18';
const LONG_MS = 12 * 3_600_000;
export const passwords = { hash: (secret: string) => Promise.resolve(`hash of ${secret}`) };

export interface Shop {
  door: OpenDoor;
  writer: Writer;
  close(): void;
}

/** A migrated, empty shop of its own, behind its own door. */
export function openShop(timeZone = TIME_ZONE, now = NOW): Shop {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const door = openDoor(
    {
      databasePath: join(folder, 'shop.db'),
      secretsDir: join(folder, 'secrets'),
      migrationsDir: 'schema/migrations',
      batchMax: 1,
      settings: {
        shopName: 'Time On Tasks',
        plantTimeZone: timeZone,
        annualHours: USUAL_ANNUAL_HOURS,
        pinLength: 4,
        longSessionMs: LONG_MS,
        isDemo: false,
      },
    },
    () => now,
    (error) => {
      throw error;
    },
  );
  const send = (request: Parameters<Parameters<typeof writerOver>[0]>[0]) =>
    Promise.resolve(door.core.runAlone({ ...request, deadline: Infinity }));
  return {
    door,
    writer: writerOver(send, () => undefined),
    close() {
      door.connection.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function seededShop(timeZone = TIME_ZONE, now = NOW): Promise<Shop> {
  const shop = openShop(timeZone, now);
  const today = plantCalendar(timeZone).dayOf(now);
  await seedDemo(shop.writer, shop.door.connection, passwords, { today, now, timeZone });
  return shop;
}

export const reading = (shop: Shop) => ({
  all: <Row>(sql: string) => shop.door.connection.raw.prepare(sql).all() as Row[],
  one: (sql: string) => shop.door.connection.raw.prepare(sql).pluck().get() as number,
});

/** Counts sessions of one person that run at the same time. */
export const OVERLAPS = `SELECT count(*) FROM work_session a JOIN work_session b
  ON b.user_id = a.user_id AND b.id > a.id
  AND b.started_at < coalesce(a.ended_at, 9e15) AND a.started_at < coalesce(b.ended_at, 9e15)`;

export const envelope = (key: string): Envelope => ({
  scope: 'system:demo',
  key,
  actor: { kind: 'system', name: 'demo' },
  deviceId: null,
  occurredAt: null,
});
