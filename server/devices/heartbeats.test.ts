import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SELF_TEST_CHECKS } from '#schema/rules/self-test.ts';
import { openTablet } from '#server/capture/testing/tablet.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { listTabletsWithUnsentTaps } from './devices.queries.ts';
import { createHeartbeats, type Beat } from './heartbeats.ts';
import { saveHeartbeats } from './keep-heartbeats.ts';

const MINUTE = 60_000;
const QUIET = {
  ...{ build: 'abc123', pending: 0, pendingSince: null },
  ...{ battery: { percent: 80, charging: false }, storage: 'lasting', selfTest: null },
};
const WELL = Object.fromEntries(SELF_TEST_CHECKS.map((name) => [name, 'ok']));

let shop: TestShop;
let admin: string;
let tablet: Awaited<ReturnType<typeof openTablet>>;

beforeAll(async () => {
  shop = await openTestShop();
});
beforeEach(async () => {
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  tablet = await openTablet(shop);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const iso = (ms: number) => new Date(ms).toISOString();
const beat = (body: unknown, cookie = tablet.cookie, sentAt: string | null = iso(shop.now())) =>
  shop.request('POST', '/api/devices/heartbeat', {
    ...(cookie !== '' && { as: cookie }),
    body,
    ...(sentAt !== null && { headers: { 'sent-at': sentAt } }),
  });
const heard = async (id = tablet.deviceId) => {
  const { json } = await shop.request('GET', '/api/devices', { as: admin });
  return json.devices.find((device: { id: number }) => device.id === id).heard;
};
const logLength = () =>
  shop.door.connection.raw.prepare('SELECT count(*) AS lines FROM command_log').get() as {
    lines: number;
  };
/** The server started anew: what was in memory is gone. */
const forgetAll = () => {
  const { heartbeats } = shop.context;
  const devices = shop.door.connection.raw.prepare('SELECT id FROM device').all();
  for (const { id } of devices as { id: number }[]) heartbeats.forget(id);
};
const save = () => saveHeartbeats(shop.context.writer, shop.context.heartbeats);

describe('a heartbeat', () => {
  it('says how the tablet is, in the server’s time', async () => {
    expect(await heard()).toBeNull();
    const behind = shop.now() - 3 * MINUTE;
    const said = { ...QUIET, pending: 2, pendingSince: iso(behind - MINUTE), storage: 'clearable' };
    expect((await beat(said, tablet.cookie, iso(behind))).status).toBe(204);
    expect(await heard()).toEqual({
      ...{ at: iso(shop.now()), remembered: false, build: 'abc123', isOlder: true },
      ...{ pending: 2, pendingSince: iso(shop.now() - MINUTE), clockOffsetMs: 3 * MINUTE },
      ...{ battery: { percent: 80, charging: false }, storage: 'clearable', selfTest: null },
    });
  });

  it('is no older page when its build is the one that is served', async () => {
    const page = (await shop.request('GET', '/')).text;
    const build = /<meta name="build" content="([^"]+)"/.exec(page)?.[1];
    await beat({ ...QUIET, build });
    expect((await heard()).isOlder).toBe(false);
    await beat({ ...QUIET, build: null });
    expect((await heard()).isOlder).toBe(false);
  });

  it('says nothing of the clock when the tablet does not', async () => {
    await beat(QUIET, tablet.cookie, null);
    expect((await heard()).clockOffsetMs).toBeNull();
  });

  it('puts nothing into the future, whatever the tablet claims', async () => {
    const selfTest = { at: '2099-01-01T00:00:00Z', checks: WELL };
    await beat({ ...QUIET, pending: 1, pendingSince: '2098-01-01T00:00:00Z', selfTest });
    const { pendingSince, selfTest: tested } = await heard();
    expect([pendingSince, tested.at]).toEqual([iso(shop.now()), iso(shop.now())]);
  });

  it('keeps the last self-test until there is another one', async () => {
    const selfTest = { at: iso(shop.now()), checks: { ...WELL, clock: 'failed' } };
    await beat({ ...QUIET, selfTest });
    await beat(QUIET);
    expect((await heard()).selfTest).toEqual(selfTest);
  });

  it('costs no line in the log, however many there are', async () => {
    const before = logLength();
    for (let times = 0; times < 50; times += 1) await beat({ ...QUIET, pending: times });
    expect(logLength()).toEqual(before);
  });
});

