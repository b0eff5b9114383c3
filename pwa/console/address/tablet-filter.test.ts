import { describe, expect, it } from 'vitest';
import { readTabletFilter, TABLETS_SHOWN, writeTabletFilter } from './tablet-filter.ts';

describe('the filter of the tablets', () => {
  it('comes back from the address as it went', () => {
    for (const shown of TABLETS_SHOWN) {
      const filter = { q: 'engr', shown };
      expect(readTabletFilter(writeTabletFilter(filter))).toEqual(filter);
    }
    expect(writeTabletFilter({ q: '', shown: 'inUse' }).toString()).toBe('');
  });

  it('reads nonsense as those in use', () => {
    const filter = readTabletFilter(new URLSearchParams({ show: 'stolen', q: 'x'.repeat(99) }));
    expect(filter).toEqual({ q: 'x'.repeat(80), shown: 'inUse' });
  });
});
