/**
 * The writer thread's entry. It owns the only read-write connection, waits for the disk so that
 * nobody else has to, and answers what is committed.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDoor, type DoorOptions, type OpenDoor } from './boot.ts';
import { sqliteCode } from './core.ts';
import type { FromWriter, ToWriter } from './messages.ts';
import { WriterQueue } from './queue.ts';

const HEARTBEAT_MS = 500;

if (!parentPort) throw new Error('The writer runs as a thread of the server');
const port = parentPort;
const send = (message: FromWriter): void => port.postMessage(message);

const textOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

function unexpected(error: unknown, command: string): void {
  const { message, stack } = textOf(error);
  send({ kind: 'unexpected', command, message, stack });
}

function open(): OpenDoor | undefined {
  try {
    return openDoor(workerData as DoorOptions, () => Date.now(), unexpected);
  } catch (error) {
    send({ kind: 'not_ready', reason: textOf(error).message });
    return undefined;
  }
}

function serve({ core, connection, status }: OpenDoor): void {
  let draining = false;
  const heartbeat = setInterval(() => send({ kind: 'beat' }), HEARTBEAT_MS);
  const queue = new WriterQueue(core, {
    replies: (replies) => send({ kind: 'replies', replies }),
    idle: closeWhenDone,
    fatal(error) {
      send({ kind: 'fatal', code: sqliteCode(error) ?? 'UNKNOWN', message: textOf(error).message });
      clearInterval(heartbeat);
      port.close();
    },
    unexpected: (error) => unexpected(error, 'commit'),
  });
  function closeWhenDone(): void {
    if (!draining || !queue.isIdle) return;
    clearInterval(heartbeat);
    connection.raw.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    send({ kind: 'drained' });
    port.close();
  }
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'requests') queue.push(message.requests);
    else {
      draining = true;
      closeWhenDone();
    }
  });
  send({ kind: 'ready', status });
}

const door = open();
if (door) serve(door);
else port.close();
