/** Work put right at the console: by an admin, by a foreman, and by two at once. */
import type { Locator, Page } from 'playwright-core';
import type { CorrectionAnswer, MissedSession } from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { mondayOf } from '#schema/rules/week.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../console/time/calendar.ts';
import { instantsAt } from '../console/time/plant-time.ts';
import { calendarDay } from '../shared/format.ts';
import { openConsole } from './testing/at-the-console.ts';
import { button, openWall, signIn } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import { DEMO_DESK, openOffice, type Desk, type Worker } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const TEAM = 'Correction crew';
const FOREMAN: Desk = { username: 'cora', password: 'a long password of Cora' };
const PLANT = 'America/Chicago';
/** Longer than the list takes to ask again. */
const SHOWS_WITHIN = { timeout: 20_000 };
const BRASS = 'BRS-PLT';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Cora Foreman', TEAM, FOREMAN);
});
afterAll(() => stage.close());

const TODAY = calendarDay(new Date().getTime(), PLANT);
const YESTERDAY = addDays(TODAY, -1);
const at = (time: string, day = YESTERDAY): string => instantsAt(`${day}T${time}`, PLANT)[0]!;

function hire(name: string, team: string | null = TEAM): Promise<Worker> {
  const rate = { kind: 'hourly', amountCents: 2400 } as const;
  return stage.office.addWorker(name, { rate, ...(team !== null && { team }) });
}

/** Work of yesterday. */
async function work(
  { id: userId }: Worker,
  start: string,
  end: string,
  more: Partial<MissedSession> = {},
): Promise<string> {
  const times = { startedAt: at(start), endedAt: at(end) };
  const missed = { userId, ...times, taskType: 'CLEAN', reason: 'Typed in', ...more };
  const { session } = await stage.office.call<CorrectionAnswer>(
    'POST',
    '/api/missed-sessions',
    missed,
  );
  return session.id;
}
const detailOf = async (id: string): Promise<SessionDetail> =>
  (await stage.office.call<{ session: SessionDetail }>('GET', `/api/sessions/${id}`)).session;

const dialogOf = (page: Page, { name }: Worker): Locator =>
  page.getByRole('dialog', { name: `${name}’s session` });
const rows = (page: Page, { name }: Worker): Locator =>
  page.locator('session-list tbody tr').filter({ hasText: name });
const save = (dialog: Locator, name = 'Save correction'): Promise<void> =>
  dialog.getByRole('button', { name }).click();
/** What is wrong at a field, as it is said below it. */
const minded = (dialog: Locator, label: string): Locator =>
  dialog.getByLabel(label, { exact: true }).and(dialog.page().locator('[aria-invalid="true"]'));

