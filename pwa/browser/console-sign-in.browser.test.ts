/** Whose page a tab of the console is: two of one browser, and a sign-in that ends under a form. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { CorrectionAnswer } from '#schema/contract/corrections.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../console/time/calendar.ts';
import { instantsAt } from '../console/time/plant-time.ts';
import { calendarDay } from '../shared/format.ts';
import { link, openConsole, signInAtConsole } from './testing/at-the-console.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { DEMO_DESK, type Desk, type Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const TEAM = 'Two tabs';
const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const PLANT = 'America/Chicago';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Fay Foreman', TEAM, FOREMAN);
});
afterAll(() => stage.close());

/** Somebody's cleaning of yesterday, and where it is corrected. */
async function work(name: string): Promise<{ id: string; worker: Worker; address: string }> {
  const rate = { kind: 'hourly', amountCents: 2400 } as const;
  const worker = await stage.office.addWorker(name, { team: TEAM, rate });
  const day = addDays(calendarDay(new Date().getTime(), PLANT), -1);
  const at = (time: string) => instantsAt(`${day}T${time}`, PLANT)[0]!;
  const { session } = await stage.office.call<CorrectionAnswer>('POST', '/api/missed-sessions', {
    ...{ userId: worker.id, startedAt: at('08:00'), endedAt: at('09:00') },
    ...{ taskType: 'CLEAN', reason: 'Typed in' },
  });
  return { id: session.id, worker, address: `/console/sessions/${session.id}?user=${worker.id}` };
}

interface Correction {
  reason: string;
  correctedBy: { displayName: string };
}
async function correctionsOf(id: string): Promise<(readonly [string, string])[]> {
  const path = `/api/sessions/${id}/corrections`;
  const { corrections } = await stage.office.call<{ corrections: Correction[] }>('GET', path);
  return corrections.map(({ correctedBy, reason }) => [correctedBy.displayName, reason]);
}

const dialogOf = (page: Page, { name }: Worker): Locator =>
  page.getByRole('dialog', { name: `${name}’s session` });
const rail = (page: Page): Locator => page.locator('console-rail');
const replaced = (page: Page): Locator =>
  page.getByRole('heading', { name: 'Somebody else signed in' });
const signInPage = (page: Page): Locator => page.locator('sign-in-page');

/** A sign-in no tab tells of: only the cookie changes. */
async function signInBehind(context: BrowserContext, { username, password }: Desk): Promise<void> {
  const answer = await context.request.post('/api/auth/password', {
    headers: { 'Time-On-Tasks-App': 'console' },
    data: { username, password },
  });
  expect(answer.status()).toBe(200);
}

const endSignIn = (context: BrowserContext): Promise<void> => context.clearCookies();

