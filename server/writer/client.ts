/**
 * The HTTP thread's end of the writer thread. It keeps every request's deadline itself, so a
 * tablet gets its answer on time even while the writer waits for a lock or a slow disk.
 */
import { Worker } from 'node:worker_threads';
import type { CommandReply } from './command.ts';
import type { DoorOptions, DoorStatus } from './boot.ts';
import type { FromWriter, Numbered, ToWriter } from './messages.ts';
import { monotonicMs } from './monotonic.ts';
import type { Send } from './writer.ts';
import type { CommandRequest } from './command.ts';

export interface WriterThreadOptions {
  /** The built `writer/thread.ts`. */
  file: string | URL;
  door: DoorOptions;
  deadlineMs: number;
  onUnexpected(command: string, error: Error): void;
  /** The thread cannot go on: log and end the process with this exit code. */
  onFatal(exitCode: number, reason: string): void;
}

export interface WriterThread {
  send: Send;
  status: DoorStatus;
  /** Milliseconds since the writer last said it lives. A writer waiting for a lock is silent. */
  silentForMs: () => number;
  /** Takes nothing new and waits until everybody has an answer, at the latest after `limitMs`. */
  finish(limitMs: number): Promise<void>;
  /** Finishes what is queued, checkpoints and closes; gives up after `limitMs`. */
  drain(limitMs: number): Promise<void>;
}

/** EX_IOERR of sysexits: the supervisor starts the process anew. */
export const EXIT_DISK_BROKEN = 74;
const MOST_WAITING = 10_000;
const EXIT_WRITER_DIED = 70;

const unconfirmed = (retryAfterMs: number): CommandReply => ({
  ok: false,
  replayed: false,
  failure: {
    code: 'busy',
    detail: 'Not confirmed yet; retry with the same key. Nothing is counted twice.',
    details: { retryAfterMs },
  },
});

const RESTARTING: CommandReply = {
  ok: false,
  replayed: false,
  failure: {
    code: 'draining',
    detail: 'The server is restarting. Not confirmed; retry with the same key.',
    details: { retryAfterMs: 2000 },
  },
};

/** Starts the thread and waits until its door is open. @throws Error saying why it is not. */
export async function startWriterThread(options: WriterThreadOptions): Promise<WriterThread> {
  const worker = new Worker(options.file, { workerData: options.door, name: 'writer' });
  const waiting = new Map<
    number,
    { settle: (reply: CommandReply) => void; timer: NodeJS.Timeout }
  >();
  let outbox: Numbered<CommandRequest>[] = [];
  let lastId = 0;
  let lastBeat = monotonicMs();
  let closing = false;
  let finishing = false;
  let onAllAnswered: () => void = () => undefined;
  let onDrained: () => void = () => undefined;

  const post = (message: ToWriter): void => worker.postMessage(message);

  const settle = (id: number, reply: CommandReply): void => {
    const entry = waiting.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    waiting.delete(id);
    entry.settle(reply);
    if (waiting.size === 0) onAllAnswered();
  };

  const send: Send = (request) => {
    if (finishing) return Promise.resolve(RESTARTING);
    if (closing || waiting.size >= MOST_WAITING) return Promise.resolve(unconfirmed(2000));
    return new Promise((resolve) => {
      const id = ++lastId;
      const timer = setTimeout(() => settle(id, unconfirmed(1000)), options.deadlineMs);
      waiting.set(id, { settle: resolve, timer });
      if (outbox.length === 0) {
        // One message per turn of the loop, however many requests it brought.
        setImmediate(() => {
          post({ kind: 'requests', requests: outbox });
          outbox = [];
        });
      }
      outbox.push({ id, body: { ...request, deadline: monotonicMs() + options.deadlineMs } });
    });
  };

  const status = await new Promise<DoorStatus>((resolve, reject) => {
    worker.on('message', (message: FromWriter) => {
      lastBeat = monotonicMs();
      switch (message.kind) {
        case 'ready':
          return resolve(message.status);
        case 'not_ready':
          closing = true;
          return reject(new Error(message.reason));
        case 'replies':
          return message.replies.forEach(({ id, body }) => settle(id, body));
        case 'unexpected': {
          const error = new Error(message.message);
          if (message.stack !== undefined) error.stack = message.stack;
          return options.onUnexpected(message.command, error);
        }
        case 'fatal':
          closing = true;
          return options.onFatal(EXIT_DISK_BROKEN, `${message.code}: ${message.message}`);
        case 'drained':
          return onDrained();
        case 'beat':
          return;
      }
    });
    worker.on('error', (error) => {
      reject(error);
      if (!closing) options.onFatal(EXIT_WRITER_DIED, `The writer thread died: ${error.message}`);
    });
    worker.on('exit', () => {
      onDrained();
      if (!closing) options.onFatal(EXIT_WRITER_DIED, 'The writer thread ended by itself');
    });
  });

  return {
    send,
    status,
    silentForMs: () => monotonicMs() - lastBeat,
    async finish(limitMs) {
      finishing = true;
      if (waiting.size === 0) return;
      await new Promise<void>((resolve) => {
        onAllAnswered = resolve;
        setTimeout(() => {
          for (const id of waiting.keys()) settle(id, unconfirmed(2000));
        }, limitMs).unref();
      });
    },
    async drain(limitMs) {
      if (outbox.length > 0) post({ kind: 'requests', requests: outbox });
      outbox = [];
      closing = true;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        onDrained = () => {
          clearTimeout(timer);
          resolve();
        };
        post({ kind: 'drain' });
      });
      await worker.terminate();
    },
  };
}
