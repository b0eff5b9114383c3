import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plansOf } from '#server/testing/query-plans.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { readTeamWeek } from './approvals.queries.ts';

/** A Monday; the shop's own clock begins in the week after. */
const WEEK = '2026-02-09';
const MONDAY = `${WEEK}T09:00:00Z`;

let shop: TestShop;
let admin: string;
let foreman: string;
let olga: number;
let packing: number;
let engraving: number;

beforeEach(async () => {
  shop = await openTestShop();
  shop.at(MONDAY);
  admin = await shop.cookieFor(shop.admin.userId, 'password');
  foreman = await shop.cookieFor(
    await shop.addUser('Fred Foreman', 'foreman', 'Engraving'),
    'password',
  );
  olga = await shop.addUser('Olga Operator', 'operator', 'Engraving');
  await shop.addUser('Otto Other', 'operator', 'Packing');
  await shop.addOrder('10482', 50_000);
  const { teams } = (await shop.request('GET', '/api/teams', { as: admin })).json;
  const idOf = (name: string) => teams.find((team: { name: string }) => team.name === name).id;
  [engraving, packing] = [idOf('Engraving'), idOf('Packing')];
});
afterEach(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

const get = async (as: string, week = WEEK) =>
  (await shop.request('GET', `/api/approvals?week=${week}`, { as })).json;
const approve = (as: string, body: object) =>
  shop.request('POST', '/api/approvals', { as, body: { week: WEEK, ...body } });
const start = async () =>
  (
    await shop.request('POST', '/api/sessions', {
      as: await shop.cookieFor(olga),
      body: { orderNumber: '10482', taskType: 'ENGRAVE', switch: true },
    })
  ).json.session;
const finish = async (id: string, reason = 'finished') =>
  shop.request('POST', `/api/sessions/${id}/closure`, {
    as: await shop.cookieFor(olga),
    body: { reason },
  });
const correct = (as: string, id: string, body: object) =>
  shop.request('POST', `/api/sessions/${id}/corrections`, { as, body });
const HOUR = 3_600_000;

/** An hour of Olga's on that Monday, and the Monday after it. */
async function workedWeek(hours = 1): Promise<string> {
  const { id } = await start();
  shop.later(hours * HOUR);
  await finish(id);
  shop.at('2026-02-16T08:00:00Z');
  [admin, foreman] = [await again(admin), await again(foreman)];
  return id;
}
/** A week later nobody is signed in any more. */
async function again(cookie: string): Promise<string> {
  return cookie === admin
    ? shop.cookieFor(shop.admin.userId, 'password')
    : shop.cookieFor(shop.admin.userId + 1, 'password');
}

describe('a week of a team', () => {
  it('is shown to its foreman with everybody’s hours, and to an admin with every team', async () => {
    await workedWeek();
    const own = await get(foreman);
    expect(own.teams.map(({ team }: { team: { name: string } }) => team.name)).toEqual([
      'Engraving',
    ]);
    const [{ people, issues, isOver }] = own.teams;
    expect([isOver, issues.map(({ kind }: { kind: string }) => kind)]).toEqual([true, ['unended']]);
    expect(people).toMatchObject([
      { user: { displayName: 'Fred Foreman' }, workedMs: 0, approved: null },
      { user: { displayName: 'Olga Operator' }, workedMs: HOUR, sessions: 1, approved: null },
    ]);
    const all = await get(admin);
    expect(all.teams.map((one: { team: { name: string } | null }) => one.team?.name)).toEqual(
      expect.arrayContaining(['Engraving', 'Packing', undefined]),
    );
    expect(JSON.stringify(all)).not.toMatch(/cents/i);
    const { json } = await shop.request('GET', '/api/approvals', { as: foreman });
    expect(json.monday).toBe(WEEK);
  });

  it('is not approved while it goes on, while work runs or a tap waits', async () => {
    expect((await approve(foreman, { teamId: engraving })).json.code).toBe('not_over');
    const { id } = await start();
    shop.at('2026-02-16T08:00:00Z');
    [admin, foreman] = [await again(admin), await again(foreman)];
    expect((await get(foreman)).teams[0].issues).toMatchObject([
      { kind: 'running', user: { id: olga }, what: '10482', sessionId: id },
    ]);
    const refused = await approve(foreman, { teamId: engraving });
    expect([refused.status, refused.json.code]).toEqual([409, 'issues_open']);
    expect(refused.json.detail).toContain('Olga Operator');
    const ended = { endedAt: `${WEEK}T17:00:00Z`, reason: 'forgot' };
    expect((await correct(foreman, id, ended)).status).toBe(201);
    expect((await approve(foreman, { teamId: engraving })).status).toBe(201);
  });

  it('is approved with times nobody believes only by whoever has seen them', async () => {
    const id = await workedWeek(13);
    const [{ issues }] = (await get(foreman)).teams;
    expect(issues[0]).toMatchObject({ kind: 'estimated', sessionId: id });
    expect((await approve(foreman, { teamId: engraving })).json.code).toBe('issues_open');
    const { status, json } = await approve(foreman, { teamId: engraving, agree: [id] });
    expect(status).toBe(201);
    expect(json.teamWeek.issues).toEqual([]);
    expect(json.teamWeek.people[1].approved.by.displayName).toBe('Fred Foreman');
    const day = shop.door.connection.raw.prepare('SELECT ended_at - began_at FROM presence');
    expect(day.pluck().get()).toBe(13 * HOUR);
  });

  it('is another team’s to nobody but an admin', async () => {
    await workedWeek();
    for (const teamId of [packing, null]) {
      expect((await approve(foreman, { teamId })).json.code).toBe('not_allowed');
      expect((await approve(admin, { teamId })).status).toBe(201);
    }
    expect((await approve(admin, { teamId: 9999 })).json.code).toBe('team_unknown');
  });

  it.each([
    [{ teamId: 1, week: '2026-02-10' }, 'week'],
    [{ teamId: 1, week: 'soon' }, 'week'],
    [{ teamId: 'x' }, 'teamId'],
    [{ teamId: 1, agree: ['x'] }, 'agree.0'],
    [{}, 'teamId'],
  ])('is not approved by %j, and %s is named', async (body, field) => {
    const { status, json } = await approve(foreman, body);
    expect([status, json.errors[0].field]).toEqual([422, field]);
  });
});

describe('what was approved', () => {
  it('is changed by an admin only, until it is opened again with a reason', async () => {
    const id = await workedWeek();
    await approve(foreman, { teamId: engraving });
    expect((await approve(foreman, { teamId: engraving })).json.code).toBe('already_decided');
    const change = { endedAt: `${WEEK}T09:30:00Z`, reason: 'came late' };
    const refused = await correct(foreman, id, change);
    expect([refused.status, refused.json.code]).toEqual([409, 'period_closed']);
    expect((await correct(admin, id, change)).status).toBe(201);
    const reopen = (as: string, body: object) =>
      shop.request('POST', '/api/approvals/reopening', {
        as,
        body: { teamId: engraving, week: WEEK, ...body },
      });
    expect((await reopen(foreman, { reason: 'again' })).status).toBe(403);
    expect((await reopen(admin, { reason: '' })).status).toBe(422);
    expect((await reopen(admin, { reason: 'a day is missing' })).status).toBe(200);
    expect((await reopen(admin, { reason: 'a day is missing' })).json.code).toBe('not_found');
    expect((await correct(foreman, id, { ...change, endedAt: `${WEEK}T09:40:00Z` })).status).toBe(
      201,
    );
  });

  it('takes no work from outside into it, nor out of it', async () => {
    await workedWeek();
    await approve(foreman, { teamId: engraving });
    const { id } = await start();
    shop.later(HOUR);
    await finish(id);
    const into = { startedAt: `${WEEK}T10:00:00Z`, endedAt: `${WEEK}T11:00:00Z`, reason: 'x' };
    expect((await correct(foreman, id, into)).json.code).toBe('period_closed');
  });

  it('belongs to its people, whatever team they go to', async () => {
    const id = await workedWeek();
    await approve(foreman, { teamId: engraving });
    await shop.request('PATCH', `/api/users/${olga}`, { as: admin, body: { team: 'Packing' } });
    const boss = await shop.addUser('Paula Packing', 'foreman', 'Packing');
    const change = { endedAt: `${WEEK}T09:30:00Z`, reason: 'came late' };
    const refused = await correct(await shop.cookieFor(boss, 'password'), id, change);
    expect(refused.json.code).toBe('period_closed');
  });

  it('stays as it is when the clock of a tap says it was then', async () => {
    await workedWeek();
    await approve(foreman, { teamId: engraving });
    const body = { orderNumber: '10482', materialCode: 'BRASS', quantity: 1 };
    const headers = { 'occurred-at': '2026-02-15T20:00:00Z' };
    const as = await shop.cookieFor(olga);
    for (const [path, input] of [
      ['/api/material-usages', body],
      ['/api/sessions', { orderNumber: '10482', taskType: 'ENGRAVE' }],
    ] as const) {
      const { json } = await shop.request('POST', path, { as, headers, body: input });
      expect(json.code).toBe('period_closed');
    }
  });
});

describe('the week of a team', () => {
  it('is read by its people, not through everybody’s work and taps of all time', () => {
    const [from, until] = [Date.parse(WEEK), Date.parse('2026-02-16')];
    const question = { team: null, monday: WEEK, from, until, now: until, longSessionMs: HOUR };
    const plans = plansOf(shop.reader, (reader) => readTeamWeek(reader, question));
    const ofWork = plans.filter((plan) => /\b[wce] USING/.test(plan));
    expect(ofWork).toHaveLength(3);
    for (const plan of ofWork) expect(plan).not.toMatch(/SCAN [wce](?! USING INDEX)/);
    expect(plans.join()).not.toMatch(/SCAN p\b/);
  });
});
