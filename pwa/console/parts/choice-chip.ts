/** A filter that is one of a few: a select in a chip, with its name inside. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choices } from './select-field.ts';

export interface ChoiceChip {
  name: string;
  /** The empty string stands for "all". */
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
  /** What needs no mention; usually the empty string. */
  usual?: string;
}

export function choiceChip({
  name,
  value,
  options,
  onChange,
  usual = '',
}: ChoiceChip): TemplateResult {
  return html`<label class="chip ${value === usual ? '' : 'set'}">
    <span class="chip-name">${name}</span>
    <select
      .value=${live(value)}
      @change=${(event: Event) => {
        onChange((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${choices(options, value)}
    </select>
  </label>`;
}

/** A choice made in an old link may be gone from the list: it is still shown as chosen. */
export function withChosen(
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): readonly (readonly [value: string, label: string])[] {
  return options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
}
