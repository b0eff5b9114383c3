/** One long question to a thread of its own: it answers once, within bounds of memory and time. */
import { Worker } from 'node:worker_threads';

interface Question {
  /** The built thread. */
  file: string;
  name: string;
  /** What the thread finds as its `workerData`. */
  job: unknown;
  heapMb: number;
  /** Milliseconds after which it is given up. */
  longestMs: number;
}

/** Why there is no answer: what the thread threw, too much time, or it ended without a word. */
export type NoAnswer = Error | 'late' | 'ended';

/** @throws what `failure` makes of it when there is no answer */
export async function askThread<Answer>(
  { file, name, job, heapMb, longestMs }: Question,
  failure: (why: NoAnswer) => Error,
): Promise<Answer> {
  const worker = new Worker(file, {
    workerData: job,
    name,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
  });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const giveUp = (why: NoAnswer): void => reject(failure(why));
      worker.on('message', resolve);
      worker.on('error', giveUp);
      worker.on('exit', () => giveUp('ended'));
      limit = setTimeout(() => giveUp('late'), longestMs);
    });
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}
