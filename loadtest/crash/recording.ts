/**
 * What a built server did to its disk while people tapped: every write, truncation and fsync in
 * order, and between them every answer it gave (see server/testing/shims/record-disk.c).
 */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { readSecret } from '#server/secret-files.ts';
import { buildShim } from '#server/testing/build-shim.ts';
import { spawnServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor } from '#server/testing/taps.ts';

export type DiskFile = 'database' | 'wal';

export type DiskRecord =
  | { kind: 'write'; file: DiskFile; at: number; data: Buffer }
  | { kind: 'truncate'; file: DiskFile; size: number }
  | { kind: 'sync'; file: DiskFile | 'folder' }
  | { kind: 'promise'; promise: Promised };

/** What an answer said is saved. */
export interface Promised {
  what: 'session' | 'ended session' | 'material usage';
  id: string;
}

export interface Recording {
  /** The database as it lay on the disk before the server started; there was no WAL. */
  before: Buffer;
  /** What the chain of its command log is checked with. */
  auditSecret: Buffer;
  records: DiskRecord[];
}

const HEAD_BYTES = 14;
const FILES: Readonly<Record<string, DiskFile | 'folder'>> = {
  d: 'database',
  w: 'wal',
  f: 'folder',
};

/** @throws Error when the recording breaks off in the middle of a record */
export function parseRecording(bytes: Buffer): DiskRecord[] {
  const records: DiskRecord[] = [];
  for (let position = 0; position < bytes.length;) {
    const kind = String.fromCharCode(bytes.readUInt8(position));
    const file = FILES[String.fromCharCode(bytes.readUInt8(position + 1))];
    const at = Number(bytes.readBigUInt64LE(position + 2));
    const length = bytes.readUInt32LE(position + 10);
    const data = bytes.subarray(position + HEAD_BYTES, position + HEAD_BYTES + length);
    if (data.length < length) throw new Error('The recording breaks off');
    position += HEAD_BYTES + length;
    if (kind === 'p') {
      const promise = promiseIn(data.toString());
      if (promise) records.push({ kind: 'promise', promise });
    } else if (kind === 's' && file) {
      records.push({ kind: 'sync', file });
    } else if (file && file !== 'folder') {
      records.push(
        kind === 'w' ? { kind: 'write', file, at, data } : { kind: 'truncate', file, size: at },
      );
    }
  }
  return records;
}

interface Saved {
  session?: { id: string; endedAt: string | null };
  materialUsage?: { id: string };
}

/** Undefined for an answer that promises nothing, such as a page or a list. */
function promiseIn(response: string): Promised | undefined {
  const start = response.indexOf('\r\n\r\n{');
  if (start === -1) return undefined;
  const { session, materialUsage } = JSON.parse(response.slice(start)) as Saved;
  if (materialUsage) return { what: 'material usage', id: materialUsage.id };
  if (!session) return undefined;
  return { what: session.endedAt === null ? 'session' : 'ended session', id: session.id };
}

export interface RecordOptions {
  /** An empty folder. */
  folder: string;
  people: number;
  taps: number;
  /** The built server to run, when it is another. */
  main?: string;
}

/** Records a server from its start until about `taps` taps were answered. */
export async function recordTaps(options: RecordOptions): Promise<Recording> {
  const { folder, main } = options;
  const floor = new Floor(await stockShop(folder, options.people));
  const databasePath = join(folder, 'shop.db');
  const before = readFileSync(databasePath);
  const recording = join(folder, 'recording');
  const environment = {
    LD_PRELOAD: buildShim(folder, 'record-disk'),
    SHIM_DATABASE: databasePath,
    RECORDING: recording,
  };
  const server = await spawnServer(environment, { folder, ...(main !== undefined && { main }) });
  const agent = new Agent({ keepAlive: true });
  await floor.tapAway(server.origin, agent, () => floor.taps.length >= options.taps);
  agent.destroy();
  await server.stop('SIGKILL');
  const auditSecret = readSecret(join(folder, 'secrets'), 'audit-mac').value;
  return { before, auditSecret, records: parseRecording(readFileSync(recording)) };
}
