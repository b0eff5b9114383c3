/** The reports that are one table each. */
import type { TableReport } from '#schema/contract/table-reports.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { ConsoleApi } from './console-api.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import type { ReportFile } from './reports.ts';

const PATH = '/api/reports/tables';
const PAGE_ROWS = '200';

export interface Tables {
  /** Asked with the rest of its address, see `tableQuestion`. */
  report: PagedQuery<TableReport>;
}

export function createTables(api: ConsoleApi): Tables {
  return {
    report: createPagedQuery(
      (question, cursor, signal) => {
        const [name = '', search] = question.split('?');
        const query = new URLSearchParams(search);
        query.set('limit', PAGE_ROWS);
        if (cursor) query.set('cursor', cursor);
        return api.get<TableReport>(`${PATH}/${name}?${query.toString()}`, signal);
      },
      (first, next) => ({ ...next, rows: [...first.rows, ...next.rows] }),
    ),
  };
}

/** A name has no `?`, so that the first one ends it. */
export function tableQuestion(name: TableName, query: URLSearchParams): string {
  return `${name}?${query.toString()}`;
}

/** The whole table as a file, with the filters and the order it is seen in. */
export function tableFileAddress(
  file: ReportFile,
  name: TableName,
  query: URLSearchParams,
): string {
  return `${PATH}/${name}.${file}?${query.toString()}`;
}
