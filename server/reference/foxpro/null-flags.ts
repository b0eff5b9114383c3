import type { Field } from './fields.ts';
import type { Complain, Place } from './table-error.ts';

/** Where the hidden `_NullFlags` column lies in a record, and how many of its bits are in use. */
export interface NullFlags {
  offset: number;
  length: number;
  bitCount: number;
}

/**
 * Gives each field its bits in Visual FoxPro's hidden column. Bits are handed out in the order of
 * the fields: one for "this varchar is not full", then one for "this value is null".
 *
 *   CODE C     null ─▶ bit 0
 *   NOTE V     not full ─▶ bit 1, null ─▶ bit 2
 *   QTY  N     (not nullable: no bit)
 */
export function assignFlagBits(
  fields: readonly Field[],
  place: Place,
  complain: Complain,
): NullFlags | null {
  let bitCount = 0;
  for (const field of fields) {
    if (field.type === 'V' || field.type === 'Q') field.lengthBit = bitCount++;
    if (field.isNullable) field.nullBit = bitCount++;
  }
  const hidden = fields.filter((field) => field.type === '0');
  const [column] = hidden;
  const bytesNeeded = Math.ceil(bitCount / 8);
  if (hidden.length > 1 || (column?.length ?? 0) !== bytesNeeded) {
    complain(
      place.error(
        `keeps ${column?.length ?? 0} bytes of null marks where its fields need ${bytesNeeded}.`,
      ),
    );
    return null;
  }
  return column === undefined ? null : { offset: column.offset, length: column.length, bitCount };
}

/** Is that bit set in this record's hidden column? */
export function isFlagSet(record: Buffer, flags: NullFlags | null, bit: number | null): boolean {
  if (flags === null || bit === null) return false;
  const byte = record.readUInt8(flags.offset + (bit >> 3));
  return ((byte >> (bit & 7)) & 1) === 1;
}

/** Bits that belong to no field are 0; anything else is not a column of null marks. */
export function checkSpareBits(
  record: Buffer,
  flags: NullFlags | null,
  place: Place,
  complain: Complain,
): void {
  if (flags === null) return;
  for (let bit = flags.bitCount; bit < flags.length * 8; bit += 1) {
    if (!isFlagSet(record, flags, bit)) continue;
    complain(place.error('has null marks that belong to no field.'));
    return;
  }
}
