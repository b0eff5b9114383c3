/** The audit at the console: an admin finds who did what, and verifies that the log is whole. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link, openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk, Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'frida', password: 'a long password of Frida' };

let stage: Stage;
let olga: Worker;
beforeAll(async () => {
  stage = await openStage();
  const { office } = stage;
  const frida = {
    displayName: 'Frida Foreman',
    role: 'foreman',
    username: 'frida',
    team: 'Engraving',
  };
  const { user } = await office.call<{ user: { id: number } }>('POST', '/api/users', frida);
  await office.call('POST', `/api/users/${user.id}/password`, { password: FOREMAN.password });
  olga = await office.addWorker('Olga Seen');
  await office.addOrder('73001');
  const tap = await office.signInAs(olga);
  const work = { orderNumber: '73001', taskType: 'ENGRAVE' };
  const { session } = await tap<{ session: { id: string } }>('POST', '/api/sessions', work);
  await tap('POST', '/api/sessions', work).catch(() => undefined);
  await tap('POST', `/api/sessions/${session.id}/closure`, { reason: 'finished' });
  await office.call('PATCH', `/api/users/${olga.id}`, {
    role: 'foreman',
    team: 'Engraving',
    language: 'es',
  });
  await fetch(`${stage.server.origin}/api/auth/pin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: olga.id, pin: '000001' }),
  });
});
afterAll(() => stage.close());

const rows = (page: Page) => page.locator('audit-list tbody tr:not([aria-hidden])');

describe('the audit', () => {
  it('tells an admin who did what, before and after, and what was refused', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        await openConsole(page);
        await link(page, 'Audit').click();
        await heading(page, 'Audit').waitFor();
        const failed = rows(page).filter({ hasText: 'Wrong PIN for Olga Seen' });
        await failed.filter({ hasText: 'Refused' }).waitFor();
        const refused = rows(page).filter({ hasText: 'You are already on order 73001.' });
        await refused.filter({ hasText: 'Start work' }).waitFor();
        await holdAtTheDesk(page, wrong, 'the list');

        await link(page, 'Made Olga Seen a foreman').press('Enter');
        const panel = page.getByRole('complementary', { name: 'Made Olga Seen a foreman' });
        await panel.getByRole('row', { name: 'Role operator foreman' }).waitFor();
        await panel.getByRole('row', { name: 'Language English Español' }).waitFor();
        await panel.getByText('users.change', { exact: true }).waitFor();
        await panel.getByText('As it was written').waitFor();
        expect(await panel.getByRole('row').count()).toBe(4);
        await holdAtTheDesk(page, wrong, 'an entry');

        await page.keyboard.press('Escape');
        await refused.getByText('73001 · ENGRAVE', { exact: true }).click();
        const asked = page.getByRole('complementary', { name: 'Start work' });
        await asked.getByText('It was refused, so nothing changed.').waitFor();
        await asked.getByRole('heading', { name: 'What it was about' }).waitFor();
        await asked.getByText('73001', { exact: true }).waitFor();
        await holdAtTheDesk(page, wrong, 'a refused entry');
        await link(page, 'Made Olga Seen a foreman').press('Enter');
        await panel.waitFor();

        await link(page, 'About Olga Seen').click();
        await button(page, 'About Olga Seen').waitFor();
        await expect.poll(() => rows(page).filter({ hasText: 'Frida' }).count()).toBe(0);
        const told = await rows(page).locator('.what').allInnerTexts();
        expect(told).toEqual(
          expect.arrayContaining([
            'Wrong PIN for Olga Seen',
            'Set a PIN for Olga Seen',
            'Added Olga Seen as an operator',
            'Ended 73001 · Engraving',
            'Signed in',
          ]),
        );
        await page.goBack();
        await panel.waitFor();
        await page.keyboard.press('Escape');
        const own = link(page, 'Made Olga Seen a foreman');
        await expect.poll(() => own.evaluate((one) => one.matches(':focus'))).toBe(true);
      },
      { width: 1440, height: 900, reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });

  it('filters by chips that stay in the address, and takes the list along', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/audit?about=order%3A73001');
      await button(page, 'About order 73001').waitFor();
      await expect.poll(() => rows(page).count()).toBe(3);
      await link(page, 'Failed sign-ins, last hour').click();
      await expect.poll(() => rows(page).count()).toBe(1);
      await link(page, 'Deletions and voids').click();
      await page.getByText('Nothing was undone, discarded, revoked or removed.').waitFor();
      await link(page, 'Own work, decided by themselves').click();
      await page.getByText('Nobody corrected, decided or approved the own work.').waitFor();
      await link(page, 'Security, last 24 hours').click();
      await page.getByLabel('Search').fill('Frida');
      await page.getByLabel('Search').press('Enter');
      await expect.poll(() => rows(page).count()).toBe(2);
      expect(new URL(page.url()).search).toBe('?preset=security&q=Frida');

      const coming = page.waitForEvent('download');
      await link(page, 'CSV').click();
      const download = await coming;
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
      expect(lines).toHaveLength(3);
      expect(lines[1]).toContain('Set a password for Frida Foreman');

      await button(page, 'Clear filters').click();
      expect(new URL(page.url()).search).toBe('?preset=security');
      await page.goto('/console/audit/1');
      await page.getByRole('complementary').getByText('secrets.register').waitFor();
      await page.goto('/console/audit/99999999');
      await page.getByText('The log has no line 99999999.').waitFor();
    });
  });

  it('verifies the log while somebody looks on, and says who did', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/audit');
      const chain = page.getByRole('region', { name: 'Is the log whole?' });
      await chain.getByText('Nobody has verified it from here yet.').waitFor();
      await button(page, 'Verify now').click();
      await chain.getByText('lines are as they were written.').waitFor();
      await chain.getByText('by Helen Marsh.').waitFor();
      await chain.getByText('is there.').waitFor();
      await page.reload();
      await chain.getByText('lines are as they were written.').waitFor();
    });
  });

  it('is nothing for a foreman, and says what could not be loaded', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/audit', FOREMAN);
      await heading(page, 'This page is for admins').waitFor();
      expect(await link(page, 'Audit').count()).toBe(0);
    });
    await stage.lend(async (page) => {
      await page.route('**/api/audit?*', (route) => route.abort('failed'));
      await openConsole(page, '/console/audit');
      await page.getByText('The server cannot be reached.').waitFor();
      await page.unroute('**/api/audit?*');
      await button(page, 'Try again').click();
      await rows(page).first().waitFor();
    });
  });
});
