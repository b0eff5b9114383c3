/** Worker entry for searches: what reads the index of every order's text holds nobody else up. */
import { workerData } from 'node:worker_threads';
import type { OrderSummary } from '#schema/contract/orders.ts';
import { openReader } from '#server/db/open.ts';
import type { Connection } from '#server/db/statements.ts';
import { searchOrders, type OrderSearch } from '#server/orders/search.queries.ts';

let connection: Connection | undefined;

export default function run(search: OrderSearch): OrderSummary[] {
  connection ??= openReader(databasePathOf(workerData));
  return searchOrders(connection, search);
}

/** Piscina hands its workerData through as the last of its own. */
function databasePathOf(data: unknown): string {
  const { databasePath } = (Array.isArray(data) ? data.at(-1) : data) as { databasePath: string };
  return databasePath;
}
