/**
 * Kysely compiles, better-sqlite3 runs. A `statement` is compiled once, at its first use, with
 * named placeholders in place of values; each connection prepares it once. Rows are typed by the
 * query. See docs/decisions for why Kysely's own driver stays out.
 */
import type Database from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type Insertable,
  type RawBuilder,
} from 'kysely';
import { plainText } from '#schema/rules/plain-text.ts';
import type { Tables, Views } from '#schema/tables.ts';

/** The compile-only query builder: its queries are never executed by Kysely. */
export const build = new Kysely<Tables & Views>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export type Builder = typeof build;

class Placeholder {
  constructor(readonly name: string) {}
}

const placeholders: object = new Proxy(
  {},
  { get: (_target, name) => (typeof name === 'string' ? new Placeholder(name) : undefined) },
);

/** A query compiled once; `Parameters` are its named values, `Row` what it answers. */
export class Statement<Parameters, Row> {
  /** Only for the types. */
  declare readonly row: Row;
  #compiled: { sql: string; parameters: readonly unknown[] } | undefined;

  constructor(private readonly buildQuery: () => Compilable<Row>) {}

  get sql(): string {
    return this.#compile().sql;
  }

  /** The values in the order in which the SQL wants them. */
  bind(parameters: Parameters): unknown[] {
    const given = parameters as Record<string, unknown>;
    return this.#compile().parameters.map((value) =>
      value instanceof Placeholder ? given[value.name] : value,
    );
  }

  #compile() {
    return (this.#compiled ??= this.buildQuery().compile());
  }
}

export function statement<Parameters extends object, Row>(
  buildQuery: (db: Builder, p: Parameters) => Compilable<Row>,
): Statement<Parameters, Row> {
  return new Statement(() => buildQuery(build, placeholders as Parameters));
}

/** A row whose columns are filled in when the statement runs. */
const rowOf = (columns: readonly string[]): never =>
  Object.fromEntries(columns.map((column) => [column, new Placeholder(column)])) as never;

type Written<
  Table extends keyof Tables,
  Column extends keyof Insertable<Tables[Table]>,
> = Statement<Pick<Insertable<Tables[Table]>, Column>, unknown>;

/** An insertion of exactly these columns. */
export const insertion = <
  Table extends keyof Tables,
  Column extends keyof Insertable<Tables[Table]> & string,
>(
  table: Table,
  columns: readonly Column[],
): Written<Table, Column> => new Statement(() => build.insertInto(table).values(rowOf(columns)));

/** The same, in place of a row with that key where there is one. */
export const replacement = <
  Table extends keyof Tables,
  Column extends keyof Insertable<Tables[Table]> & string,
>(
  table: Table,
  columns: readonly Column[],
): Written<Table, Column> => new Statement(() => build.replaceInto(table).values(rowOf(columns)));

/** SQL written by hand, where the builder has no words for it. */
export const query = <Row>(raw: RawBuilder<Row>): Compilable<Row> => ({
  compile: () => raw.compile(build),
});

/** What reads: given to `*.queries`. */
export interface Reader {
  all<P extends object, Row>(query: Statement<P, Row>, parameters: P): Row[];
  all<Row>(query: Compilable<Row>): Row[];
  /** The first row, or undefined. */
  get<P extends object, Row>(query: Statement<P, Row>, parameters: P): Row | undefined;
  get<Row>(query: Compilable<Row>): Row | undefined;
  /** One row after the other, for what is too much to hold. */
  each<Row>(query: Compilable<Row>): IterableIterator<Row>;
  /** Several reads of one moment: what is committed meanwhile is not seen by the later ones. */
  snapshot<Result>(read: () => Result): Result;
}

export interface RunResult {
  changes: number;
  lastId: number;
}

/** What reads and writes: exists on the writer thread only. */
export interface Runner extends Reader {
  run<P extends object>(query: Statement<P, unknown>, parameters: P): RunResult;
  run(query: Compilable<unknown>): RunResult;
}

