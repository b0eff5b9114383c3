/**
 * A shop for tests: a real, migrated database in a folder of its own, the real command core, the
 * real app. Only the clock is the test's.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { NewPayRate, Role } from '#schema/contract/users.ts';
import { createApp } from '#server/app.ts';
import { openAudit } from '#server/audit/audit.ts';
import { openProofs } from '#server/capture/proof/proofs.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#server/commands.ts';
import { toConfig } from '#server/config.ts';
import type { AppContext } from '#server/context.ts';
import { openReader } from '#server/db/open.ts';
import type { Reader } from '#server/db/statements.ts';
import { createHeartbeats } from '#server/devices/heartbeats.ts';
import { doorOptions } from '#server/door-options.ts';
import { createEventHub } from '#server/http/event-hub.ts';
import { tokenHash } from '#server/http/caller.ts';
import { createInspector } from '#server/reference/inspector.ts';
import { createRefresher } from '#server/reference/refresher.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { findCredentials } from '#server/users/users.queries.ts';
import { openExports } from '#server/workers/export-pool.ts';
import { openPasswords, openReports, openSearches } from '#server/workers/pools.ts';
import { openDoor } from '#server/writer/boot.ts';
import type { Actor, Strength } from '#server/writer/command.ts';
import { writerOver } from '#server/writer/writer.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../schema/migrations');
const BUILT = join(import.meta.dirname, '../../dist/server');

/** A Wednesday morning in winter. */
export const TEST_NOW = Date.parse('2026-01-14T09:00:00Z');

export interface Request {
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

function hashOf(reader: Reader, userId: number, strength: Strength): string | null {
  const found = findCredentials(reader, { id: userId });
  return (strength === 'pin' ? found?.pin_hash : found?.password_hash) ?? null;
}

export type TestShop = Awaited<ReturnType<typeof openTestShop>>;

export async function openTestShop(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tot-'));
  const config = toConfig({
    DATABASE_PATH: join(folder, 'shop.db'),
    WEB_ROOT: join(BUILT, '../web'),
    LOG_LEVEL: 'silent',
    ...environment,
  });
  let now = TEST_NOW;
  const clock = () => now;
  const unexpected: unknown[] = [];
  const door = openDoor(doorOptions(config, MIGRATIONS), clock, (error) => unexpected.push(error));
  const events = createEventHub();
  const writer = writerOver(
    (request) => Promise.resolve(door.core.runAlone({ ...request, deadline: Infinity })),
    (said) => events.publish(said),
  );
  const reader = openReader(config.databasePath);
  const secrets = loadSecrets(config.secretsDir, []);
  const passwords = openPasswords(join(BUILT, 'passwords.cjs'), secretValue(secrets, 'pin-pepper'));
  const reports = openReports(join(BUILT, 'reports.cjs'), config.databasePath);
  const searches = openSearches(join(BUILT, 'search.cjs'), config.databasePath);
  const exports = openExports(join(BUILT, 'exports.cjs'), config.databasePath);
  const log = pino({ level: 'silent' });
  const audit = openAudit({
    file: join(BUILT, 'audit.cjs'),
    databasePath: config.databasePath,
    secret: secretValue(secrets, 'audit-mac'),
    ...{ writer, reader, log, clock },
  });
  const settings = () => readSettings(reader);
  const refresher = createRefresher({
    ...{ config, writer, reader, log, clock, settings },
    threadFile: join(BUILT, 'reference-reading.js'),
  });
  const inspector = createInspector({
    dir: config.referenceDir,
    threadFile: join(BUILT, 'reference-inspecting.js'),
  });
  const context: AppContext = {
    config,
    reader,
    writer,
    passwords,
    reports,
    searches,
    exports,
    audit,
    refresher,
    inspector,
    proofs: openProofs(secrets),
    events,
    heartbeats: createHeartbeats(),
    log,
    clock,
    settings,
    status: {
      door: door.status,
      writerSilentForMs: () => 0,
      isDraining: () => false,
      serverHash: 'test',
    },
  };
  const app = createApp(context);
  const system: Actor = { kind: 'system', name: 'test' };

  async function execute<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    actor: Actor = system,
    key: string = randomUUID(),
  ): Promise<CommandAnswer<Name>> {
    const scope = actor.kind === 'user' ? `user:${actor.userId}` : 'system:test';
    const envelope = { scope, key, actor, deviceId: null, occurredAt: null };
    return (await writer.execute(name, envelope, input)).answer;
  }

