import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, type FieldWords } from './field.ts';

export interface SelectField extends FieldWords {
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  /** Whether a dialog begins here. */
  autofocus?: boolean;
  onChange: (value: string) => void;
}

export function selectField(select: SelectField): TemplateResult {
  const { id, value, options, onChange } = select;
  return field(
    select,
    html`<select
      class="input"
      id=${id}
      name=${id}
      ?autofocus=${select.autofocus ?? false}
      .value=${live(value)}
      aria-invalid=${select.error ? 'true' : nothing}
      aria-describedby=${describedBy(select)}
      @change=${(event: Event) => {
        onChange((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${choices(options, value)}
    </select>`,
  );
}

/** `selected` stands on the option too: a select has no value before its options are there. */
export function choices(
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): TemplateResult[] {
  return options.map(
    ([value, label]) =>
      html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
  );
}
