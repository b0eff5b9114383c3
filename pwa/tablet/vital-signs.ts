/** How this tablet is, as its heartbeat says it. */
import type { Heartbeat } from '#schema/contract/devices.ts';
import { pageBuild } from '../shared/page-facts.ts';
import { browserFacts } from './browser-facts.ts';
import type { OutboxState } from './outbox/outbox.ts';
import { toSelfTest, type Findings } from './self-test.ts';

/** @param isLasting whether the browser promised not to clear what is stored */
export async function vitalSigns(
  { pending, sinceMs, storageTrouble }: OutboxState,
  found: Findings | null,
  isLasting: boolean,
): Promise<Heartbeat> {
  return {
    build: pageBuild(),
    pending: pending.length,
    pendingSince: sinceMs === null ? null : new Date(sinceMs).toISOString(),
    battery: await browserFacts.battery(),
    storage: storageTrouble ?? (isLasting ? 'lasting' : 'clearable'),
    selfTest: toSelfTest(found),
  };
}
