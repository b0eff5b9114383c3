/** The tablets people may clock in on, and how each of them is. */
import type {
  Device,
  DeviceChange,
  DeviceInvitation,
  DeviceList,
  NewDevice,
} from '#schema/contract/devices.ts';
import type { Clock } from '../../shared/clock.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createFreshQuery, type FreshQuery } from './fresh-query.ts';
import type { Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

/** All of them, as they were at one moment: what is old by then is judged by that moment. */
export interface TabletPicture {
  devices: readonly Device[];
  /** Whether only these may clock people in. */
  enrolmentRequired: boolean;
  /** UTC ms by the server's clock. */
  atMs: number;
}

export interface Tablets {
  list: Query<'all', TabletPicture>;
  lost: FreshQuery<TabletPicture>['lost'];
  watch: FreshQuery<TabletPicture>['watch'];
  add: Submitter<[NewDevice], DeviceInvitation>;
  /** Another code for a tablet that is there. */
  reinvite: Submitter<[deviceId: number], DeviceInvitation>;
  /** `seen` is what the form was opened with: a newer version of it refuses the change. */
  change: Submitter<[seen: Device, DeviceChange], Device>;
  revoke: Submitter<[seen: Device], true>;
}

const DETAILS: FormFields = { fields: ['name', 'place'] };

export function createTablets(api: ConsoleApi, clock: Pick<Clock, 'serverNowMs'>): Tablets {
  const list = createFreshQuery<TabletPicture>(async (signal) => {
    const devices = await api.get<DeviceList>('/api/devices', signal);
    return { ...devices, atMs: clock.serverNowMs() };
  });

  function replace(device: Device): void {
    list.put((known) => {
      const others = known.devices.filter(({ id }) => id !== device.id);
      return { ...known, devices: [...others, device] };
    });
  }

  return {
    list,
    lost: list.lost,
    watch: list.watch,
    add: createSubmitter(async (tablet) => {
      const invitation = await api.change<DeviceInvitation>('POST', '/api/devices', tablet);
      replace(invitation.device);
      return invitation;
    }, DETAILS),
    reinvite: createSubmitter(async (deviceId) => {
      const path = `/api/devices/${deviceId}/invitation`;
      return api.change<DeviceInvitation>('POST', path, {});
    }),
    change: createSubmitter(async (seen, change) => {
      const path = `/api/devices/${seen.id}`;
      const sent = api.change<{ device: Device }>('PATCH', path, change, seen.version);
      const { device } = await withCurrent(sent, list.reload);
      replace(device);
      return device;
    }, DETAILS),
    revoke: createSubmitter(async (seen) => {
      const path = `/api/devices/${seen.id}`;
      const sent = api.change<undefined>('DELETE', path, undefined, seen.version);
      await withCurrent(sent, list.reload);
      await list.reload();
      return true as const;
    }),
  };
}
