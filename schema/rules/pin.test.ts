import { describe, expect, it } from 'vitest';
import { weakPinReason } from './pin.ts';

describe('weakPinReason', () => {
  it.each([
    ['1111', 'the same'],
    ['00000000', 'the same'],
    ['1234', 'up or down'],
    ['876543', 'up or down'],
    ['789012', 'up or down'],
    ['4747', 'repeats'],
    ['305305', 'repeats'],
    ['1987', 'a date'],
    ['240389', 'a date'], // 24 March 1989
    ['032489', 'a date'], // March 24
    ['890324', 'a date'],
    ['24031989', 'a date'],
    ['19890324', 'a date'],
  ])('finds %s too easy: %s', (pin, why) => {
    expect(weakPinReason(pin)).toContain(why);
  });

  it.each(['4827', '407391', '93506', '5082741', '73519046', '996042'])('lets %s pass', (pin) => {
    expect(weakPinReason(pin)).toBeUndefined();
  });

  it('does not take every number for a date', () => {
    expect(weakPinReason('451399')).toBeUndefined(); // no day 45, no month 13
    expect(weakPinReason('2077')).toBeUndefined(); // nobody was born then
    expect(weakPinReason('39451776')).toBeUndefined();
  });
});
