import { z } from 'zod';
import {
  calendarDate,
  cents,
  idParameter,
  limitParameter,
  personText,
  requiredText,
} from './common.ts';
import { OrderStatus } from './orders.ts';

export const ProfitabilityColumn = z.enum([
  'orderNumber',
  'customerName',
  'revenueCents',
  'laborMs',
  'estimateMs',
  'laborCents',
  'burdenCents',
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

/** A share of revenue in whole percent. */
const percentParameter = z
  .string()
  .regex(/^[0-9]{1,4}$/, 'must be a whole number of percent')
  .transform(Number)
  .pipe(z.int().min(1).max(1000));

/** Which orders: those with work or material in the range that fit everything said here. */
export const ProfitabilitySelection = z.object({
  from: calendarDate.optional().describe('First plant day; without it from the beginning.'),
  to: calendarDate.optional().describe('Last plant day, inclusive; without it until today.'),
  customer: personText(120).optional().describe('Exact customer name.'),
  q: personText(100)
    .optional()
    .describe('Part of the number, customer or description; accents do not matter.'),
  team: idParameter
    .optional()
    .describe('Orders this team worked on in the range; their figures stay the whole order’s.'),
  taskType: requiredText(24)
    .optional()
    .describe('Code. Orders with this work in the range; their figures stay the whole order’s.'),
  status: OrderStatus.optional(),
  costOver: percentParameter
    .optional()
    .describe(
      'Orders whose cost so far, of all days, is at least this percentage of their revenue. ' +
        'With `status=open` it is the early warning. A foreman asks by the margin shown: those ' +
        'below 100 − this, and always those at −100.',
    ),
});
export type ProfitabilitySelection = z.infer<typeof ProfitabilitySelection>;

export const ProfitabilityFilter = ProfitabilitySelection.extend({ sort: ProfitabilitySort });
export type ProfitabilityFilter = z.infer<typeof ProfitabilityFilter>;

export const ProfitabilityQuery = ProfitabilityFilter.extend({
  limit: limitParameter(100, 1000),
  // It repeats what the rows are sorted by, a customer's name for one.
  cursor: z.string().max(2000).optional(),
  offset: z
    .string()
    .regex(/^[0-9]{1,7}$/, 'must be a whole number')
    .transform(Number)
    .optional()
    .describe('How many rows are skipped: to jump in the list, where a cursor walks it.'),
});
export type ProfitabilityQuery = z.infer<typeof ProfitabilityQuery>;

/** Money is null for a foreman, who sees hours and a step of each order’s margin: decision 19. */
const figures = {
  revenueCents: cents.nullable(),
  laborMs: z.int(),
  laborCents: cents.nullable(),
  burdenCents: cents
    .nullable()
    .describe('The shop’s burden percent of the labor of each order, rounded half up per order.'),
  materialCents: cents.nullable(),
  marginCents: cents.nullable().describe('Revenue − labor − burden − material.'),
  marginPercent: z
    .number()
    .nullable()
    .describe(
      'Margin ÷ revenue × 100, one decimal; null where revenue is 0 or unknown. For a foreman the ' +
        'whole order’s, whatever the range, rounded down to a step of 5 between −100 (or less) and ' +
        '100, and null for any sum.',
    ),
};

/**
 * `material_missing`: shipped, worked on, and never any material. `not_invoiced`: not shipped yet,
 * so its revenue may still change. `cost_warning`: not shipped yet, and its cost so far (of all
 * days) has reached the share of its revenue that the report settings warn of.
 */
export const ProfitabilityFlag = z.enum([
  'rate_missing',
  'cost_outside_range',
  'open_sessions',
  'material_missing',
  'not_invoiced',
  'revenue_missing',
  'cost_warning',
]);
export type ProfitabilityFlag = z.infer<typeof ProfitabilityFlag>;

export const ConfidenceKind = z.enum(['measured', 'estimated', 'corrected', 'unverified']);
export type ConfidenceKind = z.infer<typeof ConfidenceKind>;

/** How far the hours of an order can be believed; the four parts together are its `laborMs`. */
export const Confidence = z
  .object({
    measuredMs: z.int(),
    estimatedMs: z.int().describe('Too long to believe, and nobody corrected it.'),
    correctedMs: z.int(),
    unverifiedMs: z.int().describe('A foreman accepted a tap whose proof failed.'),
  })
  .meta({ id: 'Confidence' });
export type Confidence = z.infer<typeof Confidence>;

export const ProfitabilityRow = z
  .object({
    orderNumber: z.string(),
    customerName: z.string(),
    description: z.string(),
    status: OrderStatus,
    dueDate: calendarDate.nullable(),
    ...figures,
    estimateMs: z.int().nullable().describe('Of the order’s tasks together; null without any.'),
    confidence: Confidence,
    flags: z.array(ProfitabilityFlag),
  })
  .meta({ id: 'ProfitabilityRow' });
export type ProfitabilityRow = z.infer<typeof ProfitabilityRow>;

export const ProfitabilityTotals = z
  .object({
    orders: z.int(),
    losingOrders: z.int(),
    losingWithoutRevenue: z
      .int()
      .describe('Of the losing orders: with cost and a revenue of 0, so without a margin percent.'),
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
    customers: z
      .array(z.string())
      .describe('The first 50 customers by name; any other: `GET /api/reports/customers`.'),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Profitability' });
export type Profitability = z.infer<typeof Profitability>;

/** One month of the selected orders, as far as it lies in the range. */
export const ProfitabilityMonth = z
  .object({
    month: z.string().describe('YYYY-MM'),
    laborMs: z.int(),
    laborCents: cents.nullable(),
    burdenCents: cents.nullable(),
    materialCents: cents.nullable(),
    revenueCents: cents
      .nullable()
      .describe('Recognized: revenue of each order × the month’s share of its cost of all days.'),
    marginCents: cents.nullable(),
    marginPercent: z.number().nullable(),
  })
  .meta({ id: 'ProfitabilityMonth' });
export type ProfitabilityMonth = z.infer<typeof ProfitabilityMonth>;

/** Where the cost of the selected orders went; indirect time stands beside it, never in it. */
export const CostBreakdown = z
  .object({
    tasks: z.array(
      z.object({
        taskType: z.string(),
        taskTypeName: z.string(),
        laborMs: z.int(),
        laborCents: cents.nullable(),
      }),
    ),
    burdenCents: cents.nullable(),
    materialCents: cents.nullable(),
    indirectMs: z.int(),
    indirectCents: cents.nullable(),
  })
  .meta({ id: 'CostBreakdown' });
export type CostBreakdown = z.infer<typeof CostBreakdown>;

/** An answer of its own, so that the table never waits for it. */
export const ProfitabilityPictures = z
  .object({
    bands: z.array(MarginBand),
    months: z.array(ProfitabilityMonth),
    costs: CostBreakdown,
  })
  .meta({ id: 'ProfitabilityPictures' });
export type ProfitabilityPictures = z.infer<typeof ProfitabilityPictures>;

export const ReportCustomersQuery = z.object({
  q: personText(120).optional().describe('Part of the name.'),
});
export const ReportCustomers = z
  .object({ customers: z.array(z.string()).describe('At most 50, by name.') })
  .meta({ id: 'ReportCustomers' });
export type ReportCustomers = z.infer<typeof ReportCustomers>;
