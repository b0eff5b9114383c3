/**
 * What was read and is to be staged, on disk, in chunks: a group is read whole before any of it is
 * staged, and half a million orders are too many to hold. One line of JSON to a chunk.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

export class Spool<Chunk> {
  private readonly handle: number;
  private readonly lengths: number[] = [];
  private bytes = 0;

  /** Makes the file anew. */
  constructor(private readonly path: string) {
    this.handle = openSync(path, 'w+', 0o600);
  }

  add(chunk: Chunk): void {
    const line = Buffer.from(JSON.stringify(chunk));
    for (let done = 0; done < line.length;) {
      done += writeSync(this.handle, line, done, line.length - done, this.bytes + done);
    }
    this.lengths.push(line.length);
    this.bytes += line.length;
  }

  /** Chunks in the order in which they were added, each with what tells it from any other. */
  *chunks(): Generator<{ chunk: Chunk; digest: string }> {
    let at = 0;
    for (const length of this.lengths) {
      const line = Buffer.allocUnsafe(length);
      for (let done = 0; done < length;) {
        const read = readSync(this.handle, line, done, length - done, at + done);
        if (read === 0) throw new Error(`${this.path} is shorter than what was written to it`);
        done += read;
      }
      at += length;
      const digest = createHash('sha256').update(line).digest('hex');
      yield { chunk: JSON.parse(line.toString('utf8')) as Chunk, digest };
    }
  }

  remove(): void {
    closeSync(this.handle);
    rmSync(this.path, { force: true });
  }
}
