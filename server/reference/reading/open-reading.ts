/** The other end of the reading thread: within bounds of memory and time, and off everybody's way. */
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Chunk, Reading } from './read-group.ts';
import type { FromReading, ThreadJob } from './thread.ts';

/** Half a million orders with their lines take some 90 MB of it. */
const MOST_HEAP_MB = 256;
/** Of a group, the hashing included: ten times what half a million orders take. */
const LONGEST_MS = 10 * 60_000;

/** The files could not be read; the message says which, where and why. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';
}

export interface OpenReading {
  reading: Reading;
  /** The next chunk and the digest that stands for it; undefined after the last. */
  next(): Promise<{ chunk: Chunk; digest: string } | undefined>;
  /** Ends it, wherever it is. */
  close(): Promise<void>;
}

function sentenceOf(error: Error): string {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return `The files need more than ${MOST_HEAP_MB} MB of memory to be read; nothing was imported.`;
  }
  return error.message;
}

/** @throws ReadingError when the group is not to be believed, or is too much */
export async function openReading(file: string, job: ThreadJob): Promise<OpenReading> {
  const worker = new Worker(file, {
    workerData: job,
    name: 'reference',
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: 16 },
  });
  let settle: { resolve: (message: FromReading) => void; reject: (error: Error) => void };
  const heard = (): Promise<FromReading> =>
    new Promise((resolve, reject) => (settle = { resolve, reject }));
  const first = heard();
  worker.on('message', (message: FromReading) => settle.resolve(message));
  worker.on('error', (error: Error) => settle.reject(new ReadingError(sentenceOf(error))));
  worker.on('exit', () => settle.reject(new ReadingError('The reading of the files was ended.')));
  const limit = setTimeout(() => {
    const minutes = LONGEST_MS / 60_000;
    settle.reject(new ReadingError(`The files were not read within ${minutes} minutes.`));
    void worker.terminate();
  }, LONGEST_MS);
  const close = async (): Promise<void> => {
    clearTimeout(limit);
    await worker.terminate();
    rmSync(job.spoolPath, { force: true });
  };
  const message = await first.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  clearTimeout(limit);
  if (message.kind !== 'read') {
    await close();
    throw new ReadingError(message.kind === 'failed' ? message.message : 'Nothing was read.');
  }
  return {
    reading: message.reading,
    async next() {
      const answer = heard();
      worker.postMessage('next');
      const said = await answer;
      if (said.kind === 'failed') throw new ReadingError(said.message);
      return said.kind === 'chunk' ? said : undefined;
    },
    close,
  };
}
