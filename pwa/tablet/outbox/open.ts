/** The outbox over what the browser has. */
import type { Api } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { openStorage } from './indexed-storage.ts';
import type { TabletStorage } from './storage.ts';
import { LOCK } from './tabs.ts';

export interface BrowserOutbox {
  outbox: Outbox;
  storage: TabletStorage;
  /** Whether the browser promised not to clear the storage when it needs room. */
  persistent: Promise<boolean>;
}

export async function openBrowserOutbox(api: Api, clock: Clock): Promise<BrowserOutbox> {
  const storage = openStorage();
  // Over plain http a browser has neither.
  const { locks, storage: manager } = navigator as Partial<Navigator>;
  const persistent = manager?.persist().catch(() => false) ?? Promise.resolve(false);
  const channel = new BroadcastChannel(LOCK);
  const outbox = await openOutbox({ storage, api, clock, channel, locks });
  return { outbox, storage, persistent };
}
