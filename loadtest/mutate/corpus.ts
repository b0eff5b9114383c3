/**
 * Sound tables of every version and type, written by the project's own writer, with what each
 * cell says taken from what was written, not from what the reader made of it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encoding } from '#server/reference/foxpro/code-page.ts';
import type { Layout } from '#server/reference/foxpro/layout.ts';
import type { Value } from '#server/reference/foxpro/values.ts';
import type { Cell, FieldSpec } from '#server/reference/foxpro/write-cell.ts';
import { writeTable, type TableSpec } from '#server/reference/foxpro/write-table.ts';
import { SPECS, type SampleSpec } from './sample-specs.ts';

export interface Sample {
  name: string;
  encoding: Encoding;
  layout: Layout;
  /** The names and types of the columns that can be read, in their order. */
  columns: { name: string; type: string; index: number }[];
  table: Buffer;
  memo: Buffer | null;
  memoFile: string;
  /** By record number, deleted ones included: what each column says. */
  said: ReadonlyMap<number, Record<string, Value>>;
  deleted: ReadonlySet<number>;
  orphanTexts: readonly string[];
}

export function makeCorpus(): Sample[] {
  const dir = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    return SPECS.map((spec) => makeSample(dir, spec));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function makeSample(dir: string, sample: SampleSpec): Sample {
  const { name, encoding = 'windows-1252', spec } = sample;
  const version = spec.version ?? 0x30;
  const path = writeTable(dir, name, spec);
  const table = readFileSync(path);
  if (sample.saysOffsets === false) forgetOffsets(table);
  const extension = version === 0x83 || version === 0x8b ? 'dbt' : 'fpt';
  const hasMemo = spec.fields.some((field) => field.type === 'M');
  return {
    name,
    encoding,
    layout: new Map(spec.fields.map((field) => [field.name, spelled(field)])),
    columns: spec.fields
      .map(({ name: column, type }, index) => ({ name: column, type, index }))
      .filter(({ type }) => type !== 'Q'),
    table,
    memo: hasMemo ? readFileSync(join(dir, `${name}.${extension}`)) : null,
    memoFile: `table.${extension}`,
    said: new Map(spec.rows.map((row, i) => [i + 1, saidBy(spec, row, sample.texts ?? {})])),
    deleted: new Set(spec.deleted),
    orphanTexts: spec.orphanMemos ?? [],
  };
}

/** dBASE writes nothing where FoxPro writes a field's place. */
function forgetOffsets(table: Buffer): void {
  for (let at = 32; table[at] !== 0x0d; at += 32) table.writeUInt32LE(0, at + 12);
}

function spelled({ type, length = 10, decimals = 0, nullable }: FieldSpec): string {
  const size = 'NF'.includes(type)
    ? `(${length},${decimals})`
    : 'CVQ'.includes(type)
      ? `(${length})`
      : '';
  return `${type}${size}${nullable === true ? ' NULL' : ''}`;
}

function saidBy(
  spec: TableSpec,
  row: readonly Cell[],
  texts: Readonly<Record<string, string>>,
): Record<string, Value> {
  const readable = spec.fields.map((field, i) => ({ field, cell: row[i] ?? null }));
  return Object.fromEntries(
    readable
      .filter(({ field }) => field.type !== 'Q')
      .map(({ field, cell }) => [field.name, valueOf(field, cell, texts)]),
  );
}

function valueOf(field: FieldSpec, cell: Cell, texts: Readonly<Record<string, string>>): Value {
  if (Buffer.isBuffer(cell)) throw new Error(`${field.name}: the corpus is written from values.`);
  if (cell !== null) return typeof cell === 'string' ? (texts[cell] ?? cell.trim()) : cell;
  if (field.nullable === true) return null;
  return 'CVM'.includes(field.type) ? '' : 'IBY'.includes(field.type) ? 0 : null;
}
