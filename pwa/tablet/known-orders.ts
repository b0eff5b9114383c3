/** The orders a tablet can still find when nobody answers: kept from the last time somebody did. */
import { ApiError } from '../shared/api.ts';
import type { Order, OrderSummary } from '#schema/contract/orders.ts';
import { orderKey, typedKeys } from '#schema/rules/order-number.ts';
import { plainText } from '#schema/rules/plain-text.ts';
import type { KnownOrder, TabletStorage } from './outbox/storage.ts';
import type { Server } from './server.ts';

export interface KnownOrders {
  /** Reads them anew, at most once in a while. Nobody waits for it. */
  refresh(): void;
  /**
   * By any part of number, customer or description, accents or not, newest first; on top the order
   * whose number was typed.
   */
  search(query: string, limit: number): Promise<OrderSummary[]>;
  find(orderNumber: string): Promise<Order | undefined>;
}

const REFRESH_EVERY_MS = 5 * 60_000;

interface Parts {
  server: Pick<Server, 'offlineOrders'>;
  storage: Pick<TabletStorage, 'snapshot' | 'keepSnapshot'>;
  nowMs: () => number;
}

export function createKnownOrders({ server, storage, nowMs }: Parts): KnownOrders {
  let readAtMs = -Infinity;
  /** Made once, so that what was found before is found again as the very same. */
  let inMind: readonly OrderSummary[] | null = null;

  async function read(): Promise<void> {
    const kept = await storage.snapshot('orders');
    try {
      const fresh = await server.offlineOrders(kept?.etag ?? null);
      inMind = fresh.orders.map(asSummary);
      await storage.keepSnapshot('orders', fresh);
    } catch (error) {
      const isSame = error instanceof ApiError && error.status === 304;
      if (!isSame) throw error;
    }
    readAtMs = nowMs();
  }

  async function all(): Promise<readonly OrderSummary[]> {
    if (inMind === null) {
      const kept = await storage.snapshot('orders').catch(() => undefined);
      inMind ??= kept?.orders.map(asSummary) ?? null;
    }
    return inMind ?? [];
  }

  return {
    refresh() {
      if (nowMs() - readAtMs < REFRESH_EVERY_MS) return;
      // What was kept before stays good enough.
      void read().catch(() => undefined);
    },
    async search(query, limit) {
      const orders = await all();
      const sought = plainText(query.trim());
      const keys = typedKeys(query);
      const exact = orders.filter((order) => keys.includes(orderKey(order.orderNumber)));
      const holding = orders.filter(({ orderNumber, customerName, description }) =>
        plainText([orderNumber, customerName, description].join('\n')).includes(sought),
      );
      return [...new Set([...exact, ...holding])].slice(0, limit);
    },
    async find(orderNumber) {
      const key = orderKey(orderNumber);
      const found = (await all()).find((order) => orderKey(order.orderNumber) === key);
      return found && { ...found, revenueCents: null, usedTaskTypes: [], mergedInto: null };
    },
  };
}

/** What is not kept is not known: it reads like an order without it. */
function asSummary(order: KnownOrder): OrderSummary {
  return {
    ...order,
    ...{ quantity: null, orderDate: null, status: 'open', source: 'import' },
    ...{ holdNote: '', floorNote: '' },
  };
}
