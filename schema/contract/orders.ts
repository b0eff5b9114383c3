import { z } from 'zod';
import {
  calendarDate,
  cents,
  limitParameter,
  orderNumberText,
  personText,
  requiredText,
  versioned,
} from './common.ts';

export const OrderStatus = z.enum(['open', 'hold', 'shipped', 'void']);
export type OrderStatus = z.infer<typeof OrderStatus>;

export const OrderSummary = z
  .object({
    orderNumber: z.string(),
    customerName: z.string(),
    description: z.string(),
    quantity: z.number().nullable(),
    orderDate: calendarDate.nullable(),
    dueDate: calendarDate.nullable(),
    status: OrderStatus,
    holdNote: z.string(),
    floorNote: z.string(),
    source: z.enum(['import', 'floor', 'office']),
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof OrderSummary>;

export const Order = OrderSummary.extend({
  revenueCents: cents.nullable().describe('Null when unknown or when the reader is no admin.'),
  usedTaskTypes: z
    .array(z.string())
    .describe('Codes of the task types already worked on this order, latest first.'),
  mergedInto: z
    .string()
    .nullable()
    .describe('The number it is now, where it was typed wrong and merged; else null.'),
}).meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;

export const OrderSearchQuery = z.object({
  q: personText(100).default(''),
  limit: limitParameter(20, 100),
  status: OrderStatus.optional(),
});
export const OrderSearchAnswer = z.object({ orders: z.array(OrderSummary) });
export type OrderSearchAnswer = z.infer<typeof OrderSearchAnswer>;
/** What a tablet keeps of an order for when it has no network. */
export const OfflineOrder = OrderSummary.pick({
  orderNumber: true,
  customerName: true,
  description: true,
  dueDate: true,
}).meta({ id: 'OfflineOrder' });
export type OfflineOrder = z.infer<typeof OfflineOrder>;
export const OfflineOrders = z.object({ orders: z.array(OfflineOrder) });
export type OfflineOrders = z.infer<typeof OfflineOrders>;

export const OrderAnswer = z.object({ order: Order });

export const NewOrder = z.strictObject({
  orderNumber: orderNumberText,
  customerName: requiredText(120),
  description: personText(300).optional(),
  revenueCents: cents.min(0).optional(),
  dueDate: calendarDate.optional(),
});
export type NewOrder = z.infer<typeof NewOrder>;

export const TaskType = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['direct', 'indirect']),
    icon: z.string().describe('Name of the picture on its tile.'),
    hue: z.int().min(0).max(359).describe('Color of its tile, in degrees.'),
    ...versioned,
  })
  .meta({ id: 'TaskType' });
export type TaskType = z.infer<typeof TaskType>;
export const TaskTypeAnswer = z.object({ taskType: TaskType });

const taskTypeFields = {
  name: requiredText(40),
  icon: z.string().regex(/^[a-z]{1,20}$/, 'must be the name of a picture'),
  hue: z.int().min(0).max(359),
};
export const NewTaskType = z.strictObject({
  code: requiredText(24).regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, dash and underscore'),
  kind: z.enum(['direct', 'indirect']),
  name: taskTypeFields.name,
  icon: taskTypeFields.icon.optional(),
  hue: taskTypeFields.hue.optional(),
});
export type NewTaskType = z.infer<typeof NewTaskType>;
export const TaskTypeChange = z
  .strictObject({ ...taskTypeFields, active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'say at least one field to change');
export type TaskTypeChange = z.infer<typeof TaskTypeChange>;

export const TaskTypeList = z.object({ taskTypes: z.array(TaskType) });
