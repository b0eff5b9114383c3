/** Worker entry for searches: what reads the index of every order's text holds nobody else up. */
import type { OrderSummary } from '#schema/contract/orders.ts';
import type { Connection } from '#server/db/statements.ts';
import { searchOrders, type OrderSearch } from '#server/orders/search.queries.ts';
import { openThreadReader } from './thread-reader.ts';

let connection: Connection | undefined;

export default function run(search: OrderSearch): OrderSummary[] {
  connection ??= openThreadReader();
  return searchOrders(connection, search);
}
