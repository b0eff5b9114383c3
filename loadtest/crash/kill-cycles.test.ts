import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { spawnServer } from '#server/testing/spawn-server.ts';
import { stockShop } from '#server/testing/stock-shop.ts';
import { Floor, type Tap } from '#server/testing/taps.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';
import { killCycles } from './kill-cycles.ts';

const CYCLES = 20;

describe('kill -9 under load', () => {
  it('loses and doubles nothing', { timeout: 180_000 }, async () => {
    const result = await killCycles({ cycles: CYCLES, people: 40, random: Math.random });
    expect(result.faults).toEqual([]);
    expect(result.cycles).toBe(CYCLES);
    // It was load, and some of it was under way.
    expect(result.confirmed).toBeGreaterThan(10 * CYCLES);
    expect(result.taps).toBeGreaterThan(result.confirmed);
  });
});

describe('the check of the ledger, the control', () => {
  const { folder, remove } = makeFolder();
  let floor: Floor;
  let path: string;

  beforeAll(async () => {
    floor = new Floor(await stockShop(folder, 4));
    const server = await spawnServer({}, { folder });
    path = server.databasePath;
    const agent = new Agent({ keepAlive: true });
    await floor.tapAway(server.origin, agent, () => floor.taps.length >= 24);
    agent.destroy();
    await server.stop();
  });
  afterAll(remove);

  /** What the check says about a copy on which the SQL was run. */
  function faultsAfter(sql: string): string {
    const copy = join(folder, 'tampered.db');
    copyFileSync(path, copy);
    const db = new Database(copy);
    db.pragma('foreign_keys = OFF');
    db.exec(sql);
    db.close();
    return checkLedger(copy, floor.taps).join('\n');
  }
  const nth = (kind: Tap['kind'], index = 0): Tap =>
    floor.taps.filter((tap) => tap.kind === kind)[index]!;

  it('finds nothing to say when it matches', () => {
    expect(floor.taps.length).toBeGreaterThanOrEqual(24);
    expect(checkLedger(path, floor.taps)).toEqual([]);
  });

  it('finds a row that is lost', () => {
    for (const [kind, table] of [
      ['start', 'work_session'],
      ['material', 'material_usage'],
    ] as const) {
      const tap = nth(kind);
      const faults = faultsAfter(`DELETE FROM ${table} WHERE public_id = '${tap.rowId}'`);
      expect(faults).toContain(`${kind} ${tap.key} was confirmed and is lost`);
    }
  });

  it('finds work that runs again after its end was confirmed', () => {
    const { key, rowId } = nth('closure');
    const faults = faultsAfter(
      `DROP INDEX one_open_session_per_user;
       UPDATE work_session SET ended_at = NULL, end_reason = NULL, duration_ms = NULL,
         labor_cents = NULL WHERE public_id = '${rowId}'`,
    );
    expect(faults).toContain(`closure ${key} was confirmed and is lost`);
  });

  it('finds a row that is there twice, with or without its key', () => {
    const { key, rowId } = nth('material');
    const columns = `order_id, user_id, material_id, quantity_thousandths, unit_cost_cents,
      cost_cents, business_day, used_at, received_at`;
    const copyAs = (sourceKey: string, into = 'material_usage') =>
      `INSERT INTO ${into} (public_id, source_key, ${columns})
       SELECT '${'d'.repeat(36)}', ${sourceKey}, ${columns} FROM material_usage
       WHERE public_id = '${rowId}';`;
    expect(faultsAfter(copyAs(`'user:1/another'`))).toContain('nobody sent it');

    // The views of the roll-ups speak of the table.
    const withoutTheIndex = `
      PRAGMA legacy_alter_table = ON;
      CREATE TABLE copy AS SELECT * FROM material_usage;
      ${copyAs('source_key', 'copy')}
      DROP TABLE material_usage;
      ALTER TABLE copy RENAME TO material_usage;`;
    expect(faultsAfter(withoutTheIndex)).toContain(`material ${key} is there 2 times`);
  });

  it('finds an acknowledgement that was made up', () => {
    const madeUp: Tap = { ...nth('start'), key: 'made-up' };
    const faults = checkLedger(path, [...floor.taps, madeUp]);
    expect(faults).toEqual(['start made-up was confirmed and is lost']);
  });

  it('finds a line of the log that is gone, and a file that is damaged', () => {
    expect(faultsAfter(`DELETE FROM command_log WHERE seq = 12`)).toContain('row 12 is missing');

    const copy = join(folder, 'damaged.db');
    copyFileSync(path, copy);
    const db = new Database(copy);
    const pageBytes = Number(db.pragma('page_size', { simple: true }));
    const rootOf = db.prepare<[string], number>(
      'SELECT rootpage FROM sqlite_schema WHERE name = ?',
    );
    const page = rootOf.pluck().get('material_usage_by_day')!;
    db.close();
    const file = openSync(copy, 'r+');
    writeSync(file, Buffer.alloc(64, 0xff), 0, 64, (page - 1) * pageBytes + 8);
    closeSync(file);
    expect(checkLedger(copy, floor.taps).join('\n')).toContain('integrity_check');
  });

  it('finds a tap that was done again instead of answered again', async () => {
    const server = await spawnServer({}, { folder });
    const agent = new Agent({ keepAlive: true });
    const once = nth('material');
    const twice = { ...once, key: 'another', body: { ...once.body, id: uuid7(Date.now()) } };
    const retried = await floor.retry(server.origin, [once, twice], agent);
    agent.destroy();
    await server.stop();
    expect(retried.faults).toEqual(['material another was done a second time']);
  });
});
