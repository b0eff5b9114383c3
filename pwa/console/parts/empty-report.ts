/** A report without a single row, and the way to those of all time. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Range } from '../address/range.ts';
import { text } from '../text.ts';
import './empty-note.ts';

export interface EmptyReport {
  words: { emptyTitle: string; emptyHelp: string };
  /** The one that was asked for. */
  range: Range;
  onWiden: (range: Range) => void;
}

export function emptyReport({ words, range, onWiden }: EmptyReport): TemplateResult {
  return html`<empty-note
    .heading=${words.emptyTitle}
    .sentence=${words.emptyHelp}
    picture="reports"
  >
    ${
      range.preset === 'all'
        ? nothing
        : html`<button
            class="button"
            type="button"
            @click=${() => {
              onWiden({ preset: 'all' });
            }}
          >
            ${text.report.widen}
          </button>`
    }
  </empty-note>`;
}
