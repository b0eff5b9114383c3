/** An order's attributes as its row holds them, and which of them an import changes. */
import type { Selectable } from 'kysely';
import type { Tables } from '#schema/tables.ts';
import type { ReferenceOrder } from './erp/order.ts';

type OrderRow = Selectable<Tables['sales_order']>;

export const ATTRIBUTES = [
  'order_number',
  'customer_id',
  'description',
  'quantity_thousandths',
  'order_date',
  'due_date',
  'revenue_cents',
  'status',
  'hold_note',
  'floor_note',
  'sort_date',
] as const;
type Attribute = (typeof ATTRIBUTES)[number];
export type Attributes = Pick<OrderRow, Attribute>;

/** What is needed of the order that is there to tell whether the ERP changes it. */
export type PresentOrder = Attributes &
  Pick<OrderRow, 'id' | 'source' | 'generation' | 'closed_at' | 'merged_into'>;

/** `today`: the plant day an order without a day of its own is placed on when it is new. */
export function attributesOf(
  order: ReferenceOrder,
  customerId: number | null,
  present: Attributes | undefined,
  today: string,
): Attributes {
  return {
    order_number: order.orderNumber,
    customer_id: customerId,
    description: order.description,
    quantity_thousandths: order.quantityThousandths,
    order_date: order.orderDate,
    due_date: order.dueDate,
    // What the office typed stays until the ERP knows better.
    revenue_cents: order.revenueCents ?? present?.revenue_cents ?? null,
    status: order.status,
    hold_note: order.holdNote,
    floor_note: order.floorNote,
    sort_date: order.orderDate ?? present?.sort_date ?? today,
  };
}

/** The attributes of a row that has more than them. */
export const attributesIn = (row: Attributes): Attributes =>
  Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, row[attribute]])) as Attributes;

const sameAttributes = (a: Attributes, b: Attributes): boolean =>
  ATTRIBUTES.every((attribute) => a[attribute] === b[attribute]);

/** Whether it is the ERP's already and nothing about it is new. */
export const isUnchanged = (present: PresentOrder, attributes: Attributes): boolean =>
  present.source === 'import' &&
  present.closed_at === null &&
  present.merged_into === null &&
  sameAttributes(present, attributes);

const TEXTS = ['order_number', 'customer_id', 'description'] as const;

/** Whether it is found by other words than before. */
export const hasOtherWords = (a: Attributes, b: Attributes): boolean =>
  TEXTS.some((attribute) => a[attribute] !== b[attribute]);

/** What each attribute was and is; `sort_date` follows from the others. */
export function changesBetween(before: Attributes, after: Attributes): Record<string, unknown[]> {
  const changed = ATTRIBUTES.filter(
    (attribute) => attribute !== 'sort_date' && before[attribute] !== after[attribute],
  );
  return Object.fromEntries(
    changed.map((attribute) => [attribute, [before[attribute], after[attribute]]]),
  );
}
