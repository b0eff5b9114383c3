import { html, nothing } from 'lit';
import { messageWords } from './words.ts';

/** What an import says is wrong: file, row, field, value; in English where the page has no words. */
export function saidMessage(message: string) {
  const { message: said, isServers } = messageWords(message);
  return html`<span lang=${isServers ? 'en' : nothing}>${said}</span>`;
}
