/**
 * Looks into one FoxPro table, sound or damaged, as far as it can be read, and says what it found:
 * for the person who writes a mapping, and for the one who wonders why a table was refused.
 * Only reads; bounded in bytes, rows and words, so it may stand behind a button.
 */
import { basename } from 'node:path';
import { encodingOfMark, type Encoding } from './foxpro/code-page.ts';
import { isBinaryType, lengthLimits, VISUAL_VERSIONS } from './foxpro/field-types.ts';
import type { Field } from './foxpro/fields.ts';
import { readWhole } from './foxpro/file-bytes.ts';
import { parseHeader, type Header } from './foxpro/header.ts';
import { columnOf } from './foxpro/layout.ts';
import { MemoFile, type MemoSummary } from './foxpro/memo.ts';
import { memoBeside } from './foxpro/read-table.ts';
import { RecordReader, type Row } from './foxpro/record-reader.ts';
import { Place } from './foxpro/table-error.ts';
import { Findings, type Finding } from './inspect-findings.ts';

export interface Inspection {
  file: string;
  bytes: number;
  /** Version byte; null where the file is too short to have one. */
  version: number | null;
  /** Byte 29 of the header, 0 when the table was never marked. */
  codePage: number;
  /** What its texts were read as: as marked, else windows-1252. */
  encoding: Encoding;
  /** As the header says, deleted ones included. */
  rowCount: number;
  /** Rows looked at, of which so many are deleted. */
  rowsRead: number;
  deletedCount: number;
  fields: { name: string; column: string }[];
  memo: MemoSummary | null;

  samples: Row[];
  /** What an import would refuse, each kind once; empty where it would take the table. */
  findings: Finding[];
}

interface Limits {
  maxBytes?: number;
  /** Rows looked at; the rest is not. */
  maxRows?: number;
  sampleRows?: number;
}

/** Throws `TableError` only where there is no such file to read. */
export function inspectTable(path: string, limits: Limits = {}): Inspection {
  const { maxBytes = 512 * 1024 * 1024, maxRows = 500_000, sampleRows = 3 } = limits;
  const { content, mark } = readWhole(path, maxBytes);
  const findings = new Findings();
  const codePage = content[29] ?? 0;
  const found: Inspection = {
    file: basename(path),
    bytes: mark.bytes,
    version: content[0] ?? null,
    codePage,
    encoding: encodingOfMark(codePage) ?? 'windows-1252',
    rowCount: 0,
    rowsRead: 0,
    deletedCount: 0,
    fields: [],
    memo: null,
    samples: [],
    findings: findings.list,
  };
  const header = findings.orUndefined(() =>
    parseHeader(content, new Place(found.file), findings.add),
  );
  if (header === undefined) return found;
  found.rowCount = header.rowCount;
  found.fields = header.fields.map((field) => ({ name: field.name, column: columnOf(field) }));
  const memo = findings.orUndefined(() => openMemo(path, header, maxBytes));
  readRows(content, header, memo, { found, findings, maxRows, sampleRows });
  if (memo !== undefined) {
    memo.checkWhole(new Place(found.file), findings.add);
    found.memo = memo.summary;
  }
  return found;
}

function openMemo(path: string, header: Header, maxBytes: number): MemoFile | undefined {
  const beside = memoBeside(path, header);
  if (beside === undefined) return undefined;
  const { content, mark } = readWhole(beside.path, maxBytes);
  return new MemoFile(beside.format, content, mark.name);
}

function readRows(
  content: Buffer,
  header: Header,
  memo: MemoFile | undefined,
  {
    found,
    findings,
    maxRows,
    sampleRows,
  }: {
    found: Inspection;
    findings: Findings;
    maxRows: number;
    sampleRows: number;
  },
): void {
  const fields = header.fields.filter((field) => isSound(field, header));
  const kept = fields.filter((field) => !isBinaryType(field.type)).map((field) => field.name);
  const place = new Place(found.file);
  const sound = { ...header, fields };
  const reader = new RecordReader(sound, new Set(kept), found.encoding, memo, place, findings.add);
  const { headerLength, recordLength } = header;
  const inFile = Math.floor((content.length - headerLength) / Math.max(1, recordLength));
  const isDivisible = fields.length > 0 && endOf(header) <= recordLength;
  const count = isDivisible ? Math.max(0, Math.min(header.rowCount, inFile, maxRows)) : 0;
  for (let number = 1; number <= count; number += 1) {
    const start = headerLength + (number - 1) * recordLength;
    const row = reader.read(number, content.subarray(start, start + recordLength));
    if (row === undefined) found.deletedCount += 1;
    else if (found.samples.length < sampleRows) found.samples.push(row);
  }
  found.rowsRead = count;
}

/** A field of an unknown type or length has a place, but no value. */
function isSound({ type, length }: Field, { version }: Header): boolean {
  const limits = lengthLimits(type, VISUAL_VERSIONS.includes(version));
  return limits !== null && length >= limits[0] && length <= limits[1];
}

/** Where the last field and the null marks end, in bytes from the start of the record. */
function endOf({ fields, nullFlags }: Header): number {
  const ends = fields.map(({ offset, length }) => offset + length);
  return Math.max(...ends, nullFlags === null ? 0 : nullFlags.offset + nullFlags.length);
}