const MOST_CACHED_STATEMENTS = 500;

/**
 * Rows of one shape, made by a function written for it. Left to itself the driver sets one column
 * after the other on each object, which costs more than finding the row.
 */
function rowMaker(columns: readonly string[]): (values: unknown[]) => unknown {
  const fields = columns.map((name, index) => `${JSON.stringify(name)}: values[${index}]`);
  // Column names are ours, from compiled queries; nothing a person typed gets here.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function('values', `return { ${fields.join(', ')} };`) as (
    values: unknown[],
  ) => unknown;
}

class Prepared {
  readonly #statement: Database.Statement;
  readonly #toRow: (values: unknown[]) => unknown;

  constructor(statement: Database.Statement) {
    this.#statement = statement.reader ? statement.raw() : statement;
    this.#toRow = statement.reader
      ? rowMaker(statement.columns().map(({ name }) => name))
      : () => undefined;
  }

  all(values: readonly unknown[]): unknown[] {
    return (this.#statement.all(...values) as unknown[][]).map(this.#toRow);
  }

  get(values: readonly unknown[]): unknown {
    const found = this.#statement.get(...values) as unknown[] | undefined;
    return found && this.#toRow(found);
  }

  *each(values: readonly unknown[]): Generator {
    for (const row of this.#statement.iterate(...values)) yield this.#toRow(row as unknown[]);
  }

  run(values: readonly unknown[]): Database.RunResult {
    return this.#statement.run(...values);
  }
}

/** A SQLite connection that keeps its prepared statements by SQL text, and knows `plain_text`. */
export class Connection implements Runner {
  readonly #prepared = new Map<string, Prepared>();
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;

  constructor(readonly raw: Database.Database) {
    raw.function('plain_text', { deterministic: true, directOnly: true }, plainText);
    this.#begin = raw.prepare('BEGIN');
    this.#commit = raw.prepare('COMMIT');
  }

  all<P extends object, Row>(query: Statement<P, Row> | Compilable<Row>, parameters?: P): Row[] {
    const [prepared, values] = this.#prepare(query, parameters);
    return prepared.all(values) as Row[];
  }

  get<P extends object, Row>(
    query: Statement<P, Row> | Compilable<Row>,
    parameters?: P,
  ): Row | undefined {
    const [prepared, values] = this.#prepare(query, parameters);
    return prepared.get(values) as Row | undefined;
  }

  /** Prepared anew: a statement under way cannot run a second time beside itself. */
  each<Row>(query: Compilable<Row>): IterableIterator<Row> {
    const { sql, parameters } = query.compile();
    return new Prepared(this.raw.prepare(sql)).each(parameters) as Generator<Row>;
  }

  snapshot<Result>(read: () => Result): Result {
    // Whoever writes reads its own moment anyway.
    if (this.raw.inTransaction) return read();
    this.#begin.run();
    try {
      return read();
    } finally {
      this.#commit.run();
    }
  }

  run<P extends object>(
    query: Statement<P, unknown> | Compilable<unknown>,
    parameters?: P,
  ): RunResult {
    const [prepared, values] = this.#prepare(query, parameters);
    const { changes, lastInsertRowid } = prepared.run(values);
    return { changes, lastId: Number(lastInsertRowid) };
  }

  close(): void {
    this.#prepared.clear();
    this.raw.close();
  }

  #prepare<P extends object, Row>(
    query: Statement<P, Row> | Compilable<Row>,
    parameters: P | undefined,
  ): [Prepared, readonly unknown[]] {
    if (query instanceof Statement) {
      return [this.#preparedFor(query.sql), query.bind(parameters as P)];
    }
    const compiled = query.compile();
    return [this.#preparedFor(compiled.sql), compiled.parameters];
  }

  #preparedFor(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= MOST_CACHED_STATEMENTS) {
      const oldest = this.#prepared.keys().next();
      if (!oldest.done) this.#prepared.delete(oldest.value);
    }
    const prepared = new Prepared(this.raw.prepare(sql));
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
