import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import ownWords from './own-words.mjs';

function lint(code: string): string[] {
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { words: { rules: { own: ownWords } } },
        rules: { 'words/own': 'error' },
      },
    ],
    { filename: 'element.ts' },
  );
  return messages.map(({ message }) => /“(.*)”/.exec(message)?.[1] ?? message);
}

describe('words an element writes itself', () => {
  it.each([
    ['html`<p>Saved</p>`', 'Saved'],
    ['html`<p class=${a}>${b} left</p>`', 'left'],
    ['html`<button aria-label="Close this">×</button>`', 'Close this'],
    ['html`<input placeholder="Name" />`', 'Name'],
    ["html`<p>${isOpen ? 'Still running' : words.over}</p>`", 'Still running'],
    ["const heading = 'Nothing here yet.';", 'Nothing here yet.'],
    ["notices.say('Saved.');", 'Saved.'],
    ['notices.say(`Saved ${name} today`);', 'Saved … today'],
  ])('are found in %s', (code, words) => {
    expect(lint(code)).toEqual([words]);
  });

  it.each([
    'html`<p title=${words.title} class="big and bold">${words.saved}</p>`',
    'html`<span>${hours} h</span><span aria-hidden="true">×</span>&nbsp;`',
    'html`<svg viewBox="0 0 24 24"><path d="M4 4h16" /></svg><!-- Why it is so. -->`',
    'html`<kbd class="key">Ctrl K</kbd>`',
    'css`:host { font-family: Segoe UI; }`',
    "throw new ApiError(0, 'offline', 'The server cannot be reached.', true);",
    "class Broken extends Error { constructor() { super('It is broken.'); } }",
    "if (event.key === 'ArrowDown') go('/console/people');",
  ])('are not seen in %s', (code) => {
    expect(lint(code)).toEqual([]);
  });
});
