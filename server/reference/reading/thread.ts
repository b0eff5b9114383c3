/**
 * The reading thread's entry: reads a group, says what it is, and hands over what is to be staged
 * chunk by chunk, as it is asked for.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '#server/db/open.ts';
import { TableError } from '../foxpro/table-error.ts';
import { readGroup, type Chunk, type GroupJob, type Reading } from './read-group.ts';

export interface ThreadJob extends GroupJob {
  databasePath: string;
}

export type FromReading =
  | { kind: 'read'; reading: Reading }
  | { kind: 'chunk'; chunk: Chunk; digest: string }
  | { kind: 'end' }
  | { kind: 'failed'; message: string; isDamage: boolean };

if (!parentPort) throw new Error('The ERP is read in a thread of its own');
const port = parentPort;
const say = (message: FromReading): void => port.postMessage(message);

function read(job: ThreadJob): void {
  const reader = openReader(job.databasePath);
  try {
    const { reading, spool } = readGroup(job, reader);
    const chunks = spool.chunks();
    port.on('message', () => {
      const next = chunks.next();
      if (next.done !== true) return say({ kind: 'chunk', ...next.value });
      spool.remove();
      say({ kind: 'end' });
      port.close();
    });
    say({ kind: 'read', reading });
  } finally {
    reader.close();
  }
}

try {
  read(workerData as ThreadJob);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', message, isDamage: error instanceof TableError });
  port.close();
}
