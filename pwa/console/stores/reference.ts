/** What comes from the ERP: how fresh it is, what it changed, what it does not know, its items. */
import type { OrderSummary } from '#schema/contract/orders.ts';
import type {
  ErpItems,
  ItemAdopted,
  ItemAdoption,
  OrderMerge,
  OrderMerged,
  ReferenceChanges,
  ReferenceState,
  ReferenceTable,
  ReferenceTables,
  TableInspection,
  UnmatchedOrders,
} from '#schema/contract/reference.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConsoleApi } from './console-api.ts';
import { createFreshQuery, type FreshQuery } from './fresh-query.ts';
import { createQuery, type Query } from './load.ts';
import { createOrderSearch } from './orders.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

const PATH = '/api/reference';
const REFUSED_ORDERS = ['order_unknown', 'not_mergeable'];
const MERGE: FormFields = {
  fields: ['into', 'reason'],
  fieldOf: (code) => (REFUSED_ORDERS.includes(code) ? 'into' : undefined),
};
const ADOPTION: FormFields = {
  fields: ['materialCode', 'name', 'unit', 'unitCostCents'],
  fieldOf: (code) => (code === 'material_exists' ? 'materialCode' : undefined),
};

export interface StateAt extends ReferenceState {
  /** When it was so, UTC ms by the server's clock. */
  atMs: number;
}

export interface Reference {
  standing: Query<'all', StateAt>;
  lost: FreshQuery<StateAt>['lost'];
  /** Keeps the standing fresh at each tick, and the lists by every import that ends, until told to stop. */
  watch: FreshQuery<StateAt>['watch'];
  refresh: Submitter<[], true>;
  /** Lets in what was held back; it comes with the next refresh. */
  accept: Submitter<[importId: number], true>;
  /** Asked with the kind of change. */
  changes: PagedQuery<ReferenceChanges>;
  unmatched: PagedQuery<UnmatchedOrders>;
  /** Which orders a typed one may be merged into. */
  orders: Query<string, OrderSummary[]>;
  merge: Submitter<[OrderMerge], OrderMerged>;
  /** Asked with a part of the code or the name. */
  items: PagedQuery<ErpItems>;
  adopt: Submitter<[code: string, ItemAdoption], ItemAdopted>;
  /** Of the folder the import reads. */
  tables: Query<'all', ReferenceTable[]>;
  /** What one of them is; asked with its name. */
  table: Query<string, TableInspection>;
}

function pageOf(path: string, query: Record<string, string>, cursor: string | null): string {
  const asked = new URLSearchParams({ ...query, ...(cursor && { cursor }) });
  return `${PATH}/${path}?${asked.toString()}`;
}

/** @param onChanged what was merged moved hours and money, what was adopted is a material */
export function createReference(
  api: ConsoleApi,
  clock: Pick<Clock, 'serverNowMs'>,
  onChanged: () => void,
): Reference {
  const standing = createFreshQuery<StateAt>(async (signal) => {
    const state = await api.get<ReferenceState>(PATH, signal);
    return { ...state, atMs: clock.serverNowMs() };
  });
  const changes = createPagedQuery<ReferenceChanges>(
    (kind, cursor, signal) => api.get(pageOf('changes', { kind }, cursor), signal),
    (first, next) => ({ ...next, changes: [...first.changes, ...next.changes] }),
  );
  const unmatched = createPagedQuery<UnmatchedOrders>(
    (_all, cursor, signal) => api.get(pageOf('unmatched', { limit: '50' }, cursor), signal),
    (first, next) => ({ ...next, orders: [...first.orders, ...next.orders] }),
  );
  const items = createPagedQuery<ErpItems>(
    (q, cursor, signal) => api.get(pageOf('items', q ? { q } : {}, cursor), signal),
    (first, next) => ({ ...next, items: [...first.items, ...next.items] }),
  );
  const tables = createQuery<'all', ReferenceTable[]>(
    async (_all, signal) => (await api.get<ReferenceTables>(`${PATH}/tables`, signal)).tables,
  );

  async function look(): Promise<void> {
    const newestImport = () => standing.state.get().value?.imports[0]?.id;
    const before = newestImport();
    await standing.refresh();
    if (newestImport() === before) return;
    for (const list of [changes, unmatched, items, tables]) void list.reload();
  }

  return {
    standing,
    lost: standing.lost,
    watch: (ticks) => ticks.subscribe(() => void look()),
    refresh: createSubmitter(async () => {
      await api.change('POST', `${PATH}/refresh`, {});
      await look();
      return true as const;
    }),
    accept: createSubmitter(async (importId) => {
      await api.change('POST', `${PATH}/imports/${importId}/acceptance`, {});
      await look();
      return true as const;
    }),
    changes,
    unmatched,
    orders: createOrderSearch(api),
    merge: createSubmitter(async (merge) => {
      const merged = await api.change<OrderMerged>('POST', `${PATH}/merges`, merge);
      unmatched.put((known) => ({
        ...known,
        orders: known.orders.filter(({ orderNumber }) => orderNumber !== merge.from),
      }));
      onChanged();
      return merged;
    }, MERGE),
    items,
    adopt: createSubmitter(async (code, adoption) => {
      const path = `${PATH}/items/${encodeURIComponent(code)}/adoption`;
      const adopted = await api.change<ItemAdopted>('POST', path, adoption);
      await items.reload();
      onChanged();
      return adopted;
    }, ADOPTION),
    tables,
    table: createQuery((name, signal) =>
      api.get(`${PATH}/tables/${encodeURIComponent(name)}`, signal),
    ),
  };
}
