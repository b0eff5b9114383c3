/** The reports on paper: as many sheets as their rows take, each under its headings. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profitability } from '#schema/contract/reports.ts';
import { openConsole, orderRows } from './testing/at-the-console.ts';
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
        await orderRows(page).first().waitFor();
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
        const pictures = page.waitForResponse((answer) => answer.url().includes('/pictures?'));
        await openConsole(page, '/console/reports?range=last-month');
        await orderRows(page).first().waitFor();
        await (await pictures).finished();
        const sheets = await print(page);
        expect(sheets.length).toBeGreaterThan(3);
        expect(timesOf(HEADINGS, sheets)).toEqual(sheets.map(() => 1));
        await page.locator('report-table .table-box').evaluate((box) => {
          scrollTo(0, document.documentElement.scrollHeight);
          box.scrollTop = box.scrollHeight;
        });
        await expect
          .poll(async () => Number(await orderRows(page).last().getAttribute('data-place')))
          .toBeGreaterThan(100);
        expect((await print(page)).map(({ length }) => length)).toEqual(
          sheets.map(({ length }) => length),
        );
        expect((await print(page)).length).toBe(sheets.length);
        // Back on the screen there are the rows before the eye only.
        await expect.poll(() => orderRows(page).count()).toBeLessThan(80);
      },
      { width: 1024, height: 768 },
    );
  });

  it('leaves out what is for the screen, and is dark on white', async () => {
    await stage.lend(
      async (page) => {
        await openConsole(page, ALL);
        await orderRows(page).first().waitFor();
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
      await orderRows(page).first().waitFor();
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

describe('a payroll', () => {
  it('names the shop, the days, the filters, the rules of pay and the hour it was printed', async () => {
    await stage.lend(async (page) => {
      const filters = 'from=2026-01-05&to=2026-01-31&dayHours=8&round=15';
      await openConsole(page, `/console/reports/tables/time?${filters}`);
      await page.getByLabel('Team').selectOption({ label: 'No team' });
      await page
        .getByText('Nothing in these days')
        .or(page.locator('figure-table tfoot'))
        .waitFor();
      const [sheet = ''] = await print(page);
      expect(sheet).toContain('NorthgateAwards·Jan5,2026toJan31,2026·Team:Noteam·');
      expect(sheet).toContain('Overtime:Over8hadayor40haweek·Rounding:Daysto15min·');
      expect(sheet).toMatch(/·Printed[A-Z][a-z]{2}\d{1,2},\d{4},\d{2}:\d{2}/);
    });
  });
});

describe('an open order', () => {
  it('is printed alone and whole, and the button says so', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports?range=all&sort=-laborMs');
      await orderRows(page).first().getByRole('link').click();
      const panel = page.getByRole('complementary', { name: /^Order / });
      await panel.getByRole('heading', { name: 'Material' }).waitFor();
      const number = (await panel.getByRole('heading', { level: 2 }).innerText()).slice(6);
      const sheets = await pressPrint(page, `Print order ${number}`);
      const words = sheets.join('');
      expect(words).toContain(`Order${number}`);
      expect(words).not.toContain(HEADINGS);
      // Every session, also of tasks that are folded on the screen.
      const lines = await panel.locator('session-line time').allTextContents();
      expect(lines.length).toBeGreaterThan(8);
      for (const line of lines) expect(words).toContain(line.replace(/\s/g, ''));
    });
  });
});
