/** What the demo writes, before it is written. Instants are UTC ms, people and orders are indexes. */
import type { EndReason } from '#schema/contract/sessions.ts';
import type { OrderStatus } from '#schema/contract/orders.ts';
import type { MaterialCode } from './words/materials.ts';
import type { DirectTask, TaskCode } from './words/task-types.ts';

/** When the demo is seeded. The shop depends on the day only, the work also on the instant. */
export interface DemoMoment {
  /** Plant day. */
  today: string;
  /** UTC ms, on `today`. */
  now: number;
  timeZone: string;
}

/** Work is told of this many days, today included. */
export const ACTIVITY_DAYS = 90;
/** One command writes one of them, so that no transaction is long. */
export const ACTIVITY_WEEKS = Math.ceil(ACTIVITY_DAYS / 7);

export interface DraftStep {
  task: DirectTask;
  /** As the office would estimate it. */
  plannedMinutes: number;
  /** As it turns out. */
  actualMinutes: number;
  uses: { material: MaterialCode; thousandths: number }[];
  /** Set on work that is done a second time. */
  reworkNote: string | null;
  scrapQuantity: number;
}

/** An order before anybody knows when it comes. */
export interface OrderDraft {
  orderNumber: string;
  source: 'import' | 'floor' | 'office';
  customer: string | null;
  description: string;
  pieces: number;
  revenueCents: number | null;
  isVoid: boolean;
  floorNote: string;
  steps: DraftStep[];
}

export interface PlannedOrder extends OrderDraft {
  orderDate: string;
  dueDate: string;
  status: OrderStatus;
  holdNote: string;
}

export interface PlannedCorrection {
  by: number;
  at: number;
  reason: string;
  /** As it stood before; what is not named stayed. */
  before: { endedAt?: number; order?: number };
}

export interface PlannedSession {
  person: number;
  order: number | null;
  task: TaskCode;
  day: string;
  startedAt: number;
  endedAt: number | null;
  reason: EndReason | null;
  goodQuantity: number | null;
  scrapQuantity: number | null;
  note: string;
  correction?: PlannedCorrection;
}

export interface PlannedPresence {
  person: number;
  day: string;
  beganAt: number;
  endedAt: number | null;
  breaks: { beganAt: number; endedAt: number; isPaid: boolean }[];
}

export interface PlannedUsage {
  person: number;
  order: number;
  task: DirectTask;
  material: MaterialCode;
  thousandths: number;
  day: string;
  usedAt: number;
}

export interface Plan {
  orders: PlannedOrder[];
  sessions: PlannedSession[];
  presences: PlannedPresence[];
  usages: PlannedUsage[];
}
