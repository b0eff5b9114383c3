/** A foreman approves the team's week, and finds it closed; an admin opens it again. */
import type { Session } from '#schema/contract/sessions.ts';
import { mondayOf } from '#schema/rules/week.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk, Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const TEAM = 'Approving crew';
const HOUR_MS = 3_600_000;

const SEEN_FOREMAN: Desk = { username: 'nora', password: 'a long password of Nora' };
const SEEN_TEAM = 'Looking crew';

let stage: Stage;
let seen: Worker;
beforeAll(async () => {
  stage = await openStage();
  const { office } = stage;
  await office.addForeman('Fay Foreman', TEAM, FOREMAN);
  await office.addOrder('74001');
  const worker = await office.addWorker('Olga Long', { team: TEAM });
  await office.addWork(worker, { orderNumber: '74001', durationMs: HOUR_MS, daysAgo: 7 });

  await office.addForeman('Nora Foreman', SEEN_TEAM, SEEN_FOREMAN);
  seen = await office.addWorker('Omar Seen', { team: SEEN_TEAM });
  await office.addWork(seen, { orderNumber: '74001', durationMs: HOUR_MS, daysAgo: 7 });
});
afterAll(() => stage.close());

it('a week is approved by its foreman and opened again by an admin, who says why', async () => {
  const wrong: string[] = [];
  await stage.lend(
    async (page) => {
      await openConsole(page, '/console/approvals', FOREMAN);
      await heading(page, TEAM).waitFor();
      await page.getByRole('link', { name: 'Olga Long' }).waitFor();
      await holdAtTheDesk(page, wrong, 'a foreman’s week');
      await button(page, 'Approve').click();
      await page.getByText(/^Approved by Fay Foreman/).waitFor();
      await heading(page, TEAM).and(page.locator(':focus')).waitFor();
      expect(await button(page, 'Open again').count()).toBe(0);
      await page.getByRole('link', { name: 'The week before' }).click();
      await page.waitForURL(/week=\d{4}-\d\d-\d\d$/);
    },
    { width: 1440, height: 900, reducedMotion: true },
  );
  await stage.lend(
    async (page) => {
      await openConsole(page, '/console/approvals');
      const card = page.locator('team-week').filter({ hasText: TEAM });
      await card.getByRole('button', { name: 'Open again' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Open again' }).click();
      await dialog.getByText('Please fill this in.').waitFor();
      await holdAtTheDesk(page, wrong, 'opening again');
      await dialog.getByLabel('Reason').fill('A day is missing');
      await dialog.getByRole('button', { name: 'Open again' }).click();
      await card.getByText('Not approved').waitFor();
      await card.getByRole('heading', { name: TEAM }).and(page.locator(':focus')).waitFor();
      await holdAtTheDesk(page, wrong, 'an admin’s weeks');
    },
    { width: 1440, height: 900, reducedMotion: true },
  );
  expect(wrong).toEqual([]);
}, 120_000);

it('only what was shown is approved, and hours that change later say who changed them', async () => {
  const { office } = stage;
  const [{ id, startedAt }] = (await office.sessionsOf({ user: seen.id })) as [Session];
  const endAfter = (ms: number) =>
    office.call('POST', `/api/sessions/${id}/corrections`, {
      endedAt: new Date(Date.parse(startedAt) + ms).toISOString(),
      reason: 'Went home earlier',
    });
  await stage.lend(
    async (page) => {
      await openConsole(page, '/console/approvals', SEEN_FOREMAN);
      const row = page.getByRole('row').filter({ hasText: 'Omar Seen' });
      await row.getByText('1 h 00').first().waitFor();
      await endAfter(HOUR_MS / 2);
      await button(page, 'Approve').click();
      await page.getByText(/^Nothing is approved yet: the hours changed/).waitFor();
      await row.getByText('0 h 30').first().waitFor();
      expect(await page.getByText(/^Approved by/).count()).toBe(0);
      await button(page, 'Approve').click();
      await page.getByText(/^Approved by Nora Foreman/).waitFor();
      expect(await page.getByText(/^Changed since by/).count()).toBe(0);

      await endAfter(HOUR_MS / 4);
      await page.reload();
      await page.getByText(/^Changed since by Helen Marsh/).waitFor();
      await row.getByText('changed since', { exact: true }).waitFor();
      await page.getByText(/^Approved by Nora Foreman/).waitFor();
    },
    { width: 1440, height: 900, reducedMotion: true },
  );
}, 120_000);

it('an admin is told before saving that the week is approved', async () => {
  const { office } = stage;
  const nobodys = await office.addWorker('Otto Told', {});
  await office.addWork(nobodys, { orderNumber: '74001', durationMs: HOUR_MS, daysAgo: 7 });
  const [{ id, startedAt }] = (await office.sessionsOf({ user: nobodys.id })) as [Session];
  const week = mondayOf(startedAt.slice(0, 10));
  const wrong: string[] = [];
  await stage.lend(
    async (page) => {
      await openConsole(page, `/console/sessions/${id}`);
      const dialog = page.getByRole('dialog');
      const told = dialog.getByText(/^The week of .* was approved by Helen Marsh/);
      await dialog.getByRole('button', { name: 'Save' }).waitFor();
      expect(await told.count()).toBe(0);
      await office.call('POST', '/api/approvals', { teamId: null, week });
      await page.reload();
      await told.waitFor();
      await holdAtTheDesk(page, wrong, 'a session of an approved week');

      await page.goto(new URL('/console/sessions/new', page.url()).href);
      await dialog.getByLabel('Person').selectOption('Otto Told');
      expect(await told.count()).toBe(0);
      await dialog.getByLabel('Start', { exact: true }).fill(`${startedAt.slice(0, 10)}T01:00`);
      await told.waitFor();
    },
    { width: 1440, height: 900, reducedMotion: true },
  );
  expect(wrong).toEqual([]);
}, 120_000);
