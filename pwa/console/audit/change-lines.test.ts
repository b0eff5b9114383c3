import { SettingValues } from '#schema/contract/settings.ts';
import { describe, expect, it } from 'vitest';
import { languages } from '../text.ts';
import { fieldWords, readChange } from './change-lines.ts';

const read = (before: unknown, after: unknown, labels: Record<string, string> = {}) =>
  readChange({ before, after, labels }, 'America/Chicago');

describe('a change, side by side', () => {
  it('says only what differs, and what it is about', () => {
    const before = { sessionId: 5, startedAt: '2026-01-14T15:00:00.000Z', taskType: 'ENGRAVE' };
    const after = { sessionId: 5, startedAt: '2026-01-14T15:00:00.000Z', taskType: 'PACK' };
    expect(read(before, after, { 'sessionId:5': 'Olga · 10482' })).toEqual({
      about: [{ name: 'Session', value: 'Olga · 10482' }],
      lines: [{ name: 'Task', before: 'ENGRAVE', after: 'PACK' }],
    });
  });

  it('takes what the later side leaves out for unchanged, when both speak of the same', () => {
    const before = { userId: 7, role: 'operator', language: 'en', is_active: 1 };
    const { lines } = read(before, { userId: 7, is_active: 0, names: [] });
    expect(lines).toEqual([{ name: 'Active', before: 'yes', after: 'no' }]);
  });

  it('shows both sides when they speak of different things', () => {
    const { lines } = read({ sessionId: 5, goodQuantity: 3 }, { undone: 'closure' });
    expect(lines).toEqual([
      { name: 'Good quantity', before: '3', after: null },
      { name: 'Undone', before: null, after: 'closure' },
    ]);
  });

  it('names ids that differ by what they are called', () => {
    const labels = { 'team_id:1': 'Engraving', 'team_id:2': 'Packing' };
    expect(read({ team_id: 1 }, { team_id: 2 }, labels).lines).toEqual([
      { name: 'Team', before: 'Engraving', after: 'Packing' },
    ]);
    expect(read(null, { teamId: 9 }).about).toEqual([{ name: 'Team', value: '#9' }]);
  });

  it('says instants by the plant’s clock, money as money, and what is withheld', () => {
    const { lines } = read(null, {
      endedAt: Date.parse('2026-01-14T15:30:00Z'),
      costCents: 1250,
      fingerprint: '•••',
      work: { names: ['username', 'badge'] },
    });
    expect(lines.map(({ name, after }) => [name, after])).toEqual([
      ['End', 'Jan 14, 2026, 09:30'],
      ['Cost', '$12.50'],
      ['Fingerprint', 'withheld'],
      ['Names that changed', 'username, badge'],
    ]);
  });

  it('is empty when nothing was logged', () => {
    expect(read(null, null)).toEqual({ about: [], lines: [] });
  });

  it.each([
    ['floor_note', 'Floor note'],
    ['work.startedAt', 'Start'],
    ['plantTimeZone', 'Plant time zone'],
  ])('takes the name %s apart', (path, said) => {
    expect(fieldWords(path)).toBe(said);
  });

  it.each(Object.keys(SettingValues.shape))('names the setting %s in either language', (name) => {
    for (const { audit } of Object.values(languages)) expect(audit.fields).toHaveProperty(name);
  });
});
