import { lengthLimits } from './field-types.ts';
import type { Place } from './table-error.ts';

export interface Field {
  /** Upper case, at most ten characters: longer names live in FoxPro's .dbc, not in the table. */
  name: string;
  type: string;
  /** From the start of the record, whose byte 0 is the deletion flag. */
  offset: number;
  length: number;
  decimals: number;
  isNullable: boolean;
  /** Bit of `_NullFlags` that is 1 where the value is null. */
  nullBit: number | null;
  /** Bit of `_NullFlags` that is 1 where a varchar's last byte holds its length. */
  lengthBit: number | null;
}

/** Where the list of fields begins, how long each entry is, and the byte that closes the list. */
export const FIELDS_AT = 32;
export const DESCRIPTOR = 32;
const TERMINATOR = 0x0d;

/**
 * Reads the list of fields. Throws `TableError` for a list without an end, two fields of one name,
 * and a type or length that FoxPro would not write.
 *
 *   0 name, closed by 0x00 · 11 type · 12 offset · 16 length · 17 decimals · 18 flags
 */
export function readFields(bytes: Buffer, isVisual: boolean, place: Place): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = FIELDS_AT; bytes[at] !== TERMINATOR; at += DESCRIPTOR) {
    if (at + DESCRIPTOR >= bytes.length) throw place.error('has a list of fields without an end.');
    const field = readField(bytes.subarray(at, at + DESCRIPTOR), offset, isVisual, place);
    if (fields.some((other) => other.name === field.name)) {
      throw place.error(`has two fields of the name ${field.name}.`);
    }
    fields.push(field);
    offset += field.length;
  }
  if (fields.length === 0) throw place.error('has no fields.');
  return fields;
}

function readField(bytes: Buffer, offset: number, isVisual: boolean, place: Place): Field {
  const name = (bytes.toString('latin1', 0, 11).split('\0', 1)[0] ?? '').toUpperCase();
  if (!/^[\u0021-\u007e\u00a1-\u00ff]{1,10}$/.test(name)) {
    throw place.error('has a field whose name is not readable.', name);
  }
  const type = bytes.toString('latin1', 11, 12);
  const length = bytes.readUInt8(16);
  const decimals = bytes.readUInt8(17);
  const limits = lengthLimits(type, isVisual);
  if (limits === null) throw place.error(`has a field ${name} of the unknown type`, type);
  if (length < limits[0] || length > limits[1]) {
    throw place.error(`has a field ${name} of type ${type} that is ${length} bytes long.`);
  }
  if ((type === 'N' || type === 'F') && decimals >= length) {
    throw place.error(`has a field ${name} with more decimals (${decimals}) than digits.`);
  }
  const flags = isVisual ? bytes.readUInt8(18) : 0;
  if (flags > 0x0f) throw place.error(`has a field ${name} with unknown flags 0x${hex(flags)}.`);
  // Other writers than Visual FoxPro leave a memory address or nothing here.
  const saidOffset = bytes.readUInt32LE(12);
  if (isVisual && saidOffset !== 0 && saidOffset !== offset) {
    throw place.error(`says field ${name} starts at ${saidOffset}, but it starts at ${offset}.`);
  }
  const isNullable = (flags & 0x02) !== 0 && type !== '0';
  return { name, type, offset, length, decimals, isNullable, nullBit: null, lengthBit: null };
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
