/** The thread that makes files: several at once, each as fast as it is read. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ExportJob } from '#server/exports/file-of.ts';
import type { SummaryJob } from '#server/exports/weekly/weekly-file.ts';
import { receiveChunks } from './chunk-port.ts';
import type { ExportTask } from './exports.ts';
import { tooMany } from './pools.ts';
import { readAnswer, type ThreadAnswer } from './thread-answer.ts';

const MOST_EXPORTS = 4;

export interface Exports {
  /**
   * A file, made as fast as it is read.
   * @param onBroken told when it fails after the first byte, when no answer can say so any more
   * @throws AppError as the report says, or `busy` when too many are under way
   */
  send(job: ExportJob, onBroken: (error: unknown) => void): Promise<ReadableStream<Uint8Array>>;
  /**
   * Writes a weekly summary.
   * @returns its length in bytes
   * @throws Error of the file system
   */
  writeSummary(job: SummaryJob): Promise<number>;
  close(): Promise<void>;
}

export function openExports(file: string, databasePath: string): Exports {
  const pool = new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: MOST_EXPORTS,
    idleTimeout: 60_000,
    workerData: { databasePath },
  });
  let underWay = 0;
  async function run(task: ExportTask | SummaryJob, transferList: MessagePort[] = []) {
    underWay += 1;
    try {
      return readAnswer((await pool.run(task, { transferList })) as ThreadAnswer);
    } finally {
      underWay -= 1;
    }
  }
  return {
    async send(job, onBroken) {
      if (underWay >= MOST_EXPORTS) throw tooMany('exports');
      const { port1, port2 } = new MessageChannel();
      return receiveChunks(port1, run({ ...job, port: port2 }, [port2]), onBroken);
    },
    writeSummary: (job) => run(job) as Promise<number>,
    close: () => pool.destroy(),
  };
}
