import type { Device } from '#schema/contract/devices.ts';

export interface DeviceState {
  name: 'waiting' | 'inUse' | 'revoked';
  since: string;
}

export function deviceState({ createdAt, enrolledAt, revokedAt }: Device): DeviceState {
  if (revokedAt !== null) return { name: 'revoked', since: revokedAt };
  if (enrolledAt !== null) return { name: 'inUse', since: enrolledAt };
  return { name: 'waiting', since: createdAt };
}
