/** The one-line input nearly every form is made of. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, type FieldWords } from './field.ts';

export interface TextField extends FieldWords {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'password' | 'date' | 'search';
  autocomplete?: AutoFill;
  inputmode?: 'text' | 'numeric' | 'decimal';
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
}

export function textField(options: TextField): TemplateResult {
  const { id, value, onInput, type = 'text', autocomplete = 'off', inputmode = 'text' } = options;
  return field(
    options,
    html`<input
      class="input"
      id=${id}
      name=${id}
      type=${type}
      .value=${live(value)}
      autocomplete=${autocomplete}
      inputmode=${inputmode}
      maxlength=${options.maxLength ?? nothing}
      ?disabled=${options.disabled ?? false}
      aria-required=${options.required ? 'true' : nothing}
      aria-invalid=${options.error ? 'true' : nothing}
      aria-describedby=${describedBy(options)}
      @input=${(event: InputEvent) => {
        onInput((event.currentTarget as HTMLInputElement).value);
      }}
    />`,
  );
}