describe('who may beat', () => {
  it('is the tablet alone: no sign-in, and no made-up cookie', async () => {
    for (const cookie of ['', admin, 'tot_development_device=made-up']) {
      const { status, json } = await beat(QUIET, cookie);
      expect([status, json.code]).toEqual([401, 'device_unknown']);
    }
    expect(await heard()).toBeNull();
  });

  it('is no tablet any more once it was revoked', async () => {
    await beat(QUIET);
    await shop.execute('devices.revoke', { deviceId: tablet.deviceId }, shop.admin);
    const { status, json } = await beat({ ...QUIET, pending: 9 });
    expect([status, json.code]).toEqual([401, 'device_unknown']);
    expect((await heard()).pending).toBe(0);
  });

  it('begins anew with another browser: what the last one said is not its own', async () => {
    await beat({ ...QUIET, pending: 3 });
    const path = `/api/devices/${tablet.deviceId}/invitation`;
    const { code } = (await shop.request('POST', path, { as: admin })).json;
    await shop.request('POST', '/api/devices/enrolment', { body: { code } });
    expect(await heard()).toBeNull();
  });
});

describe('a hostile body', () => {
  it.each([
    [null, 'body'],
    [[], 'body'],
    [{ ...QUIET, pending: -1 }, 'pending'],
    [{ ...QUIET, pending: 1e9 }, 'pending'],
    [{ ...QUIET, pending: 1.5 }, 'pending'],
    [{ ...QUIET, pendingSince: 'yesterday' }, 'pendingSince'],
    [{ ...QUIET, build: 'x'.repeat(65) }, 'build'],
    [{ ...QUIET, build: '<script>' }, 'build'],
    [{ ...QUIET, battery: { percent: 101, charging: true } }, 'battery.percent'],
    [{ ...QUIET, battery: { percent: 50, charging: true, more: 1 } }, 'battery.more'],
    [{ ...QUIET, storage: 'wet' }, 'storage'],
    [{ ...QUIET, selfTest: { at: 'now', checks: {} } }, 'selfTest.at'],
    [
      { ...QUIET, selfTest: { at: iso(0), checks: { nonsense: 'ok' } } },
      'selfTest.checks.nonsense',
    ],
    [{ ...QUIET, selfTest: { at: iso(0), checks: { clock: 'maybe' } } }, 'selfTest.checks.clock'],
    [{ ...QUIET, deviceId: 1 }, 'deviceId'],
  ])('%j is refused at %2$s', async (body, field) => {
    const { status, json } = await beat(body);
    expect([status, json.code, json.errors[0].field]).toEqual([422, 'malformed', field]);
    expect(await heard()).toBeNull();
  });

  it('with a header that is no time is refused as well', async () => {
    const { status, json } = await beat(QUIET, tablet.cookie, 'noon');
    expect([status, json.errors[0].field]).toEqual([422, 'sent-at']);
  });
});

describe('after a restart', () => {
  it('what was saved is shown, and said to be from before', async () => {
    const selfTest = { at: iso(shop.now()), checks: WELL };
    await beat({ ...QUIET, pending: 1, pendingSince: iso(shop.now()), selfTest });
    const before = await heard();
    await save();
    forgetAll();
    expect(await heard()).toEqual({ ...before, remembered: true });
  });

  it('a tablet that beats again is heard anew, with the self-test it had', async () => {
    const selfTest = { at: iso(shop.now()), checks: WELL };
    await beat({ ...QUIET, selfTest });
    await save();
    forgetAll();
    await beat({ ...QUIET, battery: null });
    expect(await heard()).toMatchObject({ remembered: false, battery: null, selfTest });
    await save();
    forgetAll();
    expect(await heard()).toMatchObject({ remembered: true, battery: null, selfTest });
  });

  it('all that beat are saved in one line of the log, and a tablet that is gone is left out', async () => {
    const others = await Promise.all([1, 2, 3].map((n) => openTablet(shop, `Bench ${n}`)));
    await save();
    for (const { cookie } of [tablet, ...others]) await beat(QUIET, cookie);
    const { deviceId } = others[2]!;
    shop.door.connection.raw.prepare('DELETE FROM device WHERE id = ?').run(deviceId);
    const { lines } = logLength();
    await save();
    expect(logLength().lines).toBe(lines + 1);
    const last = shop.door.connection.raw
      .prepare('SELECT name, change FROM command_log ORDER BY seq DESC LIMIT 1')
      .get() as { name: string; change: string };
    expect(last.name).toBe('devices.saveBeats');
    expect(JSON.parse(last.change)).toEqual({ before: null, after: { devices: 3 } });
    // Nothing new: nothing to write.
    await save();
    expect(logLength().lines).toBe(lines + 1);
  });
});

