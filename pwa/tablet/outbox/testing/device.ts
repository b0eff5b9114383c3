/** A tablet with tabs that share a database, in virtual time. Its tabs can die at any moment. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { createApi } from '../../../shared/api.ts';
import { createClock, type Clock } from '../../../shared/clock.ts';
import { openOutbox, type Outbox } from '../outbox.ts';
import { openStorage } from '../indexed-storage.ts';
import type { TabletStorage } from '../storage.ts';
import type { StoredTap, Tap } from '../tap.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { BrowserTabs } from './browser-tabs.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Tab {
  outbox: Outbox;
  storage: TabletStorage;
  /** The page is gone: whatever was under way is never heard of again. */
  die(): void;
}

let devices = 0;

export class Device {
  readonly clock: Clock;
  readonly tabs = new BrowserTabs();
  readonly #name = `device-${(devices += 1)}`;
  /** What a tab does with the storage it opened: to make it fail, for example. */
  through: (storage: TabletStorage) => TabletStorage = (storage) => storage;
  random: () => number = () => 1;
  mintKey: (nowMs: number) => string = uuid7;

  constructor(
    readonly time: VirtualTime,
    readonly fetch: typeof globalThis.fetch,
    /** How far its clock is off, ms. */
    public skewMs = 0,
  ) {
    this.clock = createClock(() => this.time.nowMs + this.skewMs);
  }

  async openTab(): Promise<Tab> {
    const { time, clock } = this;
    const life = { isOver: false };
    const opened = openStorage(this.#name);
    const storage = time.watch(mortal(this.through(opened), life));
    const send: typeof fetch = (...request) => heardWhileAlive(this.fetch(...request), life);
    const api = createApi({ app: 'tablet', fetch: send, after: time.after });
    const outbox = await openOutbox({
      ...{ storage, clock, random: this.random, after: time.after },
      mintKey: this.mintKey,
      api: { request: api.request },
      channel: this.tabs.channel(),
      locks: this.tabs.locks,
    });
    return {
      ...{ outbox, storage },
      die() {
        life.isOver = true;
        outbox.close();
        opened.close();
      },
    };
  }

  /** Everything that lies in its database, by seq. */
  async stored(): Promise<StoredTap[]> {
    const request = indexedDB.open(this.#name);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not opened'));
      };
    });
    const all = db.transaction('events').objectStore('events').getAll() as IDBRequest<StoredTap[]>;
    const rows = await new Promise<StoredTap[]>((resolve) => {
      all.onsuccess = () => {
        resolve(all.result);
      };
    });
    db.close();
    return rows.sort((one, other) => one.event.seq - other.event.seq);
  }

  remove(): Promise<void> {
    return deleteDB(this.#name);
  }
}

/** A dead page's storage does nothing more. */
function mortal(storage: TabletStorage, life: { isOver: boolean }): TabletStorage {
  return new Proxy(storage, {
    get(target, name, receiver) {
      const method = Reflect.get(target, name, receiver) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) =>
        life.isOver ? Promise.reject(new Error('The page is gone.')) : method.apply(target, args);
    },
  });
}

async function heardWhileAlive<Answer>(
  answer: Promise<Answer>,
  life: { isOver: boolean },
): Promise<Answer> {
  try {
    return await answer;
  } finally {
    if (life.isOver) await new Promise(() => undefined);
  }
}

/** A tap with nothing special about it. */
export function someTap(userId = 7, orderNumber = '10482'): Tap {
  return {
    ...{ userId, command: 'sessions.start', input: { orderNumber, taskType: 'ENGRAVE' } },
    proof: { kind: 'grant', grant: 'a grant' },
  };
}
