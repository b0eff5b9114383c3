/** The tablets people may clock in on, and how each of them is. */
import type {
  Device,
  DeviceChange,
  DeviceInvitation,
  DeviceList,
  NewDevice,
} from '#schema/contract/devices.ts';
import { asApiError, type ApiError } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
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
  /** Why the picture grows old; null while it is kept fresh. */
  lost: Readable<ApiError | null>;
  /** Keeps the picture fresh at each tick, until told to stop. */
  watch(ticks: Readable<number>): () => void;
  add: Submitter<[NewDevice], DeviceInvitation>;
  /** Another code for a tablet that is there. */
  reinvite: Submitter<[deviceId: number], DeviceInvitation>;
  /** `seen` is what the form was opened with: a newer version of it refuses the change. */
  change: Submitter<[seen: Device, DeviceChange], Device>;
  revoke: Submitter<[seen: Device], true>;
}

const DETAILS: FormFields = { fields: ['name', 'place'] };

export function createTablets(api: ConsoleApi, clock: Pick<Clock, 'serverNowMs'>): Tablets {
  const lost = createStore<ApiError | null>(null);
  /** How often something was changed here: what was read before that is old. */
  let changes = 0;

  async function read(signal?: AbortSignal): Promise<TabletPicture> {
    const list = await api.get<DeviceList>('/api/devices', signal);
    return { ...list, atMs: clock.serverNowMs() };
  }
  const list = createQuery<'all', TabletPicture>((_all, signal) => read(signal));

  function replace(device: Device): void {
    changes += 1;
    list.put((known) => {
      const others = known.devices.filter(({ id }) => id !== device.id);
      return { ...known, devices: [...others, device] };
    });
  }

  /** Behind what is shown: neither a spinner nor an empty page each time. */
  async function refresh(): Promise<void> {
    if (list.state.get().value === null) return;
    const before = changes;
    try {
      const picture = await read();
      if (changes === before) list.put(() => picture);
      lost.set(null);
    } catch (error) {
      lost.set(asApiError(error));
    }
  }

  return {
    list,
    lost,
    watch: (ticks) => ticks.subscribe(() => void refresh()),
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
