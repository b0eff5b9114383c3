/** Writes the shop itself: people, rates, tasks, materials, customers, orders. */
import { orderKey } from '#schema/rules/order-number.ts';
import { insertion } from '#server/db/statements.ts';
import { indexOrder } from '#server/orders/order-writes.ts';
import { saveSetting } from '#server/settings/setting-writes.ts';
import { SETTING_NAMES } from '#server/settings/settings.queries.ts';
import type { Tx } from '#server/writer/command.ts';
import { firstDay } from './order-calendar.ts';
import { addDays, shiftZero } from './plant-days.ts';
import { DEMO_MOMENT } from './demo.queries.ts';
import type { DemoMoment, PlannedOrder } from './plan.ts';
import { CUSTOMERS } from './words/customers.ts';
import { MATERIALS } from './words/materials.ts';
import { DAYS_WITHOUT_RATE, PEOPLE, TEAMS, type DemoPerson } from './words/people.ts';
import { TASK_TYPES } from './words/task-types.ts';

const SHOP_NAME = 'Northgate Awards';
const PIN_LENGTH = 6;
/** Everybody's first rate holds since before any work was done. */
const FIRST_RATE_DAYS = 420;
const FIRST_ACCOUNT = 2001;

const insertTeam = insertion('team', ['name']);
const insertPerson = insertion('app_user', [
  'display_name',
  'role',
  'username',
  'team_id',
  'language',
  'badge',
  'pin_hash',
  'pin_length',
  'password_hash',
  'created_at',
  'updated_at',
]);
const insertRate = insertion('pay_rate', [
  'user_id',
  'effective_from',
  'kind',
  'amount_cents',
  'created_at',
]);
const insertTaskType = insertion('task_type', [
  'code',
  'name',
  'kind',
  'icon',
  'hue',
  'sort_order',
]);
const insertMaterial = insertion('material', ['code', 'name', 'unit', 'unit_cost_cents']);
const insertCustomer = insertion('customer_account', ['account_number', 'name']);
const insertOrder = insertion('sales_order', [
  'order_key',
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
  'source',
  'created_at',
  'updated_at',
  'sort_date',
]);

export function writeSettings(tx: Tx, moment: DemoMoment): void {
  tx.run(saveSetting, { name: DEMO_MOMENT, value: JSON.stringify(moment) });
  tx.run(saveSetting, { name: SETTING_NAMES.isDemo, value: '1' });
  tx.run(saveSetting, { name: SETTING_NAMES.shopName, value: SHOP_NAME });
  tx.run(saveSetting, { name: SETTING_NAMES.pinLength, value: String(PIN_LENGTH) });
}

interface Hashes {
  pinHash: string;
  passwordHash: string;
}

export function writePeople(tx: Tx, hashes: Hashes, today: string, timeZone: string): void {
  const teams = new Map<string, number>(
    TEAMS.map((name) => [name, tx.run(insertTeam, { name }).lastId]),
  );
  const at = shiftZero(firstDay(today), timeZone);
  for (const person of PEOPLE) {
    const { lastId } = tx.run(insertPerson, {
      display_name: person.name,
      role: person.role,
      username: person.username ?? null,
      team_id: person.team === null ? null : (teams.get(person.team) ?? null),
      language: person.language ?? 'en',
      badge: person.badge ?? null,
      pin_hash: hashes.pinHash,
      pin_length: PIN_LENGTH,
      password_hash: person.username === undefined ? null : hashes.passwordHash,
      created_at: at,
      updated_at: at,
    });
    for (const rate of ratesOf(person, today)) {
      tx.run(insertRate, { user_id: lastId, created_at: at, ...rate });
    }
  }
}

function ratesOf(person: DemoPerson, today: string) {
  const { salaryCents, hourlyCents, raise, hiredDaysAgo } = person;
  const kind = salaryCents === undefined ? ('hourly' as const) : ('salaried' as const);
  const firstDaysAgo =
    hiredDaysAgo === undefined ? FIRST_RATE_DAYS : hiredDaysAgo - DAYS_WITHOUT_RATE;
  const first = {
    effective_from: addDays(today, -firstDaysAgo),
    kind,
    amount_cents: salaryCents ?? hourlyCents ?? 0,
  };
  if (!raise) return [first];
  const effective_from = addDays(today, -raise.daysAgo);
  return [first, { effective_from, kind, amount_cents: raise.hourlyCents }];
}

export function writeCatalogs(tx: Tx): void {
  TASK_TYPES.forEach((taskType, index) =>
    tx.run(insertTaskType, { ...taskType, sort_order: (index + 1) * 10 }),
  );
  for (const { unitCostCents, ...material } of MATERIALS) {
    tx.run(insertMaterial, { ...material, unit_cost_cents: unitCostCents });
  }
}

export function writeOrders(tx: Tx, orders: readonly PlannedOrder[], timeZone: string): void {
  const customers = new Map<string, number>(
    CUSTOMERS.map((name, index) => [
      name,
      tx.run(insertCustomer, { account_number: `C${FIRST_ACCOUNT + index}`, name }).lastId,
    ]),
  );
  const mornings = new Map<string, number>();
  for (const order of orders) {
    const at = mornings.get(order.orderDate) ?? shiftZero(order.orderDate, timeZone);
    mornings.set(order.orderDate, at);
    // Only the ERP knows how many pieces, and the day of the order.
    const isImported = order.source === 'import';
    const { lastId } = tx.run(insertOrder, {
      order_key: orderKey(order.orderNumber),
      order_number: order.orderNumber,
      customer_id: order.customer === null ? null : (customers.get(order.customer) ?? null),
      description: order.description,
      quantity_thousandths: isImported ? order.pieces * 1000 : null,
      order_date: isImported ? order.orderDate : null,
      due_date: order.source === 'floor' ? null : order.dueDate,
      revenue_cents: order.revenueCents,
      status: order.status,
      hold_note: order.holdNote,
      floor_note: order.floorNote,
      source: order.source,
      created_at: at,
      updated_at: at,
      sort_date: order.orderDate,
    });
    indexOrder(tx, lastId);
  }
}
