import { describe, expect, it } from 'vitest';
import { grantHolds, issueGrant } from './grant.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const SECRET = Buffer.alloc(32, 1);
const WHO = { userId: 7, deviceId: 3 };
const { token, until } = issueGrant(SECRET, WHO, NOW);
const holds = (said: string, tap: Partial<typeof WHO & { at: number }> = {}) =>
  grantHolds(SECRET, said, { ...WHO, at: NOW + MINUTE, ...tap });

describe('a capture grant', () => {
  it('proves a tap of that person on that device', () => {
    expect(holds(token)).toBe(true);
  });

  it('lasts a day, and ten minutes of a clock that was measured badly', () => {
    expect(until).toBe(NOW + DAY);
    expect(holds(token, { at: NOW - 10 * MINUTE })).toBe(true);
    expect(holds(token, { at: NOW - 10 * MINUTE - 1 })).toBe(false);
    expect(holds(token, { at: until })).toBe(true);
    expect(holds(token, { at: until + 1 })).toBe(false);
  });

  it('proves nothing of another person or device', () => {
    expect(holds(token, { userId: 8 })).toBe(false);
    expect(holds(token, { deviceId: 4 })).toBe(false);
  });

  it('of a browser that is no device is none of a device, and the other way round', () => {
    const nowhere = issueGrant(SECRET, { userId: 7, deviceId: null }, NOW).token;
    const tap = { userId: 7, deviceId: null, at: NOW };
    expect(grantHolds(SECRET, nowhere, tap)).toBe(true);
    expect(grantHolds(SECRET, nowhere, { ...tap, deviceId: 3 })).toBe(false);
    expect(grantHolds(SECRET, token, tap)).toBe(false);
  });

  it('of another secret is none', () => {
    expect(holds(issueGrant(Buffer.alloc(32, 2), WHO, NOW).token)).toBe(false);
  });

  it.each([
    ['user', 0, '8', { userId: 8 }],
    ['device', 1, '4', { deviceId: 4 }],
    ['time of issue', 2, String(NOW - DAY), { at: NOW - DAY }],
    ['end', 3, String(NOW + 9 * DAY), { at: NOW + 2 * DAY }],
  ])('with a forged %s is none', (_what, field, forged, tap) => {
    const parts = token.split('.');
    parts[field] = forged;
    expect(holds(parts.join('.'), tap)).toBe(false);
    // What is forged is all that is wrong with it.
    const given = { ...WHO, at: NOW, ...tap };
    const honest = issueGrant(SECRET, given, given.at).token;
    expect(grantHolds(SECRET, honest, given)).toBe(true);
  });

  it('with any other character is none', () => {
    for (let index = 0; index < token.length; index += 1) {
      for (const other of ['0', '9', 'A', '-', '.']) {
        if (token[index] === other) continue;
        const forged = token.slice(0, index) + other + token.slice(index + 1);
        expect([forged, holds(forged)]).toEqual([forged, false]);
      }
    }
  });

  it('is told from an older one of the same form with its fields moved', () => {
    const { token: one } = issueGrant(SECRET, { userId: 73, deviceId: 1 }, NOW);
    const moved = one.replace(/^73\.1\./, '7.31.');
    expect(holds(moved, { userId: 7, deviceId: 31 })).toBe(false);
  });

  it.each(['', '.', '7.3.0.0', `${token}x`, `${token}\n`, ` ${token}`, token.slice(0, -1)])(
    'is not %j',
    (said) => {
      expect(holds(said)).toBe(false);
    },
  );
});
