/** What stands in the heading of a column that can be sorted by. */
import { html, nothing } from 'lit';
import { icon } from './icons.ts';

export interface SortHeading {
  words: string;
  /** As the heading's `aria-sort` says it; null while another column orders the table. */
  sorted: 'ascending' | 'descending' | null;
  /** Browsers leave buttons out where they repeat a heading on the next sheet. */
  isOnPaper: boolean;
  onSort: () => void;
}

export function sortHeading({ words, sorted, isOnPaper, onSort }: SortHeading) {
  if (isOnPaper) return words;
  return html`<button class="sort ${sorted ? 'sorted' : ''}" type="button" @click=${onSort}>
    ${words}${sorted ? icon(sorted === 'descending' ? 'down' : 'up') : nothing}
  </button>`;
}
