import { describe, expect, it } from 'vitest';
import type { LedgerPerson } from '#schema/contract/fixtures.ts';
import { compareLedger, newActs, type Acts, type Ledger } from './ledger.ts';

const PERSON = 7;

/** Started twice, ended once, used material once; signed in and out twice. */
function worker(): Acts {
  const acts = newActs(PERSON);
  const sent = {
    a: 'sessions.start',
    b: 'sessions.close',
    c: 'materials.log',
    d: 'sessions.start',
  };
  for (const [key, name] of Object.entries(sent)) {
    acts.sent.set(key, name);
    acts.acknowledged.add(key);
  }
  acts.signIns = { acknowledged: 2, ended: 2, unconfirmed: 0 };
  return acts;
}
const command = (key: string, name: string, rows: number | null = 1) => ({ key, name, rows });
const sound = (): LedgerPerson => ({
  userId: PERSON,
  commands: [
    command('a', 'sessions.start'),
    command('b', 'sessions.close'),
    command('c', 'materials.log'),
    command('d', 'sessions.start'),
  ],
  sessions: 2,
  closedSessions: 1,
  materialUsages: 1,
  signIns: 2,
  endedSignIns: 2,
});
const NOTHING: Ledger = new Map();
const ledgerOf = (person: LedgerPerson): Ledger => new Map([[PERSON, person]]);
const compare = (person: LedgerPerson, acts = worker(), before = NOTHING) =>
  compareLedger([acts], ledgerOf(person), before).join('\n');

describe('the ledger', () => {
  it('matches when everything acknowledged is there once', () => {
    expect(compare(sound())).toBe('');
  });

  const { commands } = sound();
  const faulty: [string, Partial<LedgerPerson>, RegExp][] = [
    [
      'a lost change',
      { commands: commands.slice(1) },
      /sessions.start a was acknowledged and is lost/,
    ],
    [
      'a change without its row',
      { commands: [command('a', 'sessions.start', 0), ...commands.slice(1)] },
      /a is there 1 times with 0 rows/,
    ],
    [
      'a change with two rows',
      { commands: [command('a', 'sessions.start', 2), ...commands.slice(1)] },
      /a is there 1 times with 2 rows/,
    ],
    [
      'a change logged twice',
      { commands: [command('a', 'sessions.start'), ...commands] },
      /a is there 2 times/,
    ],
    [
      'a change nobody sent',
      { commands: [...commands, command('x', 'sessions.start')] },
      /x is there and nobody sent it/,
    ],
    [
      'a key that did something else',
      { commands: [command('a', 'materials.log'), ...commands.slice(1)] },
      /materials.log a is there and nobody sent it/,
    ],
    ['a session too many', { sessions: 3 }, /3 sessions in the database, 2 were made/],
    ['a usage too few', { materialUsages: 0 }, /0 material usages in the database, 1 were made/],
    ['a lost sign-in', { signIns: 1, endedSignIns: 1 }, /signed in 2 times, the database knows 1/],
    ['a sign-in too many', { signIns: 3 }, /signed in 2 times, the database knows 3/],
    ['a lost sign-out', { endedSignIns: 1 }, /signed out 2 times, the database knows 1/],
  ];
  it.each(faulty)('shows %s', (_what, wrong, words) => {
    expect(compare({ ...sound(), ...wrong })).toMatch(words);
  });

  it('shows a person who is not there at all', () => {
    expect(compareLedger([worker()], NOTHING, NOTHING).join()).toMatch(/person 7 is not in/);
  });

  it('lets a change be there that was sent and never confirmed', () => {
    const acts = worker();
    acts.sent.set('e', 'materials.log');
    acts.signIns.unconfirmed = 1;
    expect(compare(sound(), acts)).toBe('');
    const done = { commands: [...commands, command('e', 'materials.log')], materialUsages: 2 };
    expect(compare({ ...sound(), ...done, signIns: 3 }, acts)).toBe('');
  });

  it('does not count what was there before', () => {
    const before: LedgerPerson = {
      ...sound(),
      commands: [command('old', 'sessions.start')],
      sessions: 5,
      materialUsages: 3,
      signIns: 9,
      endedSignIns: 8,
    };
    const now: LedgerPerson = {
      ...sound(),
      commands: [command('old', 'sessions.start'), ...commands],
      sessions: 7,
      materialUsages: 4,
      signIns: 11,
      endedSignIns: 10,
    };
    expect(compare(now, worker(), ledgerOf(before))).toBe('');
    expect(compare(now)).not.toBe('');
  });
});
