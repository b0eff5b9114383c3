/** Work whose end is an estimate, in the inbox beside the taps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Inbox } from '#schema/contract/inbox.ts';
import {
  HOUR,
  MINUTE,
  openCorrectingShop,
  type CorrectingShop,
} from '#server/corrections/testing/correcting-shop.ts';
import { estimatedIds } from '#server/sessions/estimated-ends.queries.ts';
import { query } from '#server/db/statements.ts';
import { openTablet } from './testing/tablet.ts';

let floor: CorrectingShop;
beforeEach(async () => {
  floor = await openCorrectingShop();
});
afterEach(async () => {
  expect(floor.shop.unexpected).toEqual([]);
  await floor.close();
});

const list = async (query = '', as = floor.foreman) => {
  const { status, json } = await floor.get(`/api/inbox${query}`, as);
  expect(status).toBe(200);
  return Inbox.parse(json);
};
const idsOf = ({ items }: Inbox) => items.map(({ id }) => id);
const NONE = { refused: 0, unverified: 0, clock: 0, estimated: 0, approved_week: 0 };

/** A sign-in of now: yesterday's has ended. */
const again = () => floor.shop.cookieFor(floor.fred, 'password');

/** Olga works until half past four, on so many days before the 25th, and then it is eight again. */
async function usualDays(days = 5, ends = '16:30'): Promise<void> {
  const [hour = 0, minute = 0] = ends.split(':').map(Number);
  for (let day = 25 - days; day < 25; day += 1) {
    await floor.anotherDay(`2026-01-${day}T08:00:00Z`);
    await floor.work((hour - 8) * HOUR + minute * MINUTE);
  }
  await floor.anotherDay('2026-01-25T08:00:00Z');
}
/** Her work ends so much later, by a sign-in of then. */
async function end(id: string): Promise<string> {
  const as = await floor.shop.cookieFor(floor.olga);
  const closed = await floor.post(`/api/sessions/${id}/closure`, { reason: 'finished' }, as);
  expect(closed.status).toBe(200);
  return id;
}
async function longWork(): Promise<string> {
  const id = await floor.work();
  floor.shop.later(13 * HOUR);
  return end(id);
}
/** She forgets to finish, and somebody's tap ends it the next morning at seven. */
async function forgotten(): Promise<string> {
  const id = await floor.work();
  await floor.anotherDay('2026-01-26T07:00:00Z');
  return end(id);
}

