/** Saves what was heard of the tablets: now and then, and when the server stops. */
import type { Logger } from 'pino';
import { systemEnvelope } from '#server/http/envelope.ts';
import type { Writer } from '#server/writer/writer.ts';
import type { Heartbeats, SavedBeat } from './heartbeats.ts';

/** A command is a line in a log that is kept for ever, so there are at most six an hour. */
const SAVE_EVERY_MS = 10 * 60_000;
/** Taps come first: no transaction may take long. */
const MOST_AT_ONCE = 500;

function* chunks(beats: readonly SavedBeat[]): Generator<SavedBeat[]> {
  for (let from = 0; from < beats.length; from += MOST_AT_ONCE) {
    yield beats.slice(from, from + MOST_AT_ONCE);
  }
}

export async function saveHeartbeats(writer: Writer, heartbeats: Heartbeats): Promise<void> {
  const envelope = () => systemEnvelope('heartbeats');
  // All are sent before the first is answered: a server that stops takes no command later.
  await Promise.all(
    [...chunks(heartbeats.takeUnsaved())].map((beats) =>
      writer.execute('devices.saveBeats', envelope(), { beats }),
    ),
  );
}

/** @returns how to stop it: saves once more. */
export function keepHeartbeats(writer: Writer, heartbeats: Heartbeats, log: Logger): () => void {
  const save = (): void => {
    saveHeartbeats(writer, heartbeats).catch((error: unknown) => {
      // Whatever beats again is saved the next time.
      log.warn({ event: 'heartbeats_not_saved', reason: String(error) });
    });
  };
  const timer = setInterval(save, SAVE_EVERY_MS);
  return () => {
    clearInterval(timer);
    save();
  };
}
