/** The writer thread as the server starts it, from the built file. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#server/app-error.ts';
import { toConfig } from '#server/config.ts';
import { doorOptions } from '#server/door-options.ts';
import { failedRecord } from '#server/reference/manifest-writes.ts';
import { startWriterThread, type WriterThread } from './client.ts';
import { monotonicMs } from './monotonic.ts';
import { holdLock } from './testing/hold-lock.ts';
import { makeFolder, MIGRATIONS } from './testing/scratch.ts';
import { writerOver } from './writer.ts';

const BUILT = join(import.meta.dirname, '../../dist/server/writer.js');

describe('the writer thread', () => {
  const { folder, remove } = makeFolder();
  const path = join(folder, 'shop.db');
  let thread: WriterThread | undefined;
  afterEach(async () => {
    await thread?.drain(5000);
    thread = undefined;
  });

  async function open(deadlineMs = 10_000) {
    const config = toConfig({ DATABASE_PATH: path });
    thread = await startWriterThread({
      file: BUILT,
      door: doorOptions(config, MIGRATIONS),
      deadlineMs,
      onUnexpected: (command, error) => {
        throw new Error(`${command}: ${error.message}`);
      },
      onFatal: (_code, reason) => {
        throw new Error(reason);
      },
    });
    return writerOver(thread.send, () => undefined);
  }

  const envelope = (key: string) => ({
    scope: 'system:test',
    key,
    actor: { kind: 'system', name: 'test' } as const,
    deviceId: null,
    occurredAt: null,
  });
  const record = (message: string) => ({
    ...failedRecord('orders', message),
    fingerprint: message,
  });
  const count = () => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare('SELECT count(*) FROM profitmaker_import_manifest').pluck().get();
    db.close();
    return rows;
  };

  it('answers many at once, and everything it answered is in the file', async () => {
    const writer = await open();
    const sent = Array.from({ length: 200 }, (_, n) =>
      writer.execute('reference.recordImport', envelope(`many-${n}`), record(`many ${n}`)),
    );
    const answers = await Promise.all(sent);
    expect(answers.every(({ replayed }) => !replayed)).toBe(true);
    expect(count()).toBe(200);
  });

  it('says busy and retryable at the deadline while another process holds the lock', async () => {
    const writer = await open(400);
    const before = count();
    const hold = await holdLock(path, 1500);
    const started = monotonicMs();
    const attempt = () =>
      writer.execute('reference.recordImport', envelope('held'), record('held'));
    const error = await attempt().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'busy', details: { retryAfterMs: 1000 } });
    expect(monotonicMs() - started).toBeLessThan(1400);

    await hold.released;
    // The same key again: done once, whichever of the tries it was that did it.
    await expect.poll(async () => (await attempt().catch(() => undefined))?.answer).toBeNull();
    expect(count()).toBe(Number(before) + 1);
  });

  it('finishes what is queued before it closes', async () => {
    const writer = await open();
    const before = Number(count());
    const sent = Array.from({ length: 50 }, (_, n) =>
      writer.execute('reference.recordImport', envelope(`last-${n}`), record(`last ${n}`)),
    );
    await thread?.drain(5000);
    thread = undefined;
    await Promise.all(sent);
    expect(count()).toBe(before + 50);
  });

  it('says why it cannot open', async () => {
    const db = new Database(path);
    const level = db.pragma('user_version', { simple: true }) as number;
    db.pragma('user_version = 9999');
    db.close();
    await expect(open()).rejects.toThrow(`schema level 9999, this version knows ${level}`);
    const again = new Database(path);
    again.pragma(`user_version = ${level}`);
    again.close();
    remove();
  });
});
