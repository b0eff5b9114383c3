/** Another process that holds the database's write lock for a while. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const HOLDER = `
  const Database = require('better-sqlite3');
  const db = new Database(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  process.stdout.write('held');
  setTimeout(() => db.exec('ROLLBACK'), Number(process.argv[2]));
`;

/** Answers once the lock is held; the promise inside ends when it is free again. */
export async function holdLock(
  path: string,
  forMs: number,
): Promise<{ released: Promise<unknown> }> {
  const holder = spawn(process.execPath, ['-e', HOLDER, path, String(forMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const released = once(holder, 'exit');
  await once(holder.stdout, 'data');
  return { released };
}
