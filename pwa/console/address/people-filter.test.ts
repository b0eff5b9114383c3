import { describe, expect, it } from 'vitest';
import { readPeopleFilter, writePeopleFilter } from './people-filter.ts';

describe('the people filter in the address', () => {
  it('comes back as it went', () => {
    const filter = { q: 'Pérez & Co', inactive: true };
    expect(readPeopleFilter(new URLSearchParams(writePeopleFilter(filter).toString()))).toEqual(
      filter,
    );
  });

  it('shows active people unless the address says yes', () => {
    expect(readPeopleFilter(new URLSearchParams('inactive=true')).inactive).toBe(false);
    expect(writePeopleFilter({ q: '', inactive: false }).toString()).toBe('');
  });
});
