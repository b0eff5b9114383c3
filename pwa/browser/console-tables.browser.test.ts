/** The reports beside order profitability: every one as an admin and as a foreman. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Recost } from '#schema/contract/recosts.ts';
import type { TableReport } from '#schema/contract/table-reports.ts';
import type { PayRatePreview, UserList } from '#schema/contract/users.ts';
import { TABLE_NAMES, type TableName } from '#schema/rules/table-columns.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { button } from './testing/at-the-tablet.ts';
import { centsOf, dollars, hoursOf, readCsv } from './testing/figures.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { DEMO_DESK, type Desk } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const WALK_MS = 240_000;
const FOREMAN: Desk = { username: 'dana', password: 'a long password of Dana' };

const STILL = { width: 1440, height: 900, reducedMotion: true };

let stage: Stage;
let danaId: number;
beforeAll(async () => {
  stage = await openStage();
  const { call } = stage.office;
  const { users } = await call<UserList>('GET', '/api/users');
  danaId = users.find(({ displayName }) => displayName === 'Dana Whitfield')?.id ?? 0;
  await call('PATCH', `/api/users/${danaId}`, { username: FOREMAN.username });
  await call('POST', `/api/users/${danaId}/password`, { password: FOREMAN.password });
});
afterAll(() => stage.close());

const table = (page: Page) => page.locator('figure-table');
const links = (page: Page) => page.locator('figure-table tbody a.row-link');
const complete = (page: Page) => page.locator('figure-table tfoot').waitFor();
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
const total = (page: Page, key: string) => page.locator(`figure-table tfoot .${key}`).innerText();

const report = (name: TableName, query = '') =>
  stage.office.call<TableReport>('GET', `/api/reports/tables/${name}?${query}`);

/** The report of a material is reached by a click on one. */
async function open(page: Page, name: TableName): Promise<void> {
  if (name === 'material-orders') {
    await page.goto('/console/reports/tables/materials');
    await links(page).first().click();
    await page.getByRole('heading', { name: 'Materials by order' }).waitFor();
  } else {
    await page.goto(`/console/reports/tables/${name}`);
  }
  await complete(page);
}

async function take(page: Page, name: string): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  return readFile(await (await coming).path());
}

describe('every report', () => {
  it.concurrent.each([
    ['an admin', DEMO_DESK],
    ['a foreman', FOREMAN],
  ])(
    'is clean and inside its frame for %s',
    async (_who, desk) => {
      const wrong: string[] = [];
      await stage.lend(async (page) => {
        await openConsole(page, '/console/reports/tables/time', desk);
        for (const name of TABLE_NAMES) {
          await open(page, name);
          const rows = await links(page).count();
          if (rows === 0) wrong.push(`${name} has no row that leads anywhere`);
          await holdAtTheDesk(page, wrong, name);
        }
        await page.goto('/console/reports/tables/time?round=15&dayHours=8');
        await complete(page);
        await holdAtTheDesk(page, wrong, 'rounded time');
      }, STILL);
      expect(wrong).toEqual([]);
    },
    WALK_MS,
  );

  it('shows a foreman no money, and no column where it would have been', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports/tables/time', FOREMAN);
      for (const name of TABLE_NAMES) {
        await open(page, name);
        expect(await table(page).innerText()).not.toContain('$');
        const titles = await page.getByRole('columnheader').allInnerTexts();
        expect(titles.filter((title) => /cost|labor|revenue|burden|returns/i.test(title))).toEqual(
          [],
        );
      }
      expect(await page.getByRole('link', { name: 'How reports count' }).count()).toBe(0);
    });
  });
});

