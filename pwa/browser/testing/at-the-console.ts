/** What the office does at the console. */
import type { Locator, Page } from 'playwright-core';
import { DEMO_DESK, type Desk } from './office.ts';

export async function signInAtConsole(page: Page, desk: Desk): Promise<void> {
  await page.getByLabel('Username').fill(desk.username);
  await page.getByLabel('Password').fill(desk.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Opens an address of the console and signs in there. */
export async function openConsole(
  page: Page,
  address = '/console/reports',
  desk: Desk = DEMO_DESK,
): Promise<void> {
  await page.goto(address);
  await signInAtConsole(page, desk);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

export const link = (page: Page, name: string): Locator =>
  page.getByRole('link', { name, exact: true });

export const dialog = (page: Page, name: string): Locator =>
  page.getByRole('dialog', { name, exact: true });

/** What the report lists. */
export const orderRows = (page: Page): Locator => page.locator('report-table tbody tr[data-order]');

/** The row of an order in the report. */
export const orderRow = (page: Page, orderNumber: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: orderNumber, exact: true }) });

/** What stands in a column of the report's row, by the class both share. */
export async function figure(row: Locator, column: string): Promise<string> {
  return (await row.locator(`.${column}`).innerText()).trim();
}
