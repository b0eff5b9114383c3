/** The pools, apart from each other: no report ever delays a sign-in or a search. */
import { Piscina } from 'piscina';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { AppError } from '#server/app-error.ts';
import type { OrderSearch } from '#server/orders/search.queries.ts';
import { peppered } from './pepper.ts';
import type { PasswordJob } from './passwords.ts';
import type { ReportJob } from './reports.ts';
import { readAnswer, type ThreadAnswer } from './thread-answer.ts';

const PASSWORD_THREADS = 2;
/** About ten seconds of sign-ins on a slow machine; whoever comes later is told to try again. */
const MOST_SIGN_INS = 250;
/** The table and its pictures are asked for together. */
const REPORT_THREADS = 2;
const MOST_WAITING_REPORTS = 50;
const MOST_WAITING_SEARCHES = 1000;
/** Else Piscina puts a job that finds no free thread behind everybody who came later. */
const IN_TURN = { stricterFIFO: true } as const;
/** A bcrypt hash (cost 10) of nothing anybody can type, compared where nobody was found. */
const NOBODY = '$2b$10$cGtFkq/vwSVt7X8tFvrwl.tkU4l.EhFTgHR2uZj8WOXF3uocPyphq';

export interface Passwords {
  /**
   * Lets a sign-in begin, or refuses it before it costs anything: a try that is counted and then
   * finds no room would lock people out who did nothing wrong.
   * @throws AppError `busy` when too many are on their way.
   */
  admit<Result>(signIn: () => Promise<Result>): Promise<Result>;
  /** Hashes a PIN or password. */
  hash(secret: string): Promise<string>;
  /** Whether the secret is the one; takes as long when there is no hash to compare with. */
  verify(secret: string, hash: string | null): Promise<boolean>;
  close(): Promise<void>;
}

/** What is refused so may be tried again in a moment. */
export const tooMany = (what: string): AppError =>
  new AppError('busy', `Too many ${what} at once. Try again in a moment.`, { retryAfterMs: 2000 });

export function openPasswords(file: string, pepper: Buffer): Passwords {
  const pool = new Piscina({
    filename: file,
    minThreads: 1,
    maxThreads: PASSWORD_THREADS,
    idleTimeout: 60_000,
    ...IN_TURN,
  });
  const run = (job: PasswordJob): Promise<unknown> => pool.run(job);
  let admitted = 0;
  return {
    async admit(signIn) {
      if (admitted >= MOST_SIGN_INS) throw tooMany('sign-ins');
      admitted += 1;
      try {
        return await signIn();
      } finally {
        admitted -= 1;
      }
    },
    async hash(secret) {
      return (await run({ kind: 'hash', secret: peppered(pepper, secret) })) as string;
    },
    async verify(secret, hash) {
      const job = {
        kind: 'verify',
        secret: peppered(pepper, secret),
        hash: hash ?? NOBODY,
      } as const;
      const isSame = (await run(job)) as boolean;
      return isSame && hash !== null;
    },
    close: () => pool.destroy(),
  };
}

export interface Reports {
  /** @throws AppError as the report says, or `busy` when too many wait. */
  run<Answer>(job: ReportJob): Promise<Answer>;
  close(): Promise<void>;
}

export function openReports(file: string, databasePath: string): Reports {
  const pool = new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: REPORT_THREADS,
    idleTimeout: 60_000,
    ...IN_TURN,
    workerData: { databasePath },
  });
  return {
    async run<Answer>(job: ReportJob) {
      if (pool.queueSize >= MOST_WAITING_REPORTS) throw tooMany('reports');
      return readAnswer((await pool.run(job)) as ThreadAnswer) as Answer;
    },
    close: () => pool.destroy(),
  };
}

export interface Searches {
  /** @throws AppError `busy` when too many wait. */
  run(search: OrderSearch): Promise<OrderSummary[]>;
  close(): Promise<void>;
}

/** One thread that is always there: somebody at a tablet waits for each letter. */
export function openSearches(file: string, databasePath: string): Searches {
  const pool = new Piscina({
    filename: file,
    minThreads: 1,
    maxThreads: 1,
    ...IN_TURN,
    workerData: { databasePath },
  });
  return {
    async run(search) {
      if (pool.queueSize >= MOST_WAITING_SEARCHES) throw tooMany('searches');
      return (await pool.run(search)) as OrderSummary[];
    },
    close: () => pool.destroy(),
  };
}
