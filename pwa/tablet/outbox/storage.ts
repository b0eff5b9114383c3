/**
 * What the tablet keeps over a reload. Every write is durable before it resolves, and what belongs
 * together is one transaction: a tab may die anywhere. Every method rejects with StorageError.
 */
import type { RosterUser } from '#schema/contract/auth.ts';
import type { Capture } from '#schema/contract/capture.ts';
import type { Material } from '#schema/contract/materials.ts';
import type { OrderSummary, TaskType } from '#schema/contract/orders.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { Day } from '#schema/rules/project-day.ts';
import type { StoredTap } from './tap.ts';

export interface Grant {
  token: string;
  until: string;
}

/** What is found offline about an order. */
export type KnownOrder = Pick<
  OrderSummary,
  'orderNumber' | 'customerName' | 'description' | 'dueDate'
>;

export interface Snapshots {
  shop: Shop;
  roster: RosterUser[];
  taskTypes: TaskType[];
  materials: Material[];
  /** As read from the server, which says by the tag whether there is anything new. */
  orders: { etag: string | null; orders: KnownOrder[] };
  /** What PINs typed offline are sealed with. */
  capture: Capture;
}

export interface Meta {
  /** The number of the last tap of this device. */
  seq: number;
  /** The restore generation the server named last. */
  generation: string;
  /** The server's clock minus the device's. */
  clockOffsetMs: number;
  /** When the storage was last tried, by the device's clock, UTC ms. */
  selfTestedMs: number;
  /** By person, the last correction of their work that was read here. */
  correctionsRead: Record<number, number>;
}

export type StorageTrouble = 'full' | 'broken';

export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly trouble: StorageTrouble,
    cause: unknown,
  ) {
    const words = {
      full: 'The storage of this tablet is full. Free some space on it',
      broken: 'The storage of this tablet does not work. Load the page again',
    };
    super(`${words[trouble]} (${String(cause)}).`, { cause });
  }
}

export interface TabletStorage {
  /** Taps a screen has to do with, by seq. */
  live(): Promise<StoredTap[]>;
  /** Gives the tap the device's next number, at least `from`, and keeps it. */
  add(make: (seq: number) => StoredTap, from: number): Promise<StoredTap>;
  /**
   * Keeps the server's verdict, and drops taps settled before `keepFromMs` that nobody waits for.
   * A tap that is no longer pending stays as it is; one that could not be stored before is now.
   * @param generation that came with the verdict, if any: noted as by `noteGeneration`
   * @returns whether other taps are pending again
   */
  settle(tap: StoredTap, keepFromMs: number, generation: string | null): Promise<boolean>;
  /** Forgets a tap the server answered: when there is no room to remember that. */
  forget(key: string): Promise<void>;
  /**
   * Remembers the restore generation. When another one was known, what was sent since `fromMs`
   * becomes pending again in the same transaction. @returns whether that happened
   */
  noteGeneration(generation: string, fromMs: number): Promise<boolean>;
  markSeen(userId: number): Promise<void>;
  /** Makes room: drops up to `count` sent taps, the oldest first. @returns how many there were */
  dropSent(count: number): Promise<number>;
  /** Makes room: drops everything that can be read from the server again. */
  dropSnapshots(): Promise<void>;

  day(userId: number): Promise<Day | undefined>;
  /** How many taps of this person were answered, ever: ask before reading their day. */
  settledCount(userId: number): Promise<number>;
  /**
   * Keeps a day just read, unless taps of the person were answered meanwhile (`count` is what
   * `settledCount` said before), or are being sent again: it may lack them. @returns whether kept
   */
  keepDay(userId: number, day: Day, count: number): Promise<boolean>;

  snapshot<Name extends keyof Snapshots>(name: Name): Promise<Snapshots[Name] | undefined>;
  keepSnapshot<Name extends keyof Snapshots>(name: Name, value: Snapshots[Name]): Promise<void>;
  meta<Name extends keyof Meta>(name: Name): Promise<Meta[Name] | undefined>;
  keepMeta<Name extends keyof Meta>(name: Name, value: Meta[Name]): Promise<void>;
  /** The person's grant, when it still holds at `nowMs`. */
  grant(userId: number, nowMs: number): Promise<Grant | undefined>;
  keepGrant(userId: number, grant: Grant): Promise<void>;
  close(): void;
}
