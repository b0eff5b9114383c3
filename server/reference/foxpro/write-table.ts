/**
 * Test support: writes small tables as FoxPro would, with memos, nullable columns and deleted
 * rows. It shares no code with the reader, so that a mistake in one shows in the other.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCell, type Cell, type FieldSpec, type LaidField } from './write-cell.ts';
import { MemoWriter } from './write-memo.ts';

export interface TableSpec {
  /** 0x30 unless said otherwise. */
  version?: number;
  codePage?: number;
  fields: FieldSpec[];
  rows: Cell[][];
  /** 1-based record numbers. */
  deleted?: number[];
  endMark?: boolean;
  /** Memos no record uses any more, as rewriting leaves them behind. */
  orphanMemos?: string[];
}

const VISUAL = [0x30, 0x31, 0x32];
const OWN_LENGTH: Record<string, number> = { D: 8, T: 8, L: 1, I: 4, B: 8, Y: 8 };

/** Writes `name`.dbf and, where a field is a memo, its memo file. Returns the table's path. */
export function writeTable(dir: string, name: string, spec: TableSpec): string {
  mkdirSync(dir, { recursive: true });
  const version = spec.version ?? 0x30;
  const isVisual = VISUAL.includes(version);
  const format = version === 0x83 ? 'dbt3' : version === 0x8b ? 'dbt4' : 'fpt';
  const memo = new MemoWriter(format);
  const layout = layOut(spec.fields, isVisual);
  const records = spec.rows.map((cells, i) =>
    writeRecord(layout, cells, spec.deleted?.includes(i + 1) === true, isVisual, memo),
  );
  for (const text of spec.orphanMemos ?? []) memo.add(text);
  const end = spec.endMark === false ? [] : [Buffer.of(0x1a)];
  const header = writeHeader(version, spec, layout);
  const path = join(dir, `${name}.dbf`);
  writeFileSync(path, Buffer.concat([header, ...records, ...end]));
  if (spec.fields.some((field) => field.type === 'M')) {
    writeFileSync(join(dir, `${name}.${format.slice(0, 3)}`), memo.bytes());
  }
  return path;
}

function layOut(fields: FieldSpec[], isVisual: boolean): LaidField[] {
  let offset = 1;
  const laid = fields.map((field) => {
    const own = field.type === 'M' ? (isVisual ? 4 : 10) : OWN_LENGTH[field.type];
    const size = own ?? field.length ?? 10;
    offset += size;
    return { ...field, size, offset: offset - size };
  });
  const bits = flagBits(fields).length;
  if (bits === 0) return laid;
  return [...laid, { name: '_NullFlags', type: '0', size: Math.ceil(bits / 8), offset }];
}

/** The bits of `_NullFlags` in their order: whose, and whether it means null or "not full". */
function flagBits(fields: FieldSpec[]): { name: string; means: 'null' | 'short' }[] {
  return fields.flatMap(({ name, type, nullable }) => [
    ...('VQ'.includes(type) ? [{ name, means: 'short' as const }] : []),
    ...(nullable === true ? [{ name, means: 'null' as const }] : []),
  ]);
}

function writeHeader(version: number, spec: TableSpec, layout: LaidField[]): Buffer {
  const isVisual = VISUAL.includes(version);
  const length = 32 + 32 * layout.length + 1 + (isVisual ? 263 : 0);
  const header = Buffer.alloc(length);
  header.set([version, 26, 11, 21]);
  header.writeUInt32LE(spec.rows.length, 4);
  header.writeUInt16LE(length, 8);
  header.writeUInt16LE(
    layout.reduce((sum, field) => sum + field.size, 1),
    10,
  );
  header[28] = isVisual && layout.some((field) => field.type === 'M') ? 0x02 : 0;
  header[29] = spec.codePage ?? 0x03;
  layout.forEach((field, i) => {
    const at = 32 + 32 * i;
    header.write(field.name.slice(0, 10), at, 'latin1');
    header.write(field.type, at + 11, 'latin1');
    header.writeUInt32LE(field.offset, at + 12);
    header[at + 16] = field.size;
    header[at + 17] = field.decimals ?? (field.type === 'Y' ? 4 : 0);
    header[at + 18] = field.type === '0' ? 0x05 : field.nullable === true ? 0x02 : 0;
  });
  header[32 + 32 * layout.length] = 0x0d;
  return header;
}

function writeRecord(
  layout: LaidField[],
  cells: Cell[],
  isDeleted: boolean,
  isVisual: boolean,
  memo: MemoWriter,
): Buffer {
  const last = layout.at(-1);
  const record = Buffer.alloc((last?.offset ?? 0) + (last?.size ?? 0));
  record.write(isDeleted ? '*' : ' ', 0);
  layout.forEach((field, i) => {
    if (field.type !== '0') {
      record.set(writeCell(field, cells[i] ?? null, isVisual, memo), field.offset);
      return;
    }
    flagBits(layout).forEach(({ name, means }, bit) => {
      const cell = cells[layout.findIndex((each) => each.name === name)] ?? null;
      const size = layout.find((each) => each.name === name)?.size ?? 0;
      const isSet = means === 'null' ? cell === null : textLength(cell) < size;
      const at = field.offset + (bit >> 3);
      if (isSet) record[at] = (record[at] ?? 0) | (1 << (bit & 7));
    });
  });
  return record;
}

const textLength = (cell: Cell): number => (typeof cell === 'string' ? cell.length : 0);
