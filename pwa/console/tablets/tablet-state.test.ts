import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';
import { deviceState } from './device-state.ts';

describe('countdown', () => {
  it('says 0:00 only when it is over', () => {
    expect(countdown(600_000)).toBe('10:00');
    expect(countdown(61_000)).toBe('1:01');
    expect(countdown(1)).toBe('0:01');
    expect(countdown(0)).toBe('0:00');
    expect(countdown(-5_000)).toBe('0:00');
  });
});

describe('deviceState', () => {
  const times = { createdAt: 'c', enrolledAt: null, revokedAt: null };
  const device = {
    id: 1,
    name: 'Art',
    place: '',
    ...times,
    heard: null,
    version: 1,
    changed: null,
  };

  it('waits, is in use, is revoked; the last word counts', () => {
    expect(deviceState(device)).toEqual({ name: 'waiting', since: 'c' });
    expect(deviceState({ ...device, enrolledAt: 'e' })).toEqual({ name: 'inUse', since: 'e' });
    expect(deviceState({ ...device, enrolledAt: 'e', revokedAt: 'r' }).name).toBe('revoked');
    expect(deviceState({ ...device, revokedAt: 'r' })).toEqual({ name: 'revoked', since: 'r' });
  });
});
