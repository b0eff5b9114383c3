import { describe, expect, it } from 'vitest';
import { weakPinReason } from '#schema/rules/pin.ts';
import { randomPin } from './random-pin.ts';

describe('a random PIN', () => {
  it('has as many digits as the shop’s PINs, hard to guess, and another one each time', () => {
    const pins = Array.from({ length: 300 }, () => randomPin(6));
    expect(pins.every((pin) => /^\d{6}$/.test(pin) && weakPinReason(pin) === undefined)).toBe(true);
    expect(new Set(pins).size).toBeGreaterThan(290);
    expect(randomPin(8)).toMatch(/^\d{8}$/);
  });

  it('favors no digit and takes no easy PIN', () => {
    const draws = [
      [255, 251, 11, 22, 33, 44, 55, 66],
      [4, 9, 0, 2, 7, 250, 5, 1],
    ];
    const pin = randomPin(6, (bytes) => {
      bytes.fill(255);
      bytes.set(draws.shift() ?? []);
      return bytes;
    });
    // The first draw counts up: 1 2 3 4 5 6.
    expect([pin, draws.length]).toEqual(['490275', 0]);
  });
});
