/** How a tablet stands, and what about it wants somebody to look. */
import type { Device } from '#schema/contract/devices.ts';
import { isClockOff, isSilent } from '#schema/rules/heartbeat.ts';
import { verdictOf } from '#schema/rules/self-test.ts';
import type { TabletFilter } from '../address/tablet-filter.ts';
import { plainText } from '#schema/rules/plain-text.ts';

/** `unheard`: enrolled, and it said nothing yet. */
export type Standing = 'revoked' | 'waiting' | 'unheard' | 'offline' | 'online';
export type Concern = 'offline' | 'unsent' | 'clock' | 'version' | 'battery' | 'storage' | 'test';

/** A tap is on its way for a moment; what waits longer has a reason to. */
const WAITS_LONG_MS = 60_000;
const LOW_BATTERY_PERCENT = 15;

export function standingOf({ revokedAt, enrolledAt, heard }: Device, nowMs: number): Standing {
  if (revokedAt !== null) return 'revoked';
  if (enrolledAt === null) return 'waiting';
  if (heard === null) return 'unheard';
  return isSilent(Date.parse(heard.at), nowMs) ? 'offline' : 'online';
}

/** What about a tablet in use is not as it should be; nothing of any other. */
export function concernsOf(device: Device, nowMs: number): ReadonlySet<Concern> {
  const { heard } = device;
  const standing = standingOf(device, nowMs);
  if (heard === null || (standing !== 'online' && standing !== 'offline')) return new Set();
  const { pending, pendingSince, clockOffsetMs, battery, storage, selfTest } = heard;
  const sinceMs = pendingSince === null ? nowMs : Date.parse(pendingSince);
  const found: [Concern, boolean][] = [
    ['offline', standing === 'offline'],
    ['unsent', pending > 0 && nowMs - sinceMs > WAITS_LONG_MS],
    ['clock', clockOffsetMs !== null && isClockOff(clockOffsetMs)],
    ['version', heard.isOlder],
    ['battery', battery !== null && !battery.charging && battery.percent <= LOW_BATTERY_PERCENT],
    ['storage', storage === 'full' || storage === 'broken'],
    ['test', selfTest !== null && verdictOf(selfTest.checks) !== 'yes'],
  ];
  return new Set(found.filter(([, isSo]) => isSo).map(([concern]) => concern));
}

/** Those the filter asks for, in the order of their names. */
export function matchingTablets(
  devices: readonly Device[],
  { q, shown }: TabletFilter,
  nowMs: number,
): Device[] {
  const wanted = plainText(q.trim());
  const belongs = {
    inUse: ({ revokedAt }: Device) => revokedAt === null,
    attention: (device: Device) => concernsOf(device, nowMs).size > 0,
    revoked: ({ revokedAt }: Device) => revokedAt !== null,
  }[shown];
  return devices
    .filter(belongs)
    .filter(({ name, place }) => plainText(`${name} ${place}`).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}
