/** Somebody who reads Spanish: at the tablet from the PIN to the end, and at every page of the console. */
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, heading, openWall, tapDigits } from './testing/at-the-tablet.ts';
import { signInAtConsole } from './testing/at-the-console.ts';
import { DEMO_DESK, type Desk } from './testing/office.ts';
import { notRight, onlyEnglish } from './testing/spanish.ts';
import { openStage, type Stage } from './testing/stage.ts';

const FELIPE: Desk = { username: 'felipe', password: 'el turno de noche' };
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
const english = onlyEnglish();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.office.addForeman('Felipe Encargado', 'Taller', FELIPE);
  await speaks('Felipe Encargado', 'es');
});
afterAll(() => stage.close());

async function speaks(name: string, language: 'en' | 'es'): Promise<void> {
  type People = { users: { id: number; displayName: string }[] };
  const { users } = await stage.office.call<People>('GET', '/api/users');
  const id = users.find(({ displayName }) => displayName === name)?.id ?? 0;
  await stage.office.call('PATCH', `/api/users/${id}`, { language });
}

it('looks for hundreds of English sentences, and would see them', async () => {
  expect(english.length).toBeGreaterThan(300);
  await stage.lend(async (page) => {
    await openWall(page);
    const told = ['English: Who are you?', 'does not say that it is Spanish'];
    expect(await notRight(page, english)).toEqual(expect.arrayContaining(told));
  });
});

it('is greeted by the tablet in Spanish from the PIN on, without a network too', async () => {
  const luz = await stage.office.addWorker('Luz Operadora');
  await speaks(luz.name, 'es');
  await stage.office.addOrder('70901', { description: 'Remos de roble' });
  await stage.lend(async (page) => {
    const wrong: string[] = [];
    const look = async (screen: string) => {
      wrong.push(...(await notRight(page, english)).map((one) => `${screen}, ${one}`));
    };
    const lang = () => page.evaluate(() => document.documentElement.lang);
    await openWall(page);
    expect(await lang()).toBe('en');
    await button(page, /Luz Operadora/).click();
    await heading(page, 'Hola, Luz Operadora').waitFor();
    await look('PIN');
    await button(page, 'No soy yo').click();
    await heading(page, 'Who are you?').waitFor();
    await button(page, /Luz Operadora/).click();
    await tapDigits(page, '975310');
    await page.getByText('Ese PIN no es correcto.').waitFor();
    await look('wrong PIN');
    await tapDigits(page, luz.pin);
    await heading(page, luz.name).waitFor();
    await page.getByText('Lo que trabaje quedará aquí, a un toque.').waitFor();
    await look('my work');
    await button(page, /^Empezar/).click();
    await heading(page, '¿Qué orden?').waitFor();
    await look('orders');
    await page.getByRole('searchbox').fill('70901');
    await button(page, /^70901/).click();
    await heading(page, '¿Qué tarea?').waitFor();
    await look('tasks');
    await button(page, 'Engraving').click();
    await page.getByRole('timer', { name: 'Tiempo que lleva' }).waitFor();
    await page.getByText(/^Empezó a las \d\d:\d\d/).waitFor();
    await look('running');
    await button(page, 'Material').click();
    await page.getByText('Todavía no hay material en esta orden.').waitFor();
    await look('material');
    await button(page, 'Atrás').click();
    await page.route('**/api/**', (route) => route.abort('failed'));
    await button(page, 'Terminar').click();
    await heading(page, '¿Cuántas piezas?').waitFor();
    await button(page, 'Una más: Buenas').click();
    await look('finish');
    await button(page, 'Terminar').click();
    await page.getByText(/^Terminó a las \d\d:\d\d/).waitFor();
    await page.getByText(/^1 registro sin enviar desde las/).waitFor();
    await look('without a network');
    await button(page, /^Salir/).click();
    await heading(page, 'Who are you?').waitFor();
    expect(await lang()).toBe('en');
    await button(page, /Luz Operadora/).click();
    await page.getByText('No hay red: se revisa después.').waitFor();
    await page.keyboard.type(luz.pin);
    await page.getByText('El PIN se revisa después').waitFor();
    await look('signed in without a network');
    expect(wrong).toEqual([]);
  });
});

/** Every page of the rail, as far down as an address leads. */
async function pagesOf(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: 'Páginas' }).getByRole('link');
  const hrefs = await links.evaluateAll((all) =>
    all.map((link) => link.getAttribute('href') ?? ''),
  );
  const tables = ['time', 'task-types', 'teams', 'indirect', 'materials', 'estimates', 'customers'];
  const pages = hrefs.filter((href) => href.startsWith('/console/'));
  return [...pages, ...tables.map((name) => `/console/reports/tables/${name}`)];
}

/** Resolves when every question to the server is answered; what it tells by itself never ends. */
function listening(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  const isQuestion = (request: Request) => /\/api\/(?!.*\/events)/.test(request.url());
  page.on('request', (request) => isQuestion(request) && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => expect.poll(() => open.size, { interval: 50 }).toBe(0);
}

async function walkConsole(page: Page, desk: Desk, ownLanguage: () => Promise<void>) {
  const wrong: string[] = [];
  const answered = listening(page);
  await page.goto('/console/');
  await signInAtConsole(page, desk);
  await ownLanguage();
  await page.getByRole('navigation', { name: 'Páginas' }).waitFor();
  const pages = await pagesOf(page);
  for (const address of pages) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await answered();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const found = await notRight(page, english);
      wrong.push(...found.map((one) => `${address} at ${size.width}, ${one}`));
    }
  }
  return { pages, wrong };
}

it('reads Spanish on every page of a foreman', { timeout: 120_000 }, async () => {
  await stage.lend(async (page) => {
    const { pages, wrong } = await walkConsole(page, FELIPE, () => Promise.resolve());
    expect(pages.length).toBeGreaterThanOrEqual(10);
    expect(wrong).toEqual([]);
  });
});

it(
  'changes to Spanish in the rail, for every page of an admin, and back',
  { timeout: 120_000 },
  async () => {
    await stage.lend(async (page) => {
      const toSpanish = async () => {
        await page.getByRole('navigation', { name: 'Pages' }).waitFor();
        await button(page, 'Español').click();
      };
      const { pages, wrong } = await walkConsole(page, DEMO_DESK, toSpanish);
      expect(pages.length).toBeGreaterThanOrEqual(13);
      expect(wrong).toEqual([]);
      // The sign-in page keeps speaking to whoever sat here last, and a refusal comes in Spanish.
      await button(page, 'Salir').click();
      await page.getByLabel('Usuario').fill('admin');
      await page.getByLabel('Contraseña').fill('no es esta');
      await button(page, 'Entrar').click();
      await page.getByText('El usuario o la contraseña no es correcto.').waitFor();
      expect(await notRight(page, english)).toEqual([]);
      await page.getByLabel('Contraseña').fill(DEMO_DESK.password);
      await button(page, 'Entrar').click();
      await page.getByRole('navigation', { name: 'Páginas' }).waitFor();
      await button(page, 'English').click();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    });
  },
);
