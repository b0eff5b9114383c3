/** A shop of 55,000 orders has sums of ten digits: none is cut, none runs into the next. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfitabilityPictures } from '#schema/contract/reports.ts';
import { openConsole } from './testing/at-the-console.ts';
import { pretendLongReport } from './testing/long-report.ts';
import { openStage, type Stage } from './testing/stage.ts';

const ORDERS = 55_000;
const SUMS = {
  losingOrders: 7_171,
  losingWithoutRevenue: 1_100,
  revenueCents: 123_456_789_012,
  laborMs: 3_252_000_000_000,
  laborCents: 98_765_432_109,
  burdenCents: 24_691_358_027,
  materialCents: 12_345_678_901,
  marginCents: -12_345_680_025,
  marginPercent: -10,
  indirectMs: 361_000_000_000,
  indirectCents: 1_098_765_432,
};
const COUNTS = [2_853, 1_673, 2_644, 1_437, 1_809, 2_357, 3_148, 4_359, 6_599, 10_596, 16_407];
const EDGES = [null, -50, -25, 0, 10, 20, 30, 40, 50, 60, 70, null];
const PICTURES: ProfitabilityPictures = {
  bands: COUNTS.map((orders, place) => ({
    fromPercent: EDGES[place] ?? null,
    toPercent: EDGES[place + 1] ?? null,
    orders,
  })),
  months: Array.from({ length: 60 }, (_, place) => ({
    month: `${2021 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`,
    laborMs: 54_000_000_000,
    revenueCents: 2_057_613_150,
    laborCents: 1_646_090_535,
    burdenCents: 411_522_633,
    materialCents: 205_761_315,
    marginCents: 1_222_222_222,
    marginPercent: 59.4,
  })),
  costs: {
    tasks: ['Engraving', 'Assembly', 'Packing'].map((name, place) => ({
      taskType: name.toUpperCase(),
      taskTypeName: name,
      laborMs: 1_084_000_000_000,
      laborCents: 32_921_810_703 + place,
    })),
    burdenCents: SUMS.burdenCents,
    materialCents: SUMS.materialCents,
    indirectMs: SUMS.indirectMs,
    indirectCents: SUMS.indirectCents,
  },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Cells whose words need more room than they have, or stand over the next cell's. */
function cutCells(page: Page): Promise<string[]> {
  return page.locator('report-table').evaluate((table) => {
    const rows = [...(table.shadowRoot?.querySelectorAll('tr:not(.gap)') ?? [])];
    return rows.flatMap((row) => {
      const cells = [...row.children].filter(
        (cell) => cell.textContent.trim() !== '' && !cell.classList.contains('cut'),
      );
      return cells
        .filter((cell) => {
          const words = document.createRange();
          words.selectNodeContents(cell);
          const [box, need] = [cell.getBoundingClientRect(), words.getBoundingClientRect()];
          return need.left < box.left - 0.5 || need.right > box.right + 0.5;
        })
        .map((cell) => cell.textContent.trim());
    });
  });
}

/** Pairs of words that stand in one another's place. */
function collisions(page: Page, host: string, selector: string): Promise<string[]> {
  return page.locator(host).evaluate((element, what) => {
    const words = [...(element.shadowRoot?.querySelectorAll(what) ?? [])].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return { said: one.textContent.trim(), box: range.getBoundingClientRect() };
    });
    const shown = words.filter(({ said }) => said !== '');
    return shown.flatMap((a, place) =>
      shown
        .slice(place + 1)
        .filter(
          (b) =>
            a.box.left < b.box.right - 0.5 &&
            b.box.left < a.box.right - 0.5 &&
            a.box.top < b.box.bottom - 1 &&
            b.box.top < a.box.bottom - 1,
        )
        .map((b) => `${a.said} | ${b.said}`),
    );
  }, selector);
}

