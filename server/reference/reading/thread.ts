/**
 * The reading thread's entry: reads one group, says what it is and where in the spool lies what is
 * to be staged, and ends. So its memory is free again before the writer needs its own.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '#server/db/open.ts';
import { giveWay } from '#server/workers/give-way.ts';
import { readGroup, type GroupJob, type Reading } from './read-group.ts';

export interface ThreadJob extends GroupJob {
  databasePath: string;
}

export type FromReading = { kind: 'read'; reading: Reading } | { kind: 'failed'; message: string };

if (!parentPort) throw new Error('The ERP is read in a thread of its own');
const port = parentPort;

function read(job: ThreadJob): FromReading {
  const reader = openReader(job.databasePath);
  try {
    return { kind: 'read', reading: readGroup(job, reader) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  } finally {
    reader.close();
  }
}

giveWay();
port.postMessage(read(workerData as ThreadJob));