describe('work too long to believe', () => {
  it('is in the inbox with the time at which the days of its person usually end', async () => {
    await usualDays();
    const id = await forgotten();
    expect(await list()).toEqual({
      items: [
        {
          kind: 'estimated',
          id,
          user: { id: floor.olga, displayName: 'Olga Operator', team: 'Engraving' },
          orderNumber: '10482',
          taskTypeName: 'Engraving',
          startedAt: '2026-01-25T08:00:00.000Z',
          endedAt: '2026-01-26T07:00:00.000Z',
          proposedEndAt: '2026-01-25T16:30:00.000Z',
          version: 2,
        },
      ],
      counts: { ...NONE, estimated: 1 },
      nextCursor: null,
    });
  });

  it('is there while it runs on, from the moment it is longer than the shop believes', async () => {
    await usualDays();
    const id = await floor.work();
    floor.shop.later(12 * HOUR);
    expect((await list('', await again())).items).toEqual([]);
    floor.shop.later(1);
    expect((await list('', await again())).items).toMatchObject([
      { id, endedAt: null, proposedEndAt: '2026-01-25T16:30:00.000Z' },
    ]);
  });

  it.each([
    ['there are fewer than three days to learn from', 2, '16:30'],
    ['it began after the usual end', 5, '08:00'],
  ])('proposes no end when %s', async (_why, days, ends) => {
    await usualDays(days, ends);
    await forgotten();
    expect((await list()).items).toMatchObject([{ proposedEndAt: null }]);
  });

  it('keeps the proposed end in another time zone, and none that is too long by a new limit', async () => {
    await usualDays();
    await forgotten();
    const change = async (setting: object) => {
      await floor.shop.execute('settings.change', { change: setting }, floor.shop.admin);
      return (await list()).items;
    };
    const same = [{ proposedEndAt: '2026-01-25T16:30:00.000Z' }];
    expect(await change({ plantTimeZone: 'America/Chicago' })).toMatchObject(same);
    expect(await change({ plantTimeZone: 'Asia/Tokyo' })).toMatchObject(same);
    // From 08:00 to 16:30 is more than anybody is believed now.
    expect(await change({ longSessionMs: 8 * HOUR })).toMatchObject([{ proposedEndAt: null }]);
  });

  it('proposes the end of a night shift in the morning after it began', async () => {
    for (let day = 20; day < 25; day += 1) {
      await floor.anotherDay(`2026-01-${day}T02:00:00Z`);
      await floor.work(4 * HOUR);
    }
    await floor.anotherDay('2026-01-24T22:00:00Z');
    await floor.work();
    floor.shop.later(13 * HOUR);
    expect((await list('', await again())).items).toMatchObject([
      { proposedEndAt: '2026-01-25T06:00:00.000Z' },
    ]);
  });

  it('proposes an end past midnight to who usually works past it', async () => {
    for (let day = 20; day < 25; day += 1) {
      await floor.anotherDay(`2026-01-${day}T23:00:00Z`);
      await floor.work(2 * HOUR);
    }
    await floor.anotherDay('2026-01-26T00:10:00Z');
    await floor.work();
    floor.shop.later(13 * HOUR);
    expect((await list('', await again())).items).toMatchObject([
      { proposedEndAt: '2026-01-26T01:00:00.000Z' },
    ]);
  });

  it('proposes no end before the last material that was logged meanwhile', async () => {
    await usualDays();
    const id = await floor.work();
    floor.shop.later(10 * HOUR + 7 * MINUTE + 1);
    const as = await floor.shop.cookieFor(floor.olga);
    const used = { orderNumber: '10482', materialCode: 'BRASS', quantity: 1 };
    expect((await floor.post('/api/material-usages', used, as)).status).toBe(201);
    floor.shop.later(4 * HOUR);
    expect((await list('', await again())).items).toMatchObject([
      { id, proposedEndAt: '2026-01-25T18:08:00.000Z' },
    ]);
  });

  it('leaves the list when it is corrected, voided or agreed to', async () => {
    const corrections = [
      ['corrections', { endedAt: '2026-01-25T16:30:00Z' }],
      ['void', {}],
      ['agreement', {}],
    ] as const;
    for (const [way, body] of corrections) {
      const id = await longWork();
      const as = await again();
      expect(idsOf(await list('', as))).toEqual([id]);
      const times =
        way === 'corrections' ? { endedAt: new Date(floor.shop.now() - HOUR * 3) } : body;
      const done = await floor.post(`/api/sessions/${id}/${way}`, { ...times, reason: 'x' }, as);
      expect([way, done.status, done.json.code]).toEqual([way, 201, undefined]);
      expect((await list('', as)).counts).toEqual(NONE);
      floor.shop.later(HOUR);
    }
  });

  it('is the team’s for a foreman, everybody’s for an admin, and nobody’s without a team', async () => {
    const id = await longWork();
    const { shop } = floor;
    const other = await shop.addUser('Paula Packing', 'foreman', 'Packing');
    const teamless = await shop.addUser('Nico Noteam', 'foreman');
    for (const userId of [other, teamless]) {
      const as = await shop.cookieFor(userId, 'password');
      expect(await list('', as)).toMatchObject({ items: [], counts: NONE });
    }
    const admin = await shop.cookieFor(shop.admin.userId, 'password');
    expect(idsOf(await list('', admin))).toEqual([id]);
  });

  it('is the same that the approval of its week shows', async () => {
    await usualDays();
    const id = await forgotten();
    await floor.anotherDay('2026-01-27T08:00:00Z');
    const running = await floor.work();
    floor.shop.later(HOUR);
    const shown = async (week: string) => {
      const { json } = await floor.get(`/api/approvals?week=${week}`);
      const { issues } = json.teams[0] as {
        issues: { kind: string; sessionId: string | null; inInbox: boolean }[];
      };
      return issues
        .filter(({ sessionId }) => sessionId !== null)
        .map(({ kind, sessionId, inInbox }) => [kind, sessionId, inInbox]);
    };
    expect(await shown('2026-01-19')).toEqual([['estimated', id, true]]);
    expect(await shown('2026-01-26')).toEqual([['running', running, false]]);
    floor.shop.later(12 * HOUR);
    const as = await again();
    expect(idsOf(await list('', as))).toEqual([id, running]);
    expect(
      (await floor.get('/api/approvals?week=2026-01-26', as)).json.teams[0].issues[0].inInbox,
    ).toBe(true);
  });
});

