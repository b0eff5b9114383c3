/**
 * The one door: runs commands against the read-write connection, synchronously. Commands that
 * queued up share one BEGIN IMMEDIATE … COMMIT, each in its own savepoint, so a refused one
 * undoes only itself; none is answered before the COMMIT that carries it.
 */
import type { Statement } from 'better-sqlite3';
import type { FloorEvent } from '#schema/contract/floor.ts';
import { AppError, isRefusal } from '#server/app-error.ts';
import type { Connection } from '#server/db/statements.ts';
import { aboutOf } from './about.ts';
import type { Command, CommandFailure, CommandReply, CommandRequest } from './command.ts';
import { CommandLog, requestHash } from './command-log.ts';
import { refusalOf } from './constraints.ts';
import { monotonicMs } from './monotonic.ts';
import { openTx } from './tx.ts';

export interface CoreOptions {
  connection: Connection;
  commands: readonly Command<string>[];
  auditSecret: Buffer;
  /** Wall clock, UTC ms. */
  clock: () => number;
  /** Most commands in one transaction; 1 gives strictly one transaction per command. */
  batchMax: number;
  /** Told of errors nobody expected; their sender gets `internal`. */
  onUnexpected: (error: unknown, commandName: string) => void;
}

/** Work inside one transaction stops gathering more after this long. */
const BATCH_WORK_MS = 5;
/** A stored answer that was not kept, or was blanked after 90 days, is answered like this. */
const ANSWER_GONE = 'This was already done. Look it up instead of sending it again.';

export class WriterCore {
  readonly #connection: Connection;
  readonly #commands: ReadonlyMap<string, Command<string>>;
  readonly #log: CommandLog;
  readonly #options: CoreOptions;
  #lastNow: number;
  /** Prepared once: parsed anew for each command they cost as much as its reads. */
  readonly #step: Record<'savepoint' | 'release' | 'rollbackTo', Statement>;

