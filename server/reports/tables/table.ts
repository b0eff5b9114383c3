/** What every table report is made of: lines of cells, sorted, summed and freed of money. */
import type { TableReport } from '#schema/contract/table-reports.ts';
import {
  TABLES,
  type ColumnKey,
  type TableColumn,
  type TableDeclaration,
  type TableName,
} from '#schema/rules/table-columns.ts';
import type { BreakRules } from '#schema/rules/breaks.ts';
import type { Holiday } from '#schema/rules/working-time.ts';
import type { Viewer } from '#server/http/caller.ts';

export type Cell = string | number | null;

/** A row before anyone's rights are looked at: a cell for each column that is declared. */
export interface Line<Name extends TableName> {
  id: string;
  cells: Record<ColumnKey<Name>, Cell>;
  drill: string | null;
}

export interface Lines<Name extends TableName> {
  lines: Line<Name>[];
  /** Totals that are no sums of the lines; null where a sum would say nothing. */
  totals?: Partial<Record<ColumnKey<Name>, number | null>>;
  /** Those of the range, where the lines count by them. */
  holidays?: readonly Holiday[];
  /** By which breaks were taken off, where the lines count paid time. */
  breakRules?: BreakRules;
}

/** A whole result, in its order. */
export type WholeTable = Omit<TableReport, 'rowCount' | 'nextCursor'>;

export const declarationOf = (name: TableName): TableDeclaration => TABLES[name];

/** What a viewer may sort by. */
export const sortableBy = (columns: readonly TableColumn[], { seesMoney }: Viewer) =>
  columns.filter(({ isMoney }) => seesMoney || !isMoney);

/** Text as people sort it: 9 before 10. */
const collator = new Intl.Collator('en', { numeric: true });

/** Sorts by `column` or `-column`; what has no figure comes last either way. */
function sortLines<Name extends TableName>(
  lines: readonly Line<Name>[],
  sort: string,
): Line<Name>[] {
  const direction = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '') as ColumnKey<Name>;
  const byId = (a: Line<Name>, b: Line<Name>) => collator.compare(a.id, b.id);
  return [...lines].sort((a, b) => {
    const [left, right]: [Cell, Cell] = [a.cells[key], b.cells[key]];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byId(a, b);
    }
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    return order * direction || byId(a, b);
  });
}

const IS_SUMMED: Readonly<Record<TableColumn['kind'], boolean>> = {
  hours: true,
  cents: true,
  count: true,
  // Pieces and meters make no sum.
  quantity: false,
  percent: false,
  text: false,
  date: false,
};

function totalsOf<Name extends TableName>(
  columns: readonly TableColumn[],
  { lines, totals }: Lines<Name>,
): Record<string, number | null> {
  const said: Readonly<Record<string, number | null | undefined>> = totals ?? {};
  return Object.fromEntries(
    columns
      .filter(({ kind }) => kind !== 'text' && kind !== 'date')
      .map(({ key, kind }) => {
        const sum = (total: number, line: Line<Name>) =>
          total + Number(line.cells[key as ColumnKey<Name>] ?? 0);
        const summed = IS_SUMMED[kind] ? lines.reduce(sum, 0) : null;
        return [key, said[key] === undefined ? summed : said[key]];
      }),
  );
}

/** The table as the viewer may see it: money is null for everybody but admins. */
export function toTable<Name extends TableName>(
  name: Name,
  columns: readonly TableColumn[],
  found: Lines<Name>,
  sort: string,
  viewer: Viewer,
): WholeTable {
  const hidden = new Set(
    columns.filter(({ isMoney }) => isMoney && !viewer.seesMoney).map(({ key }) => key),
  );
  const show = <Value>(cells: Readonly<Record<string, Value>>) =>
    Object.fromEntries(
      columns.flatMap(({ key }): [string, Value | null][] => {
        const value = cells[key];
        return value === undefined ? [] : [[key, hidden.has(key) ? null : value]];
      }),
    );
  return {
    name,
    title: TABLES[name].title,
    sort,
    columns: columns.map((column) => ({ ...column })),
    rows: sortLines(found.lines, sort).map(({ id, cells, drill }) => ({
      id,
      cells: show<Cell>(cells),
      drill,
    })),
    totals: show(totalsOf(columns, found)),
    holidays: [...(found.holidays ?? [])],
    breakRules: [...(found.breakRules ?? [])],
  };
}