describe('one list', () => {
  it('has taps and work by their time, page by page, and each kind by itself', async () => {
    const tablet = await openTablet(floor.shop);
    const void_ = { orderNumber: 'NONE', taskType: 'ENGRAVE' };
    const bad = { kind: 'grant', grant: 'bad' } as const;
    const early = await tablet.does(floor.olga, 'sessions.start', void_);
    const long = await longWork();
    const late = await tablet.does(floor.olga, 'sessions.start', void_, { proof: bad });
    // At the very instant at which the work began.
    const same = await tablet.does(floor.olga, 'sessions.start', void_, { proof: bad });
    floor.raw
      .prepare('UPDATE captured_event SET occurred_at = ? WHERE id = ?')
      .run(floor.session(long)['started_at'], same.itemId);
    const as = await floor.shop.cookieFor(floor.fred, 'password');
    const all = [early.itemId, long, same.itemId, late.itemId];
    const whole = await list('', as);
    expect(idsOf(whole)).toEqual(all);
    expect(whole.counts).toEqual({ ...NONE, refused: 1, unverified: 2, estimated: 1 });
    const walked: (number | string)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Inbox = await list(`?limit=1${cursor && `&cursor=${cursor}`}`, as);
      walked.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
    for (const [kind, some] of [
      ['refused', [early.itemId]],
      ['unverified', [same.itemId, late.itemId]],
      ['estimated', [long]],
      ['clock', []],
      ['approved_week', []],
    ] as const) {
      const page = await list(`?kind=${kind}`, as);
      expect([kind, idsOf(page), page.counts]).toEqual([kind, some, whole.counts]);
    }
    expect((await floor.get('/api/inbox?kind=odd', as)).status).toBe(422);
  });

  it('has what came late for an approved week, which an admin may accept', async () => {
    const tablet = await openTablet(floor.shop);
    await floor.work(HOUR);
    await floor.anotherDay('2026-01-19T07:00:00Z');
    const { json } = await floor.get('/api/teams');
    const teamId = json.teams.find(({ name }: { name: string }) => name === 'Engraving').id;
    const week = { teamId, week: '2026-01-12' };
    expect((await floor.post('/api/approvals', week)).status).toBe(201);
    const work = { orderNumber: '10483', taskType: 'PACK' };
    const late = await tablet.does(floor.olga, 'sessions.start', work, { agoMs: 10 * HOUR });
    const [own, all] = [await list(), await list('', floor.admin)];
    const item = { kind: 'approved_week', id: late.itemId, reason: 'period_closed' };
    expect(own.items).toMatchObject([{ ...item, likelyAnswer: 'ask' }]);
    expect(all.items).toMatchObject([{ ...item, likelyAnswer: 'accept' }]);
    expect(own.counts).toEqual({ ...NONE, approved_week: 1 });
    const accept = (as: string) =>
      floor.post(`/api/inbox/${late.itemId}/acceptance`, { reason: 'true' }, as);
    expect((await accept(floor.foreman)).json.context).toEqual({ code: 'period_closed' });
    expect((await accept(floor.admin)).status).toBe(200);
  });

  it('reads by its indexes, never every session', () => {
    const { sql, parameters } = query(estimatedIds({ teamId: 1, runningSince: 5 })).compile();
    const plan = floor.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    const reads = (plan as { detail: string }[]).map(({ detail }) => detail);
    const own = reads.filter((detail) => / w\b/.test(detail));
    expect(own).toHaveLength(2);
    expect(own.every((detail) => /USING (COVERING )?INDEX/.test(detail))).toBe(true);
  });
});
