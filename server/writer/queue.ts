/**
 * The writer's queue. It runs one transaction per turn of the loop, so requests that arrive
 * while the disk is busy gather into the next one.
 */
import type { CommandReply, CommandRequest } from './command.ts';
import { isDiskBroken, isDiskFull, sqliteCode, type WriterCore } from './core.ts';
import type { Numbered } from './messages.ts';
import { monotonicMs } from './monotonic.ts';

export interface QueueEvents {
  replies(replies: Numbered<CommandReply>[]): void;
  /** The queue ran empty. */
  idle(): void;
  /** The disk or the file is broken; nothing more will be run. */
  fatal(error: unknown): void;
  /** A transaction failed for no reason we know. */
  unexpected(error: unknown): void;
}

export class WriterQueue {
  #waiting: Numbered<CommandRequest>[] = [];
  #scheduled = false;
  #broken = false;

  constructor(
    private readonly core: WriterCore,
    private readonly on: QueueEvents,
  ) {}

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  push(requests: readonly Numbered<CommandRequest>[]): void {
    this.#waiting.push(...requests);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#broken) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#runBatch();
      if (this.#waiting.length > 0) this.#schedule();
      else this.on.idle();
    });
  }

  #runBatch(): void {
    // An import chunk never shares a transaction with taps: it would make them wait for it.
    const together = this.#waitingTogether();
    try {
      const replies = this.core.runBatch(together.map(({ body }) => body));
      const taken = this.#waiting.splice(0, replies.length);
      this.on.replies(
        taken.flatMap(({ id }, index) => {
          const body = replies[index];
          return body ? [{ id, body }] : [];
        }),
      );
    } catch (error) {
      this.#recover(error, together);
    }
  }

  #waitingTogether(): Numbered<CommandRequest>[] {
    const alone = this.#waiting.findIndex(({ body }) => runsAlone(body));
    if (alone === -1) return this.#waiting;
    return this.#waiting.slice(0, Math.max(1, alone));
  }

  /** Nothing of the transaction happened. Says so to its senders, or keeps them waiting their time. */
  #recover(error: unknown, together: readonly Numbered<CommandRequest>[]): void {
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) {
      // Another process holds the lock. Who still waits is tried again, the others were answered.
      const now = monotonicMs();
      this.#waiting = this.#waiting.filter(({ body }) => body.deadline >= now);
      return;
    }
    if (isDiskBroken(error)) {
      this.#broken = true;
      this.on.fatal(error);
      return;
    }
    const failed = this.#waiting.splice(0, together.length);
    const isFull = isDiskFull(error);
    this.on.replies(
      failed.map(({ id }) => ({
        id,
        body: {
          ok: false,
          replayed: false,
          failure: {
            code: isFull ? 'disk_full' : 'busy',
            detail: isFull
              ? 'The server’s disk is full. Not confirmed; retry with the same key.'
              : 'Not confirmed; retry with the same key.',
            details: { retryAfterMs: 2000 },
          },
        },
      })),
    );
    if (!isFull) this.on.unexpected(error);
  }
}

/** Commands of the import carry many rows each. */
function runsAlone(request: CommandRequest): boolean {
  return request.actor.kind === 'system' && request.actor.name === 'import';
}
