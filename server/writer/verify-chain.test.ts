import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { AUDIT_SECRET, openScratch, request } from './testing/scratch.ts';
import { readHead, verifyChain } from './verify-chain.ts';

describe('the audit chain', () => {
  let scratch: ReturnType<typeof openScratch>;
  beforeEach(() => {
    scratch = openScratch();
    for (const name of ['Art', 'Engraving', 'Packing', 'Shipping', 'Office']) {
      scratch.core.runAlone(request('test.addTeam', { name }));
    }
  });
  afterEach(() => scratch.close());

  const tamper = (sql: string) => scratch.connection.raw.exec(sql);
  const verify = (known?: { seq: number; mac: string }) =>
    verifyChain(scratch.connection, AUDIT_SECRET, known);

  it('is whole as it was written', () => {
    expect(verify()).toEqual({ whole: true, head: readHead(scratch.connection) });
  });

  it.each([
    ['an edited change', `UPDATE command_log SET change = '{}' WHERE seq = 3`, 'row 3 was edited'],
    ['an edited time', `UPDATE command_log SET received_at = 1 WHERE seq = 2`, 'row 2 was edited'],
    ['an edited answer', `UPDATE command_log SET answer = '{}' WHERE seq = 4`, 'answer of row 4'],
    ['a missing row', `DELETE FROM command_log WHERE seq = 3`, 'row 3 is missing'],
    ['a missing beginning', `DELETE FROM command_log WHERE seq = 1`, 'row 1 is missing'],
    [
      'two rows that changed places',
      `UPDATE command_log SET seq = -2 WHERE seq = 2; UPDATE command_log SET seq = 2 WHERE seq = 3;
       UPDATE command_log SET seq = 3 WHERE seq = -2`,
      'row 2 does not follow row 1',
    ],
    [
      'a gap that was closed',
      `DELETE FROM command_log WHERE seq = 3; UPDATE command_log SET seq = seq - 1 WHERE seq > 3`,
      'row 3 does not follow row 2',
    ],
  ])('shows %s', (_what, sql, reason) => {
    tamper(sql);
    const verdict = verify();
    expect(verdict).toMatchObject({ whole: false });
    expect(!verdict.whole && verdict.reason).toContain(reason);
  });

  it('shows a tail that was cut off, by a head that was logged', () => {
    const logged = readHead(scratch.connection);
    tamper('DELETE FROM command_log WHERE seq > 3');
    expect(verify()).toMatchObject({ whole: true });
    expect(verify(logged)).toMatchObject({ whole: false, seq: 4 });
  });

  it('shows a log that was written anew, by a head that was logged', () => {
    expect(verify({ seq: 2, mac: 'f'.repeat(64) })).toMatchObject({ whole: false, seq: 2 });
  });

  it('is broken for whoever holds another secret', () => {
    expect(verifyChain(scratch.connection, Buffer.alloc(32, 1))).toMatchObject({
      whole: false,
      reason: 'row 1 was edited',
    });
  });

  it('stays whole when an answer is blanked', () => {
    tamper('UPDATE command_log SET answer = NULL WHERE seq <= 2');
    expect(verify()).toMatchObject({ whole: true });
  });
});
