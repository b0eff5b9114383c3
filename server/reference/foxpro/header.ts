import { importReason } from '#schema/rules/import-reasons.ts';
import type { Bytes } from './file-window.ts';
import { isMemoType, VERSIONS, VISUAL_VERSIONS } from './field-types.ts';
import { DESCRIPTOR, FIELDS_AT, readFields, type Field } from './fields.ts';
import { assignFlagBits, type NullFlags } from './null-flags.ts';
import { isPadding, MAX_PADDING } from './padding.ts';
import { raise, type Complain, type Place } from './table-error.ts';

export interface Header {
  version: number;
  /** Byte 29, as it stands. */
  codePage: number;
  /** Deleted records included. */
  rowCount: number;
  headerLength: number;
  recordLength: number;
  fields: Field[];
  nullFlags: NullFlags | null;
}

/** Visual FoxPro keeps the path of its database container between the fields and the records. */
const BACKLINK = 263;
/** Its length is a number of two bytes; the list of fields may claim to go on after that. */
const LONGEST_HEADER = 2 * 65_536;

/**
 * Reads the header of a DBF file and checks its arithmetic. Nothing in it is believed on its own
 * word: the header's length must follow from the fields, the record's length from their lengths,
 * the file's length from both. Throws `TableError`, also for all that somebody who only looks may
 * `complain` of and read on.
 *
 *   0 version · 4 row count · 8 header length · 10 record length · 15 encrypted · 28 flags · 29 code page
 *   32 one descriptor of 32 bytes per field · 0x0D · [263 bytes] · records · [0x1A]
 */
export function parseHeader(content: Bytes, place: Place, complain = raise): Header {
  const bytes = content.subarray(0, LONGEST_HEADER);
  if (bytes.length < FIELDS_AT + DESCRIPTOR + 1) {
    throw place.error(importReason('too_short', { bytes: bytes.length }));
  }
  const version = bytes.readUInt8(0);
  if (!VERSIONS.has(version)) {
    throw place.error(`is no table of a known kind (its first byte is 0x${version.toString(16)}).`);
  }
  if (bytes.readUInt8(15) !== 0) complain(place.error('is encrypted, or its header is damaged.'));
  const isVisual = VISUAL_VERSIONS.includes(version);
  const rowCount = bytes.readUInt32LE(4);
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  const fields = readFields(bytes, isVisual, place, complain);
  checkHeaderLength(
    bytes,
    FIELDS_AT + fields.length * DESCRIPTOR,
    headerLength,
    isVisual,
    place,
    complain,
  );
  const used = fields.reduce((sum, field) => sum + field.length, 1);
  if (used !== recordLength) {
    complain(place.error(`says ${recordLength} bytes per record, but its fields need ${used}.`));
  }
  checkFileLength(content, headerLength + rowCount * recordLength, rowCount, place, complain);
  checkMemoMark(version, (bytes.readUInt8(28) & 0x02) !== 0, fields, place, complain);
  const nullFlags = assignFlagBits(fields, place, complain);
  return {
    version,
    codePage: bytes.readUInt8(29),
    rowCount,
    headerLength,
    recordLength,
    fields: fields.filter((field) => field.type !== '0'),
    nullFlags,
  };
}

function checkHeaderLength(
  bytes: Buffer,
  terminatorAt: number,
  said: number,
  isVisual: boolean,
  place: Place,
  complain: Complain,
): void {
  const needed = terminatorAt + 1 + (isVisual ? BACKLINK : 0);
  // Clipper closes the list of fields with 0x0D 0x00.
  const isClipper = !isVisual && said === needed + 1 && bytes[needed] === 0;
  if (said !== needed && !isClipper) {
    complain(
      place.error(`says its header is ${said} bytes long, but its fields make it ${needed}.`),
    );
  }
}

/** A missing 0x1A is how FoxPro leaves some files; anything but padding after it is a half-known row. */
function checkFileLength(
  bytes: Bytes,
  needed: number,
  rowCount: number,
  place: Place,
  complain: Complain,
): void {
  if (bytes.length < needed) {
    const reason = { rows: rowCount, needed, bytes: bytes.length };
    complain(place.error(importReason('cut_short', reason)));
    return;
  }
  const more = bytes.length - needed;
  const tail = bytes.subarray(needed, needed + MAX_PADDING);
  const isEndMark = more === 0 || (tail[0] === 0x1a && tail.every(isPadding));
  if (!isEndMark || more > MAX_PADDING) {
    complain(place.error(`has ${more} bytes more than its ${rowCount} rows need.`));
  }
}

function checkMemoMark(
  version: number,
  isMarked: boolean,
  fields: Field[],
  place: Place,
  complain: Complain,
): void {
  const field = fields.find((each) => isMemoType(each.type));
  const isVisual = VISUAL_VERSIONS.includes(version);
  if (field !== undefined && VERSIONS.get(version)?.memo === null) {
    complain(place.error(`is of a kind without memos, yet field ${field.name} is one.`));
  }
  if (field === undefined && (isVisual ? isMarked : version !== 0x03)) {
    complain(place.error('says it has memos, but none of its fields is one.'));
  }
}
