/** Test support: a fresh folder per test, and one table in it, written and perhaps damaged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openTable, type TableShape } from './read-table.ts';
import type { Row } from './record-reader.ts';
import { TableError } from './table-error.ts';
import { writeTable, type TableSpec } from './write-table.ts';

export function freshDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'foxpro-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Changes a file in place, or replaces it by what `change` returns. */
export function edit(path: string, change: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = readFileSync(path);
  writeFileSync(path, change(bytes) ?? bytes);
}

export interface Table extends TableShape {
  rows: Row[];
  deletedCount: number;
}

/** A table with all its rows. */
export function readTable(path: string, options: Parameters<typeof openTable>[1]): Table {
  const table = openTable(path, options);
  const rows = [...table.rows];
  return { ...table, rows, deletedCount: table.rowCount - rows.length };
}

/** Writes the table, damages it, reads it. */
export function roundTrip(
  spec: TableSpec,
  damage?: (bytes: Buffer) => Buffer | undefined,
  columns?: string[],
): Table {
  const path = writeTable(freshDir(), 'orders', spec);
  if (damage !== undefined) edit(path, damage);
  return readTable(path, {
    encoding: 'windows-1252',
    ...(columns === undefined ? {} : { columns }),
  });
}

/** The `TableError` that `act` throws. Fails where it throws none, or something else. */
export function tableErrorOf(act: () => unknown): TableError {
  try {
    act();
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('expected a TableError, but nothing was thrown');
}
