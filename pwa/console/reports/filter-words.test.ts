import { describe, expect, it } from 'vitest';
import { readReportFilter } from '../address/report-filter.ts';
import { filterWords } from './filter-words.ts';

const names = {
  teams: [{ id: 3, name: 'Engraving', version: 1, changed: null }],
  taskTypes: [
    {
      code: 'LASER',
      name: 'Laser',
      kind: 'direct',
      icon: 'laser',
      hue: 1,
      version: 1,
      changed: null,
    } as const,
  ],
};
const words = (search: string) =>
  filterWords(readReportFilter(new URLSearchParams(search), true), '2026-03-14', names);

describe('the filters in words', () => {
  it('always say the days and the order', () => {
    expect(words('')).toEqual([
      'Feb 13, 2026 to Mar 14, 2026',
      'Sorted by Margin %, smallest first',
    ]);
    expect(words('range=all&sort=-laborMs')).toEqual([
      'All time',
      'Sorted by Hours, largest first',
    ]);
    expect(words('from=2026-01-05')[0]).toBe('From Jan 5, 2026 on');
    expect(words('to=2026-01-05')[0]).toBe('Until Jan 5, 2026');
  });

  it('name what is chosen as people do, and by its number when nobody knows its name', () => {
    expect(words('q=cup&customer=Rotary&team=3&taskType=LASER&status=hold').slice(1, -1)).toEqual([
      'Found by: “cup”',
      'Customer: Rotary',
      'Team: Engraving',
      'Task: Laser',
      'Status: On hold',
    ]);
    expect(words('team=9&taskType=GONE').slice(1, -1)).toEqual(['Team: 9', 'Task: GONE']);
    expect(words('costOver=80').slice(1, -1)).toEqual([
      'Early warning: Open orders, cost from 80 % of revenue',
    ]);
  });
});
