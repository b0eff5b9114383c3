/** One field that leads everywhere, by keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Fay Foreman', 'Palette crew', FOREMAN);
  await stage.office.addOrder('73001', { customerName: 'Ñandú Trophies', description: 'Cup' });
  await stage.office.addOrder('73002', { customerName: 'Other Trophies', description: 'Bowl' });
});
afterAll(() => stage.close());

describe('the command palette', () => {
  it('leads an admin to an order, a person and a page, and back again', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        const field = page.getByRole('combobox', { name: 'An order, a person or a page' });
        const option = (name: RegExp) => page.getByRole('option', { name });
        await openConsole(page);
        await page.getByRole('button', { name: 'Go to' }).click();
        await field.fill('ñandú');
        await option(/^73001/).waitFor();
        await holdAtTheDesk(page, wrong, 'palette');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/console\/reports\/73001$/);

        await page.keyboard.press('Control+k');
        await field.fill('fay fore');
        await option(/^Fay Foreman.*Person/).waitFor();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/console\/people\/\d+$/);

        await page.keyboard.press('Control+k');
        await field.fill('time by');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/console\/reports\/tables\/time$/);
        await page.goBack();
        await page.waitForURL(/\/console\/people\/\d+$/);

        await page.keyboard.press('Control+k');
        await field.fill('nobody at all');
        await page.getByText('Nothing is called “nobody at all”.').waitFor();
        await page.keyboard.press('Escape');
        expect(await field.count()).toBe(0);
      },
      { width: 1440, height: 900, reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });

  it('opens what was typed, not what stood there before its answer came', async () => {
    await stage.lend(async (page) => {
      const field = page.getByRole('combobox', { name: 'An order, a person or a page' });
      await openConsole(page);
      await page.keyboard.press('Control+k');
      await field.fill('7300');
      const orders = page.getByRole('option', { name: /^7300\d/ });
      await orders.nth(1).waitFor();
      const [first] = await orders.locator('.title').allInnerTexts();
      const other = first === '73001' ? '73002' : '73001';
      await page.route('**/orders/search?*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      await field.fill(other);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/console\/reports\/\d+$/);
      expect(page.url()).toContain(other);
    });
  });

  it('opens nothing of an earlier answer when the orders cannot be asked', async () => {
    await stage.lend(async (page) => {
      const field = page.getByRole('combobox', { name: 'An order, a person or a page' });
      await openConsole(page);
      await page.keyboard.press('Control+k');
      await field.fill('7300');
      await page
        .getByRole('option', { name: /^7300\d/ })
        .first()
        .waitFor();
      await page.route('**/orders/search?*', (route) => route.abort('failed'));
      await field.fill('73001');
      await page.getByText('Orders could not be searched just now.').waitFor();
      expect(await page.getByRole('option', { name: /^7300\d/ }).count()).toBe(0);
    });
  });

  it('offers a foreman the own pages, and leads to a person’s work', async () => {
    await stage.lend(async (page) => {
      const field = page.getByRole('combobox', { name: 'An order, a person or a page' });
      await openConsole(page, '/console/', FOREMAN);
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: /^Sessions/ }).waitFor();
      expect(await page.getByRole('option', { name: /^Audit/ }).count()).toBe(0);
      const [person] = (await (await page.request.get('/api/roster')).json()).users;
      await field.fill(person.displayName);
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/console/sessions\\?user=${person.id}$`));
      await heading(page, 'Sessions').waitFor();
    });
  });
});
