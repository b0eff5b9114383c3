/**
 * A file on its way from a worker to whoever asked for it. Each chunk is made when it is asked
 * for, and between two of them the worker does what others want: so a file of any size holds up
 * nobody, and one that nobody reads costs nothing. A few are asked for ahead, so that neither end
 * waits for the other while both have work.
 */
import { setImmediate } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';

const CHUNKS_AHEAD = 4;
/** A reader that is silent for so long has gone without saying so. */
const SILENT_MS = 60_000;
/** A file pins the moment it is read from: after so long it is given up. */
const LONGEST_MS = 10 * 60_000;

const MORE = 'more';
/** Null is the end. */
type Chunk = Uint8Array | null;

/** Tells before each chunk whether it is wanted: false when the reader has gone. */
function demandOf(port: MessagePort): () => Promise<boolean> {
  let asked = 0;
  let isGone = false;
  let wake = (): void => undefined;
  port.on('message', () => {
    asked += 1;
    wake();
  });
  port.on('close', () => {
    isGone = true;
    wake();
  });
  const awaitDemand = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, SILENT_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return async () => {
    await setImmediate();
    if (asked === 0 && !isGone) await awaitDemand();
    if (asked === 0 || isGone) return false;
    asked -= 1;
    return true;
  };
}

/** The worker's end: resolves when everything is sent or nobody wants more. */
export async function sendChunks(port: MessagePort, chunks: Generator<Uint8Array>): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  const isWanted = demandOf(port);
  try {
    while (await isWanted()) {
      if (performance.now() > until) {
        throw new Error('It was not read within ten minutes. Ask for a shorter range.');
      }
      const next = chunks.next();
      port.postMessage((next.done === true ? null : next.value) satisfies Chunk);
      if (next.done === true) return;
    }
  } finally {
    chunks.return(undefined);
    port.close();
  }
}

/** Chunks as they arrive. @throws what `sent` rejects with, or Error when it was given up */
function chunksOf(port: MessagePort, sent: Promise<unknown>): () => Promise<Chunk> {
  const arrived: Chunk[] = [];
  let isClosed = false;
  let wake = (): void => undefined;
  port.on('message', (chunk: Chunk) => {
    arrived.push(chunk);
    wake();
  });
  port.on('close', () => {
    isClosed = true;
    wake();
  });
  // That it is sent may be known before its last chunks are here, so only a failure counts.
  const failed = new Promise<never>((_resolve, reject) => void sent.catch(reject));
  failed.catch(() => undefined);
  for (let ahead = 0; ahead < CHUNKS_AHEAD; ahead += 1) port.postMessage(MORE);
  return async () => {
    port.postMessage(MORE);
    for (;;) {
      const chunk = arrived.shift();
      if (chunk !== undefined) return chunk;
      if (isClosed) {
        await sent;
        throw new Error('It was given up, because nobody read it.');
      }
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), failed]);
    }
  };
}

/**
 * The reader's end, once the first chunk is there: whatever is wrong with the question is said
 * before anything is answered.
 * @param sent resolves when the worker has done its part, rejects when it failed
 * @param onBroken told when it fails later, when the reader only sees that there is no more
 * @throws what `sent` rejects with
 */
export async function receiveChunks(
  port: MessagePort,
  sent: Promise<unknown>,
  onBroken: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const nextChunk = chunksOf(port, sent);
  let first: Promise<Chunk> | undefined = nextChunk();
  try {
    await first;
  } catch (error) {
    port.close();
    throw error;
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const chunk = await (first ?? nextChunk());
        first = undefined;
        if (chunk !== null) return controller.enqueue(chunk);
        controller.close();
      } catch (error) {
        onBroken(error);
        controller.error(error);
      }
      port.close();
    },
    cancel: () => port.close(),
  });
}
