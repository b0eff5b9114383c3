/**
 * What comes from the ERP, from an empty folder to an order that was merged: imported, changed,
 * held back and accepted, damaged and looked into. A foreman has no such page.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Material } from '#schema/contract/materials.ts';
import type { ReferenceState } from '#schema/contract/reference.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINES, ORDERS, shopMappingJson, writeShop } from '../../server/reference/erp/test-shop.ts';
import type { Cell } from '../../server/reference/foxpro/write-cell.ts';
import type { TableSpec } from '../../server/reference/foxpro/write-table.ts';
import { dialog, openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk } from './testing/office.ts';
import { notRight, onlyEnglish } from './testing/spanish.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
const STILL = { width: 1440, height: 900, reducedMotion: true } as const;
const IMPORT_MS = 30_000;
const NUMBERS = ['81482', '81483', '81484', '81485', '81486', '81487'];

const folder = mkdtempSync(join(tmpdir(), 'reference-page-'));
const canonical = join(folder, 'pm_database');

let stage: Stage;
beforeAll(async () => {
  mkdirSync(canonical);
  stage = await openStage({
    REFERENCE_DIR: canonical,
    FORCE_REFRESH: '1',
  });
  await stage.office.addForeman('Fay Foreman', 'Finishing', FOREMAN);
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const orderRow = (number: string, due: string): Cell[] => [
  ...[number, 'ACME', '2026-10-01', due, 'O', 150, '', 'Gift boxes'],
];
/** The first one is due later than it was. */
const moved = NUMBERS.map((number, index) =>
  orderRow(number, index === 0 ? '2027-01-15' : '2026-12-24'),
);
const ITEMS: TableSpec = {
  fields: [
    { name: 'CODE', type: 'C', length: 5 },
    { name: 'NAME', type: 'C', length: 20 },
    { name: 'COST', type: 'N', length: 8, decimals: 2 },
  ],
  rows: [
    ['PLQ', 'Walnut plaque', 4.5],
    ['CUP', 'Silver cup', null],
  ],
};
const MAPPING = {
  ...(JSON.parse(shopMappingJson()) as object),
  items: { file: 'items.dbf', fields: { code: 'CODE', name: 'NAME', unitCost: 'COST' } },
};

/** What the ERP has now: these orders, each with one line. */
function drop(orders: Cell[][]): string {
  const lines = orders.map(([number]): Cell[] => [number ?? '', 'PLQ', 10, 12.5, 0]);
  return writeShop(canonical, {
    orders: { ...ORDERS, rows: orders },
    lines: { ...LINES, rows: lines },
    items: ITEMS,
  });
}
const standing = (page: Page) => page.getByRole('region', { name: 'How fresh it is' });
/** Waits for an import that was not there before `act`, and for what the page says of it. */
async function imported(page: Page, outcome: RegExp, act: () => Promise<void>): Promise<void> {
  const state = () => stage.office.call<ReferenceState>('GET', '/api/reference');
  const before = (await state()).imports[0]?.importedAt ?? '';
  await act();
  const isOver = async () => {
    const { imports, isUnderWay } = await state();
    return !isUnderWay && (imports[0]?.importedAt ?? '') > before;
  };
  await expect.poll(isOver, { timeout: IMPORT_MS }).toBe(true);
  await button(page, 'Refresh now').waitFor();
  await standing(page).getByRole('heading', { name: outcome }).waitFor();
}
const refresh = (page: Page, outcome: RegExp) =>
  imported(page, outcome, () => button(page, 'Refresh now').click());
/** An import that takes as long as it is looked at, on a server with a schedule. */
async function whileUnderWay(page: Page, look: () => Promise<void>): Promise<void> {
  const nextAt = '2031-11-24T11:30:00.000Z';
  const schedule = { at: '05:30', timeZone: 'America/Chicago', nextAt };
  await page.route('**/api/reference', async (route) => {
    const json = (await (await route.fetch()).json()) as ReferenceState;
    await route.fulfill({ json: { ...json, isUnderWay: true, schedule } });
  });
  await standing(page).getByText('An import is under way').waitFor();
  await standing(page).getByText('Next refresh: Nov 24, 2031 05:30.').waitFor();
  await look();
  // An answer may be on its way: it is given before the page asks the server again.
  await page.unrouteAll({ behavior: 'wait' });
  await button(page, 'Refresh now').waitFor();
}
/** The last column of the imports is there, and lies in the table's box. */
async function holdsEveryColumn(page: Page): Promise<void> {
  const last = page.locator('import-list thead .duration');
  await last.waitFor();
  const outside = await last.evaluate((head) => {
    const box = head.closest('.table-box')?.getBoundingClientRect();
    return Math.max(0, head.getBoundingClientRect().right - (box?.right ?? 0));
  });
  expect(outside).toBe(0);
}
const tab = (page: Page, name: string) =>
  page.locator('reference-page nav').getByRole('link', { name, exact: true }).click();

