/** The threads that read the log: one may verify the chain while the other answers pages. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { AuditEntry, AuditPage } from '#schema/contract/audit.ts';
import type { Selection } from '#server/audit/selection.ts';
import type { Head } from '#server/writer/verify-chain.ts';
import type { AuditJob, Verified } from './audit.ts';
import { tooMany } from './pools.ts';
import { readAnswer, type ThreadAnswer } from './thread-answer.ts';

const THREADS = 2;
const MOST_WAITING = 50;

export interface AuditReader {
  /** @throws AppError as `auditPage` says, or `busy` when too many wait */
  page(selection: Selection, limit: number, cursor: string | undefined): Promise<AuditPage>;
  /** Null when there is no such line. */
  entry(seq: number): Promise<AuditEntry | null>;
  /** @param onProgress told how many rows were found whole so far */
  verify(known: Head | null, onProgress: (rows: number) => void): Promise<Verified>;
  close(): Promise<void>;
}

/** @param secret of the chain of the log */
export function openAuditReader(file: string, databasePath: string, secret: Buffer): AuditReader {
  const pool = new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 60_000,
    stricterFIFO: true,
    workerData: { databasePath, secret },
  });
  async function run<Answer>(job: AuditJob, transferList: MessagePort[] = []): Promise<Answer> {
    if (pool.queueSize >= MOST_WAITING) throw tooMany('pages of the audit');
    return readAnswer((await pool.run(job, { transferList })) as ThreadAnswer) as Answer;
  }
  /** Gives up the verification that runs, and resolves once it has ended. */
  let giveUp = (): Promise<unknown> => Promise.resolve();
  return {
    page: (selection, limit, cursor) => run({ kind: 'page', selection, limit, cursor }),
    entry: (seq) => run({ kind: 'entry', seq }),
    async verify(known, onProgress) {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', onProgress);
      const verified = run<Verified>({ kind: 'verify', known, port: port2 }, [port2]);
      giveUp = () => {
        port1.close();
        return verified.catch(() => undefined);
      };
      try {
        return await verified;
      } finally {
        port1.close();
      }
    },
    async close() {
      // Piscina takes it amiss when a thread answers that it has just ended.
      await giveUp();
      await pool.destroy();
    },
  };
}
