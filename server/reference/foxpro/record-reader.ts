import type { Encoding } from './code-page.ts';
import { isMemoType, VISUAL_VERSIONS } from './field-types.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import type { MemoFile } from './memo.ts';
import { checkSpareBits, isFlagSet } from './null-flags.ts';
import { raise, TableError, type Complain, type Place } from './table-error.ts';
import { decodeValue, isOverflow, textAt, type Value } from './values.ts';

export interface Row {
  /** 1-based record number, deleted records counted, as `GO 12` in FoxPro. */
  number: number;
  values: Record<string, Value>;
}

const LIVE = 0x20;
const DELETED = 0x2a;

/** Turns the records of one table into rows, keeping only the columns somebody wants. */
export class RecordReader {
  constructor(
    private readonly header: Header,
    private readonly kept: ReadonlySet<string>,
    private readonly encoding: Encoding,
    private readonly memo: MemoFile | undefined,
    private readonly place: Place,
    private readonly complain: Complain = raise,
  ) {}

  /** Undefined for a deleted record, whose fields nobody looks at. Throws `TableError`. */
  read(number: number, record: Buffer): Row | undefined {
    const { header, place } = this;
    place.row = number;
    place.field = null;
    const mark = record[0];
    if (mark === DELETED) return undefined;
    if (mark !== LIVE) {
      this.complain(
        place.error('starts with a byte that marks neither a live nor a deleted record.'),
      );
    }
    checkSpareBits(record, header.nullFlags, place, this.complain);
    const values: Record<string, Value> = {};
    for (const field of header.fields) {
      place.field = field.name;
      const isKept = this.kept.has(field.name);
      try {
        const value = this.value(field, record, isKept);
        if (isKept) values[field.name] = value;
      } catch (error) {
        if (!(error instanceof TableError)) throw error;
        this.complain(error);
      }
    }
    return { number, values };
  }

  private value(field: Field, record: Buffer, isKept: boolean): Value {
    const bytes = record.subarray(field.offset, field.offset + field.length);
    if (isFlagSet(record, this.header.nullFlags, field.nullBit)) return null;
    if (isMemoType(field.type)) return this.memoText(field, bytes, isKept);
    const used = field.lengthBit === null ? bytes : this.varcharBytes(field, record, bytes);
    if (!isKept && ('CVQ'.includes(field.type) || isOverflow(bytes))) return null;
    return decodeValue(field, used, this.encoding, this.place);
  }

  private varcharBytes(field: Field, record: Buffer, bytes: Buffer): Buffer {
    if (!isFlagSet(record, this.header.nullFlags, field.lengthBit)) return bytes;
    const length = bytes.readUInt8(field.length - 1);
    if (length >= field.length) {
      throw this.place.error(`says it is ${length} bytes long, its column has ${field.length}.`);
    }
    return bytes.subarray(0, length);
  }

  private memoText(field: Field, bytes: Buffer, isKept: boolean): string {
    const isText = field.type === 'M' && isKept;
    const memo = this.memo?.read(this.pointer(bytes), isText, this.place);
    return memo === undefined || !isText ? '' : textAt(memo, this.encoding, this.place);
  }

  /** Four bytes in Visual FoxPro, ten digits or blanks before it. */
  private pointer(bytes: Buffer): number {
    if (VISUAL_VERSIONS.includes(this.header.version)) return bytes.readUInt32LE(0);
    const text = bytes.toString('latin1').trim();
    if (!/^\d*$/.test(text)) throw this.place.error('is no pointer to a memo.', text);
    return Number(text);
  }
}
