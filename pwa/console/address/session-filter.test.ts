import { describe, expect, it } from 'vitest';
import { readSessionFilter, sessionQuestion, writeSessionFilter } from './session-filter.ts';

const read = (search: string) => readSessionFilter(new URLSearchParams(search));

describe('the session filter in the address', () => {
  it('comes back as it went', () => {
    const search = 'from=2026-03-01&to=2026-03-02&user=7&order=A%2F10&taskType=ENGRAVE&state=open';
    expect(writeSessionFilter(read(search)).toString()).toBe(search);
  });

  it.each(['user=0', 'user=-3', 'user=7e3', 'user=dana', 'state=void', 'order=%20'])(
    'leaves out %s, which asks for nothing that can be',
    (search) => {
      expect(writeSessionFilter(read(search)).toString()).toBe('');
    },
  );
});

describe('sessionQuestion', () => {
  it('asks for plain days', () => {
    expect(sessionQuestion(read('range=this-month&state=open'), '2026-03-14').toString()).toBe(
      'from=2026-03-01&to=2026-03-14&state=open',
    );
  });
});
