/** Orders found by any part of number, customer or description, the newest first. */
import type { OrderSummary } from '#schema/contract/orders.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';

const MOST_FOUND = 6;

export function createOrderSearch(api: ConsoleApi): Query<string, OrderSummary[]> {
  return createQuery(async (q, signal) => {
    const query = new URLSearchParams({ q, limit: String(MOST_FOUND) });
    const path = `/api/orders/search?${query.toString()}`;
    return (await api.get<{ orders: OrderSummary[] }>(path, signal)).orders;
  });
}
