import { describe, expect, it } from 'vitest';
import { createStore } from '../../shared/store.ts';
import { refusal, scriptedApi, tablet } from '../testing/fixtures.ts';
import { createTablets } from './tablets.ts';

const CLOCK = { serverNowMs: () => 7 };
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the tablets', () => {
  it('are kept fresh, and say so when they cannot be', async () => {
    const [quiet, busy] = [tablet(), tablet({ heard: { pending: 3 } })];
    const answers = [
      { devices: [quiet] },
      { devices: [busy] },
      refusal('busy'),
      { devices: [quiet] },
    ];
    const tablets = createTablets(scriptedApi(...answers), CLOCK);
    const ticks = createStore(0);
    const stop = tablets.watch(ticks);
    await tablets.list.load('all');
    const tick = async () => {
      ticks.update((count) => count + 1);
      await settled();
      const { value, loading } = tablets.list.state.get();
      return [value?.devices[0]?.heard?.pending, loading, tablets.lost.get()?.code];
    };
    expect(await tick()).toEqual([3, false, undefined]);
    expect(await tick()).toEqual([3, false, 'busy']);
    expect(await tick()).toEqual([0, false, undefined]);
    stop();
    expect(await tick()).toEqual([0, false, undefined]);
  });

  it('say which version was seen, and have the other one when that is not it any more', async () => {
    const theirs = tablet({ version: 5, name: 'Bench 5' });
    const refused = refusal('changed_meanwhile', { status: 412 });
    const api = scriptedApi({ devices: [tablet()] }, refused, { devices: [theirs] });
    const tablets = createTablets(api, CLOCK);
    await tablets.list.load('all');
    await tablets.change.submit(tablet({ version: 4 }), { name: 'Bench 4' });
    expect(api.asked[1]).toMatchObject({ method: 'PATCH', ifVersion: 4 });
    expect(tablets.list.state.get().value?.devices).toEqual([theirs]);
  });

  it('show a change at once, and revoke what was seen', async () => {
    const renamed = tablet({ version: 2, name: 'Bench 2' });
    const revoked = tablet({ revokedAt: '2026-11-12T14:00:00.000Z' });
    const api = scriptedApi(
      ...[{ devices: [tablet()] }, { device: renamed }, undefined, { devices: [revoked] }],
    );
    const tablets = createTablets(api, CLOCK);
    await tablets.list.load('all');
    await tablets.change.submit(tablet(), { name: 'Bench 2' });
    expect(tablets.list.state.get().value?.devices).toEqual([renamed]);
    await tablets.revoke.submit(renamed);
    expect(api.asked[2]).toMatchObject({ method: 'DELETE', path: '/api/devices/4', ifVersion: 2 });
    expect(tablets.list.state.get().value?.devices).toEqual([revoked]);
  });

  it('put what is wrong with a name at its field', async () => {
    const errors = [{ field: 'name', message: 'must not be empty' }];
    const tablets = createTablets(scriptedApi(refusal('malformed', { errors })), CLOCK);
    await tablets.add.submit({ name: '' });
    expect(tablets.add.state.get().problem?.fields).toEqual({ name: 'must not be empty' });
  });
});