describe('the reference data', () => {
  it('come in, and say what they changed', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/floor');
      await page.getByRole('link', { name: 'Reference', exact: true }).click();
      await heading(page, 'Nothing was imported yet').waitFor();
      await holdAtTheDesk(page, wrong, 'before the first import');

      drop(NUMBERS.map((number) => orderRow(number, '2026-12-24')));
      await button(page, 'Refresh now').click();
      await standing(page)
        .getByText(/mapping\.json cannot be read/)
        .waitFor();
      writeFileSync(join(canonical, 'mapping.json'), JSON.stringify(MAPPING));
      await refresh(page, /^Fresh as of/);
      const row = page.locator('import-list tbody tr').filter({ hasText: 'Orders' });
      await row.getByText('Imported').waitFor();
      expect(await row.locator('.added').innerText()).toBe('6');
      await holdAtTheDesk(page, wrong, 'the imports');
      await whileUnderWay(page, () => holdAtTheDesk(page, wrong, 'under way'));
      await row.getByRole('link').click();
      const panel = page.getByRole('complementary', { name: /^Orders, / });
      await panel.getByText('orders.dbf').waitFor();
      expect(await panel.locator('code').first().innerText()).toMatch(/^[0-9a-f]{64}$/);
      await holdAtTheDesk(page, wrong, 'an import');
      await page.keyboard.press('Escape');

      drop([...moved, orderRow('81490', '2027-02-01')]);
      await refresh(page, /^Fresh as of/);
      await tab(page, 'Changed orders');
      const change = page.locator('changes-section tbody tr').filter({ hasText: '81482' });
      await change.getByText('Dec 24, 2026').waitFor();
      await change.getByText('Jan 15, 2027').waitFor();
      await holdAtTheDesk(page, wrong, 'changed orders');
    }, STILL);
    expect(wrong).toEqual([]);
  });

  it('are held back and accepted, and looked into when damaged', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reference/changes');
      drop(moved.slice(0, 4));
      await refresh(page, /^Held back until you look: Orders/);
      await standing(page)
        .getByText(/orders: 4 rows, 7 the last time/)
        .waitFor();
      await holdAtTheDesk(page, wrong, 'held back');
      await button(page, 'Accept…').click();
      await dialog(page, 'Let this in? (Orders)')
        .getByText(/Orders with work on them stay/)
        .waitFor();
      await holdAtTheDesk(page, wrong, 'accepting');
      await imported(page, /^Fresh as of/, () => button(page, 'Accept and import').click());
      await page.getByRole('link', { name: /^Gone/ }).click();
      await page.locator('changes-section tbody tr').filter({ hasText: '81490' }).waitFor();

      truncateSync(join(drop(moved.slice(0, 4)), 'lines.dbf'), 250);
      await refresh(page, /^The last import failed: Orders/);
      await standing(page)
        .getByText(/^lines\.dbf.* cut short/)
        .waitFor();
      await holdAtTheDesk(page, wrong, 'a failure');
      await tab(page, 'Tables');
      await page.getByRole('link', { name: 'lines.dbf' }).click();
      const damaged = page.getByRole('complementary', { name: 'lines.dbf' });
      await damaged.getByText('An import that reads this would refuse it').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'orders.dbf' }).click();
      const sound = page.getByRole('complementary', { name: 'orders.dbf' });
      await sound.getByText('An import would take it').waitFor();
      await sound.getByText('0x30, Visual FoxPro').waitFor();
      expect(await sound.locator('pre').innerText()).toContain('"AMOUNT": "N(10,2)"');
      await holdAtTheDesk(page, wrong, 'a table');
    }, STILL);
    expect(wrong).toEqual([]);
    expect(readFileSync(join(canonical, 'lines.dbf')).length).toBe(250);
  });

  it('say which typed order was meant, and it is merged', async () => {
    const wrong: string[] = [];
    const rate = { kind: 'hourly', amountCents: 2000 } as const;
    const olga = await stage.office.addWorker('Olga Typist', { rate });
    const call = await stage.office.signInAs(olga);
    const { taskTypes } = await call<{ taskTypes: { code: string; kind: string }[] }>(
      'GET',
      '/api/task-types',
    );
    const taskType = taskTypes.find(({ kind }) => kind === 'direct')?.code;
    const work = { orderNumber: '81428', taskType, createOrder: true };
    const { session } = await call<{ session: { id: string } }>('POST', '/api/sessions', work);
    await call('POST', `/api/sessions/${session.id}/closure`, { reason: 'finished' });
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reference/unmatched');
      const row = page.locator('unmatched-section tbody tr').filter({ hasText: '81428' });
      await row.getByText('1 session').waitFor();
      await holdAtTheDesk(page, wrong, 'unmatched orders');

      await button(page, 'Merge 81428 into another order').click();
      await page.getByLabel('Into which order').fill('81483');
      await page.getByRole('button', { name: /^81483/ }).click();
      await dialog(page, 'Merge 81428')
        .getByText(/^1 session with .* moves to 81483/)
        .waitFor();
      await page.keyboard.press('Escape');
      await button(page, 'Discard').click();

      await row.getByRole('button', { name: 'Merge into 81482' }).click();
      await button(page, 'Merge').click();
      await page.getByText('Please fill this in.').waitFor();
      await page.getByLabel('Reason').fill('digits swapped');
      await dialog(page, 'Merge 81428')
        .getByText(/^81428 stays, void/)
        .waitFor();
      await holdAtTheDesk(page, wrong, 'merging');
      await button(page, 'Merge').click();
      await page.getByText('81428 is merged into 81482: 1 session moved.').waitFor();
      await row.waitFor({ state: 'detached' });
    }, STILL);
    expect(wrong).toEqual([]);
    expect((await stage.office.sessionsOf({ order: '81482' })).map(({ id }) => id)).toEqual([
      session.id,
    ]);
  });

  it('offer items, one of which becomes a material', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reference/items');
      const rows = page.locator('items-section tbody tr');
      await rows.filter({ hasText: 'Walnut plaque' }).getByText('$4.50').waitFor();
      await page.getByPlaceholder('Code or name').fill('cup');
      await rows.filter({ hasText: 'Walnut plaque' }).waitFor({ state: 'detached' });
      await holdAtTheDesk(page, wrong, 'items');
      await button(page, 'Adopt Silver cup as a material').click();
      await button(page, 'Adopt').click();
      await dialog(page, 'Adopt Silver cup').getByText('Please fill this in.').waitFor();
      await holdAtTheDesk(page, wrong, 'adopting');
      await page.getByLabel('Unit', { exact: true }).fill('pc');
      await page.getByLabel('Dollars per unit').fill('12.50');
      await button(page, 'Adopt').click();
      await page.getByText('CUP is a material now.').waitFor();
      await rows.getByText('A material').waitFor();
    }, STILL);
    expect(wrong).toEqual([]);
    const { materials } = await stage.office.call<{ materials: Material[] }>(
      'GET',
      '/api/materials',
    );
    expect(materials.find(({ code }) => code === 'CUP')).toMatchObject({
      ...{ name: 'Silver cup', unit: 'pc', unitCostCents: 1250 },
    });
  });

  it('speak Spanish, too', async () => {
    const english = onlyEnglish();
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reference');
      await page.locator('language-toggle button[lang=es]').click();
      await page.locator('html[lang=es]').waitFor();
      for (const size of [
        { width: 1440, height: 900 },
        { width: 1024, height: 768 },
      ]) {
        await page.setViewportSize(size);
        for (const part of ['', '/changes', '/unmatched', '/items', '/tables/orders.dbf']) {
          await page.goto(`/console/reference${part}`);
          await heading(page, 'Falló la última importación: Órdenes').waitFor();
          const said = page.getByText(/^lines\.dbf: está cortado: \d+ filas necesitan/);
          await said.first().waitFor();
          if (part === '') await holdsEveryColumn(page);
          if (part.endsWith('.dbf')) await page.getByText('Una importación la aceptaría').waitFor();
          const found = await notRight(page, english);
          wrong.push(...found.map((one) => `${part} at ${size.width} px: ${one}`));
        }
      }
      // At this size the panel lies over the page.
      await page.keyboard.press('Escape');
      await page.locator('language-toggle button[lang=en]').click();
      await page.locator('html[lang=en]').waitFor();
    }, STILL);
    expect(wrong).toEqual([]);
  });
});

describe('a foreman', () => {
  it('has no such page', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/reference', FOREMAN);
      await heading(page, 'This page is for admins').waitFor();
      const rail = page.getByRole('navigation', { name: 'Pages' });
      expect(await rail.getByRole('link', { name: 'Reference' }).count()).toBe(0);
    });
  });
});