describe.concurrent('a correction', () => {
  it('in one browser shows in the other, whose own is not lost to it', async () => {
    const wrong: string[] = [];
    const tom = await hire('Tom Twice');
    for (const order of ['73001', '73002']) await stage.office.addOrder(order);
    const id = await work(tom, '08:00', '09:00', { taskType: 'ENGRAVE', orderNumber: '73001' });
    const address = `/console/sessions/${id}?user=${tom.id}`;
    const { page: theirs, context } = await stage.window({ reducedMotion: true });
    await openConsole(theirs, address, FOREMAN);
    await dialogOf(theirs, tom).getByLabel('Note').fill('polished twice');
    await dialogOf(theirs, tom).getByLabel('Reason').fill('Tom said so');
    await stage.lend(
      async (page) => {
        await openConsole(page, address);
        const dialog = dialogOf(page, tom);
        await dialog.getByLabel('End').fill(`${YESTERDAY}T09:30`);
        await dialog.getByText('1 h 30').waitFor();
        await dialog.getByRole('button', { name: 'Share over several orders' }).click();
        await dialog.getByLabel('Order 2', { exact: true }).fill('73002');
        await dialog.getByLabel('Parts of order 2').fill('2');
        await dialog.getByText('66.7 %, 1 h 00').waitFor();
        await dialog.getByLabel('Good').fill('60');
        await dialog.getByLabel('Reason').fill('Two jobs in one go');
        await save(dialog);
        await page.getByText('Session corrected.').waitFor();
        await rows(page, tom).getByText('$36.00').waitFor();
        await rows(page, tom).getByRole('link').click();
        await dialog.getByText('“Two jobs in one go”').waitFor();
        await dialog.getByText('Order: 73001 → 73001 (1), 73002 (2)').waitFor();
        await dialog.getByText('Pieces: none → 60 good').waitFor();
      },
      { reducedMotion: true },
    );
    // The other one heard of it, with what was typed there still in its fields.
    const dialog = dialogOf(theirs, tom);
    await dialog.getByText('Last changed by').getByText('Helen Marsh').waitFor(SHOWS_WITHIN);
    await rows(theirs, tom).getByText('1 h 30').waitFor(SHOWS_WITHIN);
    expect(await dialog.getByLabel('Note').inputValue()).toBe('polished twice');
    await save(dialog);
    await dialog.getByText('Changed meanwhile').waitFor();
    await dialog.getByRole('row', { name: /Note/ }).getByText('polished twice').waitFor();
    await dialog.getByRole('row', { name: /Order/ }).getByText('not changed by you').waitFor();
    await holdAtTheDesk(theirs, wrong, 'both versions');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await theirs.getByText('Session corrected.').waitFor();
    await context.close();
    const { note, goodQuantity, shares } = await detailOf(id);
    expect({ note, goodQuantity }).toEqual({ note: 'polished twice', goodQuantity: 60 });
    expect(shares.map(({ durationMs }) => durationMs)).toEqual([1_800_000, 3_600_000]);
    expect(wrong).toEqual([]);
  });

  it('is told to the operator at the next sign-in', async () => {
    const tia = await hire('Tia Told');
    const id = await work(tia, '08:00', '09:00');
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}`, FOREMAN);
      const dialog = dialogOf(page, tia);
      await dialog.getByLabel('End').fill(`${YESTERDAY}T09:45`);
      await dialog.getByLabel('Reason').fill('Went on cleaning');
      await save(dialog);
      await page.getByText('Session corrected.').waitFor();
    });
    await stage.lend(async (page) => {
      await openWall(page);
      await signIn(page, tia);
      const note = page.getByRole('region', { name: 'Your work was corrected' });
      await note.getByText('Cora Foreman changed your work').waitFor();
      await note.getByText('now ends 09:45 instead of 09:00').waitFor();
      await note.getByText('Reason: Went on cleaning').waitFor();
      await button(page, 'Got it').click();
      await note.waitFor({ state: 'detached' });
    });
  });

  it('is refused at its field, by the page at once and by the server in the end', async () => {
    const wrong: string[] = [];
    const rita = await hire('Rita Refused');
    await stage.office.addOrder('73003');
    const onOrder = { taskType: 'ENGRAVE', orderNumber: '73003' };
    const id = await work(rita, '08:00', '09:00', onOrder);
    await work(rita, '10:00', '11:00');
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions/${id}?user=${rita.id}`, FOREMAN);
        const dialog = dialogOf(page, rita);
        const end = dialog.getByLabel('End');
        await end.fill(`${YESTERDAY}T07:59`);
        await dialog.getByText('The end is before the start.').waitFor();
        await end.fill(`${YESTERDAY}T10:30`);
        await minded(dialog, 'End').waitFor();
        await dialog.getByText('Rita Refused was on Cleaning then').waitFor();
        await end.fill(`${addDays(TODAY, 1)}T09:00`);
        await dialog.getByText('This lies in the future.').waitFor();
        await dialog.getByRole('button', { name: 'Share over several orders' }).click();
        await holdAtTheDesk(page, wrong, 'refused fields');
        await dialog.getByRole('button', { name: 'Remove order 2' }).click();
        await end.fill(`${YESTERDAY}T09:00`);
        await dialog.getByLabel('Order', { exact: true }).fill('no such order');
        await dialog.getByLabel('Reason').fill('trying');
        await save(dialog);
        // Whoever pressed Save at the foot is led to it.
        await minded(dialog, 'Order').and(page.locator(':focus')).waitFor();
        await dialog.getByText('Order no such order is not in the list.').waitFor();
        // The list narrowed to the order does not know of the other work: the server does.
        await page.goto(`/console/sessions/${id}?order=73003`);
        await end.fill(`${YESTERDAY}T10:30`);
        await dialog.getByLabel('Reason').fill('trying');
        await save(dialog);
        await minded(dialog, 'End').waitFor();
        await dialog.getByText('Rita Refused was on Cleaning then').waitFor();
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await dialog.waitFor({ state: 'detached' });
      },
      { reducedMotion: true },
    );
    expect((await detailOf(id)).flags).toEqual(expect.arrayContaining(['entered']));
    expect((await detailOf(id)).durationMs).toBe(3_600_000);
    expect(wrong).toEqual([]);
  });

  it('of an approved week is the admin’s alone', async () => {
    const team = 'Approved crew';
    const desk: Desk = { username: 'anna', password: 'a long password of Anna' };
    await stage.office.addForeman('Anna Approved', team, desk);
    const amy = await hire('Amy Approved', team);
    const week = addDays(mondayOf(TODAY), -7);
    const times = { startedAt: at('08:00', week), endedAt: at('09:00', week) };
    const id = await work(amy, '', '', times);
    const { teams } = await stage.office.call<{
      teams: { team: { id: number; name: string } | null }[];
    }>('GET', `/api/approvals?week=${week}`);
    const teamId = teams.find((one) => one.team?.name === team)!.team!.id;
    await stage.office.call('POST', '/api/approvals', { teamId, week });
    const lengthen = async (page: Page) => {
      const dialog = dialogOf(page, amy);
      await dialog.getByLabel('End').fill(`${week}T09:15`);
      await dialog.getByLabel('Reason').fill('Found on paper');
      await save(dialog);
    };
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}`, desk);
      await lengthen(page);
      await dialogOf(page, amy).getByText(`The week of ${week} is approved.`).waitFor();
    });
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}`);
      await lengthen(page);
      await page.getByText('Session corrected.').waitFor();
    });
    expect((await detailOf(id)).durationMs).toBe(4_500_000);
  });

  it('of another team’s work is no foreman’s', async () => {
    const olaf = await hire('Olaf Elsewhere', null);
    const id = await work(olaf, '08:00', '09:00');
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}`, FOREMAN);
      await page.getByRole('dialog').getByText('This is somebody else’s work.').waitFor();
    });
  });
});

describe.concurrent('what was typed', () => {
  it('is thrown away only after a question', async () => {
    const wrong: string[] = [];
    const una = await hire('Una Unsaved');
    const id = await work(una, '08:00', '09:00');
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions/${id}?user=${una.id}`, FOREMAN);
        const dialog = dialogOf(page, una);
        const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
        await dialog.getByLabel('Reason').fill('Half a sen');
        await page.keyboard.press('Escape');
        await question.waitFor();
        await holdAtTheDesk(page, wrong, 'the question');
        await page.keyboard.press('Escape');
        await question.waitFor({ state: 'hidden' });
        expect(await dialog.getByLabel('Reason').inputValue()).toBe('Half a sen');
        await dialog.getByRole('button', { name: 'Close' }).click();
        await question.getByRole('button', { name: 'Go on editing' }).click();
        expect(await dialog.getByLabel('Reason').inputValue()).toBe('Half a sen');
        await dialog.getByRole('button', { name: 'Close' }).click();
        await question.getByRole('button', { name: 'Discard' }).click();
        await dialog.waitFor({ state: 'detached' });
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });

  it('and is refused stands in sight, with its message, below the dialog’s head', async ({
    expect,
  }) => {
    const rita = await hire('Rita Refused');
    const id = await work(rita, '08:00', '09:00');
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions/${id}?user=${rita.id}`, FOREMAN);
        const dialog = dialogOf(page, rita);
        await dialog.getByLabel('Start').fill(`${YESTERDAY}T10:00`);
        await dialog.getByLabel('Reason').fill('Came late');
        await minded(dialog, 'End').waitFor();
        // Scrolled so that the field lies under the head, as far as that goes.
        const top = (await dialog.boundingBox())?.y ?? 0;
        const from = (await minded(dialog, 'End').boundingBox())?.y ?? 0;
        await dialog.evaluate(
          (one, by) => {
            one.scrollTop += by;
          },
          from - top - 10,
        );
        const hidden = (await minded(dialog, 'End').boundingBox())?.y ?? 0;
        expect(hidden).toBeLessThan(top + 40);
        await dialog.getByRole('button', { name: 'Save correction' }).dispatchEvent('click');
        await expect
          .poll(() => minded(dialog, 'End').evaluate((one) => one.matches(':focus')))
          .toBe(true);
        const head = await dialog.getByRole('heading').first().boundingBox();
        const field = await minded(dialog, 'End').boundingBox();
        const said = await dialog.getByText('The end is before the start.').boundingBox();
        expect(field?.y).toBeGreaterThan((head?.y ?? 0) + (head?.height ?? 0));
        expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(600);
      },
      { width: 1024, height: 600, reducedMotion: true },
    );
  });

  it('nowhere yet is not scolded: a row that was just added', async () => {
    const rob = await hire('Rob Rows');
    await stage.office.addOrder('73019');
    const id = await work(rob, '08:00', '09:00', { taskType: 'ENGRAVE', orderNumber: '73019' });
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}?user=${rob.id}`, FOREMAN);
      const dialog = dialogOf(page, rob);
      await dialog.getByLabel('Note').fill('two jobs');
      await save(dialog);
      await dialog.getByText('Please fill this in.').waitFor();
      await dialog.getByRole('button', { name: 'Share over several orders' }).click();
      await dialog.getByLabel('Order 2', { exact: true }).waitFor();
      expect(await dialog.getByText('Please fill this in.').count()).toBe(0);
      await save(dialog);
      await minded(dialog, 'Order 2').waitFor();
    });
  });
});

