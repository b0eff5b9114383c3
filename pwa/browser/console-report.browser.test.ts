/** Order Profitability: its filters, its drill-down, its length, and for a foreman. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderCost } from '#schema/contract/order-cost.ts';
import type { Profitability } from '#schema/contract/reports.ts';
import { figure, openConsole, orderRow, orderRows } from './testing/at-the-console.ts';
import { button } from './testing/at-the-tablet.ts';
import { centsOf, dollars, hourlyCost, sum } from './testing/figures.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { numberAt, pretendLongReport } from './testing/long-report.ts';
import type { Desk } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const TEAM = 'Report crew';
const HOURLY_CENTS = 2_537;
const HOUR_MS = 3_600_000;
const ALL = '/console/reports?range=all';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { office } = stage;
  await office.addForeman('Fay Foreman', TEAM, FOREMAN);
});
afterAll(() => stage.close());

const chip = (page: Page, name: string) =>
  page.getByRole('combobox', { name: new RegExp(`^${name}`) });
/** Names found by what was typed. */
const found = (page: Page) => page.getByRole('listbox').getByRole('option');
const said = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent.trim() ?? '';
  });

describe('a list of 50,000 orders', () => {
  const ORDERS = 50_000;

  it('has only the rows before the eye in the page, and says how many there are', async () => {
    await stage.lend(async (page) => {
      const asked = await pretendLongReport(page, ORDERS);
      await openConsole(page);
      await orderRows(page).first().waitFor();
      expect(await orderRows(page).count()).toBeLessThan(80);
      const table = page.getByRole('table');
      expect(await table.getAttribute('aria-rowcount')).toBe(String(ORDERS + 2));
      expect(await orderRows(page).first().getAttribute('aria-rowindex')).toBe('2');
      await page.getByRole('row', { name: /^All 50,000 orders/ }).waitFor();
      expect(asked.offsets).toEqual([0]);

      const heightBefore = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(heightBefore).toBeGreaterThan(ORDERS * 40);
      await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight * 0.6);
      });
      await expect
        .poll(async () => Number(await orderRows(page).last().getAttribute('data-place')))
        .toBeGreaterThan(29_000);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height).toBe(heightBefore);
      expect(await orderRows(page).count()).toBeLessThan(80);
      // One leap: what lies between was not fetched.
      expect(asked.offsets.length).toBeLessThanOrEqual(3);
    });
  });

  it('is walked by keyboard from end to end, the focus staying on the order', async () => {
    await stage.lend(async (page) => {
      await pretendLongReport(page, ORDERS);
      await openConsole(page);
      await orderRow(page, numberAt(0)).getByRole('link').focus();
      await page.keyboard.press('End');
      await expect.poll(() => focused(page)).toBe(numberAt(ORDERS - 1));
      expect(await orderRow(page, numberAt(ORDERS - 1)).getAttribute('aria-rowindex')).toBe(
        String(ORDERS + 1),
      );
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => focused(page)).toBe(numberAt(ORDERS - 2));
      await page.keyboard.press('Home');
      await expect.poll(() => focused(page)).toBe(numberAt(0));
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowDown');
      const place = Number(await focused(page)) - Number(numberAt(0));
      expect(place).toBeGreaterThan(8);
      expect(place).toBeLessThan(30);

      // Scrolled out of sight, the row keeps the focus: the next key goes on from there.
      await page.mouse.move(700, 600);
      await page.mouse.wheel(0, 400_000);
      await expect
        .poll(async () => Number(await orderRows(page).last().getAttribute('data-place')))
        .toBeGreaterThan(9_000);
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focused(page)).toBe(numberAt(place + 1));
      expect(await orderRow(page, numberAt(place + 1)).isVisible()).toBe(true);
    });
  });

  it('begins at its front again when it is sorted in the middle', async () => {
    await stage.lend(async (page) => {
      await pretendLongReport(page, ORDERS);
      await openConsole(page);
      await orderRows(page).first().waitFor();
      await page.evaluate(() => {
        scrollTo(0, 900_000);
      });
      await expect
        .poll(async () => Number(await orderRows(page).last().getAttribute('data-place')))
        .toBeGreaterThan(20_000);
      await button(page, 'Hours').click();
      await expect.poll(() => said(page)).toEqual({ sort: '-laborMs' });
      await expect.poll(() => orderRow(page, numberAt(0)).isVisible()).toBe(true);
    });
  });

  it('keeps the list and says so when a page of it cannot be had, and gets it then', async () => {
    await stage.lend(async (page) => {
      await pretendLongReport(page, ORDERS);
      await openConsole(page);
      await orderRows(page).first().waitFor();
      await page.route(/offset=/, (route) => route.abort('failed'));
      await orderRow(page, numberAt(0)).getByRole('link').focus();
      await page.keyboard.press('End');
      await page.getByText('The server cannot be reached.').waitFor();
      await page.unroute(/offset=/);
      await button(page, 'Try again').click();
      await orderRow(page, numberAt(ORDERS - 1)).waitFor();
    });
  });
});

