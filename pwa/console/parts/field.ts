/** A labelled field with its hint and what is wrong with it, tied together for screen readers. */
import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../text.ts';
import { icon } from './icons.ts';

export interface FieldWords {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
}

/** `control` is an `<input id=… aria-describedby=…>` with this id; see `describedBy`. */
export function field(words: FieldWords, control: TemplateResult): TemplateResult {
  const { id, label, hint, error, optional = false } = words;
  return html`<div class="field">
    <label for=${id}
      >${label}${optional ? html` <span class="optional">(${text.common.optional})</span>` : nothing}
    </label>
    ${control} ${fieldNotes(id, error, hint)}
  </div>`;
}

export function fieldNotes(id: string, error?: string, hint?: string): TemplateResult {
  return html`${
    error
      ? html`<span class="error" id="${id}-error" role="alert">${icon('warning')}${error}</span>`
      : nothing
  }
  ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}`;
}

/** Which notes belong to the field, for `aria-describedby`. */
export function describedBy({ id, error, hint }: FieldWords): string | typeof nothing {
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter((one) => one !== '');
  return ids.length > 0 ? ids.join(' ') : nothing;
}

export function refusal(detail: string | undefined): TemplateResult | typeof nothing {
  return detail ? html`<p class="refusal" role="alert">${icon('warning')}${detail}</p>` : nothing;
}
