import { z } from 'zod';
import {
  cents,
  cursorParameter,
  idParameter,
  instant,
  limitParameter,
  orderNumberText,
  personText,
  requiredText,
} from './common.ts';

export const ReferenceGroup = z.enum(['customers', 'orders', 'items']);
export type ReferenceGroup = z.infer<typeof ReferenceGroup>;

export const ImportResult = z
  .enum(['imported', 'unchanged', 'quarantined', 'failed'])
  .describe('Quarantined: read, but so much less than before that somebody has to accept it.');
export type ImportResult = z.infer<typeof ImportResult>;

const day = z.iso.date();

export const ReferenceFile = z.object({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.int().optional().describe('Live records; a memo file has none.'),
  columns: z.array(z.string()).optional(),
});
export type ReferenceFile = z.infer<typeof ReferenceFile>;

export const ReferenceImport = z
  .object({
    id: z.int(),
    group: z.string(),
    importedAt: instant,
    result: ImportResult,
    files: z.array(ReferenceFile),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    closed: z.int(),
    window: z.object({ from: day, to: day }).nullable().describe('Plant days, both inclusive.'),
    durationMs: z.int(),
    warnings: z.array(z.string()),
    message: z.string(),
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'ReferenceImport' });
export type ReferenceImport = z.infer<typeof ReferenceImport>;

/** Where a group of reference data stands. */
const ReferenceStanding = z.object({
  group: ReferenceGroup,
  generation: z.int().describe('What is in force.'),
  inTransit: z.boolean().describe('Whether a generation is being staged or folded in.'),
  lastImportedAt: instant.nullable(),
  lastCheckedAt: instant.nullable(),
});

export const ReferenceState = z
  .object({
    imports: z.array(ReferenceImport),
    groups: z.array(ReferenceStanding),
    isUnderWay: z.boolean().describe('Whether this server imports right now.'),
    degraded: z.string().nullable().describe('What is wrong, in words; null when all is well.'),
    schedule: z
      .object({
        at: z.string().describe('HH:MM, Monday to Friday, by the plant’s clock.'),
        timeZone: z.string(),
        nextAt: instant,
      })
      .nullable()
      .describe('Null where the server refreshes nothing by itself.'),
  })
  .meta({ id: 'ReferenceState' });
export type ReferenceState = z.infer<typeof ReferenceState>;

export const ReferenceChangeKind = z.enum(['added', 'changed', 'gone']);
export type ReferenceChangeKind = z.infer<typeof ReferenceChangeKind>;

export const ReferenceChangesQuery = z.strictObject({
  kind: ReferenceChangeKind.default('changed'),
  since: instant.optional().describe('Yesterday’s beginning by the plant’s clock when left out.'),
  cursor: idParameter.optional(),
  limit: limitParameter(50, 200),
});

const said = z.union([z.string(), z.number()]).nullable();

export const ReferenceChange = z
  .object({
    orderNumber: z.string(),
    kind: z
      .enum(['added', 'changed', 'closed', 'left'])
      .describe('Closed: the ERP has it no more, and it stays for the work on it.'),
    at: instant,
    fields: z.array(z.object({ field: z.string(), before: said, after: said })),
  })
  .meta({ id: 'ReferenceChange' });
export type ReferenceChange = z.infer<typeof ReferenceChange>;
export const ReferenceChanges = z.object({
  since: instant,
  counts: z
    .object({ added: z.int(), changed: z.int(), gone: z.int() })
    .describe('By import: an order that two imports changed counts twice.'),
  changes: z.array(ReferenceChange),
  nextCursor: z.string().nullable(),
});
export type ReferenceChanges = z.infer<typeof ReferenceChanges>;

export const PageQuery = z.strictObject({
  cursor: idParameter.optional(),
  limit: limitParameter(20, 100),
});

export const UnmatchedOrder = z
  .object({
    orderNumber: z.string(),
    typedAt: instant,
    sessions: z.int(),
    laborMs: z.int(),
    suggestions: z
      .array(
        z.object({ orderNumber: z.string(), customerName: z.string(), description: z.string() }),
      )
      .describe('The ERP’s orders one slip of the finger away.'),
  })
  .meta({ id: 'UnmatchedOrder' });