describe('the filters', () => {
  it('are in the address, and each shows what the API answers to it', async () => {
    const { office } = stage;
    const one = await office.addWorker('Crew One', { team: TEAM });
    const other = await office.addWorker('Loner Two');
    for (const number of ['73001', '73002']) {
      await office.addOrder(number, {
        customerName: `Filter & Sons ${number}`,
        revenueCents: 9_00,
      });
    }
    await office.addWork(one, { orderNumber: '73001', durationMs: HOUR_MS });
    await office.addWork(other, { orderNumber: '73002', taskType: 'PACK', durationMs: HOUR_MS });
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports?q=7300');
      await expect.poll(() => orderRows(page).count()).toBe(2);
      await chip(page, 'Team').selectOption(TEAM);
      await expect.poll(() => orderRows(page).count()).toBe(1);
      await orderRow(page, '73001').waitFor();
      await button(page, 'Clear filters').click();
      await expect.poll(() => said(page)).toEqual({});

      await page.goto('/console/reports?q=7300');
      await chip(page, 'Task').selectOption('Packing');
      await expect.poll(() => orderRows(page).count()).toBe(1);
      await orderRow(page, '73002').waitFor();
      await chip(page, 'Task').selectOption('All tasks');
      await chip(page, 'Customer').fill('filter & sons 73');
      await found(page).nth(1).waitFor();
      await chip(page, 'Customer').press('ArrowDown');
      await chip(page, 'Customer').press('ArrowDown');
      await chip(page, 'Customer').press('Enter');
      await expect
        .poll(() => said(page))
        .toEqual({
          q: '7300',
          customer: 'Filter & Sons 73002',
        });
      await orderRow(page, '73002').waitFor();
      await chip(page, 'Customer').fill('');
      await chip(page, 'Customer').press('Enter');
      await expect.poll(() => said(page)).toEqual({ q: '7300' });
      await chip(page, 'Status').selectOption('Shipped');
      await page.getByText('No order matches').waitFor();
    });
  });

  it('warn early: open orders whose cost comes near to their revenue, and no others', async () => {
    const { office } = stage;
    const rate = { kind: 'hourly', amountCents: HOURLY_CENTS } as const;
    const worker = await office.addWorker('Wanda Warning', { rate });
    const cost = hourlyCost(HOURLY_CENTS, 4 * HOUR_MS);
    await office.addOrder('73011', { revenueCents: Math.round(cost / 0.95) });
    await office.addOrder('73012', { revenueCents: Math.round(cost / 0.65) });
    await office.addWork(worker, { orderNumber: '73011', durationMs: 4 * HOUR_MS });
    await office.addWork(worker, { orderNumber: '73012', durationMs: 4 * HOUR_MS, daysAgo: 2 });
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports?q=7301');
      await expect.poll(() => orderRows(page).count()).toBe(2);
      await chip(page, 'Early warning').selectOption('Cost from 90 %');
      await expect.poll(() => said(page)).toEqual({ q: '7301', status: 'open', costOver: '90' });
      await expect.poll(() => orderRows(page).count()).toBe(1);
      await orderRow(page, '73011').waitFor();
      await chip(page, 'Early warning').selectOption('Cost from 60 %');
      await expect.poll(() => orderRows(page).count()).toBe(2);
      await chip(page, 'Status').selectOption('Shipped');
      await expect.poll(() => said(page)).toEqual({ q: '7301', status: 'shipped' });
    });
  });
});

