/**
 * The office sets how the shop counts and works: each change says what it will do, others see it,
 * and nobody's is lost. A foreman has no such page.
 */
import type { Page } from 'playwright-core';
import type { Settings } from '#schema/contract/settings.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { mondayOf, nextDay, sundayOf, weeksFrom } from '#schema/rules/week.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialog, openConsole } from './testing/at-the-console.ts';
import { button, heading } from './testing/at-the-tablet.ts';
import { holdAtTheDesk } from './testing/inspect.ts';
import type { Desk } from './testing/office.ts';
import { sheetsOf } from './testing/paper.ts';
import { notRight, onlyEnglish } from './testing/spanish.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FOREMAN: Desk = { username: 'fay', password: 'a long password of Fay' };
/** A week the demo shop worked, and a day of it. */
const MONDAY = weeksFrom(mondayOf(new Date().toISOString().slice(0, 10)), -3);
const HOLIDAY = nextDay(MONDAY);
const STILL = { width: 1440, height: 900, reducedMotion: true } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Fay Foreman', 'Finishing', FOREMAN);
});
afterAll(() => stage.close());

const row = (page: Page, name: string) =>
  page
    .locator('settings-page li')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
const open = async (page: Page, name: string) => {
  await button(page, `Change: ${name}`).click();
  await dialog(page, name).waitFor();
};
/** What is typed into or chosen from in the dialog. */
const control = (page: Page, name: string) => dialog(page, name).getByLabel(name, { exact: true });
const effect = (page: Page) => page.getByRole('status', { name: 'What this will do' });
const save = async (page: Page, name: string) => {
  await button(page, 'Save').click();
  await dialog(page, name).waitFor({ state: 'detached' });
};
const settings = () => stage.office.call<Settings>('GET', '/api/settings');
const set = (change: object) => stage.office.call('PATCH', '/api/settings', change);

