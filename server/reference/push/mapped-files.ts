/** What an import of a mapping reads, and nothing else of the folder. */
import { basename } from 'node:path';
import { orderKey } from '#schema/rules/order-number.ts';
import { dayColumn, textColumn } from '../erp/columns.ts';
import { findFile, requireFile } from '../foxpro/file-bytes.ts';
import { openTable } from '../foxpro/read-table.ts';
import { GROUPS } from '../generations.queries.ts';
import { layoutOf, type Mapping } from '../mapping.ts';
import { pathsOf, tablesOf } from '../reading/group-files.ts';

export interface MappedFile {
  name: string;
  path: string;
}

/**
 * The tables the mapping names, each with its memo file if it has one. Throws `TableError`, also for
 * what is no file: a pipe would be sent for ever.
 */
export function mappedFiles(dir: string, mapping: Mapping): MappedFile[] {
  const tables = GROUPS.flatMap((group) => tablesOf(group, mapping));
  const paths = [...new Set(pathsOf(dir, tables))].sort();
  paths.forEach(requireFile);
  return paths.map((path) => ({ name: basename(path), path }));
}

/** The number of the order with the latest day, to look for it afterwards. Throws `TableError`. */
export function latestOrder(dir: string, mapping: Mapping): string | undefined {
  const { file, fields } = mapping.orders;
  const layout = layoutOf(mapping, file);
  const table = openTable(findFile(dir, file), {
    encoding: mapping.encoding,
    columns: [fields.orderNumber, fields.orderDate],
    onlyColumns: true,
    ...(layout === undefined ? {} : { layout }),
  });
  const number = textColumn(table, fields.orderNumber);
  const day = dayColumn(table, fields.orderDate);
  let latest = { number: '', day: '' };
  for (const row of table.rows) {
    const each = { number: number(row), day: day(row) ?? '' };
    if (orderKey(each.number) !== '' && each.day >= latest.day) latest = each;
  }
  return latest.number === '' ? undefined : latest.number;
}
