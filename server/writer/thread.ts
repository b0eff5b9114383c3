/**
 * The writer thread's entry. It owns the only read-write connection, waits for the disk so that
 * nobody else has to, and answers what is committed.
 */
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '#server/system-clock.ts';
import { openDoor, type DoorOptions, type OpenDoor } from './boot.ts';
import { isDiskBroken, sqliteCode } from './core.ts';
import type { FromWriter, ToWriter } from './messages.ts';
import { WriterQueue } from './queue.ts';

const HEARTBEAT_MS = 500;
const LOOK_AT_WAL_MS = 10_000;
const KEEP_HEAD_MS = 60_000;
/** Four times what makes SQLite fold the WAL into the database by itself. */
const LARGE_WAL_BYTES = 16 * 1024 * 1024;

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
    return openDoor(workerData as DoorOptions, systemClock, unexpected);
  } catch (error) {
    send({ kind: 'not_ready', reason: textOf(error).message });
    return undefined;
  }
}

function serve({ core, connection, keepHead, status }: OpenDoor): void {
  let draining = false;
  let isHeadKept = false;
  const timers = [
    setInterval(() => send({ kind: 'beat' }), HEARTBEAT_MS),
    setInterval(foldLargeWal, LOOK_AT_WAL_MS),
    setInterval(keepHeadAnew, KEEP_HEAD_MS),
  ];
  const wal = `${connection.raw.name}-wal`;
  const queue = new WriterQueue(core, {
    replies: (replies) => {
      keepFirstHead();
      send({ kind: 'replies', replies });
    },
    idle: closeWhenDone,
    fatal,
    unexpected: (error) => unexpected(error, 'commit'),
  });
  function fatal(error: unknown): void {
    send({ kind: 'fatal', code: sqliteCode(error) ?? 'UNKNOWN', message: textOf(error).message });
    timers.forEach((timer) => clearInterval(timer));
    port.close();
  }
  /** @returns false when the disk is broken; a full disk is no reason to end. */
  function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): boolean {
    try {
      connection.raw.pragma(`wal_checkpoint(${mode})`);
    } catch (error) {
      if (isDiskBroken(error)) {
        fatal(error);
        return false;
      }
      unexpected(error, 'checkpoint');
    }
    return true;
  }
  function keepHeadAnew(): void {
    keepHead();
    isHeadKept = false;
  }
  /** The first answers of a minute wait for it: a copy made before them does not hold them. */
  function keepFirstHead(): void {
    if (isHeadKept) return;
    isHeadKept = true;
    keepHead();
  }
  /** SQLite says nothing when its own checkpoint after a COMMIT fails: the WAL only grows. */
  function foldLargeWal(): void {
    const { size = 0 } = statSync(wal, { throwIfNoEntry: false }) ?? {};
    if (size > LARGE_WAL_BYTES) checkpoint('PASSIVE');
  }
  function closeWhenDone(): void {
    if (!draining || !queue.isIdle) return;
    timers.forEach((timer) => clearInterval(timer));
    if (!checkpoint('TRUNCATE')) return;
    keepHead();
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
