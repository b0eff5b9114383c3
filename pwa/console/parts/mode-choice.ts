/** Which of a few things a dialog is about to do: radio buttons that look like one bar. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface ModeChoice<Mode extends string> {
  legend: string;
  options: readonly (readonly [mode: Mode, label: string])[];
  value: Mode;
  onChange: (mode: Mode) => void;
}

/** Wants the styles of `modes`. */
export function modeChoice<Mode extends string>(choice: ModeChoice<Mode>): TemplateResult {
  const { legend, options, value, onChange } = choice;
  return html`<fieldset class="modes">
    <legend class="sr-only">${legend}</legend>
    ${options.map(
      ([mode, label]) =>
        html`<label class=${mode === value ? 'chosen' : ''}>
          <input
            type="radio"
            name="mode"
            value=${mode}
            .checked=${live(mode === value)}
            @change=${() => {
              onChange(mode);
            }}
          />${label}
        </label>`,
    )}
  </fieldset>`;
}
