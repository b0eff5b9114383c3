import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RosterUser } from '#schema/contract/auth.ts';
import { ApiError } from '../shared/api.ts';
import { createClock } from '../shared/clock.ts';
import { createRoster } from './roster.ts';

const NOW_MS = Date.parse('2026-11-03T12:00:00Z');
const [ANNA, BEN] = [{ id: 7 } as RosterUser, { id: 8 } as RosterUser];
const OFFLINE = new ApiError(0, 'offline', '', true);

let kept: RosterUser[] | undefined;
let isOnline: boolean;
let told: () => Promise<RosterUser[]>;

beforeEach(() => {
  kept = undefined;
  isOnline = true;
  told = () => Promise.resolve([ANNA]);
});

function roster() {
  const onNotEnrolled = vi.fn();
  const made = createRoster({
    server: { roster: () => told() },
    storage: {
      snapshot: () => Promise.resolve(kept as never),
      keepSnapshot: (_name, users) => {
        kept = users as RosterUser[];
        return Promise.resolve();
      },
    },
    clock: createClock(() => NOW_MS),
    isOnline: () => isOnline,
    onNotEnrolled,
  });
  return { ...made, onNotEnrolled };
}

describe('the roster', () => {
  it('is what the server says, and is kept', async () => {
    const { known, refresh } = roster();
    await refresh();
    expect(known.get()).toEqual({ state: 'ready', value: { users: [ANNA], askedMs: NOW_MS } });
    expect(kept).toEqual([ANNA]);
  });

  it('is what the server said the last time while it cannot be asked', async () => {
    kept = [BEN];
    told = () => Promise.reject(OFFLINE);
    const { known, refresh } = roster();
    await refresh();
    expect(known.get()).toEqual({ state: 'ready', value: { users: [BEN], askedMs: null } });
  });

  it('shows what is kept at once when the server is known to be out of reach', async () => {
    kept = [BEN];
    isOnline = false;
    told = () => new Promise(() => undefined);
    const { known, refresh } = roster();
    void refresh();
    await vi.waitFor(() => {
      expect(known.get()).toMatchObject({ state: 'ready', value: { users: [BEN] } });
    });
  });

  it('stays when it cannot be read again, and is missing only when nothing is kept', async () => {
    const { known, refresh } = roster();
    await refresh();
    told = () => Promise.reject(OFFLINE);
    await refresh();
    expect(known.get()).toMatchObject({ state: 'ready', value: { users: [ANNA] } });

    kept = undefined;
    const fresh = roster();
    await fresh.refresh();
    expect(fresh.known.get()).toEqual({ state: 'failed', error: OFFLINE });
  });

  it('says that the server does not know this tablet', async () => {
    told = () => Promise.reject(new ApiError(403, 'device_required', '', false));
    const { known, refresh, onNotEnrolled } = roster();
    await refresh();
    expect(onNotEnrolled).toHaveBeenCalledOnce();
    expect(known.get()).toEqual({ state: 'loading' });
  });
});
