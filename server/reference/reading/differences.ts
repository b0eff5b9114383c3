/** What the ERP says, held against what is there: only what differs is worth a write. */
import { orderKey } from '#schema/rules/order-number.ts';
import { statement, type Reader } from '#server/db/statements.ts';
import type { ReferenceCustomer } from '../erp/customers.ts';
import { keyOf } from '../erp/key.ts';
import type { ReferenceOrder } from '../erp/order.ts';
import { attributesOf, isUnchanged } from '../order-attributes.ts';
import { findPresentOrder, lastOrderId } from '../present.queries.ts';

const allCustomers = statement((db, _p: object) =>
  db
    .selectFrom('customer_account')
    .select(['id', 'account_number', 'name'])
    .where('account_number', 'is not', null),
);
const someOfTheErp = statement((db, p: { after: number; limit: number }) =>
  db
    .selectFrom('sales_order')
    .select('id')
    .where('source', '=', 'import')
    .where('closed_at', 'is', null)
    .where('id', '>', p.after)
    .orderBy('id')
    .limit(p.limit),
);

/** The customers that are there, by the key of their account number. */
export function presentCustomers(reader: Reader): Map<string, ReferenceCustomer & { id: number }> {
  const rows = reader.all(allCustomers, {});
  return new Map(
    rows.map(({ id, account_number, name }) => {
      const accountNumber = account_number ?? '';
      return [keyOf(accountNumber), { id, accountNumber, name }];
    }),
  );
}

export class OrderDifferences {
  /** One for every id: whether the ERP still has that order. */
  private readonly seen: Uint8Array;

  constructor(
    private readonly reader: Reader,
    private readonly customers: ReadonlyMap<string, { id: number }>,
    private readonly today: string,
  ) {
    this.seen = new Uint8Array(lastOrderId(reader) + 1);
  }

  /** Whether the ERP's order is new or another than the one that is there. */
  isNews(order: ReferenceOrder): boolean {
    const present = findPresentOrder(this.reader, orderKey(order.orderNumber));
    if (!present) return true;
    this.seen[present.id] = 1;
    const account = order.customerAccount;
    const customerId = account === null ? null : (this.customers.get(keyOf(account))?.id ?? null);
    return !isUnchanged(present, attributesOf(order, customerId, present, this.today));
  }

  /** Ids of the ERP's orders that it has no more, `limit` at a time. */
  *gone(limit: number): Generator<number[]> {
    for (let after = 0; ;) {
      const some = this.reader.all(someOfTheErp, { after, limit });
      const gone = some.filter(({ id }) => this.seen[id] !== 1);
      if (gone.length > 0) yield gone.map(({ id }) => id);
      const last = some.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}
