import { expect, it } from 'vitest';
import { readReferenceFilter, writeReferenceFilter } from './reference-filter.ts';

it.each([{}, { group: 'orders' as const }, { kind: 'gone' as const }, { q: 'walnut & brass' }])(
  '%j comes back as it went',
  (filter) => {
    const usual = { group: null, kind: 'changed', q: '' };
    expect(readReferenceFilter(writeReferenceFilter(filter))).toEqual({ ...usual, ...filter });
  },
);

it('what no filter knows is the usual', () => {
  const query = new URLSearchParams({ group: 'people', kind: 'lost' });
  expect(writeReferenceFilter(readReferenceFilter(query)).toString()).toBe('');
});