describe('10,000 tablets', () => {
  const BEAT: Beat = {
    ...{ heardAt: 0, build: 'abc123', pending: 0, pendingSince: null, clockOffsetMs: 0 },
    ...{ battery: { percent: 50, charging: true }, storage: 'lasting' },
    selfTest: { at: 0, checks: WELL },
  };
  const fill = (most: number) => {
    const heartbeats = createHeartbeats(most);
    for (let id = 1; id <= 10_000; id += 1) heartbeats.note(id, { ...BEAT, heardAt: id });
    return heartbeats;
  };

  it('take no more memory than the largest plant: the longest silent are forgotten', () => {
    const heartbeats = createHeartbeats();
    for (let id = 1; id <= 10_000; id += 1) heartbeats.note(id, { ...BEAT, heardAt: id });
    const kept = Array.from({ length: 10_000 }, (_, n) => heartbeats.of(n + 1)).filter(Boolean);
    expect(kept).toHaveLength(5000);
    expect(kept[0]?.heardAt).toBe(5001);
    expect(heartbeats.takeUnsaved()).toHaveLength(5000);
  });

  it('forget those that were silent longest, not those that came first', () => {
    const heartbeats = createHeartbeats(2);
    for (const id of [1, 2, 1, 3]) heartbeats.note(id, BEAT);
    expect([1, 2, 3].map((id) => heartbeats.of(id) !== undefined)).toEqual([true, false, true]);
  });

  it('are saved in pieces that let taps get in between', async () => {
    const lengths: number[] = [];
    const writer = {
      execute: (_name: string, _envelope: unknown, { beats }: { beats: unknown[] }) => {
        lengths.push(beats.length);
        return Promise.resolve({ answer: { saved: beats.length }, replayed: false });
      },
    };
    await saveHeartbeats(writer as never, fill(1250));
    expect(lengths).toEqual([500, 500, 250]);
  });
});

describe('tablets with unsent taps', () => {
  it('are listed, the longest waiting first, and from before a restart too', async () => {
    const [other, quiet, revoked] = await Promise.all(
      ['A', 'B', 'C'].map((name) => openTablet(shop, name)),
    );
    const mine = new Set([tablet, other!, quiet!, revoked!].map(({ deviceId }) => deviceId));
    const unsent = () =>
      listTabletsWithUnsentTaps(shop.reader, shop.context.heartbeats)
        .filter(({ id }) => mine.has(id))
        .map(({ id, pending }) => [id, pending]);
    const since = (minutes: number) => iso(shop.now() - minutes * MINUTE);
    await beat({ ...QUIET, pending: 1, pendingSince: since(2) });
    await beat({ ...QUIET, pending: 4, pendingSince: since(9) }, other!.cookie);
    await beat(QUIET, quiet!.cookie);
    await beat({ ...QUIET, pending: 2, pendingSince: since(5) }, revoked!.cookie);
    await shop.execute('devices.revoke', { deviceId: revoked!.deviceId }, shop.admin);
    const expected = [
      [other!.deviceId, 4],
      [tablet.deviceId, 1],
    ];
    expect(unsent()).toEqual(expected);
    await save();
    forgetAll();
    expect(unsent()).toEqual(expected);
    await beat(QUIET, other!.cookie);
    expect(unsent()).toEqual([[tablet.deviceId, 1]]);
  });
});
