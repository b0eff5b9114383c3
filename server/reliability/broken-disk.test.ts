import { once } from 'node:events';
/**
 * EIO, at many positions: the server says so and ends with 74. Started again, everything that was
 * confirmed is there, and the same keys bring the rest.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { openFaultyServer, type Faults } from './testing/faulty-server.ts';

const EXIT_DISK_BROKEN = 74;
const POSITIONS = { write: [1, 2, 3, 7, 20, 55, 150], sync: [1, 2, 3, 7, 20] };
const NEVER = 1_000_000;

describe('a broken disk', () => {
  let shop: Awaited<ReturnType<typeof openFaultyServer>>;
  beforeEach(async () => {
    shop = await openFaultyServer(20);
    await shop.start();
  });
  afterEach(() => shop.remove());

  /** Everybody taps until the server is gone; then it is started again on a whole disk. */
  async function breakDuringTaps(faults: Faults) {
    const { floor, agent } = shop;
    const from = floor.taps.length;
    shop.fail(faults);
    await floor.tapAway(shop.server.origin, agent, () => floor.taps.length - from >= 400);
    const code = await shop.server.stop('SIGUSR2');
    const output = shop.server.output();
    shop.heal();
    await shop.start();
    return { code, output, sent: floor.taps.slice(from) };
  }

  it.each(['write', 'sync'] as const)(
    'ends the server at a failed %s; nothing is lost',
    async (call) => {
      for (const first of POSITIONS[call]) {
        const { code, output, sent } = await breakDuringTaps({
          call,
          error: 'EIO',
          file: 'w',
          first,
          last: first,
        });
        expect([first, code]).toEqual([first, EXIT_DISK_BROKEN]);
        expect(output).toContain('"event":"writer_failed"');
        expect(output).toContain('SQLITE_IOERR');
        expect(checkLedger(shop.databasePath, shop.floor.taps), `${call} ${first}`).toEqual([]);
        const { faults } = await shop.floor.retry(shop.server.origin, sent, shop.agent);
        expect(faults).toEqual([]);
      }
      expect(shop.floor.surprises).toEqual([]);
      expect(checkLedger(shop.databasePath, shop.floor.taps)).toEqual([]);
    },
  );

  it('goes on where no position is reached, the control', async () => {
    const { code } = await breakDuringTaps({ call: 'write', error: 'EIO', first: NEVER });
    // Ended by the test's own signal.
    expect(code).toBeNull();
  });

  it('ends when the write-ahead log cannot be folded in, which SQLite keeps to itself', async () => {
    shop.fail({ call: 'write', error: 'EIO', file: 'd', first: 1 });
    const { floor, agent } = shop;
    // Every tap is safe in the log meanwhile, so every tap is confirmed.
    await floor.tapAway(shop.server.origin, agent, () => floor.taps.length >= 1500);
    expect(floor.taps.every(({ confirmed }) => confirmed)).toBe(true);
    await once(shop.server.child, 'exit');
    expect(shop.server.child.exitCode).toBe(EXIT_DISK_BROKEN);
    expect(shop.server.output()).toContain('SQLITE_IOERR');
    shop.heal();
    await shop.start();
    expect(checkLedger(shop.databasePath, floor.taps)).toEqual([]);
  });

  it('says so with 74 also when it breaks at the very end', async () => {
    const { floor, agent } = shop;
    await floor.tapAway(shop.server.origin, agent, () => floor.taps.length >= 40);
    shop.fail({ call: 'sync', error: 'EIO', file: 'd', first: 1 });
    expect(await shop.server.stop()).toBe(EXIT_DISK_BROKEN);
    shop.heal();
    await shop.start();
    expect(checkLedger(shop.databasePath, floor.taps)).toEqual([]);
  });
});
