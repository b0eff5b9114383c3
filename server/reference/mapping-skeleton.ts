/**
 * A mapping to edit. What the tables are is known and written down; what their columns mean is not
 * guessed: those places say so in words no table has for a name, and an import names each of them.
 */
import { MappingError } from './mapping.ts';
import type { Inspection } from './inspect.ts';

const FILE = 'the file';
const FIELD = 'the field';

const EMPTY = {
  encoding: 'windows-1252',
  window: { days: 400 },
  customers: { file: FILE, fields: { accountNumber: FIELD, name: FIELD } },
  orders: {
    file: FILE,
    fields: {
      orderNumber: FIELD,
      customerAccount: FIELD,
      description: FIELD,
      quantity: FIELD,
      orderDate: FIELD,
      dueDate: FIELD,
      status: {
        kind: 'values',
        field: FIELD,
        values: { O: 'open', H: 'hold', S: 'shipped', V: 'void' },
        default: 'open',
      },
      holdNote: FIELD,
      floorNote: FIELD,
    },
  },
  lines: { file: FILE, orderNumber: FIELD },
  items: { file: FILE, fields: { code: FIELD, name: FIELD, unit: FIELD, unitCost: FIELD } },
  revenue: { kind: 'lines', quantity: FIELD, unitPrice: FIELD },
};

/**
 * The mapping `before` (JSON; undefined for a new one) with this table's columns in its `layouts`.
 * Everything else in it stays. Throws `MappingError` when `before` is no JSON object.
 */
export function withTable(before: string | undefined, found: Inspection): string {
  const mapping = before === undefined ? { ...EMPTY, encoding: found.encoding } : parse(before);
  const columns = Object.fromEntries(found.fields.map(({ name, column }) => [name, column]));
  const layouts = { ...(mapping['layouts'] as object), [found.file.toLowerCase()]: columns };
  return `${JSON.stringify({ ...mapping, layouts }, null, 2)}\n`;
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new MappingError(`The mapping is not JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
  throw new MappingError('The mapping is not a JSON object.');
}
