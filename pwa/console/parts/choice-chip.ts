/** A filter that is one of a few: a select in a chip, with its name inside. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choices } from './select-field.ts';

export type Option = readonly [value: string, label: string];

export interface ChoiceChip {
  name: string;
  /** The empty string stands for "all". */
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  /** What needs no mention; usually the empty string. */
  usual?: string;
  /** For choices of many words. */
  isWide?: boolean;
}

export function choiceChip({
  name,
  value,
  options,
  onChange,
  usual = '',
  isWide = false,
}: ChoiceChip): TemplateResult {
  return html`<label class="chip ${value === usual ? '' : 'set'} ${isWide ? 'wide' : ''}">
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
export function withChosen(options: readonly Option[], chosen: string): readonly Option[] {
  return options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
}
