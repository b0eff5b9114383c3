/**
 * A file on its way from a worker to whoever asked for it. Each chunk is made when it is asked
 * for, and between two of them the worker does what others want: so a file of any size holds up
 * nobody, and one that nobody reads costs nothing.
 */
import type { MessagePort } from 'node:worker_threads';

/** A reader that is silent for so long has gone without saying so. */
const SILENT_MS = 60_000;
/** A file pins the moment it is read from: after so long it is given up. */
const LONGEST_MS = 10 * 60_000;

const MORE = 'more';
type Chunk = Uint8Array | null;

/** Whether another chunk is wanted; false when the reader has gone. */
function isWanted(port: MessagePort): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (wanted: boolean) => (): void => {
      clearTimeout(timer);
      port.off('message', onMore).off('close', onClose);
      resolve(wanted);
    };
    const [onMore, onClose] = [answer(true), answer(false)];
    const timer = setTimeout(onClose, SILENT_MS);
    port.once('message', onMore).once('close', onClose);
  });
}

/** The worker's end: resolves when everything is sent or nobody wants more. */
export async function sendChunks(port: MessagePort, chunks: Generator<Uint8Array>): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  try {
    while (await isWanted(port)) {
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
  const failed = sent.then((): Chunk => null);
  // It is heard at the next chunk; nobody may be waiting for one when it happens.
  failed.catch(() => undefined);
  const nextChunk = (): Promise<Chunk> => {
    const chunk = new Promise<Chunk>((resolve) => port.once('message', resolve));
    port.postMessage(MORE);
    return Promise.race([chunk, failed]);
  };
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