describe('an order', () => {
  it('is followed down to its sessions and their history, every step adding up', async () => {
    const { office } = stage;
    const rate = { kind: 'hourly', amountCents: HOURLY_CENTS } as const;
    const [ada, bob] = [
      await office.addWorker('Ada Deep', { rate }),
      await office.addWorker('Bob Deep', { rate }),
    ];
    await office.addOrder('73021', { revenueCents: 50_000 });
    const lengths = [4_633_007, 1_234_567, 9_876_543, 2_222_222] as const;
    for (const [index, ms] of lengths.entries()) {
      await office.addWork(index % 2 ? bob : ada, {
        orderNumber: '73021',
        taskType: index < 3 ? 'ENGRAVE' : 'PACK',
        durationMs: ms,
        daysAgo: index + 1,
      });
    }
    await office.call('PATCH', '/api/settings', { burdenBasisPoints: 2_500 });
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        const histories: string[] = [];
        page.on('request', (request) => {
          if (request.url().includes('/api/reports/sessions/')) histories.push(request.url());
        });
        await openConsole(page, '/console/reports?q=73021');
        const row = orderRow(page, '73021');
        await row.waitFor();
        const labor = sum(lengths.map((ms) => hourlyCost(HOURLY_CENTS, ms)));
        const burden = Math.floor((labor * 2_500 + 5_000) / 10_000);
        expect(await figure(row, 'laborCents')).toBe(dollars(labor));
        expect(await figure(row, 'burdenCents')).toBe(dollars(burden));
        expect(await figure(row, 'marginCents')).toBe(dollars(50_000 - labor - burden));

        await row.getByRole('link').click();
        const panel = page.getByRole('complementary', { name: 'Order 73021' });
        await panel.getByText('100 % corrected').waitFor();
        await panel.getByText('− Burden').waitFor();
        // What stands above the tasks was known from the list.
        await panel.locator('details.task').first().waitFor();
        const cents = async (selector: string) =>
          (await panel.locator(selector).allTextContents()).map(centsOf);
        const tasks = await cents('details.task > summary > .number:last-child');
        expect(sum(tasks)).toBe(labor);
        expect(sum(await cents('details.worker > summary > .number:last-child'))).toBe(labor);
        expect(sum(await cents('session-line .line > .number:last-child'))).toBe(labor);
        expect(sum(await cents('order-labor .burden > .number'))).toBe(burden);

        const { tasks: told } = await office.call<OrderCost>(
          'GET',
          '/api/reports/order-profitability/73021',
        );
        const formulas = told.flatMap(({ sessions }) => sessions.map(({ formula }) => formula));
        expect(formulas).toHaveLength(lengths.length);
        const shown = (await panel.locator('.formula').allTextContents()).join(' ');
        for (const formula of formulas) expect(shown).toContain(formula);

        await panel
          .getByRole('button', { name: /^History of (Ada|Bob) Deep/ })
          .first()
          .click();
        await panel.getByText('“Forgot to tap”').waitFor();
        await panel.getByText('Corrected, Helen Marsh').waitFor();
        await panel.getByText(/^Started, (Ada|Bob) Deep/).waitFor();
        expect(histories).toHaveLength(1);
        await holdAtTheDesk(page, wrong, 'the order');
      },
      { reducedMotion: true },
    );
    await office.call('PATCH', '/api/settings', { burdenBasisPoints: 0 });
    expect(wrong).toEqual([]);
  });
});

describe('an order corrected elsewhere while the report is open', () => {
  it('says the same in its row, in the totals and in the panel, once it is opened', async () => {
    const { office } = stage;
    const rate = { kind: 'hourly', amountCents: HOURLY_CENTS } as const;
    const worker = await office.addWorker('Corin Elsewhere', { rate });
    for (const number of ['73031', '73032']) {
      await office.addOrder(number, { revenueCents: 90_000 });
      await office.addWork(worker, {
        ...{ orderNumber: number, durationMs: 4 * HOUR_MS },
        daysAgo: number === '73031' ? 1 : 2,
      });
    }
    const [session] = await office.sessionsOf({ order: '73031' });
    const shorten = async (hours: number) => {
      const endedAt = new Date(Date.parse(session!.startedAt) + hours * HOUR_MS).toISOString();
      const body = { endedAt, reason: 'Went home' };
      await office.call('POST', `/api/sessions/${session!.id}/corrections`, body);
    };
    const cost = (hours: number) => dollars(hourlyCost(HOURLY_CENTS, hours * HOUR_MS));
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports?q=7303');
      const [row, totals] = [orderRow(page, '73031'), page.locator('report-table tfoot tr')];
      await expect.poll(() => figure(row, 'laborCents')).toBe(cost(4));
      await shorten(3);
      await row.getByRole('link').click();
      const panel = page.getByRole('complementary', { name: 'Order 73031' });
      await panel.getByText(cost(3)).first().waitFor();
      const margin = dollars(90_000 - hourlyCost(HOURLY_CENTS, 3 * HOUR_MS));
      const account = panel.locator('order-account .result dd');
      await expect.poll(async () => (await account.innerText()).endsWith(margin)).toBe(true);
      await expect.poll(() => figure(row, 'marginCents')).toBe(margin);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await expect.poll(() => figure(row, 'laborCents')).toBe(cost(3));
      await expect.poll(() => figure(totals, 'laborCents')).toBe(cost(7));

      // Hidden behind another tab, it is read anew when it comes back.
      const turn = (to: DocumentVisibilityState) =>
        page.evaluate((state) => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, to);
      await turn('hidden');
      await shorten(2);
      await turn('visible');
      await expect.poll(() => figure(row, 'laborCents')).toBe(cost(2));
      await expect.poll(() => figure(totals, 'laborCents')).toBe(cost(6));
    });
  });
});

