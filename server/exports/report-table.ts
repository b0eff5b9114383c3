/** A table report as a table to take along. */
import { COLUMN_TITLES_ES, TABLE_TITLES_ES } from '#schema/rules/table-titles.es.ts';
import type { Language } from '#schema/contract/users.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Question } from '#server/reports/tables/question.ts';
import { wholeTable } from '#server/reports/tables/tables.ts';
import { TOTAL, type Cell, type ExportTable } from './export-table.ts';

/**
 * The whole result as its viewer may see it; money is left out for whoever may not.
 * @param language of the headings
 * @throws AppError as `wholeTable`
 */
export function reportTable(reader: Reader, question: Question, language: Language): ExportTable {
  const { title, columns: all, rows, totals } = wholeTable(reader, question);
  const columns = all.filter(({ isMoney }) => question.viewer.seesMoney || !isMoney);
  const [first] = columns;
  const cellsOf = (cells: Readonly<Record<string, Cell>>): Cell[] =>
    columns.map(({ key }) => cells[key] ?? null);
  function* lines(): Generator<Cell[]> {
    for (const { cells } of rows) yield cellsOf(cells);
  }
  const isSpanish = language === 'es';
  return {
    title: isSpanish ? TABLE_TITLES_ES[question.name] : title,
    columns: isSpanish
      ? columns.map((one) => ({ ...one, title: COLUMN_TITLES_ES[one.key] ?? one.title }))
      : columns,
    rows: lines(),
    totals: () => cellsOf({ ...totals, ...(first && { [first.key]: TOTAL }) }),
  };
}
