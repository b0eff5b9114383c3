/**
 * What was read and is to be staged, on disk, in chunks: a group is read whole before any of it is
 * staged, and half a million orders are too many to hold. A chunk is a line of JSON, and goes to
 * the writer as it is: whoever passes it on need not look into it.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Where a chunk lies in the spool, what it holds, and what tells it from any other. */
export interface SpooledChunk<Kind extends string> {
  kind: Kind;
  at: number;
  bytes: number;
  digest: string;
}

export class SpoolWriter<Kind extends string> {
  readonly chunks: SpooledChunk<Kind>[] = [];
  private readonly handle: number;
  private bytes = 0;

  /** Makes the file anew. */
  constructor(path: string) {
    this.handle = openSync(path, 'w', 0o600);
  }

  add(kind: Kind, rows: readonly unknown[]): void {
    const line = Buffer.from(JSON.stringify(rows));
    for (let done = 0; done < line.length;) {
      done += writeSync(this.handle, line, done, line.length - done, this.bytes + done);
    }
    const digest = createHash('sha256').update(line).digest('hex');
    this.chunks.push({ kind, at: this.bytes, bytes: line.length, digest });
    this.bytes += line.length;
  }

  close(): void {
    closeSync(this.handle);
  }
}

/** The chunks' rows, as JSON, in the order in which they were added. */
export async function* readSpool<Kind extends string>(
  path: string,
  chunks: readonly SpooledChunk<Kind>[],
): AsyncGenerator<SpooledChunk<Kind> & { rows: string }> {
  const handle = await open(path, 'r');
  try {
    for (const chunk of chunks) {
      const line = Buffer.allocUnsafe(chunk.bytes);
      for (let done = 0; done < line.length;) {
        const { bytesRead } = await handle.read(line, done, line.length - done, chunk.at + done);
        if (bytesRead === 0) throw new Error(`${path} is shorter than what was written to it`);
        done += bytesRead;
      }
      yield { ...chunk, rows: line.toString('utf8') };
    }
  } finally {
    await handle.close();
  }
}
