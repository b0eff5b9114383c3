/** The tablets people may clock in on. */
import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

export interface Tablets {
  list: Query<'all', Device[]>;
  add: Submitter<[name: string], DeviceInvitation>;
  revoke: Submitter<[deviceId: number], true>;
}

const NAME: FormFields = { fields: ['name'] };

export function createTablets(api: ConsoleApi): Tablets {
  const list = createQuery<'all', Device[]>(
    async (_all, signal) => (await api.get<{ devices: Device[] }>('/api/devices', signal)).devices,
  );
  return {
    list,
    add: createSubmitter(async (name) => {
      const invitation = await api.change<DeviceInvitation>('POST', '/api/devices', { name });
      list.put((devices) => [...devices, invitation.device]);
      return invitation;
    }, NAME),
    revoke: createSubmitter(async (deviceId) => {
      await api.change('DELETE', `/api/devices/${deviceId}`);
      await list.reload();
      return true as const;
    }),
  };
}
