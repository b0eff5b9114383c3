/** The reports that are one table each, and the lists their filters choose from. */
import type { Material } from '#schema/contract/materials.ts';
import type { TableReport } from '#schema/contract/table-reports.ts';
import type { Team } from '#schema/contract/users.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import type { ReportFile } from './reports.ts';

const PATH = '/api/reports/tables';
const PAGE_ROWS = '200';

export interface Tables {
  /** Asked with the rest of its address, see `tableQuestion`. */
  report: PagedQuery<TableReport>;
  teams: Query<'all', Team[]>;
  materials: Query<'all', Material[]>;
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
    teams: createQuery(
      async (_all, signal) => (await api.get<{ teams: Team[] }>('/api/teams', signal)).teams,
    ),
    materials: createQuery(
      async (_all, signal) =>
        (await api.get<{ materials: Material[] }>('/api/materials', signal)).materials,
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
