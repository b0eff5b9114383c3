import { z } from 'zod';
import {
  calendarDate,
  cents,
  cursorParameter,
  limitParameter,
  orderNumberText,
  personText,
  positiveId,
} from './common.ts';
import { MaterialUsage } from './materials.ts';
import { OrderStatus } from './orders.ts';
import { Session } from './sessions.ts';

export const ProfitabilityColumn = z.enum([
  'orderNumber',
  'customerName',
  'revenueCents',
  'laborMs',
  'laborCents',
  'materialCents',
  'marginCents',
  'marginPercent',
]);
export type ProfitabilityColumn = z.infer<typeof ProfitabilityColumn>;

/** `marginPercent` or `-marginPercent`: a leading minus sorts the largest first. */
export const ProfitabilitySort = z
  .string()
  .regex(new RegExp(`^-?(${ProfitabilityColumn.options.join('|')})$`), {
    error: `must be one of ${ProfitabilityColumn.options.join(', ')}, with a leading minus for largest first`,
  })
  .default('marginPercent');

export const ProfitabilityFilter = z.object({
  from: calendarDate.optional().describe('First plant day; without it from the beginning.'),
  to: calendarDate.optional().describe('Last plant day, inclusive; without it until today.'),
  customer: personText(120).optional().describe('Exact customer name.'),
  q: personText(100).optional().describe('Part of the number, customer or description.'),
  sort: ProfitabilitySort,
});
export type ProfitabilityFilter = z.infer<typeof ProfitabilityFilter>;

export const ProfitabilityQuery = ProfitabilityFilter.extend({
  limit: limitParameter(100, 1000),
  cursor: cursorParameter.optional(),
});
export type ProfitabilityQuery = z.infer<typeof ProfitabilityQuery>;

/** Money is null for a foreman, who sees hours and margin percent only. */
const figures = {
  revenueCents: cents.nullable(),
  laborMs: z.int(),
  laborCents: cents.nullable(),
  materialCents: cents.nullable(),
  marginCents: cents.nullable(),
  marginPercent: z
    .number()
    .nullable()
    .describe('Margin ÷ revenue × 100, one decimal; null where revenue is 0 or unknown.'),
};

export const ProfitabilityFlag = z.enum(['rate_missing', 'cost_outside_range', 'open_sessions']);
export type ProfitabilityFlag = z.infer<typeof ProfitabilityFlag>;

export const ProfitabilityRow = z
  .object({
    orderNumber: z.string(),
    customerName: z.string(),
    description: z.string(),
    status: OrderStatus,
    dueDate: calendarDate.nullable(),
    ...figures,
    flags: z.array(ProfitabilityFlag),
  })
  .meta({ id: 'ProfitabilityRow' });
export type ProfitabilityRow = z.infer<typeof ProfitabilityRow>;

export const ProfitabilityTotals = z
  .object({
    orders: z.int(),
    losingOrders: z.int(),
    ...figures,
    indirectMs: z
      .int()
      .describe('Hours on no order in the range; beside the orders, never in them.'),
    indirectCents: cents.nullable(),
  })
  .meta({ id: 'ProfitabilityTotals' });
export type ProfitabilityTotals = z.infer<typeof ProfitabilityTotals>;

/** How many orders of the whole result fall into which margin band: the picture above the table. */
export const MarginBand = z
  .object({
    fromPercent: z.number().nullable().describe('Null: no lower end.'),
    toPercent: z.number().nullable().describe('Exclusive; null: no upper end.'),
    orders: z.int(),
  })
  .meta({ id: 'MarginBand' });
export type MarginBand = z.infer<typeof MarginBand>;

export const Profitability = z
  .object({
    rows: z.array(ProfitabilityRow),
    totals: ProfitabilityTotals,
    bands: z.array(MarginBand),
    customers: z.array(z.string()).describe('Every customer with an order in the range.'),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Profitability' });
export type Profitability = z.infer<typeof Profitability>;

export const OrderCostQuery = ProfitabilityFilter.pick({ from: true, to: true });
export const OrderCostParameters = z.object({ orderNumber: orderNumberText });

/** One session's part in one order: what its share says, not the session's whole time. */
export const SessionCost = z.object({
  session: Session,
  shareMs: z.int(),
  shareCents: cents.nullable(),
  formula: z
    .string()
    .nullable()
    .describe('How the cents came about, with its numbers; null for non-admins.'),
});

/** Material on the order; its cost, like every other, is for admins here. */
export const OrderMaterial = MaterialUsage.extend({
  unitCostCents: cents.nullable(),
  costCents: cents.nullable(),
}).meta({ id: 'OrderMaterial' });
export type OrderMaterial = z.infer<typeof OrderMaterial>;

/** The drill-down: every figure is the sum of the ones below it. */
export const OrderCost = z
  .object({
    row: ProfitabilityRow,
    tasks: z.array(
      z.object({
        taskType: z.string(),
        taskTypeName: z.string(),
        laborMs: z.int(),
        laborCents: cents.nullable(),
        people: z.int(),
        sessions: z.array(SessionCost),
      }),
    ),
    materials: z.array(OrderMaterial),
    people: z.array(
      z.object({
        user: z.object({ id: positiveId, displayName: z.string() }),
        laborMs: z.int(),
        laborCents: cents.nullable(),
      }),
    ),
  })
  .meta({ id: 'OrderCost' });
export type OrderCost = z.infer<typeof OrderCost>;
