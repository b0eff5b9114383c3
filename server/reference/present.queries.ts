/** What is there of what the ERP says, as the rows are: an import is held against it. */
import { statement, type Reader } from '#server/db/statements.ts';
import { ATTRIBUTES, type PresentOrder } from './order-attributes.ts';

const PRESENT = [
  ...ATTRIBUTES,
  'id',
  'source',
  'generation',
  'closed_at',
  'merged_into',
] as const satisfies readonly (keyof PresentOrder)[];

const orderByKey = statement((db, p: { key: string }) =>
  db.selectFrom('sales_order').select(PRESENT).where('order_key', '=', p.key),
);
const orderById = statement((db, p: { id: number }) =>
  db.selectFrom('sales_order').select(PRESENT).where('id', '=', p.id),
);
const lastOrder = statement((db, _p: object) =>
  db.selectFrom('sales_order').select((eb) => eb.fn.max('id').as('id')),
);
const work = statement((db, p: { id: number }) =>
  db
    .selectFrom('sales_order as o')
    .select('o.id')
    .where('o.id', '=', p.id)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb.selectFrom('order_task as t').select('t.id').whereRef('t.order_id', '=', 'o.id'),
        ),
        eb.exists(
          eb.selectFrom('material_usage as m').select('m.id').whereRef('m.order_id', '=', 'o.id'),
        ),
      ]),
    ),
);
const customerByNumber = statement((db, p: { number: string }) =>
  db.selectFrom('customer_account').select(['id', 'name']).where('account_number', '=', p.number),
);

export const findPresentOrder = (reader: Reader, key: string): PresentOrder | undefined =>
  reader.get(orderByKey, { key });

export const findPresentOrderById = (reader: Reader, id: number): PresentOrder | undefined =>
  reader.get(orderById, { id });

/** 0 where there is none. */
export const lastOrderId = (reader: Reader): number => reader.get(lastOrder, {})?.id ?? 0;

/** Whether anything was ever done or used on an order: such a one never leaves. */
export const hasWork = (reader: Reader, id: number): boolean =>
  reader.get(work, { id }) !== undefined;

export const findCustomer = (reader: Reader, accountNumber: string) =>
  reader.get(customerByNumber, { number: accountNumber });
