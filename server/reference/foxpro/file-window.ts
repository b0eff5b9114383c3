import { closeSync, fstatSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { changedMeanwhile, openFile, unreadable } from './file-bytes.ts';

/** What of a file is looked at: a buffer, or a window that moves over a file too large to hold. */
export interface Bytes {
  readonly length: number;
  /** Valid until the next call. */
  subarray(from: number, to: number): Buffer;
  /** -1 where that byte does not come any more. */
  indexOf(byte: number, from: number): number;
}

const WINDOW_BYTES = 1024 * 1024;

/**
 * A file read as somebody goes over it, mostly forwards, a megabyte at a time. It must stay the
 * same from the first look to the last. Throws `TableError`.
 */
export class FileWindow implements Bytes {
  readonly length: number;
  private readonly handle: number;
  private readonly name: string;
  private readonly mtimeMs: number;
  private content = Buffer.alloc(0);
  private start = 0;

  constructor(path: string, maxBytes: number) {
    this.name = basename(path);
    const { handle, stat } = openFile(path, maxBytes);
    this.handle = handle;
    this.length = stat.size;
    this.mtimeMs = stat.mtimeMs;
  }

  subarray(from: number, to: number): Buffer {
    const end = Math.min(to, this.length);
    if (from < this.start || end > this.start + this.content.length) this.load(from, end);
    return this.content.subarray(from - this.start, Math.max(from, end) - this.start);
  }

  indexOf(byte: number, from: number): number {
    for (let at = from; at < this.length; at += WINDOW_BYTES) {
      const found = this.subarray(at, at + WINDOW_BYTES).indexOf(byte);
      if (found !== -1) return at + found;
    }
    return -1;
  }

  /** Call after the last look. Throws `TableError` when it was written to meanwhile. */
  requireUnchanged(): void {
    const { size, mtimeMs } = fstatSync(this.handle);
    if (size !== this.length || mtimeMs !== this.mtimeMs) throw changedMeanwhile(this.name);
  }

  close(): void {
    closeSync(this.handle);
  }

  private load(from: number, to: number): void {
    const wanted = Math.min(Math.max(to - from, WINDOW_BYTES), Math.max(this.length - from, 0));
    // Memory of its own: what was given out before may still be looked at.
    const content = Buffer.allocUnsafeSlow(wanted);
    let done = 0;
    try {
      for (let read = 1; done < wanted && read > 0; done += read) {
        read = readSync(this.handle, content, done, wanted - done, from + done);
      }
    } catch (error) {
      throw unreadable(this.name, error);
    }
    if (done < wanted) throw changedMeanwhile(this.name);
    this.content = content;
    this.start = from;
  }
}
