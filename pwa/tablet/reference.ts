/** What there is to pick from: task types and materials. Read once, again when it could not be read. */
import { ApiError } from '../shared/api.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { Material, MaterialUsage } from '#schema/contract/materials.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { failed, LOADING, ready, type Loadable } from './loadable.ts';
import type { Snapshots, TabletStorage } from './outbox/storage.ts';
import type { Server } from './server.ts';

export interface Reference {
  readonly taskTypes: Readable<Loadable<TaskType[]>>;
  readonly materials: Readable<Loadable<Material[]>>;
  /** The material written down on the order whose material screen is open. */
  readonly usages: Readable<Loadable<MaterialUsage[]>>;
  /** Reads task types and materials anew; what was read before stays until then. */
  refresh(): void;
  openUsages(orderNumber: string): Promise<void>;
}

type Kept = Pick<TabletStorage, 'snapshot' | 'keepSnapshot'>;

export function createReference(server: Server, storage: Kept): Reference {
  const taskTypes = createStore<Loadable<TaskType[]>>(LOADING);
  const materials = createStore<Loadable<Material[]>>(LOADING);
  const usages = createStore<Loadable<MaterialUsage[]>>(LOADING);
  let usagesOf = '';

  async function load<Value>(
    store: ReturnType<typeof createStore<Loadable<Value>>>,
    read: () => Promise<Value>,
    stillWanted = () => true,
  ): Promise<void> {
    if (store.get().state === 'failed') store.set(LOADING);
    try {
      const value = await read();
      if (stillWanted()) store.set(ready(value));
    } catch (error) {
      if (!(error instanceof ApiError) || !stillWanted()) return;
      if (store.get().state !== 'ready') store.set(failed(error));
    }
  }

  /** From the server, else as it was the last time. */
  async function readOrKept<Name extends 'taskTypes' | 'materials'>(
    name: Name,
    read: () => Promise<Snapshots[Name]>,
  ): Promise<Snapshots[Name]> {
    try {
      const value = await read();
      await storage.keepSnapshot(name, value).catch(() => undefined);
      return value;
    } catch (error) {
      const kept = await storage.snapshot(name).catch(() => undefined);
      if (kept) return kept;
      throw error;
    }
  }

  return {
    ...{ taskTypes, materials, usages },
    refresh() {
      void load(taskTypes, () => readOrKept('taskTypes', server.taskTypes));
      void load(materials, () => readOrKept('materials', server.materials));
    },
    async openUsages(orderNumber) {
      if (orderNumber !== usagesOf) usages.set(LOADING);
      usagesOf = orderNumber;
      await load(
        usages,
        () => server.materialUsages(orderNumber),
        () => usagesOf === orderNumber,
      );
    },
  };
}
