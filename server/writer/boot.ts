/**
 * Opens the door: connection, migrations, secrets, settings, command core. The writer thread
 * does this in the server; a script does it itself when no server holds the lock.
 */
import { randomUUID } from 'node:crypto';
import { commands } from '#server/commands.ts';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { openWriter, readPragmas, type Pragmas } from '#server/db/open.ts';
import { statement, type Connection } from '#server/db/statements.ts';
import { fingerprintOf, loadSecrets, secretValue } from '#server/secrets.ts';
import { SETTING_NAMES, type Settings } from '#server/settings/settings.queries.ts';
import type { CommandReply } from './command.ts';
import { WriterCore } from './core.ts';

export interface DoorOptions {
  databasePath: string;
  secretsDir: string;
  migrationsDir: string;
  batchMax: number;
  /** Seeds the settings at the first start. */
  settings: Settings;
}

export interface DoorStatus {
  pragmas: Pragmas;
  schemaLevel: number;
  sqlite: string;
}

export interface OpenDoor {
  core: WriterCore;
  connection: Connection;
  status: DoorStatus;
}

const knownFingerprints = statement((db, _p: object) =>
  db.selectFrom('secret_fingerprint').selectAll(),
);
const settingNames = statement((db, _p: object) => db.selectFrom('setting').select('name'));

/** @throws Error in plain words when the database cannot be opened safely. */
export function openDoor(
  options: DoorOptions,
  clock: () => number,
  onUnexpected: (error: unknown, commandName: string) => void,
): OpenDoor {
  const connection = openWriter(options.databasePath);
  try {
    const schemaLevel = migrate(connection, readMigrations(options.migrationsDir));
    const known = connection.all(knownFingerprints, {});
    const secrets = loadSecrets(options.secretsDir, known);
    const core = new WriterCore({
      connection,
      commands,
      auditSecret: secretValue(secrets, 'audit-mac'),
      clock,
      batchMax: options.batchMax,
      onUnexpected,
    });
    if (known.length < secrets.length) {
      runAtStart(core, 'secrets.register', { fingerprints: secrets.map(fingerprintOf) });
    }
    if (connection.all(settingNames, {}).length < Object.keys(SETTING_NAMES).length) {
      runAtStart(core, 'settings.initialise', options.settings);
    }
    const sqlite = connection.raw.prepare('SELECT sqlite_version()').pluck().get() as string;
    return {
      core,
      connection,
      status: { pragmas: readPragmas(connection.raw), schemaLevel, sqlite },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function runAtStart(core: WriterCore, name: string, input: unknown): void {
  const reply: CommandReply = core.runAlone({
    name,
    input,
    scope: 'system:start',
    key: randomUUID(),
    actor: { kind: 'system', name: 'start' },
    deviceId: null,
    occurredAt: null,
    deadline: Infinity,
  });
  if (!reply.ok) throw new Error(`${name} failed at start: ${reply.failure.detail}`);
}