describe('a report', () => {
  it('says what the server says, to the cent and the minute', async () => {
    const days = 'from=2020-01-01&to=2099-12-31';
    const [customers, time] = await Promise.all([report('customers', days), report('time', days)]);
    await stage.lend(async (page) => {
      await openConsole(page, `/console/reports/tables/customers?${days}`);
      await complete(page);
      expect(await total(page, 'marginCents')).toBe(dollars(customers.totals['marginCents'] ?? 0));
      const shown = await page.locator('figure-table tbody .marginCents').allInnerTexts();
      const cents = shown.map((words) => centsOf(words.replace('▼', '')));
      expect(cents).toEqual(customers.rows.map(({ cells }) => cells['marginCents']));

      await page.goto(`/console/reports/tables/time?${days}`);
      await complete(page);
      const paid = await page.locator('figure-table tbody .paidMs').allInnerTexts();
      expect(paid.map((words) => words.replace(',', ''))).toEqual(
        time.rows.map(({ cells }) => hoursOf(Number(cells['paidMs']))),
      );
    });
  });

  it('keeps its order and its filters in the address, and the days on the way to the next', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports/tables/task-types');
      await complete(page);
      await page.getByRole('button', { name: 'Task type', exact: true }).click();
      await page.waitForURL('**/task-types?sort=taskType');
      expect(await heading(page, 'Task type').getAttribute('aria-sort')).toBe('ascending');
      const names = [...(await links(page).allInnerTexts())].sort((a, b) => a.localeCompare(b));
      expect(names.length).toBeGreaterThan(5);
      await expect.poll(() => links(page).allInnerTexts()).toEqual(names);

      await page.getByLabel('Range').selectOption('last-90-days');
      await page.getByLabel('Team').selectOption({ label: 'Art' });
      await page.waitForURL(/range=last-90-days&team=\d+&sort=taskType$/);
      await page.reload();
      await complete(page);
      const team = page.getByLabel('Team').locator('option:checked');
      await expect.poll(() => team.innerText()).toBe('Art');

      await page.getByRole('link', { name: 'Customers' }).click();
      await page.waitForURL('**/reports/tables/customers?range=last-90-days');
      await page.getByRole('link', { name: 'Order profitability' }).click();
      await page.waitForURL('**/console/reports?range=last-90-days');
      await page.goBack();
      await page.getByRole('heading', { name: 'Customers by margin' }).waitFor();
    });
  });

  it('is walked by keyboard, and each row leads to what it is made of', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports/tables/time');
      await complete(page);
      await links(page).first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const name = await page.locator('figure-table a:focus').innerText();
      expect(name).toBe(await links(page).nth(2).innerText());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Sessions' }).waitFor();
      expect(await page.getByLabel('Person').locator('option:checked').innerText()).toBe(name);

      await page.goto('/console/reports/tables/teams');
      await complete(page);
      await page.getByRole('link', { name: 'Engraving', exact: true }).click();
      await page.getByRole('heading', { name: 'Time by person' }).waitFor();
      await complete(page);
      const { rows } = await report('teams', 'from=2020-01-01&to=2099-12-31');
      const people = rows.find(({ cells }) => cells['team'] === 'Engraving')?.cells['people'];
      expect(await links(page).count()).toBe(people);
    });
  });

  it('is taken along as it is seen: filtered, in its order, whole', async () => {
    const query = 'range=last-90-days&sort=-workedMs';
    await stage.lend(async (page) => {
      await openConsole(page, `/console/reports/tables/indirect?${query}`);
      await complete(page);
      const shown = await links(page).allInnerTexts();
      const csv = readCsv((await take(page, 'CSV')).toString('utf8'));
      expect(csv.slice(0, shown.length).map((row) => row['Task type'])).toEqual(shown);
      const hours = csv.map((row) => Number(row['Hours']));
      expect(hours).toEqual([...hours].sort((a, b) => b - a));
      // A workbook is a zip.
      expect((await take(page, 'Excel')).subarray(0, 2).toString()).toBe('PK');
    });
  });

  it('says when there is nothing, and looks further on a word', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports/tables/materials?from=2020-01-01&to=2020-01-02');
      await page.getByRole('heading', { name: 'Nothing in these days' }).waitFor();
      await button(page, 'Look at all time').click();
      await complete(page);
      expect(new URL(page.url()).search).toBe('?range=all');
    });
  });
});

