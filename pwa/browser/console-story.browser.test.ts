/** The office at the console of a built server: figures worked out apart, and held to the page. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { figure, openConsole, orderRow, signInAtConsole } from './testing/at-the-console.ts';
import { button, chooseName, heading, openWall } from './testing/at-the-tablet.ts';
import {
  centsOf,
  csvCents,
  dollars,
  hourlyCost,
  hoursOf,
  readCsv,
  salariedCost,
  sum,
} from './testing/figures.ts';
import { openStage, type Stage } from './testing/stage.ts';

const HOURLY_CENTS = 2_537;
const SALARY_CENTS = 6_431_000;
const DAY_MS = 86_400_000;

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

/** An order on which an hourly and a salaried person worked for odd lengths of time. */
async function orderWithCost(orderNumber: string, customerName: string) {
  const { office } = stage;
  const revenueCents = 41_250;
  await office.addOrder(orderNumber, { customerName, description: 'Club cup', revenueCents });
  const hourly = await office.addWorker(`Hourly ${orderNumber}`, {
    rate: { kind: 'hourly', amountCents: HOURLY_CENTS },
  });
  const salaried = await office.addWorker(`Salaried ${orderNumber}`, {
    rate: { kind: 'salaried', amountCents: SALARY_CENTS },
  });
  const lengths = [4_633_007, 1_234_567, 9_876_543] as const;
  await office.addWork(hourly, { orderNumber, durationMs: lengths[0], daysAgo: 2 });
  await office.addWork(hourly, { orderNumber, durationMs: lengths[1] });
  await office.addWork(salaried, { orderNumber, durationMs: lengths[2] });
  const hourlyCents = hourlyCost(HOURLY_CENTS, lengths[0]) + hourlyCost(HOURLY_CENTS, lengths[1]);
  const salariedCents = salariedCost(SALARY_CENTS, lengths[2]);
  const laborCents = hourlyCents + salariedCents;
  return { ...{ hourly, salaried, hourlyCents, salariedCents, laborCents, revenueCents }, lengths };
}

describe.concurrent('the first admin of a real shop', () => {
  const desk = { username: 'office', password: 'a long password of the office' };

  test('is made at the terminal and signs in, while nobody else can', async ({ expect }) => {
    const empty = await openStage({ DEMO: '0' }, desk);
    try {
      await empty.lend(async (page) => {
        await page.goto('/console/');
        await button(page, 'Sign in').waitFor();
        expect(await page.getByText('demo').count()).toBe(0);
        await signInAtConsole(page, { ...desk, password: 'not the password' });
        await page.getByRole('alert').waitFor();
        await openConsole(page, '/console/people', desk);
        await heading(page, 'People').waitFor();
        await page.getByRole('link', { name: 'office' }).waitFor();
      });
    } finally {
      await empty.close();
    }
  });
});

