/** Test support: the bytes of one field of one record, for `writeTable`. */
import type { MemoWriter } from './write-memo.ts';

export interface FieldSpec {
  name: string;
  type: string;
  /** Needed for C, N, F, V and Q; the other types have their own. */
  length?: number;
  decimals?: number;
  nullable?: boolean;
}

/** A Buffer goes into the record as it is, whatever the field. */
export type Cell = string | number | boolean | null | Buffer;

export interface LaidField extends FieldSpec {
  offset: number;
  size: number;
}

/** Blank (zeros in binary types) for null; a memo's text goes to `memo` and its pointer is written. */
export function writeCell(
  field: LaidField,
  cell: Cell,
  isVisual: boolean,
  memo: MemoWriter,
): Buffer {
  if (Buffer.isBuffer(cell)) return cell;
  const { type, size } = field;
  const bytes = Buffer.alloc(size, 'CNFDL'.includes(type) ? ' ' : 0);
  if (type === 'M') {
    const pointer = memo.add(typeof cell === 'string' ? cell : '');
    if (isVisual) bytes.writeUInt32LE(pointer);
    else bytes.write((pointer === 0 ? '' : String(pointer)).padStart(10));
  } else if (cell !== null) {
    writeValue(bytes, field, cell);
  }
  return bytes;
}

function writeValue(bytes: Buffer, field: LaidField, cell: string | number | boolean): void {
  const text = String(cell);
  const number = Number(cell);
  switch (field.type) {
    case 'N':
    case 'F':
      bytes.write(number.toFixed(field.decimals ?? 0).padStart(field.size), 'latin1');
      break;
    case 'D':
      bytes.write(text.replaceAll('-', ''), 'latin1');
      break;
    case 'T':
      bytes.writeInt32LE(Math.floor(Date.parse(`${text}Z`) / 86_400_000) + 2_440_588, 0);
      bytes.writeInt32LE(Date.parse(`${text}Z`) % 86_400_000, 4);
      break;
    case 'L':
      bytes.write(cell === true ? 'T' : 'F');
      break;
    case 'I':
      bytes.writeInt32LE(number);
      break;
    case 'B':
      bytes.writeDoubleLE(number);
      break;
    case 'Y':
      bytes.writeBigInt64LE(BigInt(Math.round(number * 10_000)));
      break;
    default:
      bytes.write(text, 'latin1');
      if ('VQ'.includes(field.type) && text.length < field.size)
        bytes[field.size - 1] = text.length;
  }
}
