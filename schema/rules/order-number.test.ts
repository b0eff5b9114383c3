import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPathDots, orderKey, typedKeys } from './order-number.ts';

describe('isPathDots', () => {
  it('knows what an address would take for a folder', () => {
    expect(['.', '..', ' .. '].map(isPathDots)).toEqual([true, true, true]);
    expect(['...', '1.', '.1', '', '0.'].map(isPathDots)).toEqual(Array(5).fill(false));
  });
});

describe('orderKey', () => {
  it('reads past spaces, case and leading zeros', () => {
    expect(orderKey('  00010482-a ')).toBe('10482-A');
    expect(orderKey('so-00123')).toBe('SO-00123');
  });

  it('keeps zeros that are not in front, and one of nothing but zeros', () => {
    expect(orderKey('10400')).toBe('10400');
    expect(orderKey('000')).toBe('0');
  });

  it('has nothing to say about nothing', () => {
    expect(orderKey('   ')).toBe('');
  });

  it('is its own key, and the key of every spelling with more zeros in front', () => {
    const number = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
    fc.assert(
      fc.property(number, fc.nat(5), (typed, zeros) => {
        const key = orderKey(typed);
        expect(orderKey(key)).toBe(key);
        expect(orderKey(`${'0'.repeat(zeros)}${typed}`)).toBe(key);
        expect(orderKey(typed.toLowerCase())).toBe(key);
      }),
    );
  });
});

describe('typedKeys', () => {
  it('reads a number behind a #, and one that has it', () => {
    expect(typedKeys(' #0010482 ')).toEqual(['#0010482', '10482']);
    expect(typedKeys('# 10482')).toEqual(['# 10482', '10482']);
  });

  it('means nothing else by any other text', () => {
    expect(typedKeys('0010482')).toEqual(['10482']);
    expect(typedKeys('10#482')).toEqual(['10#482']);
    expect([typedKeys('#'), typedKeys(' ')]).toEqual([['#'], ['']]);
  });
});
