import type { Mapping } from '../mapping.ts';
import {
  textColumn,
  valueError,
  type Column,
  type OpenTable,
  type SourceTable,
} from './columns.ts';
import { keyOf } from './key.ts';
import type { Warnings } from './warnings.ts';

type FromLines = Exclude<Mapping['orders']['fields']['description'], string | undefined>;

/**
 * What a line is called: its own text, or the name that another table has for it. A code without
 * a name there is shown as it is. Throws `TableError` when a code has two names.
 */
export function itemColumn(
  open: OpenTable,
  lines: SourceTable,
  mapping: FromLines | undefined,
  warnings: Warnings,
): Column<string> {
  const text = textColumn(lines, mapping?.fromLines);
  const lookup = mapping?.lookup;
  if (lookup === undefined) return text;
  const table = open(lookup.file, [lookup.key, lookup.value]);
  const names = readNames(table, lookup);
  return (row) => {
    const code = text(row);
    const name = names.get(keyOf(code));
    if (name === undefined && code !== '') {
      warnings.add(`lines in ${lines.name} whose item ${table.name} does not have`, code);
    }
    return name ?? code;
  };
}

function readNames(
  table: SourceTable,
  lookup: { key: string; value: string },
): Map<string, string> {
  const code = textColumn(table, lookup.key);
  const name = textColumn(table, lookup.value);
  const names = new Map<string, string>();
  for (const row of table.rows) {
    const key = keyOf(code(row));
    if (names.has(key) && key !== '') {
      throw valueError(table, row, lookup.key, 'stands there twice, so its name is not certain.');
    }
    names.set(key, name(row));
  }
  return names;
}
