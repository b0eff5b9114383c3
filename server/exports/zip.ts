/**
 * A ZIP archive written from front to back (PKWARE APPNOTE 6.3): each file's sizes follow its
 * bytes, so a file is compressed while it is made and only a piece of it is ever in memory.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** Text, in pieces of any size. */
  content: Iterable<string>;
}

/** Text is compressed in pieces of about this many characters. */
const PIECE = 512 * 1024;
/** Each piece ends on a whole byte, so that the next one can be put behind it. */
const UNFINISHED = { finishFlush: constants.Z_SYNC_FLUSH, level: 3 };

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Sizes follow the bytes; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** The archive says no time: 1 January 1980, the first day a ZIP knows. */
const NO_TIME = 0x0021_0000;

interface Written {
  name: Buffer;
  /** Where it begins. */
  offset: number;
  crc: number;
  compressed: number;
  size: number;
  /** Bytes in the archive, with what stands around it. */
  length: number;
}

/** Little-endian numbers, `[bytes, value]` each. */
function fields(...list: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((length, [bytes]) => length + bytes, 0));
  let at = 0;
  for (const [bytes, value] of list) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

function* pieces(content: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const part of content) {
    text += part;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    fields([4, LOCAL_HEADER], [2, VERSION], [2, FLAGS], [2, DEFLATED], [4, NO_TIME]),
    fields([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    name,
  ]);

const descriptor = ({ crc, compressed, size }: Written): Buffer =>
  fields([4, DESCRIPTOR], [4, crc], [4, compressed], [4, size]);

const centralHeader = ({ name, offset, crc, compressed, size }: Written): Buffer =>
  Buffer.concat([
    fields([4, CENTRAL_HEADER], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED]),
    fields([4, NO_TIME], [4, crc], [4, compressed], [4, size], [2, name.length]),
    fields([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    name,
  ]);

function* file(entry: ZipEntry, offset: number): Generator<Buffer, Written> {
  const name = Buffer.from(entry.name);
  const written = { name, offset, crc: 0, compressed: 0, size: 0, length: 0 };
  const header = localHeader(name);
  yield header;
  for (const piece of pieces(entry.content)) {
    const deflated = deflateRawSync(piece, UNFINISHED);
    written.crc = crc32(piece, written.crc);
    written.size += piece.length;
    written.compressed += deflated.length;
    yield deflated;
  }
  const last = deflateRawSync(Buffer.alloc(0));
  written.compressed += last.length;
  const sizes = descriptor(written);
  yield Buffer.concat([last, sizes]);
  return { ...written, length: header.length + written.compressed + sizes.length };
}

/** An entry is asked for when the one before it is written. */
export function* zip(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    const one = yield* file(entry, offset);
    written.push(one);
    offset += one.length;
  }
  const directory = Buffer.concat(written.map(centralHeader));
  const end = fields(
    [4, END],
    [2, 0],
    [2, 0],
    [2, written.length],
    [2, written.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  yield Buffer.concat([directory, end]);
}
