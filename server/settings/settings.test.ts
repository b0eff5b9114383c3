import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toConfig } from '#server/config.ts';
import { doorOptions } from '#server/door-options.ts';
import { SECRET_NAMES } from '#server/secret-files.ts';
import type { Fingerprint } from '#server/secrets.ts';
import { MIGRATIONS, TEST_NOW } from '#server/testing/test-shop.ts';
import { openDoor } from '#server/writer/boot.ts';
import { readSettings } from './settings.queries.ts';

describe('the first start and the next ones', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tot-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function start(environment: Record<string, string> = {}) {
    const config = toConfig({ DATABASE_PATH: join(folder, 'shop.db'), ...environment });
    const unexpected = (error: unknown) => {
      throw error;
    };
    const door = openDoor(doorOptions(config, MIGRATIONS), () => TEST_NOW, unexpected);
    const settings = readSettings(door.connection);
    const fingerprints = door.connection.raw
      .prepare('SELECT * FROM secret_fingerprint')
      .all() as Fingerprint[];
    door.connection.close();
    return { settings, fingerprints, secretsDir: config.secretsDir };
  }

  it('seed the settings with what a shop usually has', () => {
    expect(start({ PLANT_TIME_ZONE: 'America/Chicago' }).settings).toEqual({
      shopName: 'Time On Tasks',
      plantTimeZone: 'America/Chicago',
      annualHours: 2080,
      pinLength: 6,
      longSessionMs: 12 * 3_600_000,
      isDemo: false,
      generation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('leave the database to rule afterwards, whatever the environment says', () => {
    start({ PLANT_TIME_ZONE: 'America/Chicago' });
    expect(start({ PLANT_TIME_ZONE: 'Asia/Kolkata' }).settings.plantTimeZone).toBe(
      'America/Chicago',
    );
  });

  it('refuse a time zone nobody knows, naming the variable', () => {
    expect(() => start({ PLANT_TIME_ZONE: 'Mars/Olympus' })).toThrow(/PLANT_TIME_ZONE/);
  });

  it('remember the secrets they began with, and keep no secret in the database', () => {
    const first = start();
    expect(first.fingerprints).toHaveLength(SECRET_NAMES.length);
    expect(start().fingerprints).toEqual(first.fingerprints);
    const file = readFileSync(join(first.secretsDir, 'pin-pepper.json'), 'utf8');
    const { secret } = JSON.parse(file) as { secret: string };
    expect(JSON.stringify(first.fingerprints)).not.toContain(secret);
  });

  it.each(SECRET_NAMES)('refuse to go on without %s, naming it', (name) => {
    const { secretsDir } = start();
    renameSync(join(secretsDir, `${name}.json`), join(secretsDir, 'elsewhere'));
    expect(() => start()).toThrow(new RegExp(`"${name}".*is missing`));
  });

  it.each(SECRET_NAMES)('refuse another database’s %s, naming it', (name) => {
    const { secretsDir } = start();
    const other = { id: 'other', secret: 'ab'.repeat(32) };
    writeFileSync(join(secretsDir, `${name}.json`), JSON.stringify(other));
    expect(() => start()).toThrow(new RegExp(`"${name}".*has id other`));
  });

  it('make the secrets that came with an update, and remember them with those before', () => {
    const before = start();
    const older = new Database(join(folder, 'shop.db'));
    older.exec(`DELETE FROM secret_fingerprint WHERE name IN ('capture-grants', 'sealed-pin')`);
    older.close();
    rmSync(join(before.secretsDir, 'sealed-pin.json'));
    rmSync(join(before.secretsDir, 'capture-grants.json'));
    const after = start().fingerprints;
    expect(after.map(({ name }) => name).sort()).toEqual([...SECRET_NAMES].sort());
    expect(
      after.filter((one) => before.fingerprints.some((two) => two.secret_id === one.secret_id)),
    ).toHaveLength(2);
  });

  it('refuse a damaged secret without showing it', () => {
    const { secretsDir } = start();
    writeFileSync(join(secretsDir, 'pin-pepper.json'), '{"id":"x","secret":"half a sec');
    expect(() => start()).toThrow(/pin-pepper\.json is damaged/);
    expect(() => start()).not.toThrow(/half a sec/);
  });
});
