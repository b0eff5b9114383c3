/** A migrated database in a folder of its own, and a command core with commands made for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { openWriter } from '#server/db/open.ts';
import { insertion, statement } from '#server/db/statements.ts';
import { AppError } from '#server/app-error.ts';
import { defineCommand, type Command, type CommandRequest } from '../command.ts';
import { WriterCore } from '../core.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../../schema/migrations');
export const AUDIT_SECRET = Buffer.alloc(32, 7);
export const NOW = Date.parse('2026-01-14T09:00:00Z');

const insertTeam = insertion('team', ['name']);
const countTeams = statement((db, _p: object) =>
  db.selectFrom('team').select((eb) => eb.fn.countAll<number>().as('count')),
);

/** Adds a team: the smallest write there is. */
export const addTeam = defineCommand({
  name: 'test.addTeam',
  right: 'system',
  run(tx, input: { name: string }) {
    const { lastId } = tx.run(insertTeam, { name: input.name });
    tx.change(null, { teamId: lastId });
    return { teamId: lastId, now: tx.now };
  },
});
/** Writes, then refuses: nothing of it may stay. */
export const refuseTeam = defineCommand({
  name: 'test.refuseTeam',
  right: 'system',
  run(tx, input: { name: string }): null {
    tx.run(insertTeam, { name: input.name });
    throw new AppError('not_empty', 'No more teams.');
  },
});
export const blunder = defineCommand({
  name: 'test.blunder',
  right: 'system',
  run(): null {
    throw new TypeError('nobody expected this');
  },
});
export const secretive = defineCommand({
  name: 'test.secretive',
  right: 'system',
  secretFields: ['pin'],
  storesAnswer: false,
  run: (_tx, input: { name: string; pin: string }) => ({ hash: `hash of ${input.pin}` }),
});

export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tot-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function openScratch(options: { batchMax?: number; commands?: Command<string>[] } = {}) {
  const { folder, remove } = makeFolder();
  const path = join(folder, 'scratch.db');
  let now = NOW;
  const unexpected: unknown[] = [];
  const open = () => {
    const connection = openWriter(path);
    migrate(connection, readMigrations(MIGRATIONS));
    const core = new WriterCore({
      connection,
      commands: [addTeam, refuseTeam, blunder, secretive, ...(options.commands ?? [])],
      auditSecret: AUDIT_SECRET,
      clock: () => now,
      batchMax: options.batchMax ?? 256,
      onUnexpected: (error) => unexpected.push(error),
    });
    return { connection, core };
  };
  const { connection, core } = open();
  return {
    path,
    folder,
    connection,
    core,
    unexpected,
    /** A second core on the same file, as after a restart. */
    reopen: open,
    setNow: (at: number) => {
      now = at;
    },
    teams: () => connection.get(countTeams, {})?.count,
    close() {
      connection.close();
      remove();
    },
  };
}

let keys = 0;
export function request(name: string, input: unknown, over: Partial<CommandRequest> = {}) {
  return {
    name,
    input,
    scope: 'system:test',
    key: `key-${++keys}`,
    actor: { kind: 'system', name: 'test' },
    deviceId: null,
    occurredAt: null,
    deadline: Infinity,
    ...over,
  } satisfies CommandRequest;
}
