import { describe, expect, it } from 'vitest';
import type { TableName } from '#schema/rules/table-columns.ts';
import { readTableFilter } from '../address/table-filter.ts';
import { tableFilterWords } from './filter-words.ts';
import { withShopRules } from './pay-rules.ts';

const lists = {
  teams: [{ id: 3, name: 'Engraving', version: 1, changed: null }],
  people: [{ id: 7, displayName: 'Dana Whitfield', team: null }],
  taskTypes: [
    {
      code: 'CLEAN',
      name: 'Cleaning',
      kind: 'indirect',
      icon: 'clean',
      hue: 1,
      version: 1,
      changed: null,
    } as const,
  ],
  materials: [],
};
const SHOP = { weekOvertimeHours: 37.5, dayOvertimeHours: null, roundMinutes: 6 } as const;
const words = (name: TableName, search: string) => {
  const filter = readTableFilter(name, new URLSearchParams(search), true);
  const narrowing = withShopRules(filter.narrowing, SHOP);
  return tableFilterWords(name, { ...filter, narrowing }, '2026-03-14', lists);
};

describe('a table on paper', () => {
  it('names the rules its hours were paid by, those of the shop too', () => {
    expect(words('time', 'range=all')).toEqual([
      'All time',
      'Overtime: Over 37.5 h a week',
      'Rounding: Days to 6 min',
    ]);
    expect(words('time', 'from=2026-03-01&weekHours=none&dayHours=8&round=15')).toEqual([
      'From Mar 1, 2026 on',
      'Overtime: Over 8 h a day',
      'Rounding: Days to 15 min',
    ]);
  });

  it('names what it was narrowed to, by its number when nobody knows it any more', () => {
    expect(words('time', 'range=all&team=3&user=7')).toContain('Team: Engraving');
    expect(words('time', 'range=all&team=3&user=7')).toContain('Person: Dana Whitfield');
    expect(words('time', 'range=all&user=9')).toContain('Person: 9');
    expect(words('indirect', 'range=all&taskType=CLEAN')).toEqual([
      'All time',
      'Task type: Cleaning',
    ]);
    expect(words('estimates', 'range=all&customer=Rotary')).toEqual([
      'All time',
      'Customer: Rotary',
    ]);
  });
});
