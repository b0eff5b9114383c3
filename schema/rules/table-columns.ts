/**
 * The columns of every table report, as data: what the server fills, the console draws and an
 * export writes. Stretches of time are milliseconds, money cents, quantities thousandths of a
 * unit, percents have one decimal.
 */
export type ColumnKind = 'text' | 'hours' | 'cents' | 'percent' | 'count' | 'quantity' | 'date';

export interface TableColumn {
  readonly key: string;
  readonly kind: ColumnKind;
  /** Whether it is null for everybody but admins: money, and what tells about it. */
  readonly isMoney: boolean;
  /** The heading. */
  readonly title: string;
}

export const TABLE_FILTERS = [
  'from',
  'to',
  'team',
  'user',
  'taskType',
  'customer',
  'material',
  'weekHours',
  'dayHours',
  'round',
] as const;
export type TableFilter = (typeof TABLE_FILTERS)[number];

export interface TableDeclaration {
  readonly title: string;
  /** What may narrow it; any other filter is refused. */
  readonly filters: readonly TableFilter[];
  /** Filters without which it would say nothing: it is reached by a click on another table. */
  readonly required?: readonly TableFilter[];
  /** For whoever may not sort by money, the first column that is none stands in. */
  readonly defaultSort: string;
  readonly columns: readonly TableColumn[];
  /** Columns that are there only while times are rounded. */
  readonly roundedColumns?: readonly string[];
}

/** Makes columns of one kind. */
export const column =
  (kind: ColumnKind, isMoney = false) =>
  <const Key extends string>(key: Key, title: string) => ({ key, kind, isMoney, title });

const text = column('text');
const hours = column('hours');
const count = column('count');
const percent = column('percent');
const quantity = column('quantity');
const cents = column('cents', true);
/** Work without a rate: it tells whose pay is not set, so it is for admins. */
const unrated = column('count', true)('unratedSessions', 'Without a rate');

const RANGE = ['from', 'to'] as const;

export const TABLES = {
  time: {
    title: 'Time by person',
    filters: [...RANGE, 'team', 'user', 'weekHours', 'dayHours', 'round'],
    defaultSort: 'person',
    columns: [
      text('person', 'Person'),
      text('team', 'Team'),
      count('days', 'Days'),
      hours('presenceMs', 'Presence'),
      hours('paidBreakMs', 'Paid breaks'),
      hours('unpaidBreakMs', 'Unpaid breaks'),
      hours('ruleBreakMs', 'Break by rule'),
      hours('paidMs', 'Paid time'),
      hours('paidRoundedMs', 'Paid time, rounded'),
      hours('regularMs', 'Regular'),
      hours('regularRoundedMs', 'Regular, rounded'),
      hours('overtimeMs', 'Overtime'),
      hours('overtimeRoundedMs', 'Overtime, rounded'),
      hours('weeksOvertimeMs', 'Overtime of the whole weeks'),
      hours('directMs', 'On orders'),
      hours('indirectMs', 'Indirect'),
      hours('gapMs', 'Not booked'),
      hours('expectedMs', 'Expected'),
      hours('holidayMs', 'Paid on holidays'),
      cents('laborCents', 'Labor cost'),
      count('openDays', 'Days not ended'),
    ],
    roundedColumns: ['paidRoundedMs', 'regularRoundedMs', 'overtimeRoundedMs'],
  },
  'task-types': {
    title: 'Time by task type',
    filters: [...RANGE, 'team'],
    defaultSort: '-workedMs',
    columns: [
      text('taskType', 'Task type'),
      text('code', 'Code'),
      text('kind', 'Counts as'),
      count('people', 'People'),
      count('sessions', 'Sessions'),
      hours('workedMs', 'Hours'),
      hours('averageMs', 'Hours per session'),
      cents('laborCents', 'Labor cost'),
      unrated,
    ],
  },
  teams: {
    title: 'Time by team',
    filters: [...RANGE],
    defaultSort: 'team',
    columns: [
      text('team', 'Team'),
      count('people', 'People'),
      hours('presenceMs', 'Presence'),
      hours('paidMs', 'Paid time'),
      hours('directMs', 'On orders'),
      hours('indirectMs', 'Indirect'),
      percent('indirectPercent', 'Indirect %'),
      hours('gapMs', 'Not booked'),
      cents('laborCents', 'Labor cost'),
      count('openDays', 'Days not ended'),
    ],
  },
  indirect: {
    title: 'Indirect time',
    filters: [...RANGE, 'team', 'user', 'taskType'],
    defaultSort: '-workedMs',
    columns: [
      text('taskType', 'Task type'),
      text('person', 'Person'),
      text('team', 'Team'),
      count('sessions', 'Sessions'),
      hours('workedMs', 'Hours'),
      cents('laborCents', 'Labor cost'),
      unrated,
    ],
  },
  materials: {
    title: 'Materials',
    filters: [...RANGE],
    defaultSort: 'material',
    columns: [
      text('material', 'Material'),
      text('code', 'Code'),
      text('unit', 'Unit'),
      count('orders', 'Orders'),
      count('usages', 'Entries'),
      quantity('usedThousandths', 'Used'),
      quantity('returnedThousandths', 'Returned'),
      quantity('netThousandths', 'Quantity'),
      cents('returnedCents', 'Returns'),
      cents('costCents', 'Cost'),
    ],
  },
  'material-orders': {
    title: 'Materials by order',
    filters: [...RANGE, 'material', 'customer'],
    required: ['material'],
    defaultSort: '-netThousandths',
    columns: [
      text('orderNumber', 'Order'),
      text('customer', 'Customer'),
      text('material', 'Material'),
      text('unit', 'Unit'),
      count('usages', 'Entries'),
      quantity('usedThousandths', 'Used'),
      quantity('returnedThousandths', 'Returned'),
      quantity('netThousandths', 'Quantity'),
      cents('returnedCents', 'Returns'),
      cents('costCents', 'Cost'),
    ],
  },
  estimates: {
    title: 'Estimates against actual',
    filters: [...RANGE, 'customer'],
    defaultSort: '-deviationPercent',
    columns: [
      text('taskType', 'Task type'),
      text('code', 'Code'),
      count('tasks', 'Finished tasks'),
      count('overTasks', 'Over the estimate'),
      hours('estimateMs', 'Estimate'),
      hours('actualMs', 'Actual'),
      hours('deviationMs', 'Deviation'),
      percent('deviationPercent', 'Deviation %'),
      percent('medianPercent', 'Median of the tasks %'),
    ],
  },
  customers: {
    title: 'Customers by margin',
    filters: [...RANGE],
    defaultSort: '-marginCents',
    columns: [
      text('customer', 'Customer'),
      count('orders', 'Orders'),
      count('ordersWithoutRevenue', 'Without revenue'),
      hours('laborMs', 'Hours'),
      cents('revenueCents', 'Revenue'),
      cents('laborCents', 'Labor'),
      cents('burdenCents', 'Burden'),
      cents('materialCents', 'Material'),
      cents('marginCents', 'Margin'),
      // Of several orders in a range it would tell of each: decision 19.
      column('percent', true)('marginPercent', 'Margin %'),
    ],
  },
} as const satisfies Record<string, TableDeclaration>;

export type TableName = keyof typeof TABLES;
export type ColumnKey<Name extends TableName> = (typeof TABLES)[Name]['columns'][number]['key'];

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
