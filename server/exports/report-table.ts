/** A table report as a table to take along. */
import type { Reader } from '#server/db/statements.ts';
import type { Question } from '#server/reports/tables/question.ts';
import { wholeTable } from '#server/reports/tables/tables.ts';
import type { Cell, ExportTable } from './export-table.ts';

/**
 * The whole result as its viewer may see it; money is left out for whoever may not.
 * @throws AppError as `wholeTable`
 */
export function reportTable(reader: Reader, question: Question): ExportTable {
  const { title, columns: all, rows, totals } = wholeTable(reader, question);
  const columns = all.filter(({ isMoney }) => question.viewer.seesMoney || !isMoney);
  const [first] = columns;
  const cellsOf = (cells: Readonly<Record<string, Cell>>): Cell[] =>
    columns.map(({ key }) => cells[key] ?? null);
  function* lines(): Generator<Cell[]> {
    for (const { cells } of rows) yield cellsOf(cells);
  }
  return {
    title,
    columns,
    rows: lines(),
    totals: () => cellsOf({ ...totals, ...(first && { [first.key]: 'Total' }) }),
  };
}