describe('a saved view', () => {
  it('is saved by name, opened in another window, saved over and deleted', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        await openConsole(page, `${ALL}&status=shipped&sort=-laborMs`);
        await button(page, 'Saved views').click();
        await button(page, 'Save view').click();
        await page.getByText('Please fill this in.').waitFor();
        await page.getByLabel('Save what is shown as').fill('Big & shipped');
        await page.keyboard.press('Enter');
        await page.getByText('View “Big & shipped” saved.').waitFor();
        const views = page.getByRole('group', { name: 'Saved views' });
        await views.getByRole('link', { name: 'Big & shipped' }).waitFor();
        await holdAtTheDesk(page, wrong, 'the views');
        await page.keyboard.press('Escape');
        await views.waitFor({ state: 'detached' });
        expect(await focused(page)).toBe('Saved views');
      },
      { reducedMotion: true },
    );
    await stage.lend(async (page) => {
      await openConsole(page);
      await button(page, 'Saved views').click();
      await page.getByRole('link', { name: 'Big & shipped' }).waitFor();
      await page.goto('/console/reports/tables/teams?range=this-year');
      await button(page, 'Saved views').click();
      await page.getByText('Nothing saved yet.').waitFor();
      await page.getByLabel('Save what is shown as').fill('Teams this year');
      await page.keyboard.press('Enter');
      const teams = page.getByRole('link', { name: 'Teams this year' });
      expect(await teams.getAttribute('href')).toBe(
        '/console/reports/tables/teams?range=this-year',
      );

      await page.goto('/console/reports');
      await button(page, 'Saved views').click();
      await page.getByRole('link', { name: 'Big & shipped' }).click();
      const view = { range: 'all', status: 'shipped', sort: '-laborMs' };
      await expect.poll(() => said(page)).toEqual(view);
      await chip(page, 'Status').selectOption('Open');
      await button(page, 'Saved views').click();
      await page.getByLabel('Save what is shown as').fill('Big & shipped');
      await page.keyboard.press('Enter');
      await page.getByText('View “Big & shipped” saved.').waitFor();
      const saved = page.getByRole('link', { name: 'Big & shipped' });
      expect(await saved.count()).toBe(1);
      expect(await saved.getAttribute('href')).toContain('status=open');
      await button(page, 'Delete the view Big & shipped').click();
      await page.getByText('Nothing saved yet.').waitFor();
    });
    expect(wrong).toEqual([]);
  });
});

describe('the sums', () => {
  it('say what their revenue is, and how many losers no percent can find', async () => {
    const { totals } = await stage.office.call<Profitability>(
      'GET',
      '/api/reports/order-profitability?limit=1',
    );
    const { losingOrders, losingWithoutRevenue } = totals;
    expect(losingWithoutRevenue).toBeGreaterThan(0);
    expect(losingWithoutRevenue).toBeLessThan(losingOrders);
    await stage.lend(async (page) => {
      await openConsole(page, ALL);
      await orderRows(page).first().waitFor();
      await page.getByText('Of the whole orders', { exact: true }).waitFor();
      await page.getByText('Revenue: each month’s share, by cost').waitFor();
      await page.getByText('Revenue of the whole orders').waitFor();
      await page
        .getByText('Losers first, by percent; orders without revenue stand last.')
        .waitFor();
      const all = totals.orders.toLocaleString('en-US');
      await page
        .getByText(
          `${losingOrders} of ${all} orders lost money, ${losingWithoutRevenue} of them without revenue`,
        )
        .waitFor();

      const words = `${losingOrders} losing money, ${losingWithoutRevenue} without revenue`;
      await page.getByRole('link', { name: words }).click();
      await expect.poll(() => said(page)).toEqual({ range: 'all', sort: 'marginCents' });
      const place = (at: number) => page.locator(`report-table tr[data-place="${at}"]`);
      // The first row was a loser by percent, too: that the new order has come is seen further down.
      const marginsAroundTheLast = async () => {
        await page.evaluate(() => {
          scrollTo(0, 800);
        });
        return Promise.all(
          [losingOrders - 1, losingOrders].map(async (at) =>
            (await place(at).locator('.marginCents').allInnerTexts()).join(),
          ),
        );
      };
      await expect
        .poll(marginsAroundTheLast)
        .toEqual([expect.stringMatching(/^−/), expect.stringMatching(/^[^−]/)]);
    });
  });
});

