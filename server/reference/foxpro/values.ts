import { importReason } from '#schema/rules/import-reasons.ts';
import { decodeText, type Encoding } from './code-page.ts';
import { isCalendarDay, wallClock } from './dates.ts';
import type { Field } from './fields.ts';
import type { Place } from './table-error.ts';

/**
 * C V M: text. N F I B Y: number (currency in its unit, to 1/10,000). L: boolean.
 * D: `YYYY-MM-DD`. T: `YYYY-MM-DDTHH:MM:SS`, the plant's wall clock. Null: marked null, or blank
 * in a type that can be blank.
 */
export type Value = string | number | boolean | null;

/**
 * FoxPro writes a power of ten (`1.2E+6`) where a number is too large for its column, and asterisks
 * where that is, too. The number itself is lost.
 */
export const isOverflow = (bytes: Buffer): boolean =>
  /^ *(\*+|[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+) *$/.test(bytes.toString('latin1'));

/** Decodes one field of one record (all but memos). Throws `TableError` at the place given. */
export function decodeValue(
  { type, decimals }: Pick<Field, 'type' | 'decimals'>,
  bytes: Buffer,
  encoding: Encoding,
  place: Place,
): Value {
  switch (type) {
    case 'C':
    case 'V':
      return textAt(bytes, encoding, place);
    case 'N':
    case 'F':
      return decodeNumber(bytes, decimals, place);
    case 'D':
      return decodeDate(bytes, place);
    case 'T':
      return decodeDatetime(bytes, place);
    case 'L':
      return decodeLogical(bytes, place);
    case 'I':
      return bytes.readInt32LE(0);
    case 'B':
      return decodeDouble(bytes, place);
    case 'Y':
      return Number(bytes.readBigInt64LE(0)) / 10_000;
    default:
      throw place.error(`is of type ${type}, which this reader does not turn into a value.`);
  }
}

/** The text of a column or a memo. Throws `TableError` at the place given where it is none. */
export function textAt(bytes: Buffer, encoding: Encoding, place: Place): string {
  const text = decodeText(bytes, encoding);
  if (text !== undefined) return text;
  throw place.error(`is no text in ${encoding}.`, bytes.toString('latin1'));
}

function decodeNumber(bytes: Buffer, decimals: number, place: Place): number | null {
  const text = bytes.toString('latin1').replace(/^ +| +$/g, '');
  if (text === '') return null;
  if (isOverflow(bytes)) throw place.error(importReason('too_large', {}), text);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text))
    throw place.error(importReason('no_number', {}), text);
  if (decimals === 0 && /\.\d/.test(text)) {
    throw place.error(importReason('fraction', {}), text);
  }
  return Number(text);
}

function decodeDate(bytes: Buffer, place: Place): string | null {
  const text = bytes.toString('latin1');
  if (text === '        ') return null;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (!isCalendarDay(day)) throw place.error(importReason('no_day', {}), text);
  return day;
}

function decodeDatetime(bytes: Buffer, place: Place): string | null {
  // An empty datetime is eight zeros, or eight blanks after BLANK.
  if (bytes.every((byte) => byte === 0) || bytes.every((byte) => byte === 0x20)) return null;
  const text = wallClock(bytes.readInt32LE(0), bytes.readInt32LE(4));
  if (text === null) throw place.error('is not a moment of the calendar.', bytes.toString('hex'));
  return text;
}

function decodeLogical(bytes: Buffer, place: Place): boolean | null {
  const text = bytes.toString('latin1');
  if ('TtYy'.includes(text)) return true;
  if ('FfNn'.includes(text)) return false;
  if (text === ' ' || text === '?') return null;
  throw place.error('is neither true nor false.', text);
}

function decodeDouble(bytes: Buffer, place: Place): number {
  const number = bytes.readDoubleLE(0);
  if (!Number.isFinite(number))
    throw place.error(importReason('no_number', {}), bytes.toString('hex'));
  return number;
}