describe('the settings', () => {
  it('say what each change will do before it does, in both themes and sizes', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/floor');
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
      await heading(page, 'Settings').waitFor();
      await row(page, 'Longest session').getByText('12 h').waitFor();
      await holdAtTheDesk(page, wrong, 'the settings');

      await open(page, 'Hours a salary is split by');
      await control(page, 'Hours a salary is split by').selectOption('2087');
      await effect(page).getByText('Marcus Oyelaran: $31.00 → $30.90 an hour').waitFor();
      await effect(page).getByText('sessions that ended keep their cost').waitFor();
      await holdAtTheDesk(page, wrong, 'hours of a salary');
      await save(page, 'Hours a salary is split by');
      await row(page, 'Hours a salary is split by').getByText('2,087 h a year').waitFor();
      await row(page, 'Hours a salary is split by')
        .getByText('Last changed by Helen Marsh')
        .waitFor();

      await open(page, 'Longest session');
      await control(page, 'Longest session').fill('4');
      await effect(page).getByText('would have been marked instead of').waitFor();
      await control(page, 'Longest session').fill('40');
      await button(page, 'Save').click();
      await page.getByText('Give hours from 1 to 24').waitFor();
      await holdAtTheDesk(page, wrong, 'a mistake');
      await page.keyboard.press('Escape');
      await button(page, 'Discard').click();

      await open(page, 'Burden on labor');
      await control(page, 'Burden on labor').fill('12.5');
      await effect(page)
        .getByText(/Last 30 days: labor \$[\d,.]+, burden \$[\d,.]+ instead/)
        .waitFor();
      await page.keyboard.press('Escape');
      await button(page, 'Discard').click();
      expect((await settings()).burdenBasisPoints.value).toBe(0);
    }, STILL);
    expect(wrong).toEqual([]);
  });

  it('change the time zone without touching the days that were', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/settings');
      await open(page, 'Plant time zone');
      const field = control(page, 'Plant time zone');
      await field.fill('America/Chicag');
      await button(page, 'Save').click();
      await page.getByText('There is no such time zone').waitFor();
      await field.fill('Asia/Tokyo');
      await effect(page)
        .getByText(/The days of [\d,]+ sessions stay as they were recorded/)
        .waitFor();
      await save(page, 'Plant time zone');
      // Every time on the page is that of the plant, at once.
      const { changed } = (await settings()).plantTimeZone;
      const clock = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' } as const;
      const time = new Intl.DateTimeFormat('en-GB', clock).format(new Date(changed?.at ?? 0));
      await row(page, 'Plant time zone').getByText(`at ${time}`).waitFor();
      await set({ plantTimeZone: 'America/Chicago' });
    }, STILL);
  });

  it('know the shifts and holidays, which the floor and the time report go by', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/settings');
      await open(page, 'Shifts');
      await page.getByRole('checkbox', { name: 'Monday' }).check();
      await page.getByLabel('Start, Monday').fill('06:00');
      await page.getByLabel('End, Monday').fill('14:30');
      await button(page, 'Tuesday to Friday like Monday').click();
      await effect(page).getByText('expects 40 h 00 instead of 0 h 00').waitFor();
      await holdAtTheDesk(page, wrong, 'shifts');
      await save(page, 'Shifts');
      await row(page, 'Shifts').getByText('Mon–Fri 06:00–14:30').waitFor();

      await open(page, 'Holidays');
      await page.getByLabel('Day', { exact: true }).fill(HOLIDAY);
      await page.getByLabel('Name', { exact: true }).fill('Founders’ Day');
      await button(page, 'Add').click();
      await effect(page).getByText('Added: Founders’ Day (').waitFor();
      await effect(page).getByText('recorded on these days stay as they are').waitFor();
      await holdAtTheDesk(page, wrong, 'holidays');
      await save(page, 'Holidays');

      await page.goto(`/console/reports/tables/time?from=${MONDAY}&to=${sundayOf(MONDAY)}`);
      await page.getByText('Holidays in these days: Founders’ Day (').waitFor();
      const report = page.locator('figure-table');
      await report.getByText('Expected', { exact: true }).waitFor();
      await report.getByText('Paid on holidays', { exact: true }).waitFor();
      await report.getByText('32 h 00').first().waitFor();

      await set({ holidays: [] });
      // Today is no day of work: nobody is idle.
      await set({ shifts: Array(7).fill({ start: '03:00', end: '03:01', breakMinutes: 0 }) });
      await page.goto('/console/floor?state=everybody');
      await page.getByText('No shift runs now').waitFor();
      await set({ shifts: Array(7).fill(null) });
      await page.getByText('No shift runs now').waitFor({ state: 'detached' });
    }, STILL);
    expect(wrong).toEqual([]);
  });

  it('take breaks off long days, which the time report names, on paper too', async () => {
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      await openConsole(page, '/console/settings');
      await row(page, 'Breaks by rule').getByText('No rule').waitFor();
      await open(page, 'Breaks by rule');
      const step = (number: number) => page.getByRole('group', { name: `Step ${number}` });
      const hours = (number: number) => step(number).getByLabel('At work for more than, hours');
      const minutes = (number: number) => step(number).getByLabel('Unpaid break, minutes');
      await button(page, 'Add a step').click();
      expect(await hours(1).inputValue()).toBe('6');
      await button(page, 'Add a step').click();
      await hours(2).fill('5');
      await minutes(2).fill('75');
      await button(page, 'Save').click();
      await step(2).getByText('Give more hours than in the step before.').waitFor();
      expect(await hours(2).evaluate((field) => field.matches(':focus'))).toBe(true);
      await holdAtTheDesk(page, wrong, 'a step that does not rise');
      await hours(2).fill('7,5');
      await effect(page)
        .getByText(/The paid time of \d+ people changes/)
        .waitFor();
      await effect(page)
        .getByText(/Taken off everybody’s days from .+: [1-9][\d,]*\sh\s\d\d instead of 0\sh\s00/)
        .waitFor();
      await button(page, 'Add a step').click();
      expect(await button(page, 'Add a step').count()).toBe(0);
      await button(page, 'Remove: Step 3').click();
      await holdAtTheDesk(page, wrong, 'breaks by rule');
      await save(page, 'Breaks by rule');
      const rule = '30 min after 6 h, 75 min after 7.5 h';
      await row(page, 'Breaks by rule').getByText(rule).waitFor();
      await row(page, 'Breaks by rule').getByText('Last changed by Helen Marsh').waitFor();

      await page.goto(`/console/reports/tables/time?from=${MONDAY}&to=${sundayOf(MONDAY)}`);
      const report = page.locator('figure-table');
      await report.getByText('Break by rule', { exact: true }).waitFor();
      await page.getByText(`Break by rule is unpaid, too: ${rule}`).waitFor();
      await holdAtTheDesk(page, wrong, 'time by person with breaks by rule');
      const [sheet = ''] = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
      expect(sheet).toContain(`·Breakbyrule:${rule.replaceAll(' ', '')}·Printed`);

      await set({ breakRules: [] });
      await page.reload();
      await report.getByText('Paid time', { exact: true }).waitFor();
      await page.locator('figure-table tfoot').waitFor();
      expect(await report.getByText('Break by rule', { exact: true }).count()).toBe(0);
    }, STILL);
    expect(wrong).toEqual([]);
  });

  it('show in another browser, where a later change does not undo the first', async () => {
    const wrong: string[] = [];
    await stage.lend(async (one) => {
      await openConsole(one, '/console/settings');
      await stage.lend(async (other) => {
        await openConsole(other, '/console/settings');
        await open(other, 'Shop name');
        await control(other, 'Shop name').fill('Second Awards');
        await open(one, 'Shop name');
        await control(one, 'Shop name').fill('First Awards');
        await save(one, 'Shop name');
        await one.locator('console-rail').getByText('First Awards').waitFor();
        await button(other, 'Save').click();
        await other.getByRole('heading', { name: 'Changed meanwhile' }).waitFor();
        await dialog(other, 'Shop name').getByText('First Awards').waitFor();
        await holdAtTheDesk(other, wrong, 'both versions');
        expect((await settings()).shopName.value).toBe('First Awards');
        await button(other, 'Keep mine').click();
        await dialog(other, 'Shop name').waitFor({ state: 'detached' });
        await row(one, 'Shop name').getByText('Second Awards').waitFor();
      }, STILL);
    }, STILL);
    expect(wrong).toEqual([]);
    await set({ shopName: 'Northgate Awards' });
  });

  it('are not there for a foreman', async () => {
    await stage.lend(async (page) => {
      await openConsole(page, '/console/floor', FOREMAN);
      expect(await page.getByRole('link', { name: 'Settings', exact: true }).count()).toBe(0);
      await page.goto('/console/settings');
      await heading(page, 'This page is for admins').waitFor();
    });
  });

  it('speak Spanish', async () => {
    const english = onlyEnglish();
    const wrong: string[] = [];
    await stage.lend(async (page) => {
      const look = async (what: string) => {
        wrong.push(...(await notRight(page, english)).map((one) => `${what}: ${one}`));
      };
      await openConsole(page, '/console/settings');
      await button(page, 'Español').click();
      await heading(page, 'Ajustes').waitFor();
      await page.getByText(/^2,08[07] h al año$/).waitFor();
      await look('the page');
      await button(page, 'Cambiar: Zona horaria de la planta').click();
      await control(page, 'Zona horaria de la planta').fill('Asia/Tokyo');
      await page.getByText('quedan como se registraron').waitFor();
      await look('the time zone');
      await page.keyboard.press('Escape');
      await button(page, 'Descartar').click();
      await button(page, 'Cambiar: Turnos').click();
      await page.getByRole('checkbox', { name: 'lunes' }).check();
      await page.getByText('Una semana sin días festivos espera').waitFor();
      await look('the shifts');
      await page.setViewportSize({ width: 1024, height: 768 });
      await look('the shifts at 1024');
      await page.keyboard.press('Escape');
      await button(page, 'Descartar').click();
      await button(page, 'Cambiar: Descansos por regla').click();
      await button(page, 'Agregar un paso').click();
      await page.getByText('Se quita de los días de todos').waitFor();
      await button(page, 'Agregar un paso').click();
      await button(page, 'Guardar').click();
      await page.getByText('Dé minutos enteros de 1 a 480.').waitFor();
      await look('the breaks by rule');
      await page.keyboard.press('Escape');
      await button(page, 'Descartar').click();
      await button(page, 'English').click();
      await heading(page, 'Settings').waitFor();
    }, STILL);
    expect(wrong).toEqual([]);
  });
});