describe('a low window', () => {
  /** Of the orders' rows, those that stand in sight from edge to edge, free of head and foot. */
  const wholeRows = (page: Page) =>
    page.locator('report-table').evaluate((table) => {
      const root = table.shadowRoot!;
      const foot = root.querySelector('tfoot th')?.getBoundingClientRect().top ?? Infinity;
      return [...root.querySelectorAll('tbody tr[data-order]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= Math.min(innerHeight, foot);
      }).length;
    });

  it('is for the table, and shows the pictures to who wants them, from then on', async () => {
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/reports?range=last-month');
        await orderRows(page).first().waitFor();
        await page.getByText('of revenue').waitFor();
        const picture = page.getByRole('heading', { name: 'Which margin do our orders earn?' });
        expect(await picture.count()).toBe(0);
        expect(await wholeRows(page)).toBeGreaterThanOrEqual(8);
        const headings = await page.getByRole('columnheader').allInnerTexts();
        expect(headings.map((words) => words.trim())).toEqual(
          expect.arrayContaining(['Labor', 'Material']),
        );

        await button(page, 'Show pictures').click();
        await picture.waitFor();
        await page.reload();
        await picture.waitFor();
        await button(page, 'Hide pictures').click();
        await picture.waitFor({ state: 'detached' });
      },
      { width: 1024, height: 768 },
    );
  });

  it('has every filter in one line, which moves under the keyboard', async () => {
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/reports?range=last-month');
        await orderRows(page).first().waitFor();
        const tops = await page
          .locator('report-filters .chip')
          .evaluateAll((chips) =>
            chips
              .filter((one) => one.checkVisibility())
              .map((one) => one.getBoundingClientRect().top),
          );
        expect(tops.length).toBeGreaterThan(7);
        expect(new Set(tops).size).toBe(1);
        const customer = await page.locator('customer-chip').boundingBox();
        expect((customer?.x ?? 0) + (customer?.width ?? 0)).toBeLessThan(1000);
        const warning = chip(page, 'Early warning');
        await warning.focus();
        const box = await warning.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
        // What is found stands over the page, not inside of the line.
        await chip(page, 'Customer').fill('a');
        await found(page).nth(3).waitFor();
        await chip(page, 'Customer').press('ArrowDown');
        const option = await found(page).nth(3).boundingBox();
        const field = await chip(page, 'Customer').boundingBox();
        expect(option?.y).toBeGreaterThan((field?.y ?? 0) + 40);
        await found(page).nth(3).click();
        await expect.poll(() => Boolean(said(page)['customer'])).toBe(true);
      },
      { width: 1024, height: 768 },
    );
  });
});

describe('the page', () => {
  it('is whole for an admin, in the days of all time', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        await openConsole(page, ALL);
        await orderRows(page).first().waitFor();
        await page.getByRole('heading', { name: 'Where did the cost go?' }).waitFor();
        await page.locator('cost-picture li').first().waitFor();
        await holdAtTheDesk(page, wrong, 'the report');
        await chip(page, 'Customer').fill('a');
        await found(page).nth(3).waitFor();
        await chip(page, 'Customer').press('ArrowDown');
        await holdAtTheDesk(page, wrong, 'customers found');
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });

  it('shows a foreman hours and percent, and no money anywhere', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        await openConsole(page, ALL, FOREMAN);
        await orderRows(page).first().waitFor();
        await page.locator('cost-picture li').first().waitFor();
        const headings = await page.getByRole('columnheader').allInnerTexts();
        expect(headings.map((words) => words.trim())).toEqual([
          'Order',
          'Customer',
          'Hours',
          'Estimate',
          'Margin %',
        ]);
        await page.getByRole('heading', { name: 'Where did the hours go?' }).waitFor();
        await holdAtTheDesk(page, wrong, 'the report');
        await orderRows(page).first().getByRole('link').click();
        const panel = page.getByRole('complementary', { name: /^Order/ });
        await panel.getByRole('heading', { name: 'How sure the hours are' }).waitFor();
        await panel
          .getByText(/^Sum ·/)
          .first()
          .waitFor();
        await holdAtTheDesk(page, wrong, 'the order');
        expect(await page.getByText(/\d %/).count()).toBeGreaterThan(5);
        expect(await page.getByText(/\$\s?\d/).count()).toBe(0);
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});
