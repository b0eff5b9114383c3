/** Every table report by its name: the one page that shows them all. */
import type { TablePageQuery, TableQuery, TableReport } from '#schema/contract/table-reports.ts';
import type { TableName } from '#schema/rules/table-columns.ts';
import { malformedCursor } from '#server/db/cursor.ts';
import type { Reader } from '#server/db/statements.ts';
import { getTaskType, requireMaterial, requirePerson, requireTeam } from '../known.ts';
import { customersByMargin } from './customers.ts';
import { estimates } from './estimates.ts';
import { indirectTime } from './indirect.ts';
import { materialOrders, materials } from './materials.ts';
import { columnsOf, requireQuestion, sortOf, type Question } from './question.ts';
import { toTable, type Lines, type WholeTable } from './table.ts';
import { timeByTaskType } from './task-types.ts';
import { timeByTeam } from './teams.ts';
import { timeByPerson } from './time.ts';

const FINDERS: { [Name in TableName]: (reader: Reader, question: Question) => Lines<Name> } = {
  time: timeByPerson,
  'task-types': timeByTaskType,
  teams: timeByTeam,
  indirect: indirectTime,
  materials,
  'material-orders': materialOrders,
  estimates,
  customers: customersByMargin,
};

function find<Name extends TableName>(reader: Reader, name: Name, question: Question): WholeTable {
  const columns = columnsOf(name, question.query);
  const found = FINDERS[name](reader, question);
  return toTable(name, columns, found, sortOf(question), question.viewer);
}

function requireKnown(reader: Reader, { team, user, taskType, material }: TableQuery): void {
  if (typeof team === 'number') requireTeam(reader, team);
  if (user !== undefined) requirePerson(reader, user);
  if (taskType !== undefined) getTaskType(reader, taskType);
  if (material !== undefined) requireMaterial(reader, material);
}

/**
 * The whole result, for a file.
 * @throws AppError as `requireQuestion` says; `malformed` for a filter that names nothing
 */
export function wholeTable(reader: Reader, question: Question): WholeTable {
  requireQuestion(question);
  requireKnown(reader, question.query);
  return find(reader, question.name, question);
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, offset] = /^r([0-9]{1,9})$/.exec(cursor) ?? [];
  if (offset !== undefined) return Number(offset);
  throw malformedCursor();
}

/** One page of it; totals are of the whole result. @throws AppError as `wholeTable`. */
export function tableReport(
  reader: Reader,
  question: Question,
  { limit, cursor }: Pick<TablePageQuery, 'limit' | 'cursor'>,
): TableReport {
  const offset = offsetOf(cursor);
  const table = wholeTable(reader, question);
  const next = offset + limit;
  return {
    ...table,
    rows: table.rows.slice(offset, next),
    rowCount: table.rows.length,
    nextCursor: next < table.rows.length ? `r${next}` : null,
  };
}