describe.concurrent('Order Profitability', () => {
  it('shows cents that are right for an hourly and for a salaried person', async ({
    page,
    expect,
  }) => {
    const cost = await orderWithCost('71001', 'Right Cents Ltd');
    await openConsole(page, '/console/reports?q=71001');
    const row = orderRow(page, '71001');
    await row.waitFor();
    const marginCents = cost.revenueCents - cost.laborCents;
    expect(await figure(row, 'revenueCents')).toBe(dollars(cost.revenueCents));
    expect(await figure(row, 'laborCents')).toBe(dollars(cost.laborCents));
    expect(await figure(row, 'laborMs')).toBe(hoursOf(sum(cost.lengths)));
    expect(await figure(row, 'materialCents')).toBe(dollars(0));
    expect(await figure(row, 'marginCents')).toBe(dollars(marginCents));
    const percent = (Math.round((marginCents / cost.revenueCents) * 1000) / 10).toFixed(1);
    expect(await figure(row, 'marginPercent')).toContain(`${percent} %`);

    await row.getByRole('link', { name: '71001' }).click();
    const panel = page.getByRole('complementary', { name: 'Order 71001' });
    await panel.getByRole('heading', { name: 'People' }).waitFor();
    for (const [worker, cents] of [
      [cost.hourly, cost.hourlyCents],
      [cost.salaried, cost.salariedCents],
    ] as const) {
      const line = panel.locator('section > .line').filter({ hasText: worker.name });
      expect(await line.innerText()).toContain(dollars(cents));
    }
  });

  it('goes down to sessions, and every sum is that of the lines above it', async ({
    page,
    expect,
  }) => {
    const cost = await orderWithCost('71002', 'Adding Up Inc');
    await openConsole(page, '/console/reports/71002');
    const panel = page.getByRole('complementary', { name: 'Order 71002' });
    await panel.getByText('Sum · 3 sessions').waitFor();
    const cents = async (selector: string) =>
      (await panel.locator(selector).allInnerTexts()).map(centsOf);
    const sessions = await cents('order-labor li .line > .number:last-child');
    expect(sessions).toHaveLength(3);
    expect(sum(sessions)).toBe(cost.laborCents);
    expect(await cents('order-labor .sum > .number:last-child')).toEqual([cost.laborCents]);
    expect(await cents('details.task > summary > .number:last-child')).toEqual([cost.laborCents]);
    const people = await cents('section > .line:not(.sum) > .number:last-child');
    expect(people.sort()).toEqual([cost.hourlyCents, cost.salariedCents].sort());
    expect(await panel.getByText('do not add up').count()).toBe(0);
  });

  it('keeps search, sort, range and customer in the address', async ({ page, expect }) => {
    await orderWithCost('71003', 'Address & Sons');
    const chip = (name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}`) });
    await openConsole(page);
    await page.getByRole('searchbox', { name: 'Search orders' }).fill('71003');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=71003');
    await orderRow(page, '71003').waitFor();
    await chip('Range').selectOption('This year');
    await chip('Customer').fill('address');
    await page.getByRole('option', { name: 'Address & Sons', exact: true }).waitFor();
    await chip('Customer').press('Enter');
    await expect.poll(() => chip('Customer').inputValue()).toBe('Address & Sons');
    await button(page, 'Revenue').click();
    const said = () => Object.fromEntries(new URL(page.url()).searchParams);
    const all = { q: '71003', range: 'this-year', customer: 'Address & Sons' };
    await expect.poll(said).toEqual({ ...all, sort: '-revenueCents' });

    await page.reload();
    await orderRow(page, '71003').waitFor();
    expect(said()).toEqual({ ...all, sort: '-revenueCents' });
    expect(await chip('Range').inputValue()).toBe('this-year');
    expect(await chip('Customer').inputValue()).toBe('Address & Sons');
    expect(await page.getByRole('searchbox', { name: 'Search orders' }).inputValue()).toBe('71003');
    const sorted = page.getByRole('columnheader', { name: 'Revenue' });
    expect(await sorted.getAttribute('aria-sort')).toBe('descending');

    await page.goBack();
    await expect.poll(said).toEqual(all);
    await page.goBack();
    await expect.poll(said).toEqual({ q: '71003', range: 'this-year' });
    await expect.poll(() => chip('Customer').inputValue()).toBe('');
  });

  it('downloads a CSV whose rows add up to the totals on the page', async ({ page, expect }) => {
    // Days on which no other test works meanwhile.
    const day = (daysAgo: number) =>
      new Date(new Date().getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
    await openConsole(page, `/console/reports?from=${day(60)}&to=${day(5)}`);
    await page.getByRole('row', { name: /^All / }).waitFor();
    const foot = page.getByRole('row', { name: /^All / });
    const shown = {
      revenueCents: centsOf(await figure(foot, 'revenueCents')),
      laborCents: centsOf(await figure(foot, 'laborCents')),
      materialCents: centsOf(await figure(foot, 'materialCents')),
      marginCents: centsOf(await figure(foot, 'marginCents')),
    };
    const orders = Number(/All ([\d,]+) orders/.exec(await foot.innerText())?.[1]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const lines = readCsv(await readFile(await (await download).path(), 'utf8'));
    const total = (column: string) => sum(lines.map((line) => csvCents(line[column])));
    expect(lines).toHaveLength(orders);
    expect(total('Revenue')).toBe(shown.revenueCents);
    expect(total('Labor')).toBe(shown.laborCents);
    expect(total('Material')).toBe(shown.materialCents);
    expect(shown.marginCents).toBe(shown.revenueCents - shown.laborCents - shown.materialCents);
    for (const line of lines.filter((one) => one['Revenue'] !== '')) {
      const costCents = csvCents(line['Labor']) + csvCents(line['Material']);
      expect(csvCents(line['Margin'])).toBe(csvCents(line['Revenue']) - costCents);
    }
  });
});

describe.concurrent('sessions', () => {
  it('lists the work of a person, newest first, with its labor', async ({ page, expect }) => {
    const { hourly, lengths } = await orderWithCost('71005', 'List Co');
    await openConsole(page, '/console/sessions');
    await page.getByLabel('Person').selectOption(hourly.name);
    await expect.poll(() => new URL(page.url()).search).toContain(String(hourly.id));
    const labor = page.getByRole('row').filter({ hasText: '71005' }).locator('.labor');
    const expected = [lengths[1], lengths[0]].map((ms) => dollars(hourlyCost(HOURLY_CENTS, ms)));
    await expect.poll(() => labor.allInnerTexts()).toEqual(expected);
    await page.getByRole('row', { name: /Yesterday/i }).waitFor();
  });

  it('are found by an order that is typed slowly, while the list asks again', async ({
    page,
    expect,
  }) => {
    await orderWithCost('71012', 'Slow Hand Inc');
    await openConsole(page, '/console/sessions');
    await page.locator('session-list tbody:not([aria-hidden]) tr').first().waitFor();
    const field = page.getByRole('searchbox', { name: 'Order' });
    await field.pressSequentially('710');
    for (let asked = 0; asked < 2; asked += 1) {
      await page.waitForResponse((answer) => answer.url().includes('/api/sessions?'));
    }
    await field.pressSequentially('12');
    expect(await field.inputValue()).toBe('71012');
    await field.press('Enter');
    const rows = page.locator('session-list tbody tr').filter({ has: page.getByRole('link') });
    await expect.poll(() => rows.filter({ hasNotText: '71012' }).count()).toBe(0);
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => field.inputValue()).toBe('');
  });

  it('are corrected with a reason, and the report follows', async ({ page, expect }) => {
    const { hourly, laborCents, lengths } = await orderWithCost('71006', 'Corrected Plc');
    await openConsole(page, '/console/reports/71006');
    const panel = page.getByRole('complementary', { name: 'Order 71006' });
    await panel.getByText('Sum · 3 sessions').waitFor();
    await panel
      .getByRole('link', { name: /^Correct Hourly 71006/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /session/ });
    const start = dialog.getByLabel('Start');
    await start.waitFor();
    const [session] = (await stage.office.sessionsOf({ order: '71006' })).filter(({ id }) =>
      page.url().includes(id),
    );
    expect(session?.user.id).toBe(hourly.id);
    // A whole hour earlier; the page writes the plant's local time without a zone.
    const shown = await start.inputValue();
    const earlier = new Date(Date.parse(`${shown}Z`) - 3_600_000).toISOString();
    await start.fill(earlier.slice(0, shown.length));
    await dialog.getByRole('button', { name: 'Save correction' }).click();
    await dialog.getByRole('alert').or(dialog.locator('[aria-invalid="true"]')).first().waitFor();
    await dialog.getByLabel('Reason').fill('Began before the tablet was on');
    await dialog.getByRole('button', { name: 'Save correction' }).click();
    await page.getByText('Session corrected.').waitFor();

    const after = (await stage.office.sessionsOf({ order: '71006' })).find(
      ({ id }) => id === session?.id,
    )!;
    expect(after.flags).toContain('corrected');
    const before = hourlyCost(HOURLY_CENTS, session!.durationMs!);
    const now = hourlyCost(HOURLY_CENTS, after.durationMs!);
    expect(lengths).toContain(session!.durationMs);
    expect(now - before).toBeGreaterThan(2_000);
    await page.goto('/console/reports?q=71006');
    const row = orderRow(page, '71006');
    await row.waitFor();
    expect(await figure(row, 'laborCents')).toBe(dollars(laborCents - before + now));
    const { corrections } = await stage.office.call<{ corrections: { reason: string }[] }>(
      'GET',
      `/api/sessions/${after.id}/corrections`,
    );
    expect(corrections.map(({ reason }) => reason)).toContain('Began before the tablet was on');
  });
});

describe.concurrent('people', () => {
  it('get a new PIN, and the old one opens nothing any more', async ({ page }) => {
    const worker = await stage.office.addWorker('Nora Newpin');
    await openConsole(page, `/console/people/${worker.id}`);
    const panel = page.getByRole('complementary', { name: worker.name });
    await panel.getByLabel('New PIN').fill('12ab');
    await panel.getByRole('button', { name: 'Set PIN' }).click();
    await panel.getByLabel('New PIN').and(page.locator('[aria-invalid="true"]')).waitFor();
    await panel.getByLabel('New PIN').fill('860947');
    await panel.getByRole('button', { name: 'Set PIN' }).click();
    await page.getByText('PIN set.').waitFor();

    await stage.lend(async (tablet) => {
      await openWall(tablet);
      await chooseName(tablet, worker);
      await tablet.keyboard.type(worker.pin);
      await tablet.getByText('That PIN is not right.').waitFor();
      await tablet.keyboard.type('860947');
      await heading(tablet, worker.name).waitFor();
    });
  });

  it('are asked about before a rate in the past changes what work did cost', async ({
    page,
    expect,
  }) => {
    const cost = await orderWithCost('71007', 'Raise GmbH');
    await openConsole(page, `/console/people/${cost.hourly.id}`);
    const panel = page.getByRole('complementary', { name: cost.hourly.name });
    const day = new Date(new Date().getTime() - 10 * DAY_MS).toISOString().slice(0, 10);
    await panel.getByLabel('Holds from').fill(day);
    await panel.getByLabel('Dollars per hour').fill('30.11');
    await panel.getByRole('button', { name: 'Add rate' }).click();
    const question = page.getByRole('dialog', { name: 'Change the cost of past work?' });
    const [first, second] = cost.lengths;
    const raised = hourlyCost(3_011, first) + hourlyCost(3_011, second);
    const difference = `+${dollars(raised - cost.hourlyCents)}`;
    await question.getByText(/^2 sessions .* would be re-costed\. /).waitFor();
    await question.getByText(difference).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    const [untouched] = await stage.office.sessionsOf({ user: cost.hourly.id });
    expect(untouched?.laborCents).toBe(hourlyCost(HOURLY_CENTS, second));

    await panel.getByRole('button', { name: 'Add rate' }).click();
    await question.getByRole('button', { name: 'Add rate and re-cost' }).click();
    await page.getByText(`Rate added. 2 sessions re-costed by ${difference}.`).waitFor();
    await page.goto('/console/reports?q=71007');
    await orderRow(page, '71007').waitFor();
    const labor = await figure(orderRow(page, '71007'), 'laborCents');
    expect(labor).toBe(dollars(raised + cost.salariedCents));
  });

  it('are added, with what they wrote as text', async ({ page }) => {
    await openConsole(page, '/console/people/new');
    await page.getByLabel('Name', { exact: true }).fill('Bobby <b>Tables</b>');
    await page.getByLabel('Team').selectOption('Engraving');
    await button(page, 'Add person').click();
    await page.getByText('Bobby <b>Tables</b> was added. Set a PIN next.').waitFor();
    await page.getByRole('complementary', { name: 'Bobby <b>Tables</b>' }).waitFor();
  });
});

describe.concurrent('what looks like a program', () => {
  it('stays text in the report, the order and the CSV', async ({ page, expect }) => {
    const customer = '<img src=x onerror=alert(1)>';
    const description = '<svg onload=alert(2)><b>Cup</b>';
    await stage.office.addOrder('71008', { customerName: customer, description });
    const worker = await stage.office.addWorker('Html Writer');
    await stage.office.addWork(worker, { orderNumber: '71008', durationMs: 60_000 });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await openConsole(page, '/console/reports/71008?q=71008');
    const panel = page.getByRole('complementary', { name: 'Order 71008' });
    await panel.getByText(customer).waitFor();
    await panel.getByText(description).waitFor();
    await orderRow(page, '71008').getByText(customer).filter({ visible: true }).waitFor();
    expect(await page.locator('img, svg[onload]').count()).toBe(0);
    expect(dialogs).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const [line] = readCsv(await readFile(await (await download).path(), 'utf8'));
    expect([line?.['Customer'], line?.['Description']]).toEqual([customer, description]);
  });

  it('is no formula to the spreadsheet that opens the CSV', async ({ page, expect }) => {
    await stage.office.addOrder('71004', { customerName: '=HYPERLINK("http://x")' });
    const worker = await stage.office.addWorker('Formula Writer');
    await stage.office.addWork(worker, { orderNumber: '71004', durationMs: 60_000 });
    await openConsole(page, '/console/reports?q=71004');
    await orderRow(page, '71004').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const [line] = readCsv(await readFile(await (await download).path(), 'utf8'));
    expect(line?.['Customer']).toBe(`'=HYPERLINK("http://x")`);
  });
});