describe.concurrent('with the keyboard alone', () => {
  it('one session becomes two, and the place in the list is kept', async ({ expect }) => {
    const wrong: string[] = [];
    const sam = await hire('Sam Split');
    for (const order of ['73004', '73005']) await stage.office.addOrder(order);
    const work1 = { taskType: 'ENGRAVE', orderNumber: '73004', goodQuantity: 30 };
    const id = await work(sam, '08:00', '10:00', work1);
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions?user=${sam.id}`, FOREMAN);
        await rows(page, sam).getByRole('link').focus();
        await page.keyboard.press('Enter');
        const dialog = dialogOf(page, sam);
        await dialog.getByRole('radio', { name: 'Correct' }).focus();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await expect
          .poll(() =>
            rows(page, sam)
              .getByRole('link')
              .evaluate((link) => link.matches(':focus')),
          )
          .toBe(true);
        await page.keyboard.press('Enter');
        await dialog.getByRole('radio', { name: 'Correct' }).focus();
        await page.keyboard.press('ArrowRight');
        await dialog.getByText('1 h 00 + 1 h 00 = 2 h 00').waitFor();
        await holdAtTheDesk(page, wrong, 'a split');
        await dialog.getByLabel('Split at').fill(`${YESTERDAY}T10:00`);
        await dialog.getByText('Split it at a time within the work.').waitFor();
        await dialog.getByLabel('Split at').fill(`${YESTERDAY}T08:30`);
        const later = dialog.getByRole('group', { name: 'From then on' });
        await later.getByLabel('Order', { exact: true }).fill('73005');
        await page.keyboard.press('Enter');
        const reason = dialog.getByRole('textbox', { name: 'Reason' });
        await reason.and(page.locator('[aria-invalid="true"]')).waitFor();
        await page.keyboard.type('Did not tap the switch');
        await save(dialog, 'Split session');
        await page.getByText('Session split.').waitFor();
        await rows(page, sam).filter({ hasText: '73004' }).getByText('0 h 30').waitFor();
        await rows(page, sam).filter({ hasText: '73005' }).getByText('1 h 30').waitFor();
      },
      { reducedMotion: true },
    );
    expect(await detailOf(id)).toMatchObject({ orderNumber: '73005', goodQuantity: 30 });
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('a foreman', () => {
  it('voids work, and reads before what that preserves and what it changes', async () => {
    const wrong: string[] = [];
    const vic = await hire('Vic Void');
    const id = await work(vic, '08:00', '09:00');
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions/${id}?user=${vic.id}`, FOREMAN);
        const dialog = dialogOf(page, vic);
        await dialog.getByText('Void', { exact: true }).click();
        await dialog.getByText('1 h 00 of Cleaning count no more, nor their cost.').waitFor();
        await dialog.getByText('Material that was logged on the order.').waitFor();
        await holdAtTheDesk(page, wrong, 'voiding');
        await save(dialog, 'Void session');
        const reason = dialog.getByRole('textbox', { name: 'Reason' });
        await reason.and(page.locator('[aria-invalid="true"]')).waitFor();
        await reason.fill('Was never there');
        await save(dialog, 'Void session');
        await page.getByText('Session voided.').waitFor();
        await rows(page, vic).getByText('Voided', { exact: true }).waitFor();
        await rows(page, vic).getByRole('link').click();
        await dialog.getByText('Nothing is left to correct').waitFor();
        await dialog.getByText('“Was never there”').waitFor();
        expect(await dialog.getByRole('radio').count()).toBe(0);
      },
      { reducedMotion: true },
    );
    expect((await detailOf(id)).flags).toContain('voided');
    expect(wrong).toEqual([]);
  });

  it('adds a missed session of the own team, and of nobody else', async () => {
    const wrong: string[] = [];
    const mel = await hire('Mel Missed');
    const oda = await hire('Oda Elsewhere', null);
    await stage.office.addOrder('73006');
    await stage.lend(
      async (page) => {
        await openConsole(page, `/console/sessions?user=${mel.id}`, FOREMAN);
        await page.getByRole('link', { name: 'Add missed session' }).click();
        const dialog = page.getByRole('dialog', { name: 'Add a missed session' });
        const add = () => save(dialog, 'Add session');
        await add();
        await minded(dialog, 'Start').waitFor();
        await minded(dialog, 'Task').waitFor();
        await holdAtTheDesk(page, wrong, 'a missed session');
        await dialog.getByLabel('Start').fill(`${YESTERDAY}T13:00`);
        await dialog.getByLabel('End').fill(`${YESTERDAY}T14:20`);
        await dialog.getByText('That is 1 h 20.').waitFor();
        await dialog.getByLabel('Task').selectOption('Engraving');
        await minded(dialog, 'Order').waitFor();
        await dialog.getByLabel('Order', { exact: true }).fill('73006');
        await dialog.getByLabel('Good').fill('12');
        await dialog.getByRole('textbox', { name: 'Reason' }).fill('The tablet was off');
        await add();
        await page.getByText('Session added.').waitFor();
        await rows(page, mel).getByText('1 h 20').waitFor();
        await rows(page, mel).getByRole('link').click();
        await dialogOf(page, mel).getByText('Entered by Cora Foreman, not tapped.').waitFor();
      },
      { reducedMotion: true },
    );
    const [session] = await stage.office.sessionsOf({ user: mel.id });
    expect(session).toMatchObject({ orderNumber: '73006', goodQuantity: 12 });
    const { call } = await openOffice(stage.server, FOREMAN);
    const others = {
      ...{ userId: oda.id, startedAt: at('08:00'), endedAt: at('09:00') },
      ...{ taskType: 'CLEAN', reason: 'Not mine' },
    };
    await expect(call('POST', '/api/missed-sessions', others)).rejects.toThrow(': 403 ');
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('material', () => {
  it('is corrected, brought back and voided at its order, and the sum follows', async ({
    expect,
  }) => {
    const wrong: string[] = [];
    const mia = await hire('Mia Material');
    await stage.office.addOrder('73007');
    const log = await stage.office.signInAs(mia);
    const used = { orderNumber: '73007', materialCode: BRASS };
    for (const quantity of [10, 4]) {
      await log('POST', '/api/material-usages', { ...used, quantity });
    }
    await stage.lend(
      async (page) => {
        await openConsole(page, '/console/reports/73007');
        const lines = page.locator('order-materials');
        const sum = lines.locator('.sum .number');
        await expect.poll(() => sum.innerText()).toBe('$23.10');
        const dialog = page.getByRole('dialog', { name: 'Brass plate' });
        await lines.getByRole('button', { name: /^Correct 10 pcs/ }).click();
        await dialog.getByLabel('Quantity').fill('ten');
        await save(dialog);
        await dialog.getByText('A number other than 0').waitFor();
        await dialog.getByLabel('Quantity').fill('8');
        await dialog.getByLabel('Reason').fill('Miscounted');
        await holdAtTheDesk(page, wrong, 'material');
        await save(dialog);
        await page.getByText('Material corrected.').waitFor();
        await expect.poll(() => sum.innerText()).toBe('$19.80');
        await lines.getByText('as corrected').waitFor();

        await lines.getByRole('button', { name: /^Correct 8 pcs/ }).click();
        await dialog.getByText('“Miscounted”').waitFor();
        await dialog.getByText('Return', { exact: true }).click();
        await dialog.getByLabel('How much came back').fill('9');
        await save(dialog, 'Log return');
        await dialog.getByText('That is more than this entry says.').waitFor();
        await dialog.getByLabel('How much came back').fill('2');
        await save(dialog, 'Log return');
        await page.getByText('Return logged.').waitFor();
        await expect.poll(() => sum.innerText()).toBe('$16.50');

        await lines.getByRole('button', { name: /^Correct 4 pcs/ }).click();
        await dialog.getByText('Void', { exact: true }).click();
        await dialog.getByText('4 pcs count no more on order 73007.').waitFor();
        await dialog.getByLabel('Reason').fill('Of another order');
        await save(dialog, 'Void material');
        await page.getByText('Material voided.').waitFor();
        await expect.poll(() => sum.innerText()).toBe('$9.90');
        await holdAtTheDesk(page, wrong, 'material put right');
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});

describe.concurrent('the audit', () => {
  it('is a click away from a session, an order and a person, for an admin', async ({ expect }) => {
    const ada = await hire('Ada Audited');
    await stage.office.addOrder('73008');
    const id = await work(ada, '08:00', '09:00', { taskType: 'PACK', orderNumber: '73008' });
    await stage.lend(async (page) => {
      const lead = async (address: string, about: string) => {
        await page.goto(address);
        await page.getByRole('link', { name: 'Everything in the audit' }).click();
        await expect.poll(() => new URL(page.url()).searchParams.get('about')).toBe(about);
        await page.locator('audit-list tbody tr:not([aria-hidden])').first().waitFor();
      };
      await openConsole(page, '/console/floor', DEMO_DESK);
      await lead(`/console/sessions/${id}`, `session:${id}`);
      await lead('/console/reports/73008', 'order:73008');
      await lead(`/console/people/${ada.id}`, `user:${ada.id}`);
    });
    await stage.lend(async (page) => {
      await openConsole(page, `/console/sessions/${id}`, FOREMAN);
      await dialogOf(page, ada)
        .getByRole('link', { name: /^Order 73008/ })
        .waitFor();
      expect(await page.getByRole('link', { name: 'Everything in the audit' }).count()).toBe(0);
    });
  });
});

describe.concurrent('in Spanish', () => {
  it('work is put right with the words of the shop', async () => {
    const desk: Desk = { username: 'carmen', password: 'una clave larga de Carmen' };
    await stage.office.addForeman('Carmen Encargada', 'Taller de Carmen', desk);
    type People = { users: { id: number; displayName: string }[] };
    const { users } = await stage.office.call<People>('GET', '/api/users');
    const carmen = users.find(({ displayName }) => displayName === 'Carmen Encargada')!;
    await stage.office.call('PATCH', `/api/users/${carmen.id}`, { language: 'es' });
    const eva = await hire('Eva Española', 'Taller de Carmen');
    await stage.office.addOrder('73009');
    const id = await work(eva, '08:00', '09:00', { taskType: 'PACK', orderNumber: '73009' });
    await work(eva, '09:00', '10:00');
    const wrong: string[] = [];
    await stage.lend(
      async (page) => {
        await page.goto(`/console/sessions/${id}?order=73009`);
        await page.getByLabel('Username').fill(desk.username);
        await page.getByLabel('Password').fill(desk.password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Sesión de Eva Española' });
        await dialog.getByLabel('Fin', { exact: true }).fill(`${YESTERDAY}T09:30`);
        await dialog.getByLabel('Motivo').fill('Se quedó más');
        await save(dialog, 'Guardar corrección');
        await dialog.getByText('Eva Española estaba en').waitFor();
        await dialog.getByText('Dividir', { exact: true }).click();
        await dialog.getByText('0 h 30 + 0 h 30 = 1 h 00').waitFor();
        await holdAtTheDesk(page, wrong, 'en español');
      },
      { reducedMotion: true },
    );
    expect(wrong).toEqual([]);
  });
});
