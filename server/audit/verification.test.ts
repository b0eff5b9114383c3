import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Verification } from '#schema/contract/audit.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { readSecret } from '#server/secret-files.ts';
import { rowMac, type LoggedRow } from '#server/writer/command-log.ts';
import { readHead } from '#server/writer/verify-chain.ts';

describe('verifying the log from the console', () => {
  let shop: TestShop;
  let cookie: string;
  beforeEach(async () => {
    shop = await openTestShop();
    const anna = await shop.addUser('Anna Admin', 'admin');
    cookie = await shop.cookieFor(anna, 'password');
    for (let number = 1; number <= 30; number += 1) await shop.addOrder(`A-${number}`);
  });
  afterEach(async () => {
    await shop.close();
  });
  const tamper = (sql: string) => shop.door.connection.raw.exec(sql);
  /** Rows that follow one another as the server would have written them. */
  function growLog(rows: number): void {
    const { value: secret } = readSecret(shop.config.secretsDir, 'audit-mac');
    const { raw } = shop.door.connection;
    const insert = raw.prepare(
      `INSERT INTO command_log SELECT @seq, scope, 'k' || @seq, name, actor_user_id, device_id,
        occurred_at, received_at, request_hash, change, outcome, NULL, answer_hash, @prev_mac, @mac
        FROM command_log WHERE seq = 1`,
    );
    let last = raw.prepare('SELECT * FROM command_log WHERE seq = 1').get() as LoggedRow;
    raw.transaction(() => {
      for (let seq = 2; seq <= rows; seq += 1) {
        const row = { ...last, seq, idempotency_key: `k${seq}`, prev_mac: last.mac };
        last = { ...row, mac: rowMac(secret, row) };
        insert.run({ seq, prev_mac: last.prev_mac, mac: last.mac });
      }
    })();
  }
  const state = async (): Promise<Verification> =>
    (await shop.request('GET', '/api/audit/verification', { as: cookie })).json;
  async function verify() {
    const { status, json } = await shop.request('POST', '/api/audit/verification', { as: cookie });
    expect([status, json.running?.checked]).toEqual([202, 0]);
    await shop.context.audit.verifier.settled();
    return state();
  }

  it('says that nobody has done it yet', async () => {
    expect(await state()).toEqual({ running: null, last: null, failure: null });
  });

  it('is asked for without a body, and then without a type', async () => {
    const answer = await shop.app.request('http://localhost/api/audit/verification', {
      method: 'POST',
      headers: { cookie },
    });
    expect(answer.status).toBe(202);
    await shop.context.audit.verifier.settled();
    const typed = await shop.app.request('http://localhost/api/audit/verification', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(typed.status).toBe(415);
  });

  it('says that all is as it was written, who asked, and that the head is there', async () => {
    const head = readHead(shop.reader);
    shop.context.audit.headNotes.note(head, shop.now());
    const { last, running } = await verify();
    expect(running).toBeNull();
    expect(last).toMatchObject({
      by: 'Anna Admin',
      isWhole: true,
      brokenSeq: null,
      head: { seq: head.seq, matches: true },
    });
    expect(last!.rows).toBeGreaterThan(30);
    const { json } = await shop.request('GET', '/api/audit?limit=1', { as: cookie });
    expect(json.entries[0]).toMatchObject({
      command: 'audit.recordVerification',
      by: { name: 'Anna Admin' },
      names: { isRight: true, count: last!.rows },
    });
  });

  it('names the first row that is broken', async () => {
    tamper(`UPDATE command_log SET change = '{}' WHERE seq = 12;
      UPDATE command_log SET change = '{}' WHERE seq = 20`);
    const { last } = await verify();
    expect(last).toMatchObject({
      isWhole: false,
      rows: 11,
      brokenSeq: 12,
      reason: 'row 12 was edited',
      head: null,
    });
  });

  it('finds that the tail was cut off by the head it had noted', async () => {
    const head = readHead(shop.reader);
    shop.context.audit.headNotes.note(head, shop.now());
    tamper(`DELETE FROM command_log WHERE seq > 20`);
    // In a copy nobody goes on writing: this server would, behind the gap.
    const { verdict, matchesKnown } = await shop.context.audit.pages.verify(head, () => undefined);
    expect([verdict, matchesKnown]).toEqual([
      expect.objectContaining({ whole: false, seq: 21 }),
      false,
    ]);
    expect((await verify()).last).toMatchObject({ brokenSeq: 21, head: { matches: false } });
  });

  it('runs once for everybody, and tells how far it is', async () => {
    const first = await shop.request('POST', '/api/audit/verification', { as: cookie });
    const second = await shop.request('POST', '/api/audit/verification', { as: cookie });
    expect(second.json.running.since).toBe(first.json.running.since);
    expect(second.json.running.total).toBe(first.json.running.total);
    await shop.context.audit.verifier.settled();
    const lines = await shop.request('GET', '/api/audit?what=audit.recordVerification', {
      as: cookie,
    });
    expect(lines.json.entries).toHaveLength(1);
  });

  it('says so when it could not be finished', async () => {
    // So long a log that it is under way still.
    tamper(`DELETE FROM command_log WHERE seq > 1;
      UPDATE command_log SET answer = NULL`);
    growLog(60_000);
    await shop.request('POST', '/api/audit/verification', { as: cookie });
    await shop.context.audit.pages.close();
    await shop.context.audit.verifier.settled();
    expect(await state()).toMatchObject({
      running: null,
      last: null,
      failure: 'The log could not be verified to its end. Start it again.',
    });
  });
});
