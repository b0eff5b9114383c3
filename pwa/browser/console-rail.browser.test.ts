/** The rail of pages on windows of two sizes, in both languages: nothing is cut off, nor out of reach. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#schema/contract/users.ts';
import { signInAtConsole } from './testing/at-the-console.ts';
import { DEMO_DESK } from './testing/office.ts';
import { openStage, type Stage } from './testing/stage.ts';

const PAGES = 12;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];
/** As long as names of pages get. */
const LONGEST: Readonly<Record<Language, string>> = { en: 'Documents', es: 'Configuración' };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function openRail(page: Page, language: Language): Promise<void> {
  await page.goto('/console/audit');
  await signInAtConsole(page, DEMO_DESK);
  await page.locator('console-rail nav').waitFor();
  const other = page.locator(`language-toggle button[lang=${language}]`);
  if ((await other.count()) > 0) await other.click();
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.locator('console-rail nav a[aria-current]').waitFor();
}

/** Copies of a page, until there are as many as the rail has to hold. */
const fill = (page: Page, name: string) =>
  page.locator('console-rail nav ul').evaluate(
    (list, [pages, said]) => {
      const [first] = list.children;
      while (first && list.children.length < Number(pages)) {
        const copy = first.cloneNode(true) as HTMLElement;
        copy.querySelector('span')!.textContent = String(said);
        list.append(copy);
      }
    },
    [PAGES, name] as const,
  );

/** Names that do not fit their place, and how much of the pages lies out of sight. */
const cutOff = (page: Page) =>
  page.locator('console-rail nav').evaluate((nav) => ({
    hiddenPx: nav.scrollHeight - nav.clientHeight,
    names: [...nav.querySelectorAll('a > span:not(.badge, .sr-only)')]
      .filter((name) => {
        const [own, place] = [name, name.closest('a')!].map((one) => one.getBoundingClientRect());
        return own!.left < place!.left || own!.right > place!.right;
      })
      .map(({ textContent }) => textContent),
  }));

describe.each(SIZES)('the rail at %j', (size) => {
  it.each(['en', 'es'] as const)('holds twelve pages in full: %s', async (language) => {
    await stage.lend(
      async (page) => {
        await openRail(page, language);
        await fill(page, LONGEST[language]);
        expect(await cutOff(page)).toEqual({ hiddenPx: 0, names: [] });
      },
      { ...size, reducedMotion: true },
    );
  });
});

it('a window lower still scrolls to the page somebody is on, and to the one the keyboard is at', async () => {
  await stage.lend(
    async (page) => {
      await openRail(page, 'en');
      const isInSight = (selector: string) =>
        page.locator('console-rail nav').evaluate((nav, one) => {
          const [frame, link] = [nav, nav.querySelector(one)!].map((it) =>
            it.getBoundingClientRect(),
          );
          return link!.top >= frame!.top - 1 && link!.bottom <= frame!.bottom + 1;
        }, selector);
      expect((await cutOff(page)).hiddenPx).toBeGreaterThan(0);
      expect(await isInSight('[aria-current]')).toBe(true);
      expect(await isInSight('[href$="/floor"]')).toBe(false);
      await page.locator('console-rail .search').focus();
      // Past the link that skips all this.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await isInSight('a:focus')).toBe(true);
      expect(await isInSight('[href$="/floor"]')).toBe(true);
    },
    { width: 1024, height: 480, reducedMotion: true },
  );
});
