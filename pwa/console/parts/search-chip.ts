/** A filter that is typed: a field in a chip. */
import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

export interface SearchChip {
  name: string;
  /** Stands in the empty field; usually the name. */
  hint?: string;
  /** Stands in the field until somebody types; when it changes, in place of what they typed. */
  value: string;
  maxLength: number;
  /** With every letter. */
  onType?: (typed: string) => void;
  /** Once all is typed: with Enter, or when the field is left. */
  onDone?: (typed: string) => void;
  onEnter?: () => void;
}

export function searchChip(chip: SearchChip): TemplateResult {
  const { name, hint = name, value, maxLength, onType, onDone, onEnter } = chip;
  return html`<label class="chip ${value ? 'set' : ''}">
    ${icon('search')}<span class="sr-only">${name}</span>
    <input
      type="search"
      placeholder=${hint}
      maxlength=${maxLength}
      autocomplete="off"
      .value=${value}
      @input=${(event: Event) => onType?.(typedIn(event))}
      @change=${(event: Event) => onDone?.(typedIn(event))}
      @keydown=${({ key }: KeyboardEvent) => {
        if (key === 'Enter') onEnter?.();
      }}
    />
  </label>`;
}

const typedIn = (event: Event): string => (event.currentTarget as HTMLInputElement).value;
