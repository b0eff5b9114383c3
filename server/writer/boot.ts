/**
 * Opens the door: connection, migrations, secrets, settings, command core. The writer thread
 * does this in the server; a script does it itself when no server holds the lock.
 */
import { randomUUID } from 'node:crypto';
import { commands } from '#server/commands.ts';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { assertWritable, openWriter, readPragmas, type Pragmas } from '#server/db/open.ts';
import { statement, type Connection } from '#server/db/statements.ts';
import { fingerprintOf, loadSecrets, secretValue } from '#server/secrets.ts';
import {
  findGeneration,
  lacksSettings,
  type ShopSettings,
} from '#server/settings/settings.queries.ts';
import type { CommandReply } from './command.ts';
import { WriterCore } from './core.ts';
import { whyOlder, writeHeadFile } from './head-file.ts';

export interface DoorOptions {
  databasePath: string;
  secretsDir: string;
  migrationsDir: string;
  batchMax: number;
  /** Seeds the settings at the first start. */
  settings: ShopSettings;
}

export interface DoorStatus {
  pragmas: Pragmas;
  schemaLevel: number;
  sqlite: string;
  /** Why the database was taken for an older copy of itself; null when it simply went on. */
  putBack: string | null;
}

export interface OpenDoor {
  core: WriterCore;
  connection: Connection;
  status: DoorStatus;
  /** Writes down how far the log has come, unless it stands there already. Waits for the disk. */
  keepHead: () => void;
}

const knownFingerprints = statement((db, _p: object) =>
  db.selectFrom('secret_fingerprint').selectAll(),
);

/** @throws Error in plain words when the database cannot be opened safely. */
export function openDoor(
  options: DoorOptions,
  clock: () => number,
  onUnexpected: (error: unknown, commandName: string) => void,
): OpenDoor {
  const connection = openWriter(options.databasePath);
  try {
    assertWritable(connection.raw, options.databasePath);
    const schemaLevel = migrate(connection, readMigrations(options.migrationsDir));
    // Asked before anything is written: the log must end where it was put back.
    const older = whyOlder(connection, options.databasePath);
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
    const fingerprints = secrets.map(fingerprintOf);
    if (fingerprints.some((one) => known.every(({ secret_id }) => secret_id !== one.secret_id))) {
      runAtStart(core, 'secrets.register', { fingerprints });
    }
    if (lacksSettings(connection)) {
      runAtStart(core, 'settings.initialise', options.settings);
    }
    const isFirst = findGeneration(connection) === undefined;
    if (isFirst || older !== undefined) {
      const reason = isFirst ? 'the first start' : older;
      runAtStart(core, 'settings.beginGeneration', { generation: randomUUID(), reason });
    }
    const keepHead = headKeeper(options.databasePath, core, onUnexpected);
    keepHead();
    const sqlite = connection.raw.prepare('SELECT sqlite_version()').pluck().get() as string;
    return {
      core,
      connection,
      keepHead,
      status: {
        pragmas: readPragmas(connection.raw),
        schemaLevel,
        sqlite,
        putBack: isFirst ? null : (older ?? null),
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A head that cannot be written is no reason to stop: an older one says the same. */
function headKeeper(
  databasePath: string,
  core: WriterCore,
  onUnexpected: (error: unknown, what: string) => void,
): () => void {
  let written = -1;
  return () => {
    const { head } = core;
    if (head.seq === written) return;
    try {
      writeHeadFile(databasePath, head);
      written = head.seq;
    } catch (error) {
      onUnexpected(error, 'head');
    }
  };
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