  constructor(options: CoreOptions) {
    this.#options = options;
    this.#connection = options.connection;
    this.#commands = new Map(options.commands.map((command) => [command.name, command]));
    this.#log = new CommandLog(options.connection, options.auditSecret);
    this.#lastNow = this.#log.lastReceivedAt;
    const { raw } = options.connection;
    this.#step = {
      savepoint: raw.prepare('SAVEPOINT command'),
      release: raw.prepare('RELEASE command'),
      rollbackTo: raw.prepare('ROLLBACK TO command'),
    };
  }

  /** The newest row of the command log. */
  get head(): { seq: number; mac: string } {
    return this.#log.head;
  }

  /**
   * Runs requests from the front of the queue in one transaction and answers how many it took
   * with their replies; null in place of a reply means its deadline had passed.
   * @throws SqliteError when the transaction could not begin or commit: nothing of it happened.
   */
  runBatch(queue: readonly CommandRequest[]): (CommandReply | null)[] {
    const { raw } = this.#connection;
    const head = this.#log.head;
    const replies: (CommandReply | null)[] = [];
    raw.exec('BEGIN IMMEDIATE');
    try {
      const started = performance.now();
      for (const request of queue.slice(0, this.#options.batchMax)) {
        const expired = request.deadline < monotonicMs();
        replies.push(expired ? null : this.#runOne(request));
        if (performance.now() - started > BATCH_WORK_MS) break;
      }
      raw.exec('COMMIT');
      return replies;
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      this.#log.restoreHead(head);
      throw error;
    }
  }

  /** Runs one request in its own transaction. */
  runAlone(request: CommandRequest): CommandReply {
    const [reply] = this.runBatch([request]);
    if (!reply) throw new AppError('busy', 'The deadline passed before this could be written.');
    return reply;
  }

  /**
   * The time of a command, and how far it is ahead of the wall clock: only when that was turned
   * back, since time in the ledger never runs backwards.
   */
  #now(): { now: number; aheadMs: number } {
    const wall = this.#options.clock();
    this.#lastNow = Math.max(this.#lastNow, wall);
    return { now: this.#lastNow, aheadMs: this.#lastNow - wall };
  }

  #runOne(request: CommandRequest): CommandReply {
    const command = this.#commands.get(request.name);
    if (!command) throw new Error(`There is no command called ${request.name}`);
    const { secretFields = [], sendingFields = [] } = command;
    const hash = requestHash(request, [...secretFields, ...sendingFields]);
    const earlier = this.#log.find(request.scope, request.key);
    const { raw } = this.#connection;
    const { now, aheadMs } = this.#now();
    // The sender's instant was told by the wall clock: it keeps its distance to now.
    const occurredAt = request.occurredAt === null ? now : request.occurredAt + aheadMs;
    const notes: { change: string | null; events: FloorEvent[] } = { change: null, events: [] };
    const tx = openTx(this.#connection, notes, {
      actor: request.actor,
      deviceId: request.deviceId,
      sourceKey: `${request.scope}/${request.key}`,
      voucher: null,
      occurredAt,
      now,
    });
    if (earlier) return replay(earlier, hash, () => command.recall?.(tx, request.input as never));

    const row = {
      scope: request.scope,
      idempotency_key: request.key,
      name: request.name,
      actor_user_id: request.actor.kind === 'user' ? request.actor.userId : null,
      device_id: request.deviceId,
      occurred_at: occurredAt,
      received_at: now,
      request_hash: hash,
    };
    this.#step.savepoint.run();
    try {
      tx.authorise(command.right);
      const answer = command.run(tx, request.input as never) ?? null;
      this.#step.release.run();
      this.#log.append(
        { ...row, change: notes.change, outcome: 'accepted', answer: JSON.stringify(answer) },
        command.storesAnswer ?? true,
      );
      return { ok: true, answer, replayed: false, events: notes.events };
    } catch (error) {
      // A full disk, a broken one or a lost lock concerns the whole transaction, not this command.
      if (!raw.inTransaction || concernsEverybody(error)) throw error;
      this.#step.rollbackTo.run();
      this.#step.release.run();
      const failure = this.#failureOf(error, request.name);
      if (isRefusal(failure.code)) {
        const answer = JSON.stringify(failure);
        const about = aboutOf(request.input, secretFields);
        const change = about ? JSON.stringify({ before: null, after: null, about }) : null;
        this.#log.append({ ...row, change, outcome: 'refused', answer }, true);
      }
      return { ok: false, failure, replayed: false };
    }
  }

  #failureOf(error: unknown, name: string): CommandFailure {
    const known = error instanceof AppError ? error : refusalOf(error);
    if (known) return { code: known.code, detail: known.detail, details: known.details };
    this.#options.onUnexpected(error, name);
    return { code: 'internal', detail: 'Internal error', details: {} };
  }
}

function replay(
  earlier: { request_hash: string; outcome: 'accepted' | 'refused'; answer: string | null },
  hash: string,
  recall: () => unknown,
): CommandReply {
  if (earlier.request_hash !== hash) {
    return failed(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Mint a new one.',
    );
  }
  if (earlier.answer === null) {
    const answer = earlier.outcome === 'accepted' ? recall() : undefined;
    return answer === undefined
      ? failed('idempotency_key_reused', ANSWER_GONE)
      : { ok: true, answer, replayed: true, events: [] };
  }
  if (earlier.outcome === 'accepted') {
    return { ok: true, answer: JSON.parse(earlier.answer) as unknown, replayed: true, events: [] };
  }
  return { ok: false, failure: JSON.parse(earlier.answer) as CommandFailure, replayed: true };
}

function failed(code: CommandFailure['code'], detail: string): CommandReply {
  return { ok: false, failure: { code, detail, details: {} }, replayed: false };
}

/** SQLite's own error code, for example SQLITE_BUSY; undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** The disk has no room. Growing the shared memory of the WAL fails with a code of its own. */
export function isDiskFull(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR_SHMSIZE)/.test(sqliteCode(error) ?? '');
}

/**
 * The disk or the file is broken, or the kernel made the file system read-only, as it does on a
 * broken disk: what this connection says from now on cannot be believed.
 */
export function isDiskBroken(error: unknown): boolean {
  const code = sqliteCode(error) ?? '';
  return !isDiskFull(error) && /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY)/.test(code);
}

function concernsEverybody(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|BUSY|NOMEM|READONLY)/.test(sqliteCode(error) ?? '');
}
