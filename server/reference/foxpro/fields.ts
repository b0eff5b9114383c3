import { lengthLimits } from './field-types.ts';
import type { Complain, Place } from './table-error.ts';

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
/** Where in an entry the field's place in the record stands. */
const OFFSET = 12;
/** What the header's length, a number of two bytes, has room for. */
const MOST_FIELDS = 2046;

/**
 * Reads the list of fields. Throws `TableError` for a list without an end; complains of two fields
 * of one name, and of a type or length that FoxPro would not write.
 *
 *   0 name, closed by 0x00 · 11 type · 12 offset · 16 length · 17 decimals · 18 flags
 */
export function readFields(
  bytes: Buffer,
  isVisual: boolean,
  place: Place,
  complain: Complain,
): Field[] {
  const fields: Field[] = [];
  const saysOffsets = isVisual || bytes.readUInt32LE(FIELDS_AT + OFFSET) === 1;
  let offset = 1;
  for (let at = FIELDS_AT; bytes[at] !== TERMINATOR; at += DESCRIPTOR) {
    const hasEnd = at + DESCRIPTOR < bytes.length && fields.length < MOST_FIELDS;
    if (!hasEnd) throw place.error('has a list of fields without an end.');
    const descriptor = bytes.subarray(at, at + DESCRIPTOR);
    const field = readField(descriptor, offset, isVisual, place, complain);
    if (fields.some((other) => other.name === field.name)) {
      complain(place.error(`has two fields of the name ${field.name}.`));
    }
    if (saysOffsets) checkOffset(descriptor, field, place, complain);
    fields.push(field);
    offset += field.length;
  }
  if (fields.length === 0) throw place.error('has no fields.');
  return fields;
}

function readField(
  bytes: Buffer,
  offset: number,
  isVisual: boolean,
  place: Place,
  complain: Complain,
): Field {
  const name = (bytes.toString('latin1', 0, 11).split('\0', 1)[0] ?? '').toUpperCase();
  if (!/^[\u0021-\u007e\u00a1-\u00ff]{1,10}$/.test(name)) {
    complain(place.error('has a field whose name is not readable.', name));
  }
  const type = bytes.toString('latin1', 11, 12);
  const length = bytes.readUInt8(16);
  const decimals = bytes.readUInt8(17);
  const limits = lengthLimits(type, isVisual);
  if (limits === null) {
    complain(place.error(`has a field ${name} of the unknown type`, type));
  } else if (length < limits[0] || length > limits[1]) {
    complain(place.error(`has a field ${name} of type ${type} that is ${length} bytes long.`));
  }
  if ((type === 'N' || type === 'F') && decimals >= length) {
    complain(place.error(`has a field ${name} with more decimals (${decimals}) than digits.`));
  }
  const flags = isVisual ? bytes.readUInt8(18) : 0;
  if (flags > 0x0f)
    complain(place.error(`has a field ${name} with unknown flags 0x${hex(flags)}.`));
  if (isVisual && (type === '0') !== ((flags & 0x01) !== 0)) {
    complain(place.error(`has a field ${name} of type ${type} with flags 0x${hex(flags)}.`));
  }
  const isNullable = (flags & 0x02) !== 0 && type !== '0';
  return { name, type, offset, length, decimals, isNullable, nullBit: null, lengthBit: null };
}

/** dBASE leaves a memory address or nothing in the first entry, and then nobody knows of the rest. */
function checkOffset(
  descriptor: Buffer,
  { name, offset }: Field,
  place: Place,
  complain: Complain,
): void {
  const said = descriptor.readUInt32LE(OFFSET);
  if (said !== 0 && said !== offset) {
    complain(place.error(`says field ${name} starts at ${said}, but it starts at ${offset}.`));
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
