/**
 * The demo shop comes through the same door as everything else: one command for the shop, which
 * refuses unless the database is empty, then one for each week of work, so that no transaction
 * is long. What they write is made inside, from the day and the instant alone: the same moment
 * makes the same shop.
 */
import { AppError } from '#server/app-error.ts';
import { build } from '#server/db/statements.ts';
import { readSettings } from '#server/settings/settings.queries.ts';
import { defineCommand, type Tx } from '#server/writer/command.ts';
import { writeActivity, type Part } from './activity-writes.ts';
import { makePlan, planOrders } from './make-plan.ts';
import { firstDay } from './order-calendar.ts';
import { addDays } from './plant-days.ts';
import { ACTIVITY_WEEKS, type DemoMoment, type Plan } from './plan.ts';
import { randomFor } from './random.ts';
import { readRows } from './rows.ts';
import { writeCatalogs, writeOrders, writePeople, writeSettings } from './shop-writes.ts';

const DAYS_PER_WEEK = 7;

function requireEmpty(tx: Tx): void {
  for (const table of ['app_user', 'customer_account', 'sales_order'] as const) {
    if (tx.get(build.selectFrom(table).select('id').limit(1))) {
      throw new AppError('not_empty', 'The demo shop goes into an empty database only.');
    }
  }
}

export const seedDemoShop = defineCommand({
  name: 'demo.seedShop',
  right: 'system',
  secretFields: ['pinHash', 'passwordHash'],
  run(tx, input: DemoMoment & { pinHash: string; passwordHash: string }) {
    const { pinHash, passwordHash, ...moment } = input;
    const { today, timeZone } = moment;
    requireEmpty(tx);
    const orders = planOrders(today, timeZone);
    writeSettings(tx, moment);
    writePeople(tx, { pinHash, passwordHash }, today, timeZone);
    writeCatalogs(tx);
    writeOrders(tx, orders, timeZone);
    tx.change(null, { today, orders: orders.length });
    return { orders: orders.length };
  },
});

/** The plan all weeks are parts of, kept from one command to the next and no longer. */
let latest: { key: string; plan: Plan } | undefined;

function planAt(moment: DemoMoment): Plan {
  const key = `${moment.today} ${moment.now} ${moment.timeZone}`;
  if (latest?.key !== key) latest = { key, plan: makePlan(moment) };
  return latest.plan;
}

/** `week` counts from 0, the oldest, to `ACTIVITY_WEEKS` − 1, which ends with today. */
export const seedDemoActivity = defineCommand({
  name: 'demo.seedActivity',
  right: 'system',
  run(tx, input: DemoMoment & { week: number }) {
    const { week, ...moment } = input;
    const settings = readSettings(tx);
    if (!settings.isDemo) throw new AppError('not_allowed', 'This is a real shop, not the demo.');
    const plan = planAt(moment);
    const from = addDays(firstDay(moment.today), week * DAYS_PER_WEEK);
    const before = addDays(from, DAYS_PER_WEEK);
    const isInWeek = ({ day }: { day: string }): boolean => day >= from && day < before;
    const part: Part = {
      sessions: plan.sessions.filter(isInWeek),
      presences: plan.presences.filter(isInWeek),
      usages: plan.usages.filter(isInWeek),
    };
    const random = randomFor(`ids of week ${week}`);
    writeActivity({ tx, settings, rows: readRows(tx, plan.orders), random }, part);
    if (week === ACTIVITY_WEEKS - 1) latest = undefined;
    const counts = { sessions: part.sessions.length, materials: part.usages.length };
    tx.change(null, { from, before, ...counts });
    return counts;
  },
});
