import { SettingValues } from '#schema/contract/settings.ts';
import { describe, expect, it } from 'vitest';
import { languages } from '../text.ts';
import { readAbout, readChange } from './change-lines.ts';
import { fieldWords } from './logged-words.ts';

/** What the commands note of a change, beside settings. */
const LOGGED = `
  orderIds signInKey materialCode sessionId startedSessionId resumedSessionId userId userIds deviceId orderId orderTaskId taskTypeId
  materialId materialUsageId reversalId replacementId teamId payRateId itemId capturedEventId viewId
  importId recostId startedAt endedAt occurredAt orderNumber taskType shares goodQuantity
  scrapQuantity note reason quantity quantityThousandths costCents revenueCents unitCostCents
  differenceCents amountCents kind role language isActive active names set pin pinDue strength allowed
  failed pinPlaces passwordPlaces signInsEnded runningWork isEstimated undone week agreed name code
  unit icon hue place item page query rows orders sessions usages done total outcome group result
  message generation added changed closed more removed command isWhole brokenSeq blanked devices`
  .trim()
  .split(/\s+/);

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
      { name: 'Undone', before: null, after: 'the end' },
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
      ['Names that changed', 'Username, Badge'],
    ]);
  });

  it.each([
    [{ longSessionMs: 43_200_000 }, 'Longest session', '12 h 00'],
    [{ longSessionMs: 27_000_000 }, 'Longest session', '7 h 30'],
    [{ weekOvertimeHours: 37.5 }, 'Overtime of a week, after', '37 h 30'],
    [{ annualHours: 2080 }, 'Hours a salary is split by', '2,080 h'],
    [{ roundMinutes: 15 }, 'Rounding of paid time', '15 min'],
    [{ burdenBasisPoints: 1855 }, 'Burden', '18.55 %'],
    [{ costWarningPercent: 80 }, 'Early warning of cost', '80 %'],
    [{ quantityThousandths: -1250 }, 'Quantity', '−1.25'],
    [{ amountCents: 2450 }, 'Amount', '$24.50'],
    [{ week: '2026-01-12' }, 'Week', 'Jan 12, 2026'],
    [{ role: 'foreman' }, 'Role', 'Foreman'],
    [{ language: 'es' }, 'Language', 'Español'],
    [{ strength: 'pin' }, 'Signed in by', 'PIN'],
    [{ undone: 'closure' }, 'Undone', 'the end'],
    [{ reason: 'paused' }, 'Reason', 'Paused'],
    [{ reason: 'He had to leave' }, 'Reason', 'He had to leave'],
    [{ command: 'sessions.close' }, 'Wanted', 'End work'],
    [{ breakRules: ['30 min > 6 h'] }, 'Breaks by rule', '30 min after 6 h'],
    [{ holidays: ['2026-12-25 Christmas'] }, 'Holidays', 'Dec 25, 2026 Christmas'],
    [
      { shifts: ['06:00 14:30 30', '06:00 12:00 0', '–', '–', '–', '–', '–'] },
      'Shifts',
      'Mon 06:00–14:30, break 30 min; Tue 06:00–12:00',
    ],
    [
      {
        shares: [
          { orderNumber: '10482', weight: 2 },
          { orderNumber: '10483', weight: 1 },
        ],
      },
      'Orders and parts',
      '10482: 2; 10483: 1',
    ],
  ])('says %j with its unit', (after, name, said) => {
    expect(read(null, after).lines).toEqual([{ name, before: null, after: said }]);
  });

  it('says which part of a split starts when', () => {
    const at = (hour: string) => `2026-01-14T${hour}:00:00.000Z`;
    const { lines } = read(
      { startedAt: at('15'), endedAt: at('17') },
      {
        earlier: { startedAt: at('15'), endedAt: at('16') },
        later: { startedAt: at('16'), endedAt: at('17') },
      },
    );
    expect(lines.map(({ name }) => name)).toEqual([
      'Start',
      'End',
      'First part: Start',
      'First part: End',
      'Second part: Start',
      'Second part: End',
    ]);
  });

  it('says what a refused command was about', () => {
    const about = { sessionId: 5, week: '2026-01-12', fields: ['display_name', 'role'] };
    const labels = { 'sessionId:5': 'Olga · 10482' };
    expect(readAbout({ about, labels }, 'America/Chicago')).toEqual([
      { name: 'Session', value: 'Olga · 10482' },
      { name: 'Week', value: 'Jan 12, 2026' },
      { name: 'Meant to change', value: 'Name, Role' },
    ]);
    expect(readAbout({ about: null, labels }, 'America/Chicago')).toEqual([]);
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

  it.each([...Object.keys(SettingValues.shape), ...LOGGED])(
    'names %s in either language',
    (name) => {
      for (const { audit } of Object.values(languages)) expect(audit.fields).toHaveProperty(name);
    },
  );
});
