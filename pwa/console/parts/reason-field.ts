/** Why somebody decides or corrects: a few words that are kept, for everybody to read. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, field, type FieldWords } from './field.ts';

export interface ReasonField extends Omit<FieldWords, 'id' | 'optional'> {
  value: string;
  onInput: (value: string) => void;
}

export function reasonField({ value, onInput, ...words }: ReasonField): TemplateResult {
  const notes: FieldWords = { id: 'reason', ...words };
  return field(
    notes,
    html`<textarea
      class="input"
      id="reason"
      rows="2"
      maxlength="300"
      aria-required="true"
      .value=${live(value)}
      aria-invalid=${words.error ? 'true' : nothing}
      aria-describedby=${describedBy(notes)}
      @input=${(event: InputEvent) => {
        onInput((event.currentTarget as HTMLTextAreaElement).value);
      }}
    ></textarea>`,
  );
}