describe.concurrent('two tabs of one browser', () => {
  it.each([
    ['a foreman’s', 'Dot Door', FOREMAN, 'Fay Foreman', DEMO_DESK, 'Helen Marsh'],
    ['an admin’s', 'Gus Gate', DEMO_DESK, 'Helen Marsh', FOREMAN, 'Fay Foreman'],
  ] as const)(
    'record nothing of %s tab under another name',
    async (_whose, name, mine, myName, theirs, theirName) => {
      const { id, worker, address } = await work(name);
      const before = await correctionsOf(id);
      const { page, context } = await stage.window({ reducedMotion: true });
      await openConsole(page, address, mine);
      const dialog = dialogOf(page, worker);
      await dialog.getByLabel('Note').fill('from my tab');
      await dialog.getByLabel('Reason').fill(`saved by ${myName}`);
      await signInBehind(context, theirs);
      await dialog.getByRole('button', { name: 'Save correction' }).click();
      await replaced(page).waitFor();
      await page.getByText(`${theirName} signed in in another tab`).waitFor();
      expect(await rail(page).count()).toBe(0);
      expect(await correctionsOf(id)).toEqual(before);

      await page.getByRole('button', { name: `Go on as ${theirName}` }).click();
      await rail(page).getByText(theirName).waitFor();
      expect(page.url()).toContain(address);
      await dialog.getByLabel('Reason').waitFor();
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('');
      await context.close();
    },
  );

  it('show a foreman nothing that an admin who signed in may see', async () => {
    const { page, context } = await stage.window({ reducedMotion: true });
    await openConsole(page, '/console/sessions', FOREMAN);
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/reports/')) answers.push(response.status());
    });
    await signInBehind(context, DEMO_DESK);
    await link(page, 'Reports').click();
    await replaced(page).waitFor();
    expect(answers.filter((status) => status === 200)).toEqual([]);
    await context.close();
  });

  it('tell each other who signed in, who signed out, and go on together', async () => {
    const wrong: string[] = [];
    const { page, context } = await stage.window({ reducedMotion: true, ...SIZES[1] });
    await openConsole(page, '/console/sessions', FOREMAN);
    const other = await context.newPage();
    await other.goto('/console/sessions');
    await rail(other).getByText('Fay Foreman').waitFor({ state: 'attached' });
    // Somebody signs out in one: the other keeps nothing either, and goes in with it again.
    await rail(other).getByRole('button', { name: 'Sign out' }).click();
    await signInPage(page).getByText('Order costs, sessions and people').waitFor();
    await signInAtConsole(other, FOREMAN);
    await rail(page).getByText('Fay Foreman').waitFor({ state: 'attached' });
    // The sign-in ends in one, where then somebody else comes; the other one asks for nothing.
    await page.route('**/api/**', (route) => route.abort());
    await endSignIn(context);
    await link(other, 'Inbox').click();
    await signInPage(other).getByText('Your sign-in ended.').waitFor();
    await signInAtConsole(other, DEMO_DESK);
    await replaced(page).waitFor();
    await holdAtTheDesk(page, wrong, 'replaced');
    await rail(other).getByText('Helen Marsh').waitFor({ state: 'attached' });
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe.concurrent.each(SIZES)('a sign-in that ends under a form, at %j', (size) => {
  const room = { reducedMotion: true, ...size };
  const openForm = async (name: string) => {
    const { id, worker, address } = await work(`${name} ${size.width}`);
    const { page, context } = await stage.window(room);
    await openConsole(page, address, FOREMAN);
    const dialog = dialogOf(page, worker);
    await dialog.getByLabel('Note').fill('polished twice');
    await dialog.getByLabel('Reason').fill('Typed before the end');
    await endSignIn(context);
    await dialog.getByRole('button', { name: 'Save correction' }).click();
    await signInPage(page).getByText('Your sign-in ended.').waitFor();
    return { id, page, context, dialog };
  };

  it('covers what was typed, and gives it back to the same person', async () => {
    const wrong: string[] = [];
    const { id, page, context, dialog } = await openForm('Kay Kept');
    await page.getByLabel('Username').and(page.locator(':focus')).waitFor();
    // Neither seen nor reached: not by a passer-by, a screen reader or the Tab key, nor by Escape.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await page.getByText('Kay Kept').filter({ visible: true }).count()).toBe(0);
    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press('Tab');
      const within = await page.evaluate(() => {
        const { activeElement } = document.querySelector('console-app')!.shadowRoot!;
        return activeElement?.closest('.desk') !== null && activeElement !== null;
      });
      expect(within).toBe(false);
    }
    await holdAtTheDesk(page, wrong, 'the sign-in over a form');

    await signInAtConsole(page, FOREMAN);
    await dialog.waitFor();
    await dialog.getByText('Your sign-in had ended, so nothing was saved.').waitFor();
    const again = dialog.getByRole('button', { name: 'Save correction' });
    await again.and(page.locator(':focus')).waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('polished twice');
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('Typed before the end');
    await holdAtTheDesk(page, wrong, 'the form again');
    await again.click();
    await page.getByText('Session corrected.').waitFor();
    expect(await correctionsOf(id)).toContainEqual(['Fay Foreman', 'Typed before the end']);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('begins anew with whoever else signs in', async () => {
    const { id, page, context, dialog } = await openForm('Lou Lost');
    const before = await correctionsOf(id);
    await signInAtConsole(page, DEMO_DESK);
    await rail(page).getByText('Helen Marsh').waitFor({ state: 'attached' });
    await dialog.getByLabel('Reason').waitFor();
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('');
    expect(await correctionsOf(id)).toEqual(before);
    await context.close();
  });
});
