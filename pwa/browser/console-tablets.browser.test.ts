/**
 * A shop that lets no strange tablet in: the office makes a code, the tablet takes it, and from
 * then on the office sees how it is.
 */
import type { Page } from 'playwright-core';
import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { button, heading, openWall, signIn, startOn } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk, Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
/** A beat waits a second for more to say, the office looks every four. */
const A_FEW_SECONDS_MS = 8_000;

let stage: Stage;
let worker: Worker;
beforeAll(async () => {
  stage = await openStage({ DEVICE_ENROLMENT: 'required' });
  const { office } = stage;
  await office.addForeman('Fay Foreman', 'Tablet crew', FOREMAN);
  worker = await office.addWorker('Uma Unknown');
  await office.addOrder('81001');
});
afterAll(() => stage.close());

const invite = (name: string, place = '') =>
  stage.office.call<DeviceInvitation>('POST', '/api/devices', { name, place });
const devices = async () =>
  (await stage.office.call<{ devices: Device[] }>('GET', '/api/devices')).devices;
const row = (page: Page, name: string) => page.locator('tablet-list tr').filter({ hasText: name });
const panel = (page: Page, name: string) =>
  page.getByRole('complementary', { name }).or(page.getByRole('dialog', { name, exact: true }));
const openPanel = async (page: Page, name: string) => {
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name).waitFor();
};
const field = (page: Page, name: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${name}`) });
const pathOf = (link: string | null) => link?.replace(/^https?:\/\/[^/]+/, '') ?? '';

/** What a scanner does with the QR code, and one tap. */
async function enrolBy(page: Page, link: string | null): Promise<void> {
  await page.goto(pathOf(link));
  await heading(page, 'Enrol this tablet?').waitFor();
  await button(page, 'Enrol this tablet').click();
  await heading(page, 'Who are you?').waitFor();
}

describe('a tablet nobody knows', () => {
  it('asks for a code, refuses a wrong one in words, and works after the right one', async () => {
    const { code } = await invite('Packing 2');
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

  it('is enrolled by the QR code the office shows, and the office sees it happen', async () => {
    const wrong: string[] = [];
    await stage.lend(
      async (office) => {
        await openConsole(office, '/console/tablets');
        await button(office, 'Add tablet').click();
        await field(office, 'Name').and(office.locator(':focus')).waitFor();
        await holdAtTheDesk(office, wrong, 'a new tablet');
        await field(office, 'Name').fill('Engraving 1');
        await field(office, 'Place').fill('By the window');
        // Not the list, which keeps itself fresh under the same address.
        const answer = office.waitForResponse(
          (one) => one.url().endsWith('/api/devices') && one.request().method() === 'POST',
        );
        await button(office, 'Get a code').click();
        const { code, link } = (await (await answer).json()) as DeviceInvitation;
        const dialog = office.getByRole('dialog', { name: 'Code for Engraving 1' });
        await dialog.getByText(/Works once\. (9:[345]\d|10:00) left/).waitFor();
        expect(await dialog.locator('output').innerText()).toBe(code);
        const qr = dialog.getByRole('img', { name: 'QR code that enrols Engraving 1' });
        await qr.waitFor();
        expect(await dialog.locator('qr-picture').getAttribute('content')).toBe(link);
        await holdAtTheDesk(office, wrong, 'the code');

        await stage.lend(async (page) => {
          const asked: string[] = [];
          page.on('request', (request) =>
            asked.push(`${request.url()} ${request.postData() ?? ''}`),
          );
          await page.goto(pathOf(link));
          await heading(page, 'Enrol this tablet?').waitFor();
          // The code left the address bar, and went nowhere yet.
          expect(new URL(page.url()).hash).toBe('');
          expect(await page.getByLabel('One-time code').inputValue()).toBe(code);
          expect(asked.filter((one) => one.includes(code))).toEqual([]);
          await button(page, 'Enrol this tablet').click();
          await heading(page, 'Who are you?').waitFor();
          await dialog.getByText('Done: this device is Engraving 1 now.').waitFor();
          await button(office, 'Done').click();
          await row(office, 'Engraving 1').getByText('By the window').waitFor();
          await row(office, 'Engraving 1').getByText('Now', { exact: true }).waitFor();
        });
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});

describe('the office', () => {
  it('sees a tablet’s queue grow and empty within seconds, and whether it can punch', async () => {
    const wrong: string[] = [];
    const { link } = await invite('Sublimation 3', 'Hall B');
    await stage.lend(async (page) => {
      await enrolBy(page, link);
      await button(page, 'Can this tablet punch?').click();
      await page.getByText(/this tablet can punch|but look at this/).waitFor();
      await page.getByText('As Sublimation 3').waitFor();
      await button(page, 'Back').click();
      await stage.lend(
        async (office) => {
          await openConsole(office, '/console/tablets');
          const unsent = row(office, 'Sublimation 3').locator('.unsent');
          await unsent.getByText('None').waitFor();

          await page.route('**/api/events', (route) => route.fulfill({ status: 503, body: '' }));
          await signIn(page, worker);
          await startOn(page, '81001', 'Engraving');
          await unsent.getByText(/^1 since/).waitFor({ timeout: A_FEW_SECONDS_MS });
          await button(page, 'Pause').click();
          await unsent.getByText(/^2 since/).waitFor({ timeout: A_FEW_SECONDS_MS });
          await holdAtTheDesk(office, wrong, 'the list');

          await openPanel(office, 'Sublimation 3');
          const open = panel(office, 'Sublimation 3');
          await open.getByText(/It can punch/).waitFor();
          await open.getByText(/2 since/).waitFor();
          await open.getByText('Right').waitFor();
          await holdAtTheDesk(office, wrong, 'a tablet');
          await page.unroute('**/api/events');
          await open.getByText('None').waitFor();
        },
        { reducedMotion: true },
      );
    });
    expect(wrong).toEqual([]);
  });

  it('renames it, with both versions shown when somebody else was faster', async () => {
    const { device } = await invite('Art 7');
    await stage.lend(async (office) => {
      await openConsole(office, `/console/tablets/${device.id}`);
      await field(office, 'Place').fill('By the door');
      await stage.office.call('PATCH', `/api/devices/${device.id}`, {
        name: 'Art 8',
        place: 'Loft',
      });
      // The list is kept fresh; what is being typed stays.
      await heading(office, 'Art 8').waitFor();
      const renamed = panel(office, 'Art 8');
      await button(office, 'Save').click();
      await renamed.getByText('Changed meanwhile').waitFor();
      await renamed.getByRole('cell', { name: 'Loft' }).waitFor();
      await button(office, 'Keep mine').click();
      await office.getByText('Saved.').waitFor();
      await renamed.getByText(/^Last changed by .+ at/).waitFor();
    });
    const now = (await devices()).find(({ id }) => id === device.id);
    expect([now?.name, now?.place]).toEqual(['Art 8', 'By the door']);
  });

  it('revokes one: it is out, its history stays, and the office can take that back', async () => {
    const wrong: string[] = [];
    const { device, link } = await invite('Assembly 4');
    await stage.lend(async (page) => {
      await enrolBy(page, link);
      await stage.lend(
        async (office) => {
          await openConsole(office, `/console/tablets/${device.id}`);
          await button(office, 'Revoke…').click();
          const dialog = office.getByRole('dialog', { name: 'Revoke Assembly 4?' });
          await dialog.getByText(/can no longer be sent unless it is enrolled again/).waitFor();
          await holdAtTheDesk(office, wrong, 'revoking');
          await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
          await office.getByText('Assembly 4 was revoked.').waitFor();
          await page.reload();
          await heading(page, 'This tablet is new here').waitFor();
          const answer = office.waitForResponse(`**/api/devices/${device.id}/invitation`);
          await button(office, 'Get a new code').click();
          await enrolBy(page, ((await (await answer).json()) as DeviceInvitation).link);
          await office.getByText('Done: this device is Assembly 4 now.').waitFor();
        },
        { reducedMotion: true },
      );
    });
    expect(wrong).toEqual([]);
    const same = (await devices()).filter(({ name }) => name === 'Assembly 4');
    expect(same.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([[device.id, null]]);
  });
});

describe('a foreman', () => {
  it('sees the tablets and enrols one again, on another device; adds, renames and revokes none', async () => {
    const wrong: string[] = [];
    const { device, link } = await invite('Packing 9');
    await stage.lend(async (old) => {
      await enrolBy(old, link);
      await stage.lend(
        async (page) => {
          await openConsole(page, '/console/', FOREMAN);
          await page.getByRole('link', { name: 'Tablets' }).click();
          await row(page, 'Packing 9').getByText('Now', { exact: true }).waitFor();
          expect(await button(page, 'Add tablet').count()).toBe(0);
          await holdAtTheDesk(page, wrong, 'the list of a foreman');
          await openPanel(page, 'Packing 9');
          expect(await button(page, /Revoke|Save/).count()).toBe(0);
          await holdAtTheDesk(page, wrong, 'a tablet of a foreman');
          const answer = page.waitForResponse(`**/api/devices/${device.id}/invitation`);
          await button(page, 'Get a new code').click();
          const again = ((await (await answer).json()) as DeviceInvitation).link;
          await stage.lend((other) => enrolBy(other, again));
          await page.getByText('Done: this device is Packing 9 now.').waitFor();
          await old.reload();
          await heading(old, 'This tablet is new here').waitFor();
        },
        { reducedMotion: true },
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is told that a revoked one is the office’s', async () => {
    const { device } = await invite('Packing 10');
    await stage.office.call('DELETE', `/api/devices/${device.id}`);
    await stage.lend(async (page) => {
      await openConsole(page, `/console/tablets/${device.id}?show=revoked`, FOREMAN);
      const open = panel(page, 'Packing 10');
      await open.getByText('It was revoked. Only the office can let it in again.').waitFor();
      expect(await button(page, 'Get a new code').count()).toBe(0);
    });
  });
});

describe('a tablet that is enrolled', () => {
  it('stays so when somebody opens an address with a code and thinks better of it', async () => {
    const { link } = await invite('Engraving 5');
    const { link: other } = await invite('Engraving 6');
    await stage.lend(async (page) => {
      await enrolBy(page, link);
      await page.goto(pathOf(other));
      await page.getByText('The office knows this tablet as Engraving 5.').waitFor();
      await button(page, 'Not now').click();
      await heading(page, 'Who are you?').waitFor();
      await openWall(page);
    });
  });
});
