/**
 * Goes on with whatever is not re-costed yet, the oldest first, one batch after the other. What a
 * job needs to go on stands in its row, so after a crash it simply does; jobs that a script began
 * are found the same way.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Reader } from '#server/db/statements.ts';
import { systemEnvelope } from '#server/http/envelope.ts';
import type { Writer } from '#server/writer/writer.ts';
import { listRunningRecosts } from './recost.queries.ts';

const LOOK_EVERY_MS = 1000;
/** Taps come first: between two batches the writer is theirs. */
const PAUSE_MS = 50;
const RETRY_AFTER_MS = 30_000;

/** Goes through what is not done until it is, or until it is stopped. @returns whether all went well. */
export async function recostAll(
  writer: Writer,
  reader: Reader,
  log: Logger,
  stopped?: AbortSignal,
): Promise<boolean> {
  let isSound = true;
  for (const job of listRunningRecosts(reader)) {
    const ids = { recostId: job.id, userId: job.user_id };
    log.info({ event: 'recost_started', ...ids, done: job.done, total: job.total });
    try {
      const { isDone, done } = await recostOne(writer, job.id, stopped);
      if (isDone) log.info({ event: 'recost_finished', ...ids, done });
    } catch (error) {
      // Whoever stops is refused its next batch, and that is as it should be.
      if (!stopped?.aborted) log.error({ event: 'recost_failed', ...ids, reason: String(error) });
      isSound = false;
    }
    if (stopped?.aborted) break;
  }
  return isSound;
}

async function recostOne(writer: Writer, recostId: number, stopped: AbortSignal | undefined) {
  for (;;) {
    const envelope = systemEnvelope('recost');
    const { answer } = await writer.execute('costing.recostBatch', envelope, { recostId });
    if (answer.isDone || stopped?.aborted) return answer;
    await sleep(PAUSE_MS, undefined, { signal: stopped });
  }
}

/** @returns how to stop it: the batch that is being written is finished, the next not begun. */
export function keepRecosting(writer: Writer, reader: Reader, log: Logger): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const isSound = await recostAll(writer, reader, log, signal).catch((error: unknown) => {
        log.error({ event: 'recost_failed', reason: String(error) });
        return false;
      });
      const waitMs = isSound ? LOOK_EVERY_MS : RETRY_AFTER_MS;
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  };
  void run();
  return () => stop.abort();
}
