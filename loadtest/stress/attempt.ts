/** One operation as a tablet does it: sent, and sent again under its key while the server is busy. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, HttpClient, Sending } from '../http-client.ts';

export interface Attempt {
  /** The answer that settled it; undefined when it failed for good. */
  answer: Answer | undefined;
  /** How often the server was busy first. */
  busy: number;
  /** Why it failed for good, in words. */
  failure: string | undefined;
  /** From the first sending to the last byte of the last answer, ms. */
  ms: number;
}

const MOST_TRIES = 100;
const GIVE_UP_AFTER_MS = 180_000;
const LONGEST_WAIT_MS = 5000;

interface ProblemBody {
  code?: string;
  detail?: string;
  retryable?: boolean;
}

export const problemOf = ({ body }: Answer): ProblemBody => body ?? {};

function describe({ method, path }: Sending, answer: Answer): string {
  const { code, detail } = problemOf(answer);
  return `${method} ${path.replace(/[0-9a-f-]{36}/, '…')}: ${answer.status} ${code ?? ''} ${detail ?? ''}`.trim();
}

/** Waits as long as the server asked for, and a little by chance, so that not all come together. */
function waitOf({ headers }: Answer, random: () => number): number {
  const seconds = Number(headers['retry-after'] ?? 1);
  const asked = Number.isFinite(seconds) ? seconds * 1000 : 1000;
  return Math.min(asked, LONGEST_WAIT_MS) * (0.75 + random() / 2);
}

/** Sends until the expected status comes, anything but "busy" comes, or patience ends. */
export async function attempt(
  client: HttpClient,
  sending: Sending,
  expected: number,
  random: () => number = Math.random,
): Promise<Attempt> {
  const started = performance.now();
  const took = (): number => performance.now() - started;
  let busy = 0;
  for (;;) {
    let answer: Answer;
    try {
      answer = await client.send(sending);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const failure = `${sending.method} ${sending.path}: ${reason}`;
      return { answer: undefined, busy, failure, ms: took() };
    }
    if (answer.status === expected) return { answer, busy, failure: undefined, ms: took() };
    const isBusy = answer.status === 503 && problemOf(answer).retryable === true;
    if (!isBusy) return { answer: undefined, busy, failure: describe(sending, answer), ms: took() };
    busy += 1;
    if (busy >= MOST_TRIES || took() > GIVE_UP_AFTER_MS) {
      const failure = `${describe(sending, answer)} (still busy after ${busy} tries)`;
      return { answer: undefined, busy, failure, ms: took() };
    }
    await sleep(waitOf(answer, random));
  }
}
