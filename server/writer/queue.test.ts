import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandReply, CommandRequest } from './command.ts';
import type { WriterCore } from './core.ts';
import type { Numbered } from './messages.ts';
import { monotonicMs } from './monotonic.ts';
import { WriterQueue } from './queue.ts';
import { openScratch, request } from './testing/scratch.ts';

describe('the queue of the writer', () => {
  let scratch: ReturnType<typeof openScratch>;
  let replies: Map<number, CommandReply>;
  /** The commands that shared a transaction, transaction by transaction. */
  let batches: string[][];
  let fatal: unknown[];
  let unexpected: unknown[];

  const open = (batchMax?: number) => {
    scratch = openScratch(batchMax === undefined ? {} : { batchMax });
    replies = new Map();
    batches = [];
    fatal = [];
    unexpected = [];
  };
  beforeEach(() => {
    // A transaction stops gathering after 5 ms of work; here work takes no time.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    open();
  });
  afterEach(() => {
    scratch.close();
    vi.restoreAllMocks();
  });

  const add = (name: string, over: Partial<CommandRequest> = {}) =>
    request('test.addTeam', { name }, over);
  const asImport = { actor: { kind: 'system', name: 'import' } } as const;
  const numbered = (requests: readonly CommandRequest[]): Numbered<CommandRequest>[] =>
    requests.map((body, id) => ({ id, body }));

  /** Pushes them all at once and waits until the queue is empty or broken. */
  const run = (requests: readonly CommandRequest[]) =>
    new Promise<void>((resolve) => {
      const { core } = scratch;
      const watched = Object.assign(Object.create(core) as WriterCore, {
        runBatch(queue: readonly CommandRequest[]) {
          const done = core.runBatch(queue);
          const taken = queue.slice(0, done.length);
          batches.push(taken.map(({ input }) => (input as { name: string }).name));
          return done;
        },
      });
      const queue = new WriterQueue(watched, {
        replies: (said) => said.forEach(({ id, body }) => replies.set(id, body)),
        idle: resolve,
        fatal: (error) => {
          fatal.push(error);
          resolve();
        },
        unexpected: (error) => unexpected.push(error),
      });
      queue.push(numbered(requests));
    });
  /** The next COMMITs fail with this code. */
  function failCommit(code: string, times = Infinity): () => void {
    const { raw } = scratch.connection;
    const exec = raw.exec.bind(raw);
    let left = times;
    raw.exec = (sql: string) => {
      if (sql !== 'COMMIT' || left-- <= 0) return exec(sql);
      throw Object.assign(new Error('no'), { code });
    };
    return () => (raw.exec = exec);
  }
  const codes = () => [...replies.values()].map((reply) => (reply.ok ? 'ok' : reply.failure.code));

  it('lets those that came together share a transaction', async () => {
    await run([add('Art'), add('Packing'), add('Engraving')]);
    expect(batches).toEqual([['Art', 'Packing', 'Engraving']]);
    expect(codes()).toEqual(['ok', 'ok', 'ok']);
  });

  it('gives each its own when WRITE_BATCH_MAX is 1', async () => {
    scratch.close();
    open(1);
    await run([add('Art'), add('Packing'), add('Engraving')]);
    expect(batches).toEqual([['Art'], ['Packing'], ['Engraving']]);
    expect(codes()).toEqual(['ok', 'ok', 'ok']);
  });

  it('never lets a chunk of the import share a transaction with taps', async () => {
    await run([
      add('Art'),
      add('Packing'),
      add('chunk 1', asImport),
      add('chunk 2', asImport),
      add('Engraving'),
    ]);
    expect(batches).toEqual([['Art', 'Packing'], ['chunk 1'], ['chunk 2'], ['Engraving']]);
    expect(codes()).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it.each([
    ['SQLITE_FULL', 'disk_full', 0],
    ['SQLITE_IOERR_SHMSIZE', 'disk_full', 0],
    ['SQLITE_CONSTRAINT', 'busy', 1],
  ])('answers everybody in it when COMMIT fails with %s', async (code, said, logged) => {
    const heal = failCommit(code);
    await run([add('Art', { key: 'a' }), add('Packing', { key: 'b' })]);
    expect(codes()).toEqual([said, said]);
    expect(
      [...replies.values()].every((reply) => !reply.ok && reply.failure.details.retryAfterMs),
    ).toBe(true);
    expect([scratch.teams(), unexpected.length, fatal.length]).toEqual([0, logged, 0]);

    heal();
    await run([add('Art', { key: 'a' }), add('Packing', { key: 'b' })]);
    expect(codes()).toEqual(['ok', 'ok']);
    expect(scratch.teams()).toBe(2);
  });

  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'])(
    'runs nothing more and confirms nothing after %s',
    async (code) => {
      failCommit(code, 1);
      await run([add('Art'), add('Packing')]);
      expect(fatal).toHaveLength(1);
      expect([codes(), scratch.teams()]).toEqual([[], 0]);
    },
  );

  it('tries again while a lock is held, for those who still wait', async () => {
    failCommit('SQLITE_BUSY', 1);
    const late = add('Late', { deadline: monotonicMs() - 1 });
    await run([late, add('Art')]);
    expect(batches).toEqual([['Art']]);
    expect([...replies.keys()]).toEqual([1]);
    expect(scratch.teams()).toBe(1);
  });
});
