/** Reads one damaged table and says what came of it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTable } from '#server/reference/foxpro/read-table.ts';
import { TableError } from '#server/reference/foxpro/table-error.ts';
import type { Value } from '#server/reference/foxpro/values.ts';
import type { Sample } from './corpus.ts';
import type { CellName, Geography } from './geography.ts';
import type { Files, Kind } from './kinds/kind.ts';

/**
 * `refused`: a `TableError`. `same`: read, and every value is as in the sound twin. `invisible`:
 * read, and only cells whose own bytes were changed say something else, and something possible.
 */
export type Outcome = 'refused' | 'same' | 'invisible';

export type Verdict = { outcome: Outcome } | { fault: string };

type Rows = ReadonlyMap<number, Readonly<Record<string, Value>>>;

export function soundRows(sample: Sample): Rows {
  return new Map([...sample.said].filter(([row]) => !sample.deleted.has(row)));
}

export function read(dir: string, sample: Sample, files: Files): Rows {
  const path = join(dir, 'table.dbf');
  writeFileSync(path, files.table);
  if (files.memo === null) rmSync(join(dir, sample.memoFile), { force: true });
  else writeFileSync(join(dir, sample.memoFile), files.memo);
  const { encoding, layout } = sample;
  const { rows } = openTable(path, { encoding, layout });
  return new Map(Array.from(rows, ({ number, values }) => [number, values]));
}

export function judge(dir: string, land: Geography, files: Files, reach: Kind['reach']): Verdict {
  const { sample } = land;
  let rows: Rows;
  try {
    rows = read(dir, sample, files);
  } catch (error) {
    if (error instanceof TableError) return { outcome: 'refused' };
    return {
      fault: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  }
  const may = reach === 'values' ? reachOf(land, files) : NOTHING;
  const differences = [...differencesOf(sample, rows, may.rows)];
  if (differences.length === 0) return { outcome: 'same' };
  const wrong = differences.find((difference) => !isAllowed(difference, may));
  if (wrong === undefined) return { outcome: 'invisible' };
  const { cell, value } = wrong;
  return { fault: `accepted, but ${cell} says ${JSON.stringify(value)}` };
}

interface Reach {
  cells: ReadonlySet<CellName>;
  /** Rows that may come or go. */
  rows: ReadonlySet<number>;
  /** Cells of memos whose pointer was changed, their text was not. */
  pointers: ReadonlySet<CellName>;
  /** What such a cell may say: nothing, or a memo that nobody else uses then. */
  texts: ReadonlySet<Value>;
}

const NOTHING: Reach = { cells: new Set(), rows: new Set(), pointers: new Set(), texts: new Set() };

/** Nothing where the table has another length than its sound twin: then its arithmetic shows it. */
function reachOf(land: Geography, files: Files): Reach {
  const { sample } = land;
  if (files.table.length !== sample.table.length) return NOTHING;
  const inTable = land.cellsOfTable(files.table);
  const inMemo = memoReach(land, files.memo);
  const rows = land.flippedRows(files.table);
  const names = new Set(land.memoColumns().map((column) => column.name));
  const isMemo = (cell: CellName): boolean => names.has(cell.split(':')[1] ?? '');
  const pointers = new Set([...inTable].filter((cell) => isMemo(cell) && !inMemo.has(cell)));
  const unused = [...sample.said].flatMap(([row, values]) =>
    [...names]
      .filter((name) => {
        const isGone = sample.deleted.has(row) !== rows.has(row);
        return isGone || inTable.has(`${row}:${name}`);
      })
      .map((name) => values[name] ?? null),
  );
  const texts = new Set<Value>([null, '', ...sample.orphanTexts, ...unused]);
  return { cells: new Set([...inTable, ...inMemo]), rows, pointers, texts };
}

function memoReach(land: Geography, memo: Buffer | null): Set<CellName> {
  if (memo === null) return new Set();
  const isResized = memo.length !== land.sample.memo?.length;
  return isResized ? land.cellsOfResizedMemo(memo) : land.cellsOfMemo(memo);
}

interface Difference {
  cell: CellName | `row ${number}`;
  value: Value | undefined;
  type: string;
}

function* differencesOf(
  sample: Sample,
  rows: Rows,
  flipped: ReadonlySet<number>,
): Generator<Difference> {
  for (const [row, said] of sample.said) {
    const is = rows.get(row);
    const isWanted = sample.deleted.has(row) === flipped.has(row);
    if ((is !== undefined) !== isWanted) {
      yield { cell: `row ${row}`, value: is === undefined ? 'nothing' : 'something', type: '' };
    }
    if (is === undefined) continue;
    for (const { name, type } of sample.columns) {
      if (!Object.is(is[name], said[name])) yield { cell: `${row}:${name}`, value: is[name], type };
    }
  }
  // Rows that came or went as their flag says are a difference too, and an allowed one.
  for (const row of flipped) yield { cell: `row ${row}`, value: undefined, type: 'flag' };
}

function isAllowed({ cell, value, type }: Difference, may: Reach): boolean {
  if (type === 'flag') return true;
  if (cell.startsWith('row ') || !may.cells.has(cell as CellName)) return false;
  if (may.pointers.has(cell as CellName) && !may.texts.has(value ?? null)) return false;
  return isPossible(type, value);
}

/** What a column of the type can say, whatever its bytes. */
function isPossible(type: string, value: Value | undefined): boolean {
  if (value === null) return true;
  if ('CVM'.includes(type)) return typeof value === 'string' && !NEVER_TYPED.test(value);
  if ('NFIBY'.includes(type)) return Number.isFinite(value);
  if (type === 'L') return typeof value === 'boolean';
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) && isSameDay(value);
}

/** `Date` moves 31 February to March; a day of the calendar stays where it is. */
const isSameDay = (value: string): boolean =>
  new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10));

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NEVER_TYPED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
