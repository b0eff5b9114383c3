/** A day at the tablet on a built server: every tap by hand, every outcome asked of the API. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import {
  button,
  chooseName,
  heading,
  openWall,
  runningSeconds,
  saved,
  scan,
  signIn,
  startOn,
  tapDigits,
  touch,
} from './testing/at-the-tablet.ts';
import { openStage, type Stage } from './testing/stage.ts';
import { sum } from './testing/figures.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const it = test.extend<{ page: Page }>({
  page: async ({ task: _ }, use) => {
    await stage.lend(use);
  },
});

let numbers = 70_100;
async function newOrder(description = 'Oak oars, engraved'): Promise<string> {
  const orderNumber = String((numbers += 1));
  await stage.office.addOrder(orderNumber, { description, revenueCents: 125_000 });
  return orderNumber;
}

const timer = (page: Page) => page.getByRole('timer', { name: 'Running time' });

describe.concurrent('signing in', () => {
  it('takes a tile and a PIN by touch, after saying in words that a PIN was wrong', async ({
    page,
    expect,
  }) => {
    const worker = await stage.office.addWorker('Ada Touch');
    await openWall(page);
    await chooseName(page, worker);
    await tapDigits(page, '975310');
    await page.getByText('That PIN is not right. Try again, or ask your foreman.').waitFor();
    expect(await page.getByRole('img', { name: '0 of 6 digits entered' }).count()).toBe(1);
    await tapDigits(page, worker.pin);
    await heading(page, worker.name).waitFor();
    await page.getByText('What you work on will wait here, one tap away.').waitFor();
  });

  it('takes a name and a PIN from the keyboard without touching a field first', async ({
    page,
    expect,
  }) => {
    const worker = await stage.office.addWorker('Bruno Keys');
    await openWall(page);
    await page.keyboard.type('bruno k', { delay: 120 });
    await expect.poll(() => page.getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await heading(page, 'Hello, Bruno Keys').waitFor();
    await page.keyboard.type(worker.pin, { delay: 120 });
    await heading(page, worker.name).waitFor();
  });

  it('says how long to wait once somebody has guessed too often', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Gil Guess');
    await openWall(page);
    await chooseName(page, worker);
    for (let guess = 0; guess < 6; guess += 1) {
      await page.keyboard.type(`97531${guess}`);
      await page
        .getByRole('alert')
        .getByText(/not right|Too many tries/)
        .waitFor();
    }
    await page.getByText(/Too many tries\. Try again in 0:\d\d, or ask your foreman\./).waitFor();
    expect(await button(page, '1').isDisabled()).toBe(true);
  });

  it('lets two people work one after another, each with their own work only', async ({
    page,
    expect,
  }) => {
    const [first, second] = [
      await stage.office.addWorker('Cleo First'),
      await stage.office.addWorker('Dag Second'),
    ];
    const orderNumber = await newOrder();
    await openWall(page);
    await signIn(page, first);
    await startOn(page, orderNumber, 'Assembly');
    await button(page, 'Sign out, work goes on').click();
    await heading(page, 'Who are you?').waitFor();
    const tile = button(page, /Cleo First/);
    await tile.getByText(orderNumber).waitFor();

    await signIn(page, second);
    expect(await timer(page).count()).toBe(0);
    expect(await page.getByText(orderNumber).count()).toBe(0);
    await startOn(page, orderNumber, 'Packing');
    await saved(page);
    const sessions = await stage.office.sessionsOf({ order: orderNumber });
    expect(sessions.map(({ user, taskType, endedAt }) => [user.id, taskType, endedAt])).toEqual([
      [second.id, 'PACK', null],
      [first.id, 'ASSEMBLE', null],
    ]);
  });
});

describe.concurrent('a piece of work', () => {
  it('starts, survives a reload, pauses, goes on, takes material and is finished', async ({
    page,
    expect,
  }) => {
    const worker = await stage.office.addWorker('Eve Story');
    const orderNumber = await newOrder('Trophy with <b>bold</b> plate');
    await openWall(page);
    await signIn(page, worker);
    await startOn(page, orderNumber, 'Engraving');
    await page.getByText(/^Started \d\d:\d\d$/).waitFor();

    await expect.poll(() => runningSeconds(page)).toBeGreaterThanOrEqual(1);
    const before = await runningSeconds(page);
    await page.reload();
    await heading(page, orderNumber).waitFor();
    expect(await runningSeconds(page)).toBeGreaterThanOrEqual(before);
    const after = await runningSeconds(page);
    await expect.poll(() => runningSeconds(page)).toBeGreaterThan(after);

    await button(page, 'Pause').click();
    await page
      .getByText(/^Paused \d\d:\d\d$/)
      .first()
      .waitFor();
    await button(page, `Take up again: Engraving, ${orderNumber}`).click();
    await timer(page).waitFor();

    await button(page, 'Material').click();
    await button(page, /^Walnut plaque board/).click();
    await tapDigits(page, '3');
    await button(page, 'Log it').click();
    await page.getByText('Logged 3 pcs Walnut plaque board').waitFor();
    await button(page, /^Walnut plaque board/).click();
    await button(page, 'Returned').click();
    await tapDigits(page, '1');
    await button(page, 'Log the return').click();
    await page.getByText('Returned 1 pcs Walnut plaque board').waitFor();
    await page.getByText('−1 pcs').waitFor();
    await button(page, 'Back').click();

    await button(page, 'Finish').click();
    await heading(page, 'How many pieces?').waitFor();
    await tapDigits(page, '42');
    await button(page, 'One more Scrap').click();
    await page.getByLabel('Note').fill('Plate 7 was crooked');
    await button(page, 'Finish').click();
    await page.getByText(/^Finished \d\d:\d\d$/).waitFor();
    await button(page, 'Sign out').click();
    await heading(page, 'Who are you?').waitFor();

    await saved(page);
    const sessions = await stage.office.sessionsOf({ order: orderNumber });
    const { goodQuantity, scrapQuantity, note } = sessions[0]!;
    expect(sessions.map(({ endReason }) => endReason)).toEqual(['finished', 'paused']);
    expect({ goodQuantity, scrapQuantity, note }).toEqual({
      goodQuantity: 42,
      scrapQuantity: 1,
      note: 'Plate 7 was crooked',
    });
    const path = `/api/material-usages?order=${orderNumber}`;
    const { materialUsages } = await stage.office.call<{
      materialUsages: { quantity: number; costCents: number; taskType: string | null }[];
    }>('GET', path);
    expect(materialUsages.map(({ quantity }) => quantity).sort()).toEqual([-1, 3]);
    expect(sum(materialUsages.map(({ costCents }) => costCents))).toBe(2 * 890);
    expect(materialUsages.every(({ taskType }) => taskType === 'ENGRAVE')).toBe(true);
  });

  it('is one session and one closure however often a glove hits', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Finn Double');
    const orderNumber = await newOrder();
    const posted: string[] = [];
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (request.method() === 'POST' && !path.startsWith('/api/auth')) posted.push(path);
    });
    await openWall(page);
    await signIn(page, worker);
    await button(page, /^Start/).click();
    await page.getByRole('searchbox').fill(orderNumber);
    await button(page, new RegExp(`^${orderNumber}`)).click();
    await heading(page, 'Which task?').waitFor();
    await button(page, 'Laser').dblclick();
    await timer(page).waitFor();
    await button(page, 'Finish').click();
    await heading(page, 'How many pieces?').waitFor();
    await button(page, 'Finish').dblclick();
    await button(page, /^Start/).waitFor();

    await saved(page);
    const sessions = await stage.office.sessionsOf({ order: orderNumber });
    expect(sessions.map(({ endReason }) => endReason)).toEqual(['finished']);
    expect(posted).toEqual(['/api/events', '/api/events']);
  });

  it('is switched in one instant', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Gus Switch');
    const [from, to] = [await newOrder(), await newOrder()];
    await openWall(page);
    await signIn(page, worker);
    await startOn(page, from, 'Artwork');
    await button(page, 'Switch').click();
    await heading(page, 'Switch to which order?').waitFor();
    await page.getByRole('searchbox').fill(to);
    await button(page, new RegExp(`^${to}`)).click();
    await button(page, 'Inspection').click();
    await page.getByText(/^Switched \d\d:\d\d$/).waitFor();
    await heading(page, to).waitFor();

    await saved(page);
    const [now, before] = await stage.office.sessionsOf({ user: worker.id });
    expect([before?.orderNumber, before?.endReason]).toEqual([from, 'switched']);
    expect([now?.orderNumber, now?.endedAt]).toEqual([to, null]);
    expect(now?.startedAt).toBe(before?.endedAt);
  });

  it('needs no order when it is indirect', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Hal Indirect');
    await openWall(page);
    await signIn(page, worker);
    await button(page, 'Cleaning').click();
    await timer(page).waitFor();
    expect(await button(page, 'Material').count()).toBe(0);
    await button(page, 'End my day').click();
    await heading(page, 'Who are you?').waitFor();
    await saved(page);
    const [session] = await stage.office.sessionsOf({ user: worker.id });
    expect([session?.orderNumber, session?.taskType, session?.endReason]).toEqual([
      null,
      'CLEAN',
      'signed_out',
    ]);
  });

  it('goes on when the tablet signs an idle person out after a minute', async ({
    page,
    expect,
  }) => {
    const worker = await stage.office.addWorker('Ida Idle');
    const orderNumber = await newOrder();
    await page.clock.install();
    await openWall(page);
    await signIn(page, worker);
    await startOn(page, orderNumber, 'Packing');
    await page.clock.runFor(40_000);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await page.clock.runFor(7_000);
    await page.getByRole('alertdialog', { name: 'Still there, Ida?' }).waitFor();
    await touch(page, button(page, 'I’m still here'));
    await timer(page).waitFor();
    await page.clock.runFor(50_000);
    await page.getByRole('alertdialog').waitFor();
    await page.clock.runFor(11_000);
    await heading(page, 'Who are you?').waitFor();
    await button(page, /Ida Idle/)
      .getByText(orderNumber)
      .waitFor();

    await saved(page);
    const [session] = await stage.office.sessionsOf({ order: orderNumber });
    expect(session?.endedAt).toBeNull();
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ name }) => name.endsWith('_tablet'))).toEqual([]);
  });
});

describe.concurrent('finding an order', () => {
  it('goes straight to its tasks when a scanner reads the sheet', async ({ page }) => {
    const worker = await stage.office.addWorker('Jo Scan');
    const [first, second] = [await newOrder(), await newOrder()];
    await openWall(page);
    await signIn(page, worker);
    await button(page, /^Start/).waitFor();
    await scan(page, first);
    await heading(page, 'Which task?').waitFor();
    await page.getByRole('article', { name: `Order ${first}` }).waitFor();
    await button(page, 'Back').click();
    await scan(page, second);
    await page.getByRole('article', { name: `Order ${second}` }).waitFor();
  });

  it('finds by a part of the description while typing, and takes a number nobody knows', async ({
    page,
    expect,
  }) => {
    const worker = await stage.office.addWorker('Kai Unknown');
    const orderNumber = await newOrder('Quetzal feather pins');
    await openWall(page);
    await signIn(page, worker);
    await button(page, /^Start/).click();
    await page.keyboard.type('quetzal', { delay: 120 });
    await expect.poll(() => page.getByRole('listitem').count()).toBe(1);
    await page.getByRole('listitem').getByText(orderNumber).waitFor();
    await button(page, 'Clear').click();

    await tapDigits(page, '990817');
    await heading(page, '990817 is not in the list').waitFor();
    await button(page, 'Use it anyway').click();
    await button(page, 'Artwork').click();
    await timer(page).waitFor();
    await saved(page);
    const [session] = await stage.office.sessionsOf({ order: '990817' });
    expect(session?.flags).toContain('floor_order');
  });

  it('leads from a number that was merged to the order it is now', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Liv Merged');
    const [slip, meant] = [await newOrder(), await newOrder()];
    const merge = { from: slip, into: meant, reason: 'A slip of the finger' };
    await stage.office.call('POST', '/api/reference/merges', merge);
    await openWall(page);
    await signIn(page, worker);
    await button(page, /^Start/).waitFor();
    await scan(page, slip);
    await page.getByText(`${slip} is order ${meant}. Tap it to go on.`).waitFor();
    await page.getByRole('listitem').getByText(meant).click();
    await button(page, 'Artwork').click();
    await timer(page).waitFor();
    await saved(page);
    expect(await stage.office.sessionsOf({ order: meant })).toHaveLength(1);
  });

  it('shows what people wrote as text, whatever it looks like', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Lea <i>Text</i>');
    const customerName = '<img src=x onerror=alert(1)>';
    const description = '<script>alert(2)</script><b>Gold</b> & "more"';
    await stage.office.addOrder('70999', { customerName, description });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await openWall(page);
    await signIn(page, worker);
    await button(page, /^Start/).click();
    await page.getByRole('searchbox').fill('70999');
    await page.getByText(customerName).waitFor();
    await page.getByText(description).waitFor();
    await button(page, /^70999/).click();
    await button(page, 'Artwork').click();
    await page.getByText(customerName).waitFor();
    await page.getByText(description).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });
});

describe.concurrent('the keyboard alone', () => {
  it('leads from the wall to a finished piece', async ({ page, expect }) => {
    const worker = await stage.office.addWorker('Max Board');
    const orderNumber = await newOrder();
    const press = (key: string) => page.keyboard.press(key);
    const focusOn = async (name: string | RegExp): Promise<void> => {
      const wanted = button(page, name);
      await wanted.waitFor();
      for (let step = 0; step < 60; step += 1) {
        await press('Tab');
        if (await wanted.evaluate((element) => element.matches(':focus'))) return;
      }
      throw new Error(`Tab never reaches ${String(name)}`);
    };
    await openWall(page);
    await focusOn(/Max Board/);
    await press('Enter');
    await heading(page, 'Hello, Max Board').waitFor();
    await page.keyboard.type(worker.pin, { delay: 120 });
    await focusOn(/^Start/);
    await press('Enter');
    await heading(page, 'Which order?').waitFor();
    await page.keyboard.type(orderNumber, { delay: 120 });
    await press('Enter');
    await heading(page, 'Which task?').waitFor();
    await focusOn('Polish & paint fill');
    await press('Enter');
    await timer(page).waitFor();
    await focusOn('Finish');
    await press('Enter');
    await heading(page, 'How many pieces?').waitFor();
    await page.keyboard.type('12', { delay: 120 });
    await press('Enter');
    await button(page, /^Start/).waitFor();
    await saved(page);
    const [session] = await stage.office.sessionsOf({ order: orderNumber });
    expect([session?.endReason, session?.goodQuantity]).toEqual(['finished', 12]);
  });
});
