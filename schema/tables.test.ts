import Database from 'better-sqlite3';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { migrate, readMigrations } from '#server/db/migrate.ts';
import { Connection } from '#server/db/statements.ts';
import { TABLE_CLASSES } from './tables.ts';

interface Column {
  name: string;
  type: 'INTEGER' | 'TEXT' | '';
  isNullable: boolean;
  /** Whether an insertion may leave it out though it is not nullable. */
  isGenerated: boolean;
}
type Columns = Record<string, Column[]>;

const byName = (columns: Column[]) => columns.sort((a, b) => a.name.localeCompare(b.name));

/** What `interface Tables` says, resolved by the compiler itself. */
function declaredTables(): Columns {
  const file = join(import.meta.dirname, 'tables.ts');
  const program = ts.createProgram([file], {
    strict: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const declaration = program
    .getSourceFile(file)
    ?.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Tables');
  if (!declaration) throw new Error('schema/tables.ts declares no interface Tables');

  const columnOf = (node: ts.TypeElement): Column => {
    if (!ts.isPropertySignature(node) || !node.type) throw new Error('a column without a type');
    const isGenerated = /^Generated(Always)?</.test(node.type.getText());
    const inner =
      isGenerated && ts.isTypeReferenceNode(node.type) ? node.type.typeArguments?.[0] : node.type;
    const type = checker.getTypeFromTypeNode(inner ?? node.type);
    const parts = checker.getNonNullableType(type);
    const kinds = parts.isUnion() ? parts.types : [parts];
    const isNumber = kinds.every((kind) => (kind.flags & ts.TypeFlags.NumberLike) !== 0);
    const isText = kinds.every((kind) => (kind.flags & ts.TypeFlags.StringLike) !== 0);
    if (isNumber === isText) throw new Error(`${node.getText()} is neither number nor text`);
    return {
      name: node.name.getText(),
      type: isNumber ? 'INTEGER' : 'TEXT',
      isNullable: parts !== type,
      isGenerated,
    };
  };
  const tables = (declaration as ts.InterfaceDeclaration).members.map((member) => {
    if (!ts.isPropertySignature(member) || !member.type || !ts.isTypeLiteralNode(member.type)) {
      throw new Error(`${member.getText()} is no table`);
    }
    return [member.name.getText(), byName(member.type.members.map(columnOf))] as const;
  });
  return Object.fromEntries(tables);
}

function migratedDatabase(): Database.Database {
  const raw = new Database(':memory:');
  migrate(new Connection(raw), readMigrations(join(import.meta.dirname, 'migrations')));
  return raw;
}

/** Every table somebody made; what FTS5 makes for itself is its own business, views are none. */
function tableNames(raw: Database.Database): string[] {
  const rows = raw.pragma('table_list') as { schema: string; name: string; type: string }[];
  return rows
    .filter(
      ({ schema, name, type }) =>
        schema === 'main' && !/^sqlite_/.test(name) && !['shadow', 'view'].includes(type),
    )
    .map(({ name }) => name)
    .sort();
}

/** What `pragma table_xinfo` calls a column. */
const HIDDEN_BY_FTS5 = 1;
const STORED = 3;
/**
 * The command log numbers its rows itself: they are a chain. A roll-up and what comes of an order
 * have its number, a beat its tablet's, a name that comes its customer's.
 */
const NUMBERED_BY_OTHERS = [
  'command_log',
  'order_cost',
  'device_beat',
  'order_incoming',
  'customer_incoming',
];

function columnsOf(raw: Database.Database, table: string): Column[] {
  const all = raw.pragma(`table_xinfo(${table})`) as {
    name: string;
    type: Column['type'];
    notnull: 0 | 1;
    dflt_value: string | null;
    pk: number;
    hidden: number;
  }[];
  const rows = all.filter(({ hidden }) => hidden !== HIDDEN_BY_FTS5);
  const keys = rows.filter(({ pk }) => pk > 0);
  return rows.map(({ name, type, notnull, dflt_value, pk, hidden }) => {
    const isRowId = pk > 0 && keys.length === 1 && type === 'INTEGER';
    const isCounted = isRowId && !NUMBERED_BY_OTHERS.includes(table);
    return {
      name,
      type,
      isNullable: notnull === 0 && pk === 0,
      isGenerated: isCounted || dflt_value !== null || hidden === STORED,
    };
  });
}

/** A virtual table tells names only: all its columns are text, and it has a row id. */
function searchColumns(raw: Database.Database, table: string): Column[] {
  const text = columnsOf(raw, table).map(({ name }) => name);
  return [
    { name: 'rowid', type: 'INTEGER', isNullable: false, isGenerated: false },
    ...text.map((name): Column => ({ name, type: 'TEXT', isNullable: false, isGenerated: false })),
  ];
}

describe('the tables', () => {
  const raw = migratedDatabase();
  const names = tableNames(raw);
  const declared = declaredTables();

  it('are all declared, and nothing else is', () => {
    expect(Object.keys(declared).sort()).toEqual(names);
  });

  it('have each a class, so that import, reset and fixtures know what to do with it', () => {
    expect(Object.keys(TABLE_CLASSES).sort()).toEqual(names);
    const classes = ['identity', 'reference', 'activity', 'rollup', 'log'];
    for (const name of names) {
      expect(classes).toContain(TABLE_CLASSES[name as keyof typeof TABLE_CLASSES]);
    }
  });

  it.each(names)('%s has exactly the columns its type says', (name) => {
    const found = name === 'sales_order_search' ? searchColumns(raw, name) : columnsOf(raw, name);
    expect(declared[name]).toEqual(byName(found));
  });

  it('are STRICT, so a column holds what its type says', () => {
    const rows = raw.pragma('table_list') as { name: string; type: string; strict: 0 | 1 }[];
    const lax = rows.filter(({ name, type, strict }) => {
      return names.includes(name) && type === 'table' && strict === 0;
    });
    expect(lax).toEqual([]);
  });

  it('keep the log free of foreign keys, so it outlives what it speaks of', () => {
    expect(raw.pragma('foreign_key_list(command_log)')).toEqual([]);
  });
});
