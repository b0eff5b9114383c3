/**
 * A file as a power cut may leave it. What was written before the last fsync is there. Of what
 * came after, every part may be there or not: the disk writes in any order, and cuts anywhere
 * between two sectors.
 */
import type { DiskRecord } from './recording.ts';

const SECTOR_BYTES = 512;

export type Change = Extract<DiskRecord, { kind: 'write' | 'truncate' }>;

/** A chance that is drawn for each whole change, or for each sector of it. */
export interface Fate {
  kept: number;
  bySector: boolean;
}

export class FileOnDisk {
  #durable: Buffer;
  #pending: Change[] = [];

  constructor(content: Buffer) {
    this.#durable = Buffer.from(content);
  }

  apply(change: Change): void {
    this.#pending.push(change);
  }

  /** An fsync returned: everything so far is on the disk. */
  sync(): void {
    this.#durable = layOut(this.#durable, this.#pending);
    this.#pending = [];
  }

  /** One of the many ways it may look after a power cut now. */
  afterPowerCut(fate: Fate, random: () => number): Buffer {
    const survivors = this.#pending.flatMap((change): Change[] => {
      if (change.kind === 'write' && fate.bySector) {
        return sectorsOf(change).filter(() => random() < fate.kept);
      }
      return random() < fate.kept ? [change] : [];
    });
    return layOut(this.#durable, survivors);
  }
}

/** The content after the changes, as a new buffer; a gap before what is written holds zeros. */
function layOut(content: Buffer, changes: readonly Change[]): Buffer {
  const endOf = (change: Change): number =>
    change.kind === 'write' ? change.at + change.data.length : change.size;
  const longest = changes.reduce((most, change) => Math.max(most, endOf(change)), content.length);
  const laidOut = Buffer.alloc(longest);
  content.copy(laidOut);
  let length = content.length;
  for (const change of changes) {
    if (change.kind === 'write') {
      change.data.copy(laidOut, change.at);
      length = Math.max(length, endOf(change));
    } else {
      laidOut.fill(0, change.size, Math.max(length, change.size));
      length = change.size;
    }
  }
  return laidOut.subarray(0, length);
}

/** A write cut where the sectors of the disk are cut. */
function sectorsOf({ file, at, data }: Extract<Change, { kind: 'write' }>): Change[] {
  const parts: Change[] = [];
  for (let from = 0; from < data.length;) {
    const to = Math.min(data.length, from + SECTOR_BYTES - ((at + from) % SECTOR_BYTES));
    parts.push({ kind: 'write', file, at: at + from, data: data.subarray(from, to) });
    from = to;
  }
  return parts;
}
