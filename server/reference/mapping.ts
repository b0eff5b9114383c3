/**
 * The mapping: which columns of which ERP table mean what. ProfitMaker's layout differs from shop
 * to shop and is not public, so the importer knows nothing about it that is not said here.
 * `deploy/reference/README.md` explains every key to the person who writes one.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OrderStatus } from '#schema/contract/orders.ts';
import { keyOf } from './erp/key.ts';
import { ENCODINGS } from './foxpro/code-page.ts';
import { COLUMN, type Layout } from './foxpro/layout.ts';
import { describeIssues } from './mapping-issues.ts';

const field = z
  .string('expected the name of a field')
  .regex(/^[^\s]{1,10}$/, 'expected a field name of 1 to 10 characters: tables keep only ten')
  .transform((name) => name.toUpperCase());

const file = z
  .string('expected the name of a table file')
  .regex(/^[^/\\]+\.dbf$/i, 'expected a file name that ends in .dbf, without a folder');

const days = z.int('expected a whole number of days').min(1).max(36_500);

const lookup = z.strictObject({ file, key: field, value: field });

const fromLines = z.strictObject({ fromLines: field });

function orFromLines<T extends z.ZodType>(shape: T) {
  return z.union([field, shape], 'expected the name of a field, or {"fromLines": …}');
}

/** What stands in the ERP's column → our status. Case and blanks around it do not matter. */
const statusValues = z
  .record(z.string(), OrderStatus)
  .transform((values) => Object.entries(values).map(([key, to]) => [keyOf(key), to] as const))
  .refine(
    (entries) => new Set(entries.map(([key]) => key)).size === entries.length,
    'expected each value once, in whatever case',
  )
  .transform((entries): ReadonlyMap<string, OrderStatus> => new Map(entries));

const status = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('values'),
      field,
      values: statusValues,
      default: OrderStatus,
    }),
    z.strictObject({
      kind: z.literal('whenFilled'),
      void: field.optional(),
      shipped: field.optional(),
      hold: field.optional(),
    }),
  ],
  'expected {"kind": "values", …} or {"kind": "whenFilled", …}',
);

const revenue = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('field'), field, unit: z.literal('currency') }),
    z.strictObject({
      kind: z.literal('lines'),
      quantity: field,
      unitPrice: field,
      discount: field.optional(),
    }),
  ],
  'expected {"kind": "field", …} or {"kind": "lines", …}',
);

/** Columns in the table's order. A plain object: it is part of what an import is known by. */
const layout = z.record(
  field,
  z.string().regex(COLUMN, 'expected a column such as C(5), N(8,2), D or M NULL'),
);

export const Mapping = z
  .strictObject({
    encoding: z.enum(ENCODINGS).default('windows-1252'),
    layouts: z.record(file.toLowerCase(), layout).default({}),
    window: z.strictObject({ days }, 'expected {"days": …}, or null for all').nullable(),
    customers: z.strictObject({
      file,
      fields: z.strictObject({ accountNumber: field, name: field }),
    }),
    orders: z.strictObject({
      file,
      fields: z.strictObject({
        orderNumber: field,
        customerAccount: field,
        description: orFromLines(fromLines.extend({ lookup: lookup.optional() })).optional(),
        quantity: orFromLines(fromLines).optional(),
        orderDate: field,
        dueDate: field.optional(),
        status: status.optional(),
        holdNote: field.optional(),
        floorNote: field.optional(),
      }),
    }),
    lines: z.strictObject({ file, orderNumber: field }).optional(),
    revenue,
    items: z
      .strictObject({
        file,
        fields: z.strictObject({
          code: field,
          name: field,
          unit: field.optional(),
          unitCost: field.optional(),
        }),
      })
      .optional(),
  })
  .superRefine((mapping, context) => {
    const { description, quantity } = mapping.orders.fields;
    const needsLines =
      mapping.revenue.kind === 'lines' ||
      typeof description === 'object' ||
      typeof quantity === 'object';
    if (needsLines && mapping.lines === undefined) {
      const message = 'expected {"file": …, "orderNumber": …}, since something is made from lines';
      context.addIssue({ code: 'custom', path: ['lines'], message });
    }
  });
export type Mapping = z.infer<typeof Mapping>;

/** What the mapping knows of the columns of a table; undefined where it says nothing. */
export function layoutOf(mapping: Mapping, table: string): Layout | undefined {
  const columns = mapping.layouts[table.toLowerCase()];
  return columns === undefined ? undefined : new Map(Object.entries(columns));
}

/** A mapping that does not fit. The message names each place and what is expected there. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

/** `source` is the name the message gives the mapping. Throws `MappingError`. */
export function parseMapping(json: string, source: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new MappingError(`${source} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = Mapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = describeIssues(parsed.error.issues);
  throw new MappingError(`${source} does not fit:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** Throws `MappingError`, also when the file cannot be read. */
export function loadMapping(path: string): Mapping {
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch (error) {
    throw new MappingError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return parseMapping(json.replace(/^\uFEFF/, ''), path);
}
