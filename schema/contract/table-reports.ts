/**
 * One frame for every other question: a table with declared columns, rows and totals. What the
 * columns of a report are stands in `schema/rules/table-columns.ts`.
 */
import { z } from 'zod';
import { TABLE_FILTERS, TABLE_NAMES, type TableName } from '../rules/table-columns.ts';
import {
  calendarDate,
  cursorParameter,
  idParameter,
  limitParameter,
  personText,
} from './common.ts';
import { BreakStep, Holiday } from './settings.ts';

export const TableReportName = z.enum(TABLE_NAMES as [TableName, ...TableName[]]);
export const TableParameters = z.object({ name: TableReportName });

/** Hours of an overtime rule: `40`, `37.5`. */
const ruleHours = (most: number) =>
  z
    .string()
    .regex(/^[0-9]{1,3}(\.[0-9]{1,2})?$/, 'must be hours, such as 40 or 37.5')
    .transform(Number)
    .refine((hours) => hours > 0 && hours <= most, `must be more than 0 and at most ${most}`);

export const TableQuery = z.object({
  from: calendarDate.optional().describe('First plant day; without it from the beginning.'),
  to: calendarDate.optional().describe('Last plant day, inclusive; without it until today.'),
  team: z
    .union([idParameter, z.literal('none')], { error: 'must be the id of a team, or none' })
    .optional()
    .describe('The team a person is in now; `none`: people in no team.'),
  user: idParameter.optional(),
  taskType: personText(40).optional().describe('Code of a task type.'),
  customer: personText(120).optional().describe('Exact customer name.'),
  material: personText(40).optional().describe('Code of a material.'),
  weekHours: z
    .union([z.literal('none'), ruleHours(168)])
    .optional()
    .describe('Overtime begins after so many paid hours a week, Monday to Sunday: 40; or `none`.'),
  dayHours: ruleHours(24).optional().describe('And after so many paid hours a day.'),
  round: z
    .enum(['0', '5', '6', '15'])
    .transform(Number)
    .optional()
    .describe('Minutes to which the paid time of each day is rounded, beside the raw value.'),
  sort: z
    .string()
    .max(60)
    .regex(/^-?[A-Za-z]+$/, 'must be the key of a column, with a leading minus for largest first')
    .optional()
    .describe('Key of a column; a leading minus sorts the largest first.'),
});
export type TableQuery = z.infer<typeof TableQuery>;

export const TablePageQuery = TableQuery.extend({
  limit: limitParameter(1000, 5000),
  cursor: cursorParameter.optional(),
});
export type TablePageQuery = z.infer<typeof TablePageQuery>;

export const TableColumn = z
  .object({
    key: z.string(),
    kind: z.enum(['text', 'hours', 'cents', 'percent', 'count', 'quantity', 'date']),
    isMoney: z.boolean().describe('Null for everybody but admins.'),
    title: z.string(),
  })
  .meta({ id: 'TableColumn' });
export type TableColumn = z.infer<typeof TableColumn>;

export const TableRow = z
  .object({
    id: z.string(),
    cells: z
      .record(z.string(), z.union([z.string(), z.number()]).nullable())
      .describe('By column. Hours are ms, money cents, quantities thousandths.'),
    drill: z
      .string()
      .nullable()
      .describe('Address below /console/ that shows what the row is made of.'),
  })
  .meta({ id: 'TableRow' });
export type TableRow = z.infer<typeof TableRow>;

export const TableReport = z
  .object({
    name: TableReportName,
    title: z.string(),
    sort: z.string().describe('The order the rows are in.'),
    columns: z.array(TableColumn),
    rows: z.array(TableRow),
    rowCount: z.int().describe('Of the whole result, of which `rows` is a page.'),
    totals: z
      .record(z.string(), z.number().nullable())
      .describe(
        'Sums of all rows, not only of the page; null where a sum says nothing. ' +
          'A percent is of the sums.',
      ),
    holidays: z
      .array(Holiday)
      .describe('The plant’s holidays in the range, where the report counts by them.'),
    breakRules: z
      .array(BreakStep)
      .describe('The breaks by rule that were taken off, where the report counts paid time.'),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'TableReport' });
export type TableReport = z.infer<typeof TableReport>;

/** What can be asked, for a page that lists the reports. */
export const TableList = z
  .object({
    tables: z.array(
      z.object({
        name: TableReportName,
        title: z.string(),
        filters: z.array(z.enum(TABLE_FILTERS)),
        required: z
          .array(z.enum(TABLE_FILTERS))
          .describe('Filters it cannot do without: reached by a click on another table.'),
        defaultSort: z.string(),
        columns: z.array(TableColumn),
      }),
    ),
  })
  .meta({ id: 'TableList' });
export type TableList = z.infer<typeof TableList>;
