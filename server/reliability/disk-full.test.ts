/**
 * A full disk, at many positions of the work: the server says so, goes on reading, and takes the
 * same keys once there is room, without a restart.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '#server/db/open.ts';
import { checkLedger } from '#server/testing/check-ledger.ts';
import { openFaultyServer } from './testing/faulty-server.ts';

const PEOPLE = 8;
const POSITIONS = 40;

describe('a full disk', () => {
  let shop: Awaited<ReturnType<typeof openFaultyServer>>;
  beforeAll(async () => {
    shop = await openFaultyServer(PEOPLE);
    await shop.start();
  });
  afterAll(() => shop.remove());

  /** Everybody taps once, at the same time. */
  const everybody = () =>
    Promise.all(
      shop.floor.people.map((person) =>
        shop.floor.deliver(shop.server.origin, shop.floor.next(person), shop.agent),
      ),
    );
  const unconfirmed = () => shop.floor.taps.filter((tap) => !tap.confirmed);
  /** Who was refused tries again while the disk is still full. */
  const deliverRefused = () =>
    Promise.all(
      unconfirmed().map((tap) => shop.floor.deliver(shop.server.origin, tap, shop.agent)),
    );
  const read = async (path: string) => (await fetch(`${shop.server.origin}${path}`)).status;
  const sendAgain = () => shop.floor.retry(shop.server.origin, unconfirmed(), shop.agent);

  it('at any write: 503 disk_full, reads go on, the same keys succeed when there is room', async () => {
    let refusals = 0;
    for (let first = 1; first <= POSITIONS; first += 1) {
      shop.fail({ call: 'write', error: 'ENOSPC', first });
      const answers = [...(await everybody()), ...(await deliverRefused())];
      const refused = answers.filter(({ status }) => status === 503);
      for (const { body, retryAfter } of refused) {
        expect(body).toMatchObject({ code: 'disk_full', retryable: true, title: 'Disk full' });
        expect(retryAfter).toBe('2');
      }
      expect(await read('/api/health')).toBe(200);
      expect(await read('/api/roster')).toBe(200);
      refusals += refused.length;
      shop.heal();
      expect((await sendAgain()).faults, `write ${first}`).toEqual([]);
    }
    // Nearly every position was reached, and stopped somebody.
    expect(refusals).toBeGreaterThan(POSITIONS);
    expect(shop.floor.surprises).toEqual([]);
    expect(checkLedger(shop.databasePath, shop.floor.taps)).toEqual([]);
  });

  it('while the write-ahead log is folded in: nobody notices, it is done later', async () => {
    shop.fail({ call: 'write', error: 'ENOSPC', file: 'd', first: 1 });
    for (let round = 0; round < 60 && shop.failures().length < 3; round += 1) {
      const answers = await everybody();
      expect(answers.every(({ status }) => status < 300)).toBe(true);
    }
    expect(shop.failures()).toContain('write d');
    shop.heal();
    await everybody();
    expect(checkLedger(shop.databasePath, shop.floor.taps)).toEqual([]);
  });

  it('while the shared memory of the log must grow: 503 disk_full, no end', async () => {
    // Somebody reads for a long time, so the log cannot be folded in and grows.
    const reader = openReader(shop.databasePath);
    reader.raw.exec('BEGIN');
    reader.raw.prepare('SELECT count(*) FROM work_session').get();
    shop.fail({ call: 'write', error: 'ENOSPC', file: 's', first: 1 });
    const { floor, agent } = shop;
    await floor.tapAway(shop.server.origin, agent, () => shop.failures().length > 0);
    expect(shop.failures()).toContain('write s');
    const refused = await deliverRefused();
    expect(refused.map(({ status }) => status)).toContain(503);
    reader.raw.exec('COMMIT');
    reader.close();
    shop.heal();
    expect((await sendAgain()).faults).toEqual([]);
    expect(checkLedger(shop.databasePath, floor.taps)).toEqual([]);
  });

  it('where no position is reached everything is confirmed, the control', async () => {
    shop.fail({ call: 'write', error: 'ENOSPC', first: 1_000_000 });
    const answers = await everybody();
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    expect(shop.failures()).toEqual([]);
    shop.heal();
  });

  it('left one server running from the first to the last of it', async () => {
    expect(shop.server.child.exitCode).toBeNull();
    expect(await shop.server.stop()).toBe(0);
    expect(checkLedger(shop.databasePath, shop.floor.taps)).toEqual([]);
  });
});
