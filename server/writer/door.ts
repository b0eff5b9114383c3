/**
 * How a script changes data: through the running server's socket, or, when nobody holds the
 * lock, by running the same writer itself. It says which of the two it did.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDoor, type DoorOptions } from './boot.ts';
import { acquireLock, readOwner } from './lock.ts';
import { sendThrough } from './socket.ts';
import { writerOver, type Send, type Writer } from './writer.ts';

export interface ScriptDoor {
  writer: Writer;
  /** One sentence for the person at the terminal. */
  how: string;
  close(): void;
}

export function openScriptDoor(
  options: DoorOptions,
  what: string,
  clock: () => number,
): ScriptDoor {
  mkdirSync(dirname(options.databasePath), { recursive: true });
  const lock = acquireLock(options.databasePath, what, clock(), 500);
  if (!lock) return throughServer(options.databasePath);
  try {
    const { core, connection, keepHead } = openDoor(options, clock, (error) => {
      throw error;
    });
    const send: Send = (request) =>
      Promise.resolve(core.runAlone({ ...request, deadline: Infinity }));
    return {
      writer: writerOver(send, () => undefined),
      how: 'No server is running on this database; writing to it directly.',
      close() {
        keepHead();
        connection.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The running server's door and no other: where nothing may be written that nobody serves.
 * @throws Error when no server runs on this database
 */
export function openServerDoor(
  { databasePath }: Pick<DoorOptions, 'databasePath'>,
  what: string,
  clock: () => number,
): ScriptDoor {
  const lock = existsSync(databasePath) ? acquireLock(databasePath, what, clock(), 500) : null;
  if (lock === undefined) return throughServer(databasePath);
  lock?.release();
  throw new Error(
    `No server is running on ${databasePath}; nothing was written. ` +
      `Start it, or say the database that the running one has open.`,
  );
}

function throughServer(databasePath: string): ScriptDoor {
  const owner = readOwner(databasePath);
  if (!owner || !existsSync(owner.socket)) {
    throw new Error(
      `Another process holds ${databasePath} and listens on no socket ` +
        `(${owner ? `${owner.what}, process ${owner.pid} on ${owner.host}` : 'it left no name'}). ` +
        `Wait until it is done and try again.`,
    );
  }
  return {
    writer: writerOver(sendThrough(owner.socket), () => undefined),
    how: `Writing through the running server (process ${owner.pid}).`,
    close: () => undefined,
  };
}
