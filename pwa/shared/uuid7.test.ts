import { describe, expect, it } from 'vitest';
import { uuid7 } from './uuid7.ts';

describe('uuid7', () => {
  it('carries the time, the version and the variant', () => {
    // The example of RFC 9562, appendix A.6.
    const bytes = '017f22e279b07cc398c4dc0c0c07398f'.match(/../g) ?? [];
    const id = uuid7(0x017f22e279b0, (target) => {
      target.set(bytes.map((byte) => Number.parseInt(byte, 16)));
    });
    expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time', () => {
    const ids = [1, 2, 1_000, 1_780_000_000_000].map((nowMs) => uuid7(nowMs));
    expect([...ids].sort()).toEqual(ids);
  });

  it('does not repeat itself within a millisecond', () => {
    const ids = Array.from({ length: 1_000 }, () => uuid7(1_780_000_000_000));
    expect(new Set(ids).size).toBe(1_000);
  });
});
