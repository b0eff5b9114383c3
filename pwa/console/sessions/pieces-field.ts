/** Good and scrap side by side: a template of the forms that put work right. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldNotes } from '../parts/field.ts';
import { text } from '../text.ts';
import type { PiecesDraft } from './pieces-draft.ts';

const words = text.correction;

export interface PiecesField {
  draft: PiecesDraft;
  errors: Readonly<Record<string, string>>;
  where?: string;
  onChange: (change: Partial<PiecesDraft>) => void;
}

export function piecesField(options: PiecesField): TemplateResult {
  return html`<div class="pieces">
    ${count(options, 'good', 'goodQuantity', words.good)}
    ${count(options, 'scrap', 'scrapQuantity', words.scrap)}
  </div>`;
}

function count(
  { draft, errors, where = '', onChange }: PiecesField,
  name: keyof PiecesDraft,
  field: string,
  label: string,
): TemplateResult {
  const id = `${where}${field}`;
  const error = errors[id];
  return html`<div class="field">
    <label for=${id} class="soft">${label}</label>
    <input
      class="input"
      id=${id}
      inputmode="numeric"
      maxlength="7"
      autocomplete="off"
      placeholder=${text.common.none}
      .value=${live(draft[name])}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy({ id, label: '', error })}
      @input=${(event: InputEvent) => {
        onChange({ [name]: (event.currentTarget as HTMLInputElement).value });
      }}
    />
    ${fieldNotes(id, error)}
  </div>`;
}
