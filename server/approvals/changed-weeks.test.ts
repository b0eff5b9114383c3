/** Hours that change after somebody saw them, or approved them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApprovalList, type TeamWeek } from '#schema/contract/approvals.ts';
import { openTablet } from '#server/capture/testing/tablet.ts';
import {
  HOUR,
  openCorrectingShop,
  type CorrectingShop,
} from '#server/corrections/testing/correcting-shop.ts';
import { plansOf } from '#server/testing/query-plans.ts';
import { changesAfterApproval } from './changes-after.queries.ts';

const WEEK = '2026-01-12';
const at = (time: string, day = WEEK) => `${day}T${time}:00.000Z`;

let floor: CorrectingShop;
/** An hour of Olga's, on a day of that week. */
let session: string;
beforeEach(async () => {
  floor = await openCorrectingShop();
  session = await floor.work(HOUR);
  await floor.anotherDay('2026-01-19T07:00:00Z');
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

async function shown(as = floor.foreman): Promise<TeamWeek> {
  const { json } = await floor.get(`/api/approvals?week=${WEEK}`, as);
  const own = ApprovalList.parse(json).teams.find(({ team }) => team?.name === 'Engraving');
  if (!own) throw new Error('The team is not shown');
  return own;
}
const approve = ({ team, version }: TeamWeek) =>
  floor.post('/api/approvals', { teamId: team?.id, week: WEEK }, floor.foreman, {
    'if-match': `"${version}"`,
  });
const missed = (day = '2026-01-13') =>
  floor.post(
    '/api/missed-sessions',
    {
      ...{ userId: floor.olga, orderNumber: '10482', taskType: 'ENGRAVE', reason: 'forgotten' },
      ...{ startedAt: at('07:00', day), endedAt: at('17:00', day) },
    },
    floor.admin,
  );
const olgas = ({ people }: TeamWeek) => people.find(({ user }) => user.id === floor.olga);

describe('the approval of a week', () => {
  it('is of the hours that were shown, and of no others', async () => {
    const seen = await shown();
    expect((await missed()).status).toBe(201);
    const refused = await approve(seen);
    expect([refused.status, refused.json.code]).toEqual([412, 'changed_meanwhile']);
    const now = await shown();
    expect(refused.json.context).toEqual({ version: now.version });
    expect(olgas(now)).toMatchObject({ workedMs: 11 * HOUR, approved: null });
    expect((await approve(now)).status).toBe(201);
  });

  it.each(['correction', 'voiding'])('is refused after a %s, too', async (what) => {
    const seen = await shown();
    const change = what === 'correction' ? { note: 'with the new tool' } : {};
    const path = `/api/sessions/${session}/${what === 'correction' ? 'corrections' : 'void'}`;
    const { status } = await floor.post(path, { ...change, reason: 'so it was' }, floor.admin);
    expect(status).toBeLessThan(300);
    expect((await approve(seen)).json.code).toBe('changed_meanwhile');
  });

  it('is not disturbed by what happens in another week', async () => {
    const seen = await shown();
    await missed('2026-01-07');
    expect((await shown()).version).toBe(seen.version);
    expect((await approve(seen)).status).toBe(201);
  });
});

describe('hours that changed after their approval', () => {
  beforeEach(async () => {
    await approve(await shown());
    floor.shop.later(HOUR / 60);
  });
  const changed = async () => olgas(await shown())?.changedAfter;
  const byTheAdmin = () => ({
    at: new Date(floor.shop.now()).toISOString(),
    by: { id: floor.shop.admin.userId, displayName: expect.any(String) as string },
  });

  it('say so by nobody as long as nobody changes them', async () => {
    await missed('2026-01-07');
    expect(await changed()).toBeNull();
  });

  it('say who added work', async () => {
    await missed();
    expect(await changed()).toEqual(byTheAdmin());
  });

  it('say who corrected them last, until they are approved anew', async () => {
    const correct = (note: string) =>
      floor.post(`/api/sessions/${session}/corrections`, { note, reason: 'x' }, floor.admin);
    await correct('one');
    floor.shop.later(HOUR / 60);
    expect((await correct('two')).status).toBe(201);
    expect(await changed()).toEqual(byTheAdmin());
    floor.shop.later(HOUR / 60);
    const { team } = await shown();
    const again = { teamId: team?.id, week: WEEK, reason: 'look again' };
    expect((await floor.post('/api/approvals/reopening', again, floor.admin)).status).toBe(200);
    expect(await changed()).toBeNull();
    await approve(await shown());
    expect(await changed()).toBeNull();
  });

  it('say who moved work out of the week', async () => {
    const to = { startedAt: at('06:00', '2026-01-19'), endedAt: at('06:30', '2026-01-19') };
    const path = `/api/sessions/${session}/corrections`;
    expect((await floor.post(path, { ...to, reason: 'x' }, floor.admin)).status).toBe(201);
    expect(olgas(await shown())).toMatchObject({ workedMs: 0, changedAfter: byTheAdmin() });
  });

  it('say who accepted a tap that came late', async () => {
    const tablet = await openTablet(floor.shop);
    const work = { orderNumber: '10483', taskType: 'PACK' };
    const late = await tablet.does(floor.olga, 'sessions.start', work, { agoMs: 10 * HOUR });
    expect(await changed()).toBeNull();
    const path = `/api/inbox/${late.itemId}/acceptance`;
    expect((await floor.post(path, { reason: 'true' }, floor.admin)).status).toBe(200);
    expect(await changed()).toEqual(byTheAdmin());
  });

  it('are found by their people, not among everybody’s work', () => {
    const [from, until] = [Date.parse(WEEK), Date.parse('2026-01-19')];
    const week = { teamId: 1, monday: WEEK, sunday: '2026-01-18', from, until };
    const plans = plansOf(floor.shop.reader, (reader) =>
      changesAfterApproval(reader, { ...week, earliest: from, latest: until }),
    ).filter(Boolean);
    expect(plans).toHaveLength(3);
    for (const plan of plans) expect(plan).not.toMatch(/SCAN (?!u\b)/);
  });
});
