/** People at the console: by an admin, by a foreman, and by two admins at once. */
import type { Page } from 'playwright-core';
import type { User } from '#schema/contract/users.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './testing/at-the-console.ts';
import { button, chooseName, heading, openWall, scan, tapDigits } from './testing/at-the-tablet.ts';
import { holdAtTheDesk, inspectEverywhere } from './testing/inspect.ts';
import { DEMO_DESK, type Desk, type Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const TEAM = 'People crew';
const FOREMAN: Desk = { username: 'pam', password: 'a long password of Pam' };
/** Longer than the list takes to ask again. */
const SHOWS_WITHIN = { timeout: 20_000 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Pam Foreman', TEAM, FOREMAN);
});
afterAll(() => stage.close());

const panelOf = (page: Page, name: string) => page.getByRole('complementary', { name });
const row = (page: Page, name: string) =>
  page.locator('people-list tbody tr').filter({ hasText: name });

const personOf = async ({ id }: Worker): Promise<User> => {
  const { users } = await stage.office.call<{ users: User[] }>('GET', '/api/users');
  return users.find((user) => user.id === id)!;
};
async function guessWrong({ id }: Worker): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await fetch(`${stage.server.origin}/api/auth/pin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'time-on-tasks-app': 'tablet' },
      body: JSON.stringify({ userId: id, pin: '00000000' }),
    });
  }
}

describe.concurrent('a one-time PIN', () => {
  it('is made at the console, shown once, and changed on the tablet before anything else', async () => {
    const wrong: string[] = [];
    const nora = await stage.office.addWorker('Nora Newcomer');
    let pin = '';
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/people/${nora.id}`);
        const panel = panelOf(page, nora.name);
        await panel.getByRole('button', { name: 'Make a one-time PIN' }).click();
        pin = await panel.locator('output').innerText();
        expect(pin).toMatch(/^\d{6}$/);
        await panel.getByText('chosen at the next sign-in').first().waitFor();
        await row(page, nora.name).getByText('one-time PIN').waitFor({ state: 'attached' });
        await holdAtTheDesk(page, wrong, 'a one-time PIN');
        await page.reload();
        await panel.getByRole('button', { name: 'Make a one-time PIN' }).waitFor();
        expect(await panel.locator('output').count()).toBe(0);
      },
      { reducedMotion: true },
    );
    await stage.lend(
      async (page) => {
        await openWall(page);
        await chooseName(page, nora);
        await page.keyboard.type(pin);
        await page.getByText('Choose your own PIN').waitFor();
        const found = await inspectEverywhere(page, { target: 44, main: 64 });
        wrong.push(...found.map((one) => `the own PIN, ${one}`));
        await tapDigits(page, '628401');
        await page.getByText('Type it once more').waitFor();
        await tapDigits(page, '628402');
        await page.getByText('The two were not the same.').waitFor();
        await tapDigits(page, pin);
        await page.getByText('Type it once more').waitFor();
        await tapDigits(page, pin);
        await page.getByText('That is the PIN you were given.').waitFor();
        for (const digits of ['628401', '628401']) await page.keyboard.type(digits);
        await heading(page, nora.name).waitFor();
        await button(page, 'Sign out').click();
        await chooseName(page, nora);
        await page.keyboard.type('628401');
        await heading(page, nora.name).waitFor();
      },
      { reducedMotion: true },
    );
    expect(await personOf(nora)).toMatchObject({ hasPin: true, hasOneTimePin: false });
    expect(wrong).toEqual([]);
  });

  it('opens nothing without the network, and the tablet says so', async () => {
    const nils = await stage.office.addWorker('Nils Newcomer');
    const pin = { pin: '480263', oneTime: true };
    await stage.office.call('POST', `/api/users/${nils.id}/pin`, pin);
    await stage.lend(async (page) => {
      await openWall(page);
      await button(page, /Nils/).waitFor();
      const asked = page.waitForEvent('requestfailed', (request) =>
        request.url().endsWith('/api/shop'),
      );
      await page.context().setOffline(true);
      await page.getByText('No network').waitFor();
      // The browser may be wrong about its network: the server is asked all the same.
      await asked;
      await chooseName(page, nils);
      await page.getByText('Without the network it cannot be').waitFor();
      await page.keyboard.type('480263');
      await heading(page, `Hello, ${nils.name}`).waitFor();
      expect(await button(page, '4').isDisabled()).toBe(true);
      await page.context().setOffline(false);
      await page.getByText('Enter your PIN').waitFor();
      await page.keyboard.type('480263');
      await page.getByText('Choose your own PIN').waitFor();
    });
  });
});

