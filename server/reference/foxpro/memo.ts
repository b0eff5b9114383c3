import type { Bytes } from './file-window.ts';
import { isPadding, MAX_PADDING } from './padding.ts';
import { Stretches } from './stretches.ts';
import { raise, TableError, type Complain, type Place } from './table-error.ts';

export interface MemoSummary {
  file: string;
  bytes: number;
  blockSize: number;
  memos: number;
  longestBytes: number;
}

/**
 * The memo file beside a table. Three formats, each a header and then blocks of equal size; a
 * pointer is the number of a memo's first block, 0 for none.
 *
 *   fpt   header 512: next free block (BE), block size at 6 (BE) · block: kind (BE), length (BE), text
 *   dbt4  header 512: next free block (LE), block size at 20 (LE) · block: FF FF 08 00, length incl. these 8 (LE), text
 *   dbt3  header 512: next free block (LE) · blocks of 512: text up to 0x1A
 *
 * Two records never share a block, so memos that overlap show a pointer or a length gone astray.
 * What cannot be seen: a pointer set to 0, or one that leads to a memo no record uses any more,
 * and a length made shorter.
 *
 * Reading stops as soon as the memos together are longer than the file: pointers that all lead
 * to one large memo would otherwise cost its length once per record.
 */
export class MemoFile {
  private readonly stretches = new Stretches();
  private claimedBytes = 0;
  private readonly blockSize: number;
  private readonly nextFree: number;

  constructor(
    private readonly format: 'fpt' | 'dbt3' | 'dbt4',
    private readonly bytes: Bytes,
    private readonly name: string,
  ) {
    if (bytes.length < HEADER) {
      throw new TableError(`is only ${bytes.length} bytes long, too short for memos.`, {
        file: name,
      });
    }
    const header = bytes.subarray(0, HEADER);
    this.nextFree = format === 'fpt' ? header.readUInt32BE(0) : header.readUInt32LE(0);
    this.blockSize = readBlockSize(format, header);
    if (this.blockSize === 0) throw new TableError('says its blocks are empty.', { file: name });
    this.checkLength();
  }

  /**
   * The next free block is where the file ends, filled up or not. dBASE IV alone may fill gaps
   * first. Some writers fill the last disk sector.
   */
  private checkLength(): void {
    if (this.format === 'dbt4') return;
    const { length } = this.bytes;
    const most = this.nextFree * this.blockSize;
    const isInLastBlock = length > most - this.blockSize && length <= most + MAX_PADDING;
    if (isInLastBlock || length === HEADER) return;
    throw new TableError(`is ${length} bytes long, but says it ends at ${most}.`, {
      file: this.name,
    });
  }

  /** The bytes of a memo; undefined for pointer 0. Throws `TableError`. */
  read(pointer: number, isText: boolean, place: Place): Buffer | undefined {
    if (pointer === 0) return undefined;
    const start = pointer * this.blockSize;
    if (start < HEADER || pointer >= this.nextFree || start + 8 > this.bytes.length) {
      throw place.error(`points outside of ${this.name}.`, String(pointer));
    }
    const { from, to, end } = this.extent(start, isText, pointer, place);
    if (from > to || end > this.bytes.length) {
      throw place.error(`points to a memo that ${this.name} is too short for.`, String(pointer));
    }
    if (this.claimedBytes > this.bytes.length) {
      throw place.error(`points to a memo, but all of ${this.name} is taken.`, String(pointer));
    }
    this.stretches.add(start, end, place.row, place.field);
    this.claimedBytes += end - start;
    if (this.claimedBytes > this.bytes.length) this.checkOverlaps(place);
    const text = this.bytes.subarray(from, to);
    return this.format === 'fpt' ? text : withoutSoftReturns(text);
  }

  /** How many memos were read, and of how many bytes the longest was. */
  get summary(): MemoSummary {
    const { name, blockSize } = this;
    const { count, longest } = this.stretches;
    return { file: name, bytes: this.bytes.length, blockSize, memos: count, longestBytes: longest };
  }

  /** Call when every record is read. */
  checkWhole(place: Place, complain = raise): void {
    this.checkOverlaps(place, complain);
    this.checkPadding(complain);
  }

  /**
   * A used block behind the end shows that one was put in before it: those behind that moved, and
   * pointers that find a memo find another row's.
   */
  private checkPadding(complain: Complain): void {
    if (this.format === 'dbt4') return;
    const end = Math.max(this.nextFree * this.blockSize, HEADER);
    if (this.bytes.length <= end) return;
    if (this.bytes.subarray(end, this.bytes.length).every(isPadding)) return;
    const sentence = `says it ends at ${end}, but more than padding follows.`;
    complain(new TableError(sentence, { file: this.name }));
  }

  private checkOverlaps(place: Place, complain = raise): void {
    const overlap = this.stretches.findOverlap();
    if (overlap === undefined) return;
    const { row, field, before } = overlap;
    place.row = row;
    place.field = field;
    complain(place.error(`shares its memo with field ${before.field} of row ${before.row}.`));
  }

  private extent(start: number, isText: boolean, pointer: number, place: Place) {
    const { bytes, format } = this;
    if (format === 'dbt3') {
      const to = bytes.indexOf(0x1a, start);
      const found = to === -1 ? bytes.length + 1 : to;
      // Every memo ends in its last block, and there the next one begins.
      if (start > HEADER && !bytes.subarray(start - HEADER, start).includes(0x1a)) {
        throw place.error(`points into the middle of a memo of ${this.name}.`, String(pointer));
      }
      return { from: start, to: found, end: found };
    }
    const block = bytes.subarray(start, start + 8);
    const kind = block.readUInt32BE(0);
    const isKnown = format === 'dbt4' ? kind === DBT4_MARK : isText ? kind === 1 : kind <= 2;
    if (!isKnown) {
      throw place.error(`points to something in ${this.name} that is no memo.`, String(pointer));
    }
    const from = start + 8;
    const end = format === 'fpt' ? from + block.readUInt32BE(4) : start + block.readUInt32LE(4);
    return { from, to: end, end };
  }
}

/** dBASE wraps long lines of a memo by itself with 0x8D 0x0A, which nobody typed. */
function withoutSoftReturns(text: Buffer): Buffer {
  if (!text.includes(SOFT_RETURN)) return text;
  return Buffer.from(text.toString('latin1').replaceAll('\u008d\n', ' '), 'latin1');
}

const SOFT_RETURN = Buffer.of(0x8d, 0x0a);
const HEADER = 512;
const DBT4_MARK = 0xffff0800;

function readBlockSize(format: 'fpt' | 'dbt3' | 'dbt4', bytes: Buffer): number {
  if (format === 'dbt3') return 512;
  // dBASE IV leaves 0 here for its usual 512.
  return format === 'fpt' ? bytes.readUInt16BE(6) : bytes.readUInt16LE(20) || 512;
}