describe('an entry of the catalog that two change', () => {
  it('tells the second of the first, with both versions', async () => {
    const wrong: string[] = [];
    const { taskTypes } = await stage.office.call<{ taskTypes: TaskType[] }>(
      'GET',
      '/api/task-types',
    );
    const [task] = taskTypes;
    if (!task) throw new Error('The demo shop has no task');
    await stage.lend(async (page) => {
      await openConsole(page, '/console/catalog');
      await page
        .getByRole('button', { name: new RegExp(`${task.name}`) })
        .first()
        .click();
      await page.getByLabel('Name', { exact: true }).fill('Their late name');
      await stage.office.call('PATCH', `/api/task-types/${task.code}`, { name: 'The first name' });
      await page.locator('task-dialog').getByRole('button', { name: /^Save/ }).click();
      await page.getByRole('heading', { name: 'Changed meanwhile' }).waitFor();
      await page.locator('changed-meanwhile').getByText('The first name').waitFor();
      await page.getByText('Last changed by Helen Marsh').waitFor();
      await holdAtTheDesk(page, wrong, 'both versions of a task');
      await button(page, 'Take theirs').click();
      await page.getByText('The first name').first().waitFor();
      await stage.office.call('PATCH', `/api/task-types/${task.code}`, { name: task.name });
    }, STILL);
    expect(wrong).toEqual([]);
  });
});
