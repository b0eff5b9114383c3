/** Taps that did not fit any more, decided about at the console by a foreman and by an admin. */
import type { Page } from 'playwright-core';
import type { Inbox } from '#schema/contract/inbox.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolTablet } from '../../scripts/pictures/late-tablet.mjs';
import { clockTime } from '../shared/format.ts';
import { link, openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { DEMO_DESK, type Desk, type Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const PLANT = 'America/Chicago';
const HALF_A_MINUTE_MS = 30_000;
const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const TEAM = 'Inbox crew';

let stage: Stage;
let tablet: Awaited<ReturnType<typeof enrolTablet>>;
let olga: Worker;
let pia: Worker;
beforeAll(async () => {
  stage = await openStage();
  const { office } = stage;
  await office.addForeman('Fay Foreman', TEAM, FOREMAN);
  olga = await office.addWorker('Olga Late', { team: TEAM });
  await office.addWorker('Omar Mate', { team: TEAM });
  pia = await office.addWorker('Pia Elsewhere');
  for (const number of ['72001', '72002']) await office.addOrder(number);

  const { page } = await stage.window();
  await openConsole(page);
  tablet = await enrolTablet(page.request, 'Bench 9');
});
afterAll(() => stage.close());

const engrave = (orderNumber: string) => ({ orderNumber, taskType: 'ENGRAVE' });
const rows = (page: Page) => page.locator('inbox-list tbody tr:not([aria-hidden])');
const minutesAgo = (minutes: number) => new Date().getTime() - minutes * 60_000;
/** `2026-11-12T14:02` by the plant's clock, as a field for day and time takes it. */
const plantMinute = (ms: number) =>
  new Date(ms).toLocaleString('sv-SE', { timeZone: PLANT }).replace(' ', 'T').slice(0, 16);

const HOUR_MS = 3_600_000;
/** Cleans since 14 hours; the days before, that ended ten hours after such a time. */
async function workedTooLong(name: string) {
  const { office } = stage;
  const rate = { kind: 'hourly', amountCents: 2000 } as const;
  const worker = await office.addWorker(name, { team: TEAM, rate });
  const began = Math.floor(minutesAgo(14 * 60) / 60_000) * 60_000;
  for (const days of [1, 2, 3]) {
    const endedAt = began + 10 * HOUR_MS - days * 24 * HOUR_MS;
    await office.call('POST', '/api/missed-sessions', {
      ...{ userId: worker.id, taskType: 'CLEAN', reason: 'was here' },
      startedAt: new Date(endedAt - HOUR_MS).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
    });
  }
  const sessionId = uuid7(began);
  const work = { id: sessionId, taskType: 'CLEAN' };
  // A sign-in of now proves nothing about then: an admin answers for the start.
  const { itemId } = await tablet.tap(worker, 'sessions.start', work, { minutesAgo: 14 * 60 });
  await office.call('POST', `/api/inbox/${itemId}/acceptance`, { reason: 'was here' });
  return { worker, sessionId, usualEnd: began + 10 * HOUR_MS };
}

describe('the inbox', () => {
  it('lets a foreman accept the own team’s tap at another time, as the switch it was', async () => {
    const wrong: string[] = [];
    await tablet.tap(olga, 'sessions.start', engrave('72001'), { minutesAgo: 9 });
    await tablet.tap(olga, 'sessions.start', engrave('72002'), { minutesAgo: 2 });
    await tablet.tap(pia, 'sessions.start', engrave('72001'), { proven: false });
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/', FOREMAN);
        await link(page, 'Inbox 1 thing waits').click();
        const row = rows(page).filter({ hasText: 'Olga Late' });
        await row.filter({ hasText: 'Other work was already running.' }).waitFor();
        await row.filter({ hasText: 'Bench 9' }).waitFor();
        expect(await rows(page).count()).toBe(1);
        await holdAtTheDesk(page, wrong, 'the list');

        await link(page, 'Start Engraving on order 72002').press('Enter');
        const panel = page.getByRole('complementary', { name: 'Start Engraving on order 72002' });
        await panel.getByText('You are already on order 72001.').waitFor();
        expect(await panel.getByLabel('Ends the work that was running').isChecked()).toBe(true);
        await expect
          .poll(() => panel.getByLabel('Person').locator('option').allInnerTexts())
          .toEqual(['Olga Late', 'Omar Mate']);
        await holdAtTheDesk(page, wrong, 'a tap');
        await button(page, 'Accept with changes').click();
        await panel.getByLabel('Reason').and(page.locator('[aria-invalid="true"]')).waitFor();

        const at = minutesAgo(5);
        await panel.getByLabel('Time', { exact: true }).fill(plantMinute(at));
        await panel.getByLabel('Reason').fill('I saw her switch');
        await button(page, 'Accept with changes').click();
        await page.getByText('Accepted.').waitFor();
        await heading(page, 'Nothing waits').waitFor();
        await link(page, 'Inbox').waitFor();

        await page.goto(`/console/sessions?user=${olga.id}`);
        const [before, after] = [/–\d.*72001/s, /–now.*72002/s].map((hasText) =>
          page.locator('session-list tr').filter({ hasText }),
        );
        await before!.filter({ hasText: `–${clockTime(at, PLANT)}` }).waitFor();
        await after!.filter({ hasText: `${clockTime(at, PLANT)}–now` }).waitFor();
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
    const { items } = await stage.office.call<Inbox>('GET', '/api/inbox');
    const taps = items.filter(({ kind }) => kind !== 'estimated');
    expect(taps.map(({ user }) => user.id)).toEqual([pia.id]);
  });

  it('tells an admin at the field what does not fit, keeps what was typed, and discards', async () => {
    const wrong: string[] = [];
    await tablet.tap(pia, 'sessions.start', engrave('7200I'), { clockOffMinutes: 30 });
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/inbox');
        const row = rows(page).filter({ hasText: '7200I' });
        await row.getByText('The tablet’s clock was more than ten minutes off.').waitFor();
        await row.getByText('tablet’s clock:').waitFor();
        await link(page, 'Start Engraving on order 7200I').focus();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await heading(page, 'Your decision').waitFor();
        await page.getByLabel('Reason').fill('Pia says so');
        await button(page, 'Accept').click();
        await page.getByText('There is no such order. Look at the number again.').waitFor();
        await holdAtTheDesk(page, wrong, 'a refusal');
        expect(await page.getByLabel('Reason').inputValue()).toBe('Pia says so');
        expect(await page.getByLabel('Order', { exact: true }).inputValue()).toBe('7200I');
        expect(
          await page
            .getByLabel('Order', { exact: true })
            .evaluate((field) => field.matches(':focus')),
        ).toBe(true);
        // Who goes on typing elsewhere is not taken back there.
        await page.getByLabel('Reason').pressSequentially(' again');
        expect(await page.getByLabel('Reason').inputValue()).toContain(' again');

        await page.keyboard.press('Escape');
        const own = link(page, 'Start Engraving on order 7200I');
        await expect.poll(() => own.evaluate((one) => one.matches(':focus'))).toBe(true);
        await own.press('Enter');
        await button(page, 'Discard').click();
        await page.getByLabel('Reason').and(page.locator('[aria-invalid="true"]')).waitFor();
        await page.getByLabel('Reason').fill('Tapped to try it out');
        await button(page, 'Discard').click();
        await page.getByText('Discarded.').waitFor();
        await expect.poll(() => row.count()).toBe(0);

        await link(page, 'Decided').click();
        await rows(page).filter({ hasText: 'Tapped to try it out' }).waitFor();
        expect(new URL(page.url()).search).toBe('?state=done');
        await page.reload();
        await rows(page).filter({ hasText: 'Helen Marsh: Tapped to try it out' }).waitFor();
        await holdAtTheDesk(page, wrong, 'what was decided');
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
    expect(await stage.office.sessionsOf({ user: pia.id })).toEqual([]);
  });

  it('lets a foreman agree with the proposed end of work nobody ended, by one click', async () => {
    const wrong: string[] = [];
    const late = await workedTooLong('Lena Long');
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/', FOREMAN);
        await link(page, 'Inbox 1 thing waits').click();
        await link(page, 'Too long 1').click();
        await page.waitForURL(/\?kind=estimated$/);
        const row = rows(page).filter({ hasText: 'Lena Long' });
        await row.getByText('It runs on, too long to believe.').waitFor();
        await holdAtTheDesk(page, wrong, 'work too long');

        // From the row to its answer by keyboard alone.
        await row.getByRole('link').focus();
        await page.keyboard.press('Enter');
        const panel = page.getByRole('complementary', { name: 'Cleaning' });
        await panel.getByText('As the days of Lena Long usually end.').waitFor();
        await holdAtTheDesk(page, wrong, 'one such work');
        await page.keyboard.press('Escape');
        await expect
          .poll(() => row.getByRole('link').evaluate((one) => one.matches(':focus')))
          .toBe(true);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        const end = clockTime(late.usualEnd, PLANT);
        await page.getByText(`It ended ${end}. Kept as a correction.`).waitFor();
        await heading(page, 'Nothing of this kind').waitFor();
        await link(page, 'Inbox').waitFor();
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
    const [work] = await stage.office.sessionsOf({ user: late.worker.id });
    expect(work).toMatchObject({ flags: ['corrected'], endReason: 'foreman' });
    expect(clockTime(work!.endedAt!, PLANT)).toBe(clockTime(late.usualEnd, PLANT));
  });

  it('takes the word that it was so long, with a reason, and what an admin says', async () => {
    const late = await workedTooLong('Luz Longer');
    const ended = { id: late.sessionId, reason: 'finished' };
    await tablet.tap(late.worker, 'sessions.close', ended, { minutesAgo: 1 });
    await stage.lend(async (page) => {
      await openConsole(page, `/console/inbox/${late.sessionId}`);
      await button(page, 'It was that long').click();
      await page.getByText('Say how you know that it was that long.').waitFor();
      await page.getByLabel('Reason').fill('A double shift, I was there');
      await button(page, 'It was that long').click();
      await page.getByText('It was that long: no estimate any more.').waitFor();
    });
    const [work] = await stage.office.sessionsOf({ user: late.worker.id });
    expect(work).toMatchObject({ flags: [], endReason: 'finished' });
  });

  it('refreshes itself without losing the place, and says when somebody was faster', async () => {
    await stage.lend(async (page) => {
      await page.clock.install();
      await openConsole(page, '/console/inbox', DEMO_DESK);
      await rows(page).first().waitFor();
      const before = await rows(page).count();
      await rows(page).filter({ hasText: 'Pia Elsewhere' }).first().getByRole('link').click();
      await page.getByLabel('Reason').fill('half a');
      const { itemId } = await tablet.tap(pia, 'sessions.start', engrave('72002'), {
        proven: false,
      });
      await page.clock.fastForward(HALF_A_MINUTE_MS);
      await expect.poll(() => rows(page).count()).toBe(before + 1);
      await page.getByLabel('Reason').press('End');
      await page.keyboard.type(' sentence');
      expect(await page.getByLabel('Reason').inputValue()).toBe('half a sentence');

      const { items } = await stage.office.call<Inbox>('GET', '/api/inbox');
      const open = items.find(({ id }) => page.url().endsWith(`/${id}`))!;
      expect(open.id).not.toBe(itemId);
      await stage.office.call('POST', `/api/inbox/${open.id}/discard`, { reason: 'faster' });
      await page.clock.fastForward(HALF_A_MINUTE_MS);
      await page.getByText('Somebody else has decided about this tap meanwhile.').waitFor();
      expect(await page.getByLabel('Reason').inputValue()).toBe('half a sentence');
      await link(page, 'See what was decided').click();
      await page.getByRole('complementary').getByText('faster').waitFor();
    });
  });

  it('says what went wrong and tries again', async () => {
    await stage.lend(async (page) => {
      await page.route('**/api/inbox*', (route) => route.abort('failed'));
      await openConsole(page, '/console/inbox');
      await page.getByText('The server cannot be reached.').waitFor();
      await page.unroute('**/api/inbox*');
      await button(page, 'Try again').click();
      await rows(page).first().waitFor();
    });
  });
});
