import { describe, expect, it } from 'vitest';
import { readFloorFilter, writeFloorFilter } from './floor-filter.ts';
import { readRoute, writeRoute } from './route.ts';

describe('whom the floor shows', () => {
  it.each([
    '',
    'team=Art',
    'team=',
    'team=Assembly+%26+Packing&state=look&q=104',
    'state=everybody&wall=1',
  ])('survives the address: %s', (address) => {
    const filter = readFloorFilter(new URLSearchParams(address));
    expect(writeFloorFilter(filter).toString()).toBe(address);
  });

  it('tells all teams from no word about them', () => {
    expect(readFloorFilter(new URLSearchParams('')).team).toBeNull();
    expect(readFloorFilter(new URLSearchParams('team=')).team).toBe('');
  });

  it('makes nothing of what it does not know', () => {
    const filter = readFloorFilter(new URLSearchParams('state=sleeping&wall=yes'));
    expect(filter).toEqual({ team: null, state: 'here', q: '', wall: false });
  });

  it('stands behind the page, or one of its people', () => {
    const query = new URLSearchParams('state=idle');
    expect(writeRoute({ page: 'floor', person: 7 }, query)).toBe('/console/floor/7?state=idle');
    expect(readRoute('/console/floor/7')).toEqual({ page: 'floor', person: 7 });
    expect(readRoute('/console/floor')).toEqual({ page: 'floor', person: null });
    expect(readRoute('/console/floor/x')).toEqual({ page: 'unknown' });
  });
});
