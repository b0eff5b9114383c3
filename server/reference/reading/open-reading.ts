/** The other end of the reading thread: within bounds of memory and time, and off everybody's way. */
import { rm } from 'node:fs/promises';
import { askThread, type NoAnswer } from '#server/workers/ask-thread.ts';
import type { ChunkKind, Reading } from './read-group.ts';
import { readSpool, type SpooledChunk } from './spool.ts';
import type { FromReading, ThreadJob } from './thread.ts';

/** Half a million orders with their lines take half of it. */
const MOST_HEAP_MB = 128;
/** Of a group, the hashing included: ten times what half a million orders take. */
const LONGEST_MS = 10 * 60_000;

/** The files could not be read; the message says which, where and why. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';
}

export interface OpenReading {
  reading: Reading;
  /** What is to be staged, chunk by chunk, the rows as JSON. */
  chunks(): AsyncGenerator<SpooledChunk<ChunkKind> & { rows: string }>;
  close(): Promise<void>;
}

function sentenceOf(why: NoAnswer): string {
  if (why === 'late') return `The files were not read within ${LONGEST_MS / 60_000} minutes.`;
  if (why === 'ended') return 'The reading of the files was ended.';
  if ('code' in why && why.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return `The files need more than ${MOST_HEAP_MB} MB of memory to be read; nothing was imported.`;
  }
  return why.message;
}

/** @throws ReadingError when the group is not to be believed, or is too much */
export async function openReading(file: string, job: ThreadJob): Promise<OpenReading> {
  const close = (): Promise<void> => rm(job.spoolPath, { force: true });
  try {
    const message = await askThread<FromReading>(
      { file, name: 'reference', job, heapMb: MOST_HEAP_MB, longestMs: LONGEST_MS },
      (why) => new ReadingError(sentenceOf(why)),
    );
    if (message.kind === 'failed') throw new ReadingError(message.message);
    const { reading } = message;
    return { reading, chunks: () => readSpool(job.spoolPath, reading.chunks), close };
  } catch (error) {
    await close();
    throw error;
  }
}
