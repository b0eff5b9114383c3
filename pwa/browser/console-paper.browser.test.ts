/** The reports on paper: as many sheets as their rows take, each under its headings. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profitability } from '#schema/contract/reports.ts';
import { openConsole } from './testing/at-the-console.ts';
import { button } from './testing/at-the-tablet.ts';
import { pretendLongReport } from './testing/long-report.ts';
import { sheetsOf } from './testing/paper.ts';
import { openStage, type Stage } from './testing/stage.ts';

const ALL = '/console/reports?range=all';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rows = (page: Page) => page.locator('report-table tbody tr[data-order]');

/** What the browser's own way to paper makes of the page as it stands. */
async function print(page: Page): Promise<string[]> {
  return sheetsOf(await page.pdf({ preferCSSPageSize: true }));
}

/** The button prepares the page and asks for paper; the paper is taken here. */
async function pressPrint(page: Page, name = 'Print'): Promise<string[]> {
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'printed';
    };
  });
  await button(page, name).click();
  await expect.poll(() => page.title()).toBe('printed');
  return print(page);
}

const HEADINGS = 'OrderCustomerRevenueHoursEstimateLaborMaterialMarginMargin%';
const timesOf = (words: string, sheets: readonly string[]) =>
  sheets.map((sheet) => sheet.split(words).length - 1);

describe('order profitability', () => {
  it('is every row under repeated headings, and no sheet without rows', async () => {
    const { totals } = await stage.office.call<Profitability>(
      'GET',
      '/api/reports/order-profitability?limit=1',
    );
    expect(totals.orders).toBeGreaterThan(200);
    await stage.lend(
      async (page) => {
        await openConsole(page, `${ALL}&sort=-revenueCents`);
        await rows(page).first().waitFor();
        const sheets = await pressPrint(page);
        expect(sheets.length).toBeLessThan(totals.orders / 20);
        expect(sheets[0]).toContain('Alltime·SortedbyRevenue,largestfirst');
        expect(timesOf(HEADINGS, sheets)).toEqual(sheets.map(() => 1));
        const sums = timesOf(`All${totals.orders}orders`, sheets);
        expect(sums.indexOf(1)).toBe(sheets.length - 1);
      },
      { scheme: 'dark' },
    );
  });

  it('is the same before and after scrolling, twice, and in the window of a small screen', async () => {
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/reports?range=last-month');
        await rows(page).first().waitFor();
        const sheets = await print(page);
        expect(sheets.length).toBeGreaterThan(3);
        expect(timesOf(HEADINGS, sheets)).toEqual(sheets.map(() => 1));
        await page.evaluate(() => {
          scrollTo(0, document.documentElement.scrollHeight);
        });
        await expect
          .poll(async () => Number(await rows(page).last().getAttribute('data-place')))
          .toBeGreaterThan(100);
        expect((await print(page)).map(({ length }) => length)).toEqual(
          sheets.map(({ length }) => length),
        );
        expect((await print(page)).length).toBe(sheets.length);
        // Back on the screen there are the rows before the eye only.
        await expect.poll(() => rows(page).count()).toBeLessThan(80);
      },
      { width: 1024, height: 768 },
    );
  });

  it('leaves out what is for the screen, and is dark on white', async () => {
    await stage.lend(
      async (page) => {
        await openConsole(page, ALL);
        await rows(page).first().waitFor();
        await page.emulateMedia({ media: 'print' });
        for (const chrome of ['console-rail', 'report-filters', 'report-files', 'ribbon-bar']) {
          expect(await page.locator(chrome).isVisible()).toBe(false);
        }
        const ground = await page.evaluate(
          () => getComputedStyle(document.querySelector('console-app')!).colorScheme,
        );
        expect(ground).toContain('light');
      },
      { scheme: 'dark' },
    );
  });

  it('says when it holds a part only', async () => {
    await stage.lend(async (page) => {
      await pretendLongReport(page, 50_000);
      await openConsole(page);
      await rows(page).first().waitFor();
      const sheets = await print(page);
      expect(sheets[0]).toContain('Thefirst200of50,000orders');
      // Two hundred rows, and not the room of fifty thousand.
      expect(sheets.length).toBeLessThan(9);
    });
  });
});

describe('a table', () => {
  it.each(['time', 'customers', 'indirect'])(
    'of %s has its headings on each sheet and its totals once, at the end',
    async (name) => {
      await stage.lend(async (page) => {
        await openConsole(page, `/console/reports/tables/${name}?range=all&round=15`);
        await page.locator('figure-table tfoot').waitFor();
        const titles = await page.getByRole('columnheader').allInnerTexts();
        const sheets = await pressPrint(page);
        expect(sheets.length).toBeGreaterThan(1);
        const last = titles.at(-1)?.replace(/\s/g, '') ?? '';
        expect(timesOf(last, sheets)).toEqual(sheets.map(() => 1));
        const total = await page.locator('figure-table tfoot th').innerText();
        const sums = timesOf(total.replace(/\s/g, ''), sheets);
        expect(sums).toEqual(sheets.map((_, place) => (place === sheets.length - 1 ? 1 : 0)));
      });
    },
  );
});
