/** `rollups:verify` names what differs and `rollups:rebuild` mends it, beside a server or without. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { plainSums, rolledUp } from './testing/plain-sums.ts';
import { deed, openFloor } from './testing/rollup-floor.ts';

const BUILT = join(import.meta.dirname, '../../dist/server');

let floor: Awaited<ReturnType<typeof openFloor>>;
let server: RunningServer | undefined;
beforeEach(async () => {
  floor = await openFloor();
  for (const one of fc.sample(deed, { numRuns: 250, seed: 12 })) await floor.act(one);
});
afterEach(async () => {
  await server?.stop('SIGKILL');
  server = undefined;
  await floor.shop.close();
});

async function run(script: 'rollups-verify' | 'rollups-rebuild', ...args: string[]) {
  const env = { ...process.env, DATABASE_PATH: join(floor.shop.folder, 'shop.db') };
  const child = spawn(process.execPath, [join(BUILT, `${script}.js`), ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

/** Something wrong in each table: a figure, a row too many, a row too few. */
const WRONGS = {
  'order_cost, order_id': `UPDATE order_cost SET labor_cents = labor_cents + 1`,
  'order_cost, order_id 1:': `UPDATE order_cost SET revenue_cents = 4711 WHERE order_id = 1`,
  'order_year, year 1999, order_id 77': `INSERT INTO order_year (year, order_id, sessions, labor_ms,
    labor_cents, unrated_sessions, usages, material_cents) VALUES (1999, 77, 1, 1, 1, 0, 0, 0)`,
  'order_rollup, period': `DELETE FROM order_rollup WHERE period < 1000000`,
  'order_rollup, period 19990101, order_id 900': `INSERT INTO order_rollup VALUES
    (19990101, 900, 1, 1, 1, 0, 0, 0)`,
  'person_rollup, period': `UPDATE person_rollup SET labor_ms = labor_ms - 1 WHERE period > 999999`,
  'person_rollup, period 199901,': `INSERT INTO person_rollup VALUES (199901, 1, 1, 1, 1, 1, 0)`,
  'material_rollup, period': `DELETE FROM material_rollup`,
} as const;

describe('verifying', () => {
  it('finds nothing wrong in what the triggers kept', async () => {
    const { code, output } = await run('rollups-verify');
    expect(output).toMatch(/^The roll-ups hold what they sum: \d+ parts compared\.\n$/);
    expect(code).toBe(0);
  });

  it.each(Object.entries(WRONGS))('names %s', async (said, wrong) => {
    floor.raw.exec(wrong);
    const { code, output } = await run('rollups-verify');
    expect(output).toContain(said);
    expect(output).toContain('npm run rollups:rebuild');
    expect(code).toBe(1);
  });

  it('shows both figures', async () => {
    const { labor_cents: before } = plainSums(floor.raw).order_cost['1'] as { labor_cents: number };
    floor.raw.exec(`UPDATE order_cost SET labor_cents = 123456789 WHERE order_id = 1`);
    const { output } = await run('rollups-verify');
    expect(output).toMatch(/holds .*labor_cents 123456789,/);
    expect(output).toMatch(new RegExp(`sums to .*labor_cents ${before},`));
  });
});

describe('rebuilding', () => {
  it('says how, and sums nothing, when it is asked', async () => {
    const { code, output } = await run('rollups-rebuild', '--help');
    expect([code, output.split('\n')[0]]).toEqual([0, 'npm run rollups:rebuild [-- --run NAME]']);
    expect(output).not.toContain('parts');
  });

  it('mends whatever is wrong', async () => {
    const right = plainSums(floor.raw);
    for (const wrong of Object.values(WRONGS)) floor.raw.exec(wrong);
    expect(rolledUp(floor.raw)).not.toEqual(right);
    const { code, output } = await run('rollups-rebuild');
    expect(output).toContain('writing to it directly');
    expect(code).toBe(0);
    expect(rolledUp(floor.raw)).toEqual(right);
    expect((await run('rollups-verify')).code).toBe(0);
  });

  it('goes on where an earlier run with its name was', async () => {
    const first = await run('rollups-rebuild', '--run', 'night');
    const again = await run('rollups-rebuild', '--run', 'night');
    const [, parts] = /summed: (\d+) parts \(0 of them before\)/.exec(first.output) ?? [];
    expect(Number(parts)).toBeGreaterThan(5);
    expect(again.output).toContain(`summed: ${parts} parts (${parts} of them before), 0 rows.`);
    const other = await run('rollups-rebuild', '--run', 'no such thing');
    expect([other.code, other.output]).toEqual([1, expect.stringContaining('A run is named')]);
  });

  it('goes through a running server', async () => {
    floor.raw.exec(WRONGS['order_rollup, period']);
    server = await spawnServer({}, { folder: floor.shop.folder });
    const { code, output } = await run('rollups-rebuild');
    expect(output).toContain('Writing through the running server');
    expect(code).toBe(0);
    const beside = new Database(join(floor.shop.folder, 'shop.db'), { readonly: true });
    expect(rolledUp(beside)).toEqual(plainSums(beside));
    beside.close();
  });
});
