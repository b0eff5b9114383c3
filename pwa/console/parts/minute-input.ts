/** Day and time by the plant's clock; a minute that came twice asks which one. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { text } from '../text.ts';
import { isTwice, keptChoice, type MinuteChoice } from '../time/minute-draft.ts';
import { describedBy, fieldNotes } from './field.ts';
import { choices } from './select-field.ts';

export interface MinuteInput {
  id: string;
  /** `2026-11-01T01:30`; empty is no time. */
  value: string;
  choice: MinuteChoice;
  timeZone: string;
  error: string | undefined;
  hint?: string | undefined;
  onChange: (value: string, choice: MinuteChoice) => void;
}

/** The input under its own label. */
export function minuteField({ label, ...input }: MinuteInput & { label: string }): TemplateResult {
  return html`<div class="field">
    <label for=${input.id}>${label}</label>
    ${minuteInput(input)}
  </div>`;
}

/** Stands under a label for `id`, in a `.field`. */
export function minuteInput(input: MinuteInput): TemplateResult {
  const { id, value, choice, timeZone, error, hint, onChange } = input;
  return html`<input
      class="input"
      id=${id}
      type="datetime-local"
      .value=${live(value)}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy({ id, label: '', error, hint })}
      @input=${(event: InputEvent) => {
        const typed = (event.currentTarget as HTMLInputElement).value.slice(0, 16);
        onChange(typed, keptChoice(choice, typed, timeZone));
      }}
    />
    ${
      isTwice(value, timeZone)
        ? html`<select
            class="input"
            aria-label=${text.minute.twice}
            @change=${(event: Event) => {
              const second = (event.currentTarget as HTMLSelectElement).value === '1';
              onChange(value, second ? 1 : 0);
            }}
          >
            ${choices(
              [
                ['0', text.minute.firstTime],
                ['1', text.minute.secondTime],
              ],
              String(choice ?? 0),
            )}
          </select>`
        : nothing
    }
    ${fieldNotes(id, error, hint)}`;
}
