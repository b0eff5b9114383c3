/** The people who may sign in here: as the server tells them, else as it told them the last time. */
import { asApiError } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { RosterUser } from '#schema/contract/auth.ts';
import { failed, LOADING, ready, type Loadable } from './loadable.ts';
import type { TabletStorage } from './outbox/storage.ts';
import type { Server } from './server.ts';

/** The people as the server told them. */
export interface KnownRoster {
  users: RosterUser[];
  /** When the server was asked, by its clock, UTC ms; null for what was kept from an earlier page. */
  askedMs: number | null;
}

export interface Roster {
  readonly known: Readable<Loadable<KnownRoster>>;
  refresh(): Promise<void>;
}

interface Parts {
  server: Pick<Server, 'roster'>;
  storage: Pick<TabletStorage, 'snapshot' | 'keepSnapshot'>;
  clock: Clock;
  isOnline: () => boolean;
  /** The server does not know this tablet. */
  onNotEnrolled: () => void;
}

export function createRoster({ server, storage, clock, isOnline, onNotEnrolled }: Parts): Roster {
  const known = createStore<Loadable<KnownRoster>>(LOADING);

  async function refresh(): Promise<void> {
    if (known.get().state !== 'ready' && !isOnline()) await showKept();
    try {
      const askedMs = clock.serverNowMs();
      const users = await server.roster();
      known.set(ready({ users, askedMs }));
      await storage.keepSnapshot('roster', users).catch(() => undefined);
    } catch (error) {
      const problem = asApiError(error);
      if (problem.code === 'device_required') onNotEnrolled();
      // Names that were read before stay: a wall that is old beats an empty one.
      else if (known.get().state !== 'ready' && !(await showKept())) known.set(failed(problem));
    }
  }

  async function showKept(): Promise<boolean> {
    const kept = await storage.snapshot('roster').catch(() => undefined);
    if (kept && known.get().state !== 'ready') known.set(ready({ users: kept, askedMs: null }));
    return kept !== undefined;
  }

  return { known, refresh };
}
