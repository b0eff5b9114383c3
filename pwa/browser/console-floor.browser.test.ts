/** The floor, live: seen by a foreman and an admin, from desks and on a wall, with the line cut. */
import type { Page } from 'playwright-core';
import type { Correction } from '#schema/contract/corrected-work.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer } from '../../server/testing/spawn-server.ts';
import { link, openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { openLine, type Line } from './testing/line.ts';
import { DEMO_DESK, type Desk, type Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const TEAM = 'Floor crew';

let stage: Stage;
let line: Line;
let olga: Worker;
let omar: Worker;
let pia: Worker;
beforeAll(async () => {
  stage = await openStage();
  const { office } = stage;
  await office.addForeman('Fay Foreman', TEAM, FOREMAN);
  olga = await office.addWorker('Olga Online', { team: TEAM });
  omar = await office.addWorker('Omar Offside', { team: TEAM });
  pia = await office.addWorker('Pia Elsewhere', { team: 'Engraving' });
  for (const number of ['73001', '73002']) await office.addOrder(number);
  line = await openLine(stage.server.origin);
});
afterAll(async () => {
  await line.close();
  await stage.close();
});

const row = (page: Page, worker: Worker) =>
  page.locator(`floor-list tr[data-person="${worker.id}"]`);
const live = (page: Page) => page.getByText('Live', { exact: true });
async function start(worker: Worker, orderNumber: string): Promise<Session> {
  const call = await stage.office.signInAs(worker);
  const body = { orderNumber, taskType: 'ENGRAVE', switch: true };
  return (await call<{ session: Session }>('POST', '/api/sessions', body)).session;
}
/** Counts how often the page asks for the whole floor. */
function askedWhole(page: Page): () => number {
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/floor') asked += 1;
  });
  return () => asked;
}

