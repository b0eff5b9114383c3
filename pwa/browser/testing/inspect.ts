/** Rules every screen keeps, looked up on the page itself, through all shadow roots. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Scheme } from './stage.ts';

/** A size of the window, and the schemes looked at in it: the first in full, others for colors. */
export interface View {
  width: number;
  height: number;
  schemes: readonly Scheme[];
}

/** Both schemes on the desk, one each at the other sizes. */
const VIEWS: readonly [View, ...View[]] = [
  { width: 1280, height: 800, schemes: ['light', 'dark'] },
  { width: 800, height: 1280, schemes: ['light'] },
  { width: 390, height: 844, schemes: ['dark'] },
];

export interface Smallest {
  /** Of everything that can be pressed or typed into, CSS pixels. */
  target: number;
  /** Of the big buttons that are the next step. */
  main: number;
}

/** What is wrong with the page as it stands, in every view; nothing when all is well. */
export async function inspectEverywhere(
  page: Page,
  smallest: Smallest,
  views: readonly [View, ...View[]] = VIEWS,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { width, height, schemes } of views) {
    await page.setViewportSize({ width, height });
    await drawn(page);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const where = `${width} px, ${scheme}`;
      const found = [
        ...(await inspectLayout(page, smallest)),
        ...(await inspectWithAxe(page, scheme !== schemes[0])),
      ];
      wrong.push(...found.map((one) => `${where}: ${one}`));
    }
  }
  await page.setViewportSize({ width: views[0].width, height: views[0].height });
  await page.emulateMedia({ colorScheme: 'light' });
  return wrong;
}

/** Both schemes on a desk's screen and on a small one beside it. */
const DESK_VIEWS: readonly [View, View] = [
  { width: 1440, height: 900, schemes: ['light', 'dark'] },
  { width: 1024, height: 768, schemes: ['dark', 'light'] },
];

/** Adds what is wrong with a page of the console, under the name it has in the test, to `wrong`. */
export async function holdAtTheDesk(page: Page, wrong: string[], name: string): Promise<void> {
  const found = await inspectEverywhere(page, { target: 24, main: 36 }, DESK_VIEWS);
  wrong.push(...found.map((one) => `${name}, ${one}`));
}

/** What measures itself has done so, and was drawn with what it found. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

type FromShadow = [string, string, string, string];

/** Long lists repeat one template: their first rows speak for the rest, which would take minutes. */
const REPEATED_ROWS: FromShadow[] = [
  ['console-app', 'floor-page', 'floor-list', 'tbody tr:nth-child(n + 16)'],
  ['console-app', 'report-page', 'report-table', 'tbody tr:nth-child(n + 16)'],
  ['console-app', 'sessions-page', 'session-list', 'tbody:first-of-type tr:nth-child(n + 16)'],
  ['console-app', 'sessions-page', 'session-list', 'tbody:nth-of-type(n + 2)'],
];

/** Seen in the other scheme already, a page can differ in its colors only. */
async function inspectWithAxe(page: Page, colorsOnly: boolean): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ({ onlyColors, repeated }) => {
      const { axe: inspector } = window as unknown as { axe: typeof axe };
      const { violations } = await inspector.run(
        { exclude: repeated.map((way) => ({ fromShadowDom: way })) },
        {
          resultTypes: ['violations'],
          ...(onlyColors
            ? { runOnly: ['color-contrast'] }
            : { rules: { 'target-size': { enabled: true } } }),
        },
      );
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary })),
      );
    },
    { onlyColors: colorsOnly, repeated: REPEATED_ROWS },
  );
  return found.map(
    ({ id, help, target, failureSummary }) =>
      `axe ${id} (${help}) at ${target.flat().join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`,
  );
}

/** Targets too small, what sticks out at the sides, and what moves although nobody wants that. */
function inspectLayout(page: Page, smallest: Smallest): Promise<string[]> {
  return page.evaluate(({ target, main }) => {
    const wrong: string[] = [];
    const everything = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? everything(element.shadowRoot) : []),
      ]);
    const parentOf = (element: Element): Element | null => {
      if (element.assignedSlot) return element.assignedSlot;
      if (element.parentElement) return element.parentElement;
      const root = element.getRootNode();
      return root instanceof ShadowRoot ? root.host : null;
    };
    const ancestors = (element: Element): Element[] => {
      const above: Element[] = [];
      for (let one = parentOf(element); one; one = parentOf(one)) above.push(one);
      return above;
    };
    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent;
      return `<${element.localName} class="${element.className.toString()}"> ${words.trim().replace(/\s+/g, ' ').slice(0, 40)}`;
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !ancestors(element).some((one) => one.hasAttribute('inert')) &&
      !element.closest('[inert]');

    const PRESSED =
      'button, a[href], input, select, textarea, summary, [tabindex="0"], [role="button"]';
    for (const element of everything(document)) {
      if (!isShown(element)) continue;
      const box = element.getBoundingClientRect();
      // Read aloud only, or waiting above the page for the keyboard.
      const isHidden = box.width <= 2 || box.height <= 2 || box.bottom <= 0;
      if (isHidden) continue;
      const isOutside = box.right > innerWidth + 1 || box.left < -1;
      const scrolls = () =>
        ancestors(element).some((one) =>
          ['auto', 'scroll'].includes(getComputedStyle(one).overflowX),
        );
      if (isOutside && !scrolls()) {
        wrong.push(`sticks out to ${Math.round(box.right)} px: ${nameOf(element)}`);
      }
      if (element.matches(PRESSED)) {
        // What counts is where a finger may land: the label's words, the whole row of a list.
        const label = element.closest('label, tr.open-on-click') ?? element;
        const { width, height } = label.getBoundingClientRect();
        const isText = getComputedStyle(element).display === 'inline';
        const least = element.matches('.button.accent, .button.primary') ? main : target;
        if (!isText && (width < least - 0.5 || height < least - 0.5)) {
          const size = `${Math.round(width)} × ${Math.round(height)}`;
          wrong.push(`target of ${size} px, not ${least}: ${nameOf(element)}`);
        }
      }
      const moving = element.getAnimations().filter(({ playState, effect }) => {
        const timing = effect?.getComputedTiming();
        return playState === 'running' && Number(timing?.activeDuration) > 20;
      });
      if (moving.length > 0) wrong.push(`moves: ${nameOf(element)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) {
      wrong.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} px`);
    }
    return wrong;
  }, smallest);
}