export type UnmatchedOrder = z.infer<typeof UnmatchedOrder>;
export const UnmatchedOrders = z.object({
  orders: z.array(UnmatchedOrder),
  nextCursor: z.string().nullable(),
});
export type UnmatchedOrders = z.infer<typeof UnmatchedOrders>;

export const OrderMerge = z.strictObject({
  from: orderNumberText.describe('The typed order; it stays, void.'),
  into: orderNumberText,
  reason: requiredText(400),
});
export type OrderMerge = z.infer<typeof OrderMerge>;
export const OrderMerged = z.object({
  orderNumber: z.string(),
  sessions: z.int(),
  usages: z.int(),
});
export type OrderMerged = z.infer<typeof OrderMerged>;

export const ErpItem = z
  .object({
    code: z.string(),
    name: z.string(),
    unit: z.string(),
    unitCostCents: z.int().nullable(),
    isAdopted: z.boolean(),
  })
  .meta({ id: 'ErpItem' });
export type ErpItem = z.infer<typeof ErpItem>;
export const ErpItemsQuery = z.strictObject({
  q: personText(80).optional(),
  cursor: cursorParameter.optional(),
  limit: limitParameter(50, 200),
});
export const ErpItems = z.object({ items: z.array(ErpItem), nextCursor: z.string().nullable() });
export type ErpItems = z.infer<typeof ErpItems>;

/** What the material is to be called and cost where the ERP says nothing fitting. */
export const ItemAdoption = z
  .strictObject({
    materialCode: requiredText(32),
    name: requiredText(60),
    unit: requiredText(12),
    unitCostCents: cents.min(0),
  })
  .partial();
export type ItemAdoption = z.infer<typeof ItemAdoption>;
export const ItemAdopted = z.object({ code: z.string() });
export type ItemAdopted = z.infer<typeof ItemAdopted>;

/** A table of the folder the import reads. */
export const ReferenceTable = z
  .object({ name: z.string(), bytes: z.int(), writtenAt: instant })
  .meta({ id: 'ReferenceTable' });
export type ReferenceTable = z.infer<typeof ReferenceTable>;
export const ReferenceTables = z.object({ tables: z.array(ReferenceTable) });
export type ReferenceTables = z.infer<typeof ReferenceTables>;

export const TableParameters = z.object({
  name: z
    .string()
    .max(255)
    .regex(/^[^/\\]+\.dbf$/i)
    .describe('As it stands in the list, such as `orders.dbf`.'),
});

export const TableInspection = z
  .object({
    file: z.string(),
    bytes: z.int(),
    version: z.int().nullable().describe('The first byte; null in a file of none.'),
    versionName: z.string().nullable().describe('Null for no known kind of table.'),
    codePage: z.int().describe('Byte 29 of the header; 0 when the table was never marked.'),
    encoding: z.string().describe('What its texts were read as.'),
    rowCount: z.int().describe('As the header says, deleted ones included.'),
    rowsRead: z.int().describe('How many were looked at.'),
    deletedCount: z.int().describe('Of those looked at.'),
    fields: z.array(z.object({ name: z.string(), column: z.string() })),
    memo: z
      .object({
        file: z.string(),
        bytes: z.int(),
        blockSize: z.int(),
        memos: z.int(),
        longestBytes: z.int(),
      })
      .nullable(),
    samples: z.array(
      z.object({
        number: z.int(),
        values: z.array(
          z.object({
            field: z.string(),
            value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          }),
        ),
      }),
    ),
    findings: z
      .array(z.object({ message: z.string(), row: z.int().nullable(), count: z.int() }))
      .describe('What an import would refuse, each kind once; empty where it would take it.'),
    mapping: z
      .string()
      .nullable()
      .describe('A mapping to edit, as JSON; null while the header may be wrong.'),
  })
  .meta({ id: 'TableInspection' });
export type TableInspection = z.infer<typeof TableInspection>;

export const ImportParameters = z.object({ id: idParameter });
export const ImportAccepted = z.object({ importId: z.int() });
export const RefreshStarted = z.object({ isUnderWay: z.literal(true) });
