/**
 * Puts together what one tablet keeps. What is the same for all tablets is read by the worker, once
 * a minute at the most: a plant has a thousand of them.
 */
import type { OfflineOrder } from '#schema/contract/orders.ts';
import type { AppContext } from '#server/context.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import {
  listOrdersOfDevice,
  MOST_OFFLINE_ORDERS,
  toOfflineOrder,
  type OfflineOrderRow,
} from './offline.queries.ts';

const DAY_MS = 24 * 3_600_000;
const RECENT_DAYS = 14;
const OWN_DAYS = 30;
const KEEP_MS = 60_000;

const newestFirst = (a: OfflineOrderRow, b: OfflineOrderRow): number =>
  a.sort_date === b.sort_date ? b.id - a.id : a.sort_date < b.sort_date ? 1 : -1;

/** A tablet's own orders, filled up with the newest others, newest first. */
function merge(own: readonly OfflineOrderRow[], recent: readonly OfflineOrderRow[]) {
  const ownIds = new Set(own.map(({ id }) => id));
  return [...own, ...recent.filter(({ id }) => !ownIds.has(id))]
    .slice(0, MOST_OFFLINE_ORDERS)
    .sort(newestFirst);
}

/** @returns how to list the orders for a device; null is one that nobody enrolled */
export function offlineOrders(
  app: AppContext,
): (deviceId: number | null) => Promise<OfflineOrder[]> {
  let kept: { until: number; rows: Promise<OfflineOrderRow[]> } | undefined;
  const dayBefore = (days: number): string =>
    plantCalendar(app.settings().plantTimeZone).dayOf(app.clock() - days * DAY_MS);

  function listRecent(): Promise<OfflineOrderRow[]> {
    const now = app.clock();
    if (kept && now < kept.until) return kept.rows;
    const since = dayBefore(RECENT_DAYS);
    const rows = app.reports.run<OfflineOrderRow[]>({ kind: 'recent-orders', since });
    kept = { until: now + KEEP_MS, rows };
    // A read that failed is not kept: the next tablet asks anew.
    rows.catch(() => (kept = undefined));
    return rows;
  }

  return async (deviceId) => {
    const own =
      deviceId === null ? [] : listOrdersOfDevice(app.reader, deviceId, dayBefore(OWN_DAYS));
    return merge(own, await listRecent()).map(toOfflineOrder);
  };
}