describe('sums of ten digits', () => {
  it.each([
    [1440, 900],
    [1024, 768],
  ])('are whole in a window of %i × %i', async (width, height) => {
    await stage.lend(
      async (page) => {
        await page.route(/\/order-profitability\/pictures/, (route) =>
          route.fulfill({ json: PICTURES }),
        );
        await pretendLongReport(page, ORDERS, SUMS);
        await openConsole(page, '/console/reports?range=all');
        await page.getByRole('row', { name: /^All 55,000 orders/ }).waitFor();
        await expect.poll(() => cutCells(page)).toEqual([]);
        expect(await collisions(page, 'report-summary', '.figure')).toEqual([]);
        const foot = page.getByRole('row', { name: /^All 55,000 orders/ });
        expect((await foot.innerText()).replace(/\s+/g, ' ')).toContain('$1,234,567,890.12');

        await showPictures(page);
        await page.locator('margin-picture .count').first().waitFor();
        expect(await collisions(page, 'margin-picture', 'text.count')).toEqual([]);
        expect(await collisions(page, 'trend-picture', 'text')).toEqual([]);
        expect(await collisions(page, 'cost-picture', '.name, .number')).toEqual([]);
        const [last] = await page
          .locator('margin-picture g title')
          .allTextContents()
          .then((all) => all.slice(-1));
        expect(last).toContain('16,407 orders');
      },
      { width, height },
    );
  });

  it('are reached by scrolling the table, beside the order and its margin', async () => {
    await stage.lend(
      async (page) => {
        await pretendLongReport(page, ORDERS, SUMS);
        await openConsole(page, '/console/reports?range=all');
        const row = page.locator('report-table tbody tr[data-order]').first();
        await row.waitFor();
        await expect.poll(() => page.locator('report-table[scrolls]').count()).toBe(1);
        const lefts = async () => {
          const cells = ['.orderNumber', '.materialCents', '.marginPercent'];
          const boxes = await Promise.all(cells.map((cell) => row.locator(cell).boundingBox()));
          return boxes.map((box) => Math.round(box?.x ?? 0));
        };
        const before = await lefts();
        await page.locator('report-table .table-box').evaluate((box) => {
          box.scrollLeft = box.scrollWidth;
        });
        const after = await lefts();
        expect(after[0]).toBe(before[0]);
        expect(after[2]).toBe(before[2]);
        expect(after[1]).toBeLessThan(before[1] ?? 0);
        expect(after[1]).toBeLessThan(after[2] ?? 0);

        // The rows before the eye are drawn when the table scrolls in its box, too.
        await page.locator('report-table .table-box').evaluate((box) => {
          box.scrollTop = 900_000;
        });
        await expect
          .poll(async () =>
            Number(
              await page
                .locator('report-table tbody tr[data-order]')
                .last()
                .getAttribute('data-place'),
            ),
          )
          .toBeGreaterThan(20_000);
      },
      { width: 1024, height: 768 },
    );
  });
});

describe('margins beyond all measure', () => {
  const MARGINS = [-140_600, -73_621, -9_999, -1_625, -999.9, -123_456_789];

  it.each([
    [1440, 900],
    [1024, 768],
  ])('stand in their column in a window of %i × %i', async (width, height) => {
    await stage.lend(
      async (page) => {
        const lost = { revenueCents: 1, laborCents: 140_700, marginCents: -140_699 };
        const sums = {
          ...lost,
          laborCents: 6 * lost.laborCents,
          marginCents: 6 * lost.marginCents,
        };
        await pretendLongReport(page, MARGINS.length, sums, (place) => ({
          ...lost,
          marginPercent: MARGINS[place] ?? 0,
        }));
        await openConsole(page, '/console/reports?range=all');
        const percents = page.locator('report-table tbody td.marginPercent');
        await percents.nth(MARGINS.length - 1).waitFor();
        const said = (await percents.allInnerTexts()).map((words) => words.replace('▼', '').trim());
        expect(said).toEqual([
          ...['−141K %', '−74K %', '−9,999 %', '−1,625 %', '−999.9 %', '−123M %'],
        ]);
        await expect.poll(() => cutCells(page)).toEqual([]);
      },
      { width, height },
    );
  });
});

async function showPictures(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Show pictures' });
  if ((await button.count()) > 0) await button.click();
}
