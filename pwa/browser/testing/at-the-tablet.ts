/** What hands do at a tablet. */
import type { Locator, Page } from 'playwright-core';
import type { Worker } from './office.ts';

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, exact: typeof name === 'string' });

/** On the wall of names, ready for somebody to come. */
export async function openWall(page: Page): Promise<void> {
  await page.goto('/');
  await heading(page, 'Who are you?').waitFor();
}

export async function chooseName(page: Page, { name }: Worker): Promise<void> {
  await button(page, new RegExp(escaped(name))).click();
  await heading(page, `Hello, ${name}`).waitFor();
}

export async function tapDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await button(page, digit).click();
}

/** From the wall to one's own work. */
export async function signIn(page: Page, worker: Worker): Promise<void> {
  await chooseName(page, worker);
  await page.keyboard.type(worker.pin);
  await heading(page, worker.name).waitFor();
}

/** Puts a finger where something is, whatever becomes of it under the finger. */
export async function touch(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error(`There is no ${String(what)} to touch.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** From one's own work to a running clock, or from one order to another. */
export async function startOn(page: Page, orderNumber: string, task: string): Promise<void> {
  await button(page, /^(Start|Switch)/).click();
  await page.getByRole('searchbox').fill(orderNumber);
  await button(page, new RegExp(`^${escaped(orderNumber)}`)).click();
  await heading(page, 'Which task?').waitFor();
  await button(page, task).click();
  await page.getByRole('timer', { name: 'Running time' }).waitFor();
}

/** A scanner: keys a few milliseconds apart and Enter, without waiting for anybody. */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const press = (key: string, typed: string) =>
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: typed });
  await Promise.all([...[...text].map((key) => press(key, key)), press('Enter', '\r')]);
  await session.detach();
}

/** Seconds on the running clock. */
export async function runningSeconds(page: Page): Promise<number> {
  const shown = await page.getByRole('timer', { name: 'Running time' }).innerText();
  const [hours = 0, minutes = 0, seconds = 0] = shown.replace(/\s/g, '').split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The server has everything that was tapped: only now does the office see it. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('All saved').waitFor();
}