  const firstAdmin = await execute('admin.create', {
    displayName: 'Ada Admin',
    username: 'ada',
    passwordHash: 'none',
  });
  const admin: Actor = { kind: 'user', userId: firstAdmin.userId, strength: 'password' };
  door.connection.raw.exec(`
    INSERT INTO team (name) VALUES ('Engraving'), ('Packing');
    INSERT INTO task_type (code, name, kind) VALUES
      ('ENGRAVE', 'Engraving', 'direct'), ('PACK', 'Packing', 'direct'), ('CLEAN', 'Cleaning', 'indirect');
    INSERT INTO material (code, name, unit, unit_cost_cents) VALUES ('BRASS', 'Brass plate', 'pcs', 333);
  `);

  return {
    folder,
    config,
    context,
    app,
    door,
    reader,
    execute,
    admin,
    /** Errors nobody expected; a test that ends with one in here has found a mistake. */
    unexpected,
    at: (instant: string | number) => {
      now = typeof instant === 'string' ? Date.parse(instant) : instant;
    },
    later: (ms: number) => {
      now += ms;
    },
    now: () => now,

    async addUser(displayName: string, role: Role = 'operator', team?: string): Promise<number> {
      // A foreman of no team is one of before teams were asked for: nobody makes another.
      const isTeamless = role === 'foreman' && team === undefined;
      const { userId } = await execute(
        'users.create',
        {
          displayName,
          role: isTeamless ? 'operator' : role,
          username: displayName.toLowerCase().replace(/[^a-z]/g, '.'),
          ...(team !== undefined && { team }),
        },
        admin,
      );
      if (isTeamless) {
        const { raw } = door.connection;
        raw.prepare(`UPDATE app_user SET role = 'foreman' WHERE id = ?`).run(userId);
      }
      return userId;
    },
    addRate: (userId: number, rate: NewPayRate) =>
      execute('costing.addPayRate', { userId, rate }, admin),
    addOrder: (orderNumber: string, revenueCents?: number) =>
      execute(
        'orders.create',
        {
          orderNumber,
          customerName: 'Acme Trophies',
          description: 'Crystal obelisk',
          ...(revenueCents !== undefined && { revenueCents }),
        },
        admin,
      ),

    /** Signs a person in without hashing and answers the cookie to send. */
    async cookieFor(userId: number, strength: Strength = 'pin'): Promise<string> {
      const token = randomUUID();
      await execute('auth.signIn', {
        userKey: `user:${userId}`,
        deviceKey: 'test',
        strength,
        userId,
        deviceId: null,
        address: 'test',
        tokenHash: tokenHash(token),
        comparedHash: hashOf(reader, userId, strength),
        lastsMs: 12 * 3_600_000,
      });
      return `tot_development_${strength === 'pin' ? 'tablet' : 'console'}=${token}`;
    },

    async request(method: string, path: string, { as, body, headers }: Request = {}) {
      const response = await app.request(`http://localhost${path}`, {
        method,
        headers: {
          ...(body !== undefined || method !== 'GET' ? { 'content-type': 'application/json' } : {}),
          ...(as !== undefined && { cookie: as }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        headers: response.headers,
        text,
        // Tests look into answers freely: the contract is asserted by the ones about it.
        json: isJson ? JSON.parse(text) : undefined,
      };
    },

    async close(): Promise<void> {
      await refresher.settled();
      const pools = [passwords, reports, searches, exports, audit];
      await Promise.all(pools.map((pool) => pool.close()));
      await audit.verifier.settled();
      reader.close();
      door.connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