describe.concurrent('somebody who tried too often', () => {
  it('is seen and unlocked by the own foreman, who sees no pay', async () => {
    const wrong: string[] = [];
    const mine = await stage.office.addWorker('Mia Mine', { team: TEAM });
    const other = await stage.office.addWorker('Oscar Elsewhere');
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/people', FOREMAN);
        await row(page, mine.name).waitFor();
        expect(await page.getByText('Rate today').count()).toBe(0);
        expect(await page.getByRole('link', { name: 'Add person' }).count()).toBe(0);
        await holdAtTheDesk(page, wrong, 'the foreman’s list');
        // A lock ends by itself: each is looked at right after its wrong tries.
        await guessWrong(other);
        await page.getByRole('link', { name: other.name }).click();
        await panelOf(page, other.name).getByText('Locked after wrong tries').waitFor();
        expect(await button(page, 'Unlock now').count()).toBe(0);
        await page.keyboard.press('Escape');
        await guessWrong(mine);
        await row(page, mine.name).getByText('locked').waitFor();
        await page.getByRole('link', { name: mine.name }).click();
        const panel = panelOf(page, mine.name);
        await panel.getByText('5 wrong tries').waitFor();
        await holdAtTheDesk(page, wrong, 'a locked person');
        await button(page, 'Unlock now').click();
        await page.getByText(`${mine.name} can try again.`).waitFor();
        await row(page, mine.name).getByText('locked').waitFor({ state: 'detached' });
      },
      { reducedMotion: true },
    );
    expect((await personOf(mine)).locks).toEqual([]);
    expect((await personOf(other)).locks).toHaveLength(1);
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('somebody who changes the own role', () => {
  it('is asked, and has another console at once', async () => {
    const wrong: string[] = [];
    const desk: Desk = { username: 'adele', password: 'a long password of Adele' };
    const { user } = await stage.office.call<{ user: User }>('POST', '/api/users', {
      ...{ displayName: 'Adele Admin', role: 'admin', username: desk.username, team: TEAM },
    });
    const { password } = desk;
    await stage.office.call('POST', `/api/users/${user.id}/password`, { password });
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/people/${user.id}`, desk);
        const panel = panelOf(page, 'Adele Admin');
        const pages = page.getByRole('navigation', { name: 'Pages' });
        await pages.getByRole('link', { name: 'Audit' }).waitFor();
        await panel.getByLabel('Role').selectOption('foreman');
        await button(page, 'Save details').click();
        const question = page.getByRole('dialog', { name: 'Change your own role?' });
        await question.getByText('only another admin can give them back').waitFor();
        await holdAtTheDesk(page, wrong, 'the own role');
        await question.getByRole('button', { name: 'Cancel' }).click();
        expect(await pages.getByRole('link', { name: 'Audit' }).count()).toBe(1);
        await button(page, 'Save details').click();
        await question.getByRole('button', { name: 'Change my role' }).click();
        await pages.getByRole('link', { name: 'Audit' }).waitFor({ state: 'detached' });
        await panel.waitFor();
        expect(await page.getByText('Rate today').count()).toBe(0);
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('two who change the same person', () => {
  it('see each other’s change, and neither undoes it unasked', async ({ expect }) => {
    const wrong: string[] = [];
    const pia = await stage.office.addWorker('Pia Person');
    const second: Desk = { username: 'second', password: 'a long password of a second' };
    const { user } = await stage.office.call<{ user: User }>('POST', '/api/users', {
      ...{ displayName: 'Sid Second', role: 'admin', username: second.username },
    });
    await stage.office.call('POST', `/api/users/${user.id}/password`, {
      password: second.password,
    });
    const address = `/console/people/${pia.id}`;
    const { page: theirs, context } = await stage.window();
    await openConsole(theirs, address, second);
    const rename = async (page: Page, from: string, to: string) => {
      await panelOf(page, from).getByLabel('Name', { exact: true }).fill(to);
      await button(page, 'Save details').click();
    };
    await stage.lend(
      async (page) => {
        await openConsole(page, address);
        await panelOf(page, pia.name).getByLabel('Name', { exact: true }).fill('Pia Mine');
        await rename(theirs, pia.name, 'Pia Theirs');
        await theirs.getByText('Saved.').waitFor();
        // Seen in the other browser, with what is typed there still in its field.
        await row(page, 'Pia Theirs').waitFor(SHOWS_WITHIN);
        const panel = panelOf(page, 'Pia Theirs');
        await panel.getByText('Last changed by Sid Second').waitFor();
        expect(await panel.getByLabel('Name', { exact: true }).inputValue()).toBe('Pia Mine');
        await button(page, 'Save details').click();
        const both = panel.getByRole('row', { name: /Name/ });
        await both.getByText('Pia Mine').waitFor();
        await both.getByText('Pia Theirs').waitFor();
        await holdAtTheDesk(page, wrong, 'both versions');
        await button(page, 'Keep mine').click();
        await page.getByText('Saved.').waitFor();
        await row(theirs, 'Pia Mine').waitFor(SHOWS_WITHIN);

        await panelOf(page, 'Pia Mine').getByLabel('Name', { exact: true }).fill('Pia Again');
        await rename(theirs, 'Pia Mine', 'Pia Last');
        await theirs.getByText('Saved.').waitFor();
        await button(page, 'Save details').click();
        await button(page, 'Take theirs').click();
        const name = page.getByLabel('Name', { exact: true });
        await expect.poll(() => name.inputValue()).toBe('Pia Last');
      },
      { reducedMotion: true },
    );
    await context.close();
    expect((await personOf(pia)).displayName).toBe('Pia Last');
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('an admin', () => {
  it('scans a badge into its field, and is told who has it already', async () => {
    const ben = await stage.office.addWorker('Ben Badge');
    const bea = await stage.office.addWorker('Bea Badge');
    await stage.office.call('PATCH', `/api/users/${bea.id}`, { badge: 'B-4711' });
    await stage.lend(async (page) => {
      await openConsole(page, `/console/people/${ben.id}`);
      await button(page, 'Scan').click();
      await page.getByText('Hold the badge to the scanner now.').first().waitFor();
      await scan(page, 'B-4711');
      await page.getByText('Read. Save to keep it.').first().waitFor();
      expect((await personOf(ben)).badge).toBeNull();
      await button(page, 'Save details').click();
      await page.getByText('Bea Badge has this badge.').waitFor();
      await button(page, 'Remove').click();
      await scan(page, 'B-4712');
      await button(page, 'Save details').click();
      await page.getByText('Saved.').waitFor();
    });
    expect((await personOf(ben)).badge).toBe('B-4712');
  });

  it('deactivates somebody at work, ends that work with a reason, and takes them back', async () => {
    const wrong: string[] = [];
    const leo = await stage.office.addWorker('Leo Leaver', { team: TEAM });
    const call = await stage.office.signInAs(leo);
    await call('POST', '/api/sessions', { taskType: 'CLEAN' });
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/people/${leo.id}`);
        const panel = panelOf(page, leo.name);
        await panel.getByLabel('Role').selectOption('Foreman');
        await panel.getByText('Rights change at once').waitFor();
        await panel.getByLabel('Role').selectOption('Operator');
        await button(page, 'Deactivate …').click();
        const dialog = page.getByRole('dialog', { name: 'Deactivate Leo Leaver?' });
        await dialog.getByText('1 sign-in, at once.').waitFor();
        await dialog.getByText('What becomes of this work?').waitFor();
        await holdAtTheDesk(page, wrong, 'deactivating');
        const deactivate = dialog.getByRole('button', { name: 'Deactivate' });
        await deactivate.click();
        const reason = dialog.getByRole('textbox', { name: 'Reason' });
        await reason.and(page.locator('[aria-invalid="true"]')).waitFor();
        await reason.fill('Left the shop');
        await deactivate.click();
        await page.getByText('Leo Leaver was deactivated.').waitFor();
        await button(page, 'Take back').click();
        await page.getByText('Leo Leaver is active again.').waitFor();
      },
      { reducedMotion: true },
    );
    const [session] = await stage.office.sessionsOf({ user: leo.id });
    expect(session).toMatchObject({ endReason: 'foreman', note: 'Left the shop' });
    expect(wrong).toEqual([]);
  });

  it('does not deactivate themselves', async () => {
    const { users } = await stage.office.call<{ users: User[] }>('GET', '/api/users');
    const self = users.find(({ username }) => username === DEMO_DESK.username)!;
    await stage.lend(async (page) => {
      await openConsole(page, `/console/people/${self.id}`);
      await page.getByText('This is you.').waitFor();
      expect(await button(page, 'Deactivate …').isDisabled()).toBe(true);
    });
  });

  it('corrects a rate from the same day, and renames and retires a team', async () => {
    const wrong: string[] = [];
    const rate = { kind: 'hourly', amountCents: 2400 } as const;
    const rita = await stage.office.addWorker('Rita Rated', { rate });
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/people/${rita.id}`);
        const panel = panelOf(page, rita.name);
        await panel.getByLabel('Holds from').fill('2024-01-01');
        await panel.getByLabel('Dollars per hour').fill('24.50');
        await panel.getByText('$24.00 / h holds from this very day').waitFor();
        await button(page, 'Replace rate').click();
        await page.getByText('Rate added.').waitFor();
        await panel.locator('rate-timeline').getByText('$24.50 / h').waitFor();
        await page.goto('/console/catalog/teams');
        await button(page, 'Add team').click();
        const name = page.getByRole('textbox', { name: 'Name' });
        await name.fill('Short-lived');
        await page.getByRole('dialog').getByRole('button', { name: 'Add team' }).click();
        await button(page, 'Rename Short-lived').click();
        await name.fill('Season');
        await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
        await page.getByText('The team is called Season now.').waitFor();
        await holdAtTheDesk(page, wrong, 'teams');
        await button(page, 'Retire Season').click();
        await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
        await page.getByText('Season was retired.').waitFor();
        await button(page, 'Rename Season').waitFor({ state: 'detached' });
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});
