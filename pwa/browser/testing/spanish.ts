/** Looks for English on a page that speaks Spanish, and for words that do not fit their place. */
import type { Page } from 'playwright-core';
import { languages as consoleWords } from '../../console/text.ts';
import { languages as tabletWords } from '../../tablet/text.ts';

type Words = Readonly<Record<string, unknown>>;

const HOLE = '\u0000';

function saidBy(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    try {
      const say = value as (...said: unknown[]) => unknown;
      const said = say(...Array.from({ length: say.length }, () => HOLE));
      return typeof said === 'string' ? said.split(HOLE) : [];
    } catch {
      return [];
    }
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Words).flatMap(saidBy);
}

/**
 * What only the English pages say: whole sentences, and the parts of a sentence between its
 * figures that are more than one word.
 */
export function onlyEnglish(): string[] {
  const english = [consoleWords.en, tabletWords.en].flatMap(saidBy);
  const spanish = new Set([consoleWords.es, tabletWords.es].flatMap(saidBy));
  const isTelling = (words: string) => /\p{L}{2,}[ ,]+\p{L}{2,}/u.test(words);
  return [...new Set(english.map((words) => words.trim()))].filter(
    (words) => isTelling(words) && !spanish.has(words),
  );
}

/** The English sentences somebody sees or hears on the page, and what is cut off in its place. */
export function notRight(page: Page, english: readonly string[]): Promise<string[]> {
  return page.evaluate((sentences) => {
    const everything = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? everything(element.shadowRoot) : []),
      ]);
    const own = (element: Element): string =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? '')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
    /** How far the element's own words reach over its edge. */
    const wordsOutside = (element: Element): number => {
      const { right, width } = element.getBoundingClientRect();
      if (width <= 2 || own(element) === '') return 0;
      const ends = [...element.childNodes].map((node) => {
        if (node.nodeType !== Node.TEXT_NODE) return right;
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect().right;
      });
      return Math.round(Math.max(...ends) - right);
    };
    const HEARD = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
    const TIGHT = 'button, .button, th, label, legend, nav a, h1, h2, h3, .label, .chip, dt';
    const wrong: string[] = [];
    for (const element of everything(document)) {
      if (['STYLE', 'SCRIPT'].includes(element.nodeName) || !element.checkVisibility()) continue;
      const said = [own(element), ...HEARD.map((name) => element.getAttribute(name) ?? '')];
      const found = sentences.find((sentence) => said.some((words) => words.includes(sentence)));
      if (found !== undefined) wrong.push(`English: ${found}`);
      const by = element.matches(TIGHT) ? wordsOutside(element) : 0;
      if (by > 1) wrong.push(`cut off by ${by} px: <${element.localName}> ${own(element)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('scrolls sideways');
    if (document.documentElement.lang !== 'es') wrong.push('does not say that it is Spanish');
    return [...new Set(wrong)];
  }, english);
}
