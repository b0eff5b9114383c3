import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monotonicMs } from './monotonic.ts';
import { rowMac, CHAIN_START, type LoggedRow } from './command-log.ts';
import { AUDIT_SECRET, NOW, openScratch, request } from './testing/scratch.ts';

describe('the command core', () => {
  let scratch: ReturnType<typeof openScratch>;
  beforeEach(() => {
    scratch = openScratch();
  });
  afterEach(() => scratch.close());

  const rows = () =>
    scratch.connection.raw.prepare<[], LoggedRow>('SELECT * FROM command_log ORDER BY seq').all();
  const add = (name: string, over = {}) => request('test.addTeam', { name }, over);

  it('writes, logs and answers', () => {
    const reply = scratch.core.runAlone(add('Art', { key: 'a' }));
    expect(reply).toMatchObject({ ok: true, answer: { teamId: 1 }, replayed: false });
    expect(rows()).toMatchObject([
      { scope: 'system:test', idempotency_key: 'a', name: 'test.addTeam', outcome: 'accepted' },
    ]);
    expect(JSON.parse(rows()[0]!.change!)).toEqual({ before: null, after: { teamId: 1 } });
  });

  it('answers the same key again without doing it again', () => {
    const first = scratch.core.runAlone(add('Art', { key: 'a' }));
    const again = scratch.core.runAlone(add('Art', { key: 'a' }));
    expect(again).toMatchObject({ ok: true, replayed: true, answer: first.ok && first.answer });
    expect([scratch.teams(), rows().length]).toEqual([1, 1]);
  });

  it('knows a request by what it says, not by the order of its fields', () => {
    scratch.core.runAlone(request('test.secretive', { name: 'x', pin: '1' }, { key: 'k' }));
    const other = request('test.secretive', { pin: '2', name: 'x' }, { key: 'k' });
    // The PIN is no part of the fingerprint; the answer was not stored.
    expect(scratch.core.runAlone(other)).toMatchObject({
      ok: false,
      failure: { detail: /already done/ },
    });
    expect(rows()[0]!.answer).toBeNull();
    expect(JSON.stringify(rows())).not.toContain('hash of');
  });

  it('refuses another request under a used key, and keeps scopes apart', () => {
    scratch.core.runAlone(add('Art', { key: 'a' }));
    expect(scratch.core.runAlone(add('Packing', { key: 'a' }))).toMatchObject({
      ok: false,
      failure: { code: 'idempotency_key_reused' },
    });
    expect(scratch.core.runAlone(add('Packing', { key: 'a', scope: 'system:other' })).ok).toBe(
      true,
    );
  });

  it('undoes only the refused one of those that share a transaction', () => {
    const replies = scratch.core.runBatch([
      add('Art'),
      request('test.refuseTeam', { name: 'Ghost' }),
      add('Packing'),
    ]);
    expect(replies.map((reply) => reply?.ok)).toEqual([true, false, true]);
    expect(scratch.teams()).toBe(2);
    expect(rows().map((row) => row.outcome)).toEqual(['accepted', 'refused', 'accepted']);
  });

  it('replays a refusal alike', () => {
    const refused = request('test.refuseTeam', { name: 'Ghost' }, { key: 'r' });
    const first = scratch.core.runAlone(refused);
    expect(scratch.core.runAlone(refused)).toEqual({ ...first, replayed: true });
  });

  it('does not log what it did not decide', () => {
    expect(scratch.core.runAlone(request('test.blunder', {}))).toMatchObject({
      ok: false,
      failure: { code: 'internal', detail: 'Internal error' },
    });
    expect(scratch.unexpected).toHaveLength(1);
    expect(rows()).toEqual([]);
  });

  it('drops what nobody waits for any more', () => {
    const late = add('Late', { deadline: monotonicMs() - 1 });
    expect(scratch.core.runBatch([late, add('Art')])[0]).toBeNull();
    expect(scratch.teams()).toBe(1);
  });

  it('takes one command per transaction when told so', () => {
    scratch.close();
    scratch = openScratch({ batchMax: 1 });
    expect(scratch.core.runBatch([add('Art'), add('Packing')])).toHaveLength(1);
    expect(scratch.teams()).toBe(1);
  });

  it('loses the whole transaction, and its place in the chain, when COMMIT fails', () => {
    scratch.core.runAlone(add('Art'));
    const { raw } = scratch.connection;
    raw.exec('PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = OFF');
    const exec = raw.exec.bind(raw);
    raw.exec = (sql: string) => {
      if (sql === 'COMMIT') throw Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' });
      return exec(sql);
    };
    expect(() => scratch.core.runBatch([add('Packing')])).toThrow('disk is full');
    raw.exec = exec;
    expect(scratch.teams()).toBe(1);
    scratch.core.runAlone(add('Packing'));
    expect(rows().map((row) => row.seq)).toEqual([1, 2]);
    expect(rows()[1]!.prev_mac).toBe(rows()[0]!.mac);
  });

  it('never lets the clock run backwards, not even over a restart', () => {
    const nowOf = (core: typeof scratch.core, name: string) => {
      const reply = core.runAlone(add(name));
      return reply.ok && (reply.answer as { now: number }).now;
    };
    scratch.setNow(NOW + 5000);
    expect(nowOf(scratch.core, 'Art')).toBe(NOW + 5000);
    scratch.setNow(NOW - 60_000);
    expect(nowOf(scratch.core, 'Packing')).toBe(NOW + 5000);
    const again = scratch.reopen();
    expect(nowOf(again.core, 'Engraving')).toBe(NOW + 5000);
    again.connection.close();
  });

  it('chains every row to the one before it', () => {
    for (const name of ['Art', 'Packing', 'Engraving']) scratch.core.runAlone(add(name));
    const verify = () => {
      let previous = CHAIN_START;
      return rows().every((row) => {
        const isNext = row.prev_mac === previous && rowMac(AUDIT_SECRET, row) === row.mac;
        previous = row.mac;
        return isNext;
      });
    };
    expect(verify()).toBe(true);
    scratch.connection.raw.exec(`UPDATE command_log SET change = '{"after":1}' WHERE seq = 2`);
    expect(verify()).toBe(false);
  });
});