describe('how reports count', () => {
  it('is a click away for an admin, and what is set there counts here', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reports/tables/customers?range=last-30-days');
      await complete(page);
      const labor = centsOf(await total(page, 'laborCents'));
      const margin = centsOf(await total(page, 'marginCents'));
      await page.getByRole('link', { name: 'How reports count' }).click();
      await button(page, 'Change: Burden on labor').click();
      const dialog = page.getByRole('dialog', { name: 'Burden on labor' });
      await dialog.getByLabel('Burden on labor').fill('12.5');
      // As the order profitability sums it: to the cent of each order.
      const about = Math.round(labor / 8);
      const said = dialog.getByText(`labor ${dollars(labor)}, burden`);
      await said.waitFor();
      const [, foreseen = ''] =
        /burden (\$[\d,.]+) instead of \$0\.00/.exec(await said.innerText()) ?? [];
      await button(page, 'Save').click();
      await dialog.waitFor({ state: 'detached' });

      await page.goBack();
      await complete(page);
      await expect.poll(() => total(page, 'burdenCents')).toBe(foreseen);
      const burden = centsOf(foreseen);
      const orders = Number(await total(page, 'orders'));
      expect(Math.abs(burden - about)).toBeLessThanOrEqual(orders);
      expect(centsOf(await total(page, 'marginCents'))).toBe(margin - burden);
      await stage.office.call('PATCH', '/api/settings', { burdenBasisPoints: 0 });
    }, STILL);
  });
});

describe('a pay rate with a past date', () => {
  it('says which work it re-costs by how much, runs, and says how it ended', async () => {
    const { call } = stage.office;
    const path = `/api/users/${danaId}/pay-rates/preview`;
    const rate = 'effectiveFrom=2026-01-05&kind=hourly&amountCents=3100';
    await stage.lend(async (page) => {
      await openConsole(page, `/console/people/${danaId}`);
      await page.getByLabel('Holds from').fill('2026-01-05');
      await page.getByText('Give the amount to see').waitFor();
      await page.getByLabel('Dollars per hour').or(page.getByLabel('Dollars per year')).waitFor();
      await page.getByLabel('Paid', { exact: true }).selectOption('hourly');
      await page.getByLabel('Dollars per hour').fill('31');
      const foreseen = await call<PayRatePreview>('GET', `${path}?${rate}`);
      expect(foreseen.sessions).toBeGreaterThan(500);
      const preview = page.locator('recost-preview');
      await preview.getByText(`${foreseen.sessions} sessions`).waitFor();
      const sign = foreseen.differenceCents > 0 ? '+' : '';
      const difference = `${sign}${dollars(foreseen.differenceCents)}`;
      await preview.getByText(difference, { exact: true }).waitFor();
      const wrong: string[] = [];
      await holdAtTheDesk(page, wrong, 'what a rate would do');

      await button(page, 'Add rate').click();
      await page.getByRole('dialog', { name: 'Change the cost of past work?' }).waitFor();
      await button(page, 'Add rate and re-cost').click();
      const progress = page.locator('person-panel recost-progress');
      await progress.getByText(`${foreseen.sessions} sessions re-costed by`).waitFor();
      await progress.getByText(`re-costed by ${difference}.`).waitFor();
      const after = await call<{ recosts: Recost[] }>('GET', '/api/recosts');
      expect(after.recosts[0]).toMatchObject({
        state: 'done',
        done: foreseen.sessions,
        differenceCents: foreseen.differenceCents,
      });
      await holdAtTheDesk(page, wrong, 'how it ended');
      expect(wrong).toEqual([]);
    }, STILL);
  });

  it('shows everybody who comes by how far it is', async () => {
    const running: Recost = {
      ...{ id: 99, user: { id: danaId, displayName: 'Dana Whitfield' }, payRateId: 1 },
      ...{ fromDay: '2026-01-05', beforeDay: null, state: 'running', done: 12_500, total: 40_000 },
      ...{ differenceCents: 1_234_567, createdBy: { id: 1, displayName: 'Helen Marsh' } },
      ...{ createdAt: '2026-11-12T15:00:00.000Z', finishedAt: null },
    };
    let answer = running;
    await stage.lend(async (page) => {
      await page.route('**/api/recosts', (route) => route.fulfill({ json: { recosts: [answer] } }));
      await openConsole(page, '/console/people');
      await page.getByText('12,500 of about 40,000 sessions').waitFor();
      await page.getByText('+$12,345.67 so far').waitFor();
      const wrong: string[] = [];
      await holdAtTheDesk(page, wrong, 'a re-costing that runs');
      expect(wrong).toEqual([]);
      answer = { ...running, state: 'done', done: 39_990 };
      await page.getByText('Dana Whitfield: 39,990 sessions re-costed by +$12,345.67.').waitFor();
      await page.locator('recost-progress').waitFor({ state: 'detached' });
    }, STILL);
  });
});
