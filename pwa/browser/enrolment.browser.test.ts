/** A shop that lets no strange tablet in: the office makes a code, the tablet types it once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { button, heading, signIn } from './testing/at-the-tablet.ts';
import { openStage, type Stage } from './testing/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ DEVICE_ENROLMENT: 'required' });
});
afterAll(() => stage.close());

/** The office adds a tablet and reads its code out. */
async function makeCode(name: string): Promise<string> {
  let code = '';
  await stage.lend(async (page) => {
    await openConsole(page, '/console/tablets');
    await button(page, 'Add tablet').click();
    await page.getByLabel('Name of the tablet').fill(name);
    await button(page, 'Get a code').click();
    const dialog = page.getByRole('dialog', { name: `Code for ${name}` });
    code = (await dialog.locator('output').innerText()).trim();
    await dialog.getByText(/Works once\. (9:5\d|10:00) left/).waitFor();
    await button(page, 'Done').click();
    const row = page.getByRole('row', { name });
    await row.getByText('Waits for its code').filter({ visible: true }).waitFor();
  });
  return code;
}

describe('a tablet nobody knows', () => {
  it('asks for a code, refuses a wrong one in words, and works after the right one', async () => {
    const worker = await stage.office.addWorker('Uma Unknown');
    const code = await makeCode('Engraving 1');
    await stage.lend(async (page) => {
      await page.goto('/');
      await heading(page, 'This tablet is new here').waitFor();
      await page.getByLabel('One-time code').fill('WRONG-CODE');
      await button(page, 'Enrol this tablet').click();
      await page.getByText('That code is not valid, or no longer. Ask for a new one.').waitFor();
      await page.getByLabel('One-time code').fill(code);
      await button(page, 'Enrol this tablet').click();
      await heading(page, 'Who are you?').waitFor();
      await signIn(page, worker);
      await page.reload();
      await heading(page, worker.name).waitFor();
    });
    await stage.lend(async (page) => {
      await page.goto('/');
      await page.getByLabel('One-time code').fill(code);
      await button(page, 'Enrol this tablet').click();
      await page.getByText('That code is not valid, or no longer.').waitFor();
    });
  });

  it('is out again once the office has revoked it', async () => {
    const code = await makeCode('Packing 2');
    await stage.lend(async (page) => {
      await page.goto('/');
      await page.getByLabel('One-time code').fill(code);
      await button(page, 'Enrol this tablet').click();
      await heading(page, 'Who are you?').waitFor();
      await stage.lend(async (office) => {
        await openConsole(office, '/console/tablets');
        await button(office, 'Revoke Packing 2').click();
        await office.getByRole('dialog', { name: 'Revoke Packing 2?' }).waitFor();
        await button(office, 'Revoke').click();
        await office.getByText('Packing 2 was revoked.').waitFor();
      });
      await page.reload();
      await heading(page, 'This tablet is new here').waitFor();
      expect(await heading(page, 'Who are you?').count()).toBe(0);
    });
  });
});