describe('the floor', () => {
  it('shows a tap within a second, and what a foreman ends in the admin’s browser too', async () => {
    const wrong: string[] = [];
    const admin = await stage.window();
    await openConsole(admin.page, '/console/floor?q=olga', DEMO_DESK);
    await stage.lend(
      async (page) => {
        const asked = askedWhole(page);
        await openConsole(page, '/console/floor?state=everybody', FOREMAN);
        await live(page).waitFor();
        const teams = page.getByRole('navigation', { name: 'Teams' }).getByRole('link');
        expect((await teams.allInnerTexts())[0]).toBe(TEAM);
        expect(await teams.first().getAttribute('aria-current')).toBe('true');
        await row(page, omar).filter({ hasText: 'Not here' }).waitFor();

        const delays: number[] = [];
        for (const order of ['73001', '73002', '73001']) {
          await start(olga, order);
          const began = performance.now();
          await row(page, olga).getByText(order).waitFor();
          await row(admin.page, olga).getByText(order).waitFor();
          delays.push(performance.now() - began);
        }
        // The machine may be busy with other tests; what it can do, it has done once.
        expect(Math.min(...delays)).toBeLessThan(1000);
        await holdAtTheDesk(page, wrong, 'the list');

        await link(page, 'Olga Online').focus();
        await page.keyboard.press('ArrowDown');
        await expect
          .poll(() => link(page, 'Omar Offside').evaluate((one) => one.matches(':focus')))
          .toBe(true);
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        const panel = page.getByRole('complementary', { name: 'Olga Online' });
        await panel.getByText('Engraving on order 73001').last().waitFor();
        await holdAtTheDesk(page, wrong, 'a person');

        await button(page, 'End work …').click();
        await heading(page, 'End Olga Online’s work').waitFor();
        await page.getByLabel('When').and(page.locator(':focus')).waitFor();
        await page.keyboard.press('Escape');
        await button(page, 'End work …').and(page.locator(':focus')).waitFor();
        await button(page, 'End work …').click();
        await page.getByText('The time worked so far stays and counts.').waitFor();
        await button(page, 'End work').click();
        await page.getByLabel('Reason').and(page.locator('[aria-invalid="true"]')).waitFor();
        await page.getByLabel('When').fill('2020-01-01T08:00');
        await page.getByText(/The work began at \d\d:\d\d/).waitFor();
        await holdAtTheDesk(page, wrong, 'the dialog');
        await page.getByLabel('When').fill('');
        await page.getByLabel('Reason').fill('went home without a tap');
        await button(page, 'End work').click();
        await page.getByText('Olga Online’s work has ended.').waitFor();
        // The button that opened the dialog is gone with the work.
        await heading(page, 'Olga Online').and(page.locator(':focus')).waitFor();
        await row(page, olga).getByText('Idle').waitFor();
        await row(admin.page, olga).getByText('Idle').waitFor();
        expect(asked()).toBe(1);
      },
      { reducedMotion: true },
    );
    await admin.context.close();
    expect(wrong).toEqual([]);
    const [ended] = await stage.office.sessionsOf({ user: olga.id });
    expect(ended).toMatchObject({ endReason: 'foreman', flags: ['corrected', 'rate_missing'] });
    const { corrections } = await stage.office.call<{ corrections: Correction[] }>(
      'GET',
      `/api/sessions/${ended?.id}/corrections`,
    );
    expect(corrections).toMatchObject([
      { reason: 'went home without a tap', correctedBy: { displayName: 'Fay Foreman' } },
    ]);
  });

  it('lets a foreman look at another team, and change nothing there', async () => {
    await start(pia, '73002');
    await stage.lend(async (page) => {
      await openConsole(page, '/console/floor', FOREMAN);
      await link(page, 'Engraving').click();
      await row(page, pia).getByText('73002').waitFor();
      expect(new URL(page.url()).search).toBe('?team=Engraving');
      await link(page, 'Pia Elsewhere').click();
      await page.getByText('Another team’s.').waitFor();
      expect(await button(page, 'End work …').count()).toBe(0);
      await page.goBack();
      await page.goBack();
      await expect.poll(() => new URL(page.url()).search).toBe('');
    });
  });

  it('lets an admin put somebody on other work, with what is wrong said at the field', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, `/console/floor/${pia.id}?q=73002`, DEMO_DESK);
      await button(page, 'Switch work …').click();
      await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Engraving' });
      await page.getByLabel('Order', { exact: true }).fill('7300I');
      await page.getByLabel('Reason').fill('rush order');
      await button(page, 'Switch work').click();
      await page.getByText('There is no such order. Look at the number again.').waitFor();
      await page.getByLabel('Order', { exact: true }).fill('73001');
      await button(page, 'Switch work').click();
      await page.getByText('Pia Elsewhere is on other work now.').waitFor();
      const panel = page.getByRole('complementary', { name: 'Pia Elsewhere' });
      await panel.getByText('Engraving on order 73002').waitFor();
      await panel.getByText('Engraving on order 73001').waitFor();
      // The filter still asks for the order of before.
      await heading(page, 'Nobody to show').waitFor();
      await page.getByPlaceholder('Name, order or task').fill('pia');
      await row(page, pia).getByText('73001').waitFor();
      expect(new URL(page.url()).search).toBe('?q=pia');
    });
  });

  it('says that it is not live, stands still, and catches up with what it missed', async () => {
    const wrong: string[] = [];
    const { page, context } = await stage.window({ reducedMotion: true });
    const asked = askedWhole(page);
    await openConsole(page, `${line.origin}/console/floor`, FOREMAN);
    await live(page).waitFor();
    line.set('dead');
    await page.getByText(/Not live since \d\d:\d\d, trying again/).waitFor();
    const before = await row(page, olga).innerText();
    await start(olga, '73002');
    await holdAtTheDesk(page, wrong, 'not live');
    expect(await row(page, olga).innerText()).toBe(before);
    line.set('up');
    // It may have come back by itself just then.
    await Promise.race([button(page, 'Try now').click(), live(page).waitFor()]);
    await live(page).waitFor();
    await row(page, olga).getByText('73002').waitFor();
    expect(asked()).toBe(1);
    await context.close();
    expect(wrong).toEqual([]);
  });

  it('leaves the wall by Escape, and by a link for whoever moves the pointer', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/', DEMO_DESK);
      const wall = `/console/floor?team=${encodeURIComponent(TEAM)}&wall=1`;
      const team = () => new URL(page.url()).searchParams.toString();
      await page.goto(wall);
      const link = page.getByRole('link', { name: 'Leave the wall screen' });
      const opacity = () => link.evaluate((one) => getComputedStyle(one).opacity);
      await link.waitFor();
      await expect.poll(opacity).toBe('0');
      await page.mouse.move(200, 200);
      await page.mouse.move(220, 220);
      await expect.poll(opacity).toBe('1');
      await link.click();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      expect(team()).toBe(new URLSearchParams({ team: TEAM }).toString());
      await page.goto(wall);
      await link.waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      expect(team()).toBe(new URLSearchParams({ team: TEAM }).toString());
    });
  });

  it('never cuts a time on the wall', async () => {
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
    ] as const) {
      await stage.lend(
        async (page) => {
          await openConsole(page, '/console/', DEMO_DESK);
          await page.goto('/console/floor?wall=1');
          await page.locator('floor-wall li').first().waitFor();
          const cut = await page.locator('floor-wall .clock, floor-wall header > *').evaluateAll(
            (all) =>
              all.filter((one) => {
                const box = (one.closest('li') ?? document.documentElement).getBoundingClientRect();
                const { right } = one.getBoundingClientRect();
                return one.scrollWidth > one.clientWidth + 1 || right > box.right;
              }).length,
          );
          expect(cut).toBe(0);
        },
        { width, height },
      );
    }
  });

  it('stays on the wall through a restart of the server, and says when its sign-in ended', async () => {
    const wrong: string[] = [];
    const { page, context } = await stage.window({ reducedMotion: true });
    await openConsole(page, '/console/', DEMO_DESK);
    await page.goto(`/console/floor?wall=1&team=${encodeURIComponent(TEAM)}`);
    const tile = page.getByRole('listitem').filter({ hasText: 'Olga Online' });
    await tile.getByText('73002').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    await holdAtTheDesk(page, wrong, 'the wall');

    const { port } = new URL(stage.server.origin);
    const environment = { DEMO: '1', PLANT_TIME_ZONE: 'America/Chicago', PORT: port };
    await stage.server.stop();
    await page.getByText(/Not live since \d\d:\d\d\./).waitFor();
    await holdAtTheDesk(page, wrong, 'the wall, not live');
    const again = await spawnServer(environment, { folder: stage.server.folder });
    try {
      await start(olga, '73001');
      await tile.getByText('73001').waitFor({ timeout: 30_000 });
      await expect.poll(() => page.getByText('Not live').count()).toBe(0);
      await context.request.delete('/api/auth', {
        headers: { 'Time-On-Tasks-App': 'console', 'Content-Type': 'application/json' },
      });
      await start(olga, '73002');
      await page.getByText('This screen has stopped: its sign-in ended.').waitFor();
      await holdAtTheDesk(page, wrong, 'the wall, signed out');
    } finally {
      await context.close();
      await again.stop();
    }
    expect(wrong).toEqual([]);
  });
});
