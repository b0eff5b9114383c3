/** A server of our own on a temporary database: started, given an admin, and gone afterwards. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { spawnServer } from '#server/testing/spawn-server.ts';
import type { Credentials } from './admin-api.ts';

export const FOLDER_PREFIX = 'tot-stress-';
/** In the folder: the process that made it, for `npm run stress:cleanup`. */
export const MARKER = 'stress.pid';
export const DATABASE = 'shop.db';

export interface LocalServer {
  origin: string;
  admin: Credentials;
  close(): Promise<void>;
}

/** Both dist/loadtest and loadtest/stress lie two folders down. */
const ADMIN_CREATE = join(import.meta.dirname, '../../dist/server/admin-create.js');

/** Makes the first admin as the person who runs a server does. */
async function createAdmin(databasePath: string): Promise<Credentials> {
  const admin = { username: 'office', password: randomUUID() };
  const child = spawn(process.execPath, [ADMIN_CREATE, '--username', admin.username], {
    env: { ...process.env, DATABASE_PATH: databasePath, SECRETS_DIR: '' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.end(`${admin.password}\n`);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [said, [code]] = await Promise.all([text(child.stderr), exited]);
  if (code !== 0) throw new Error(`The first admin could not be made: ${said}`);
  return admin;
}

export async function openLocalServer(): Promise<LocalServer> {
  const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
  const environment = {
    DEVICE_ENROLMENT: 'required',
    ENVIRONMENT_LABEL: 'stress',
    // It tells where it listens at this level.
    LOG_LEVEL: 'info',
    SECRETS_DIR: '',
  };
  writeFileSync(join(folder, MARKER), String(process.pid));
  const server = await spawnServer(environment, { folder });
  const close = async (): Promise<void> => {
    await server.stop();
    server.remove();
  };
  try {
    return { origin: server.origin, admin: await createAdmin(server.databasePath), close };
  } catch (error) {
    await close();
    throw error;
  }
}
