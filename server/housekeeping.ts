/** What the server does by itself beside answering: by the hour and by the day. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { HeadNotes } from './audit/noted-head.ts';
import type { Reader } from './db/statements.ts';
import { systemEnvelope } from './http/envelope.ts';
import { readHead } from './writer/verify-chain.ts';
import type { Writer } from './writer/writer.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Taps come first: between two steps the writer is theirs. */
const PAUSE_MS = 50;

/** Blanks the stored answers that are old enough, a few rows at a time. */
export async function expireAnswers(writer: Writer, log: Logger): Promise<void> {
  let blanked = 0;
  for (let more = true; more;) {
    const { answer } = await writer.execute(
      'settings.expireAnswers',
      systemEnvelope('housekeeping'),
      {},
    );
    blanked += answer.blanked;
    more = answer.more;
    if (more) await sleep(PAUSE_MS);
  }
  log.info({ event: 'answers_expired', blanked });
}

/** Merges the search index, a few pages at a time. */
export async function tidySearch(writer: Writer, log: Logger): Promise<void> {
  let steps = 0;
  for (let more = true; more; steps += 1) {
    const input = { isFirst: steps === 0 };
    more = (await writer.execute('orders.tidySearch', systemEnvelope('housekeeping'), input)).answer
      .more;
    if (more) await sleep(PAUSE_MS);
  }
  log.info({ event: 'search_tidied', steps });
}

interface House {
  writer: Writer;
  reader: Reader;
  log: Logger;
  headNotes: HeadNotes;
  /** Wall clock, UTC ms. */
  clock: () => number;
}

/** @returns how to stop it. */
export function keepHouse({ writer, reader, log, headNotes, clock }: House): () => void {
  // A tail cut off the log shows against a head that was written down elsewhere.
  const logHead = (): void => {
    const head = readHead(reader);
    headNotes.note(head, clock());
    log.info({ event: 'audit_head', ...head });
  };
  const tidy = (): void => {
    expireAnswers(writer, log)
      .then(() => tidySearch(writer, log))
      .catch((error: unknown) => {
        log.warn({ event: 'housekeeping_failed', reason: String(error) });
      });
  };
  logHead();
  // The first time an hour after the start: a server that is restarted daily tidies up, too.
  const first = setTimeout(tidy, HOUR_MS);
  const timers = [setInterval(logHead, HOUR_MS), setInterval(tidy, DAY_MS)];
  return () => {
    clearTimeout(first);
    timers.forEach((timer) => clearInterval(timer));
  };
}
