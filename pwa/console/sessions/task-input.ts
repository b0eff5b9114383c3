/** Which task: under a label of its own, for the forms that put work right. */
import type { TaskType } from '#schema/contract/orders.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldNotes } from '../parts/field.ts';
import { choices } from '../parts/select-field.ts';

export interface TaskInput {
  id: string;
  value: string;
  taskTypes: readonly TaskType[];
  /** Offered too, when the list has it no more; or what stands there before one is chosen. */
  also: { code: string; name: string };
  error: string | undefined;
  onChange: (taskType: string) => void;
}

export function taskInput(input: TaskInput): TemplateResult {
  const { id, value, taskTypes, also, error, onChange } = input;
  const isKnown = taskTypes.some(({ code }) => code === also.code);
  const offered = isKnown ? taskTypes : [also, ...taskTypes];
  return html`<select
      class="input"
      id=${id}
      .value=${live(value)}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy({ id, label: '', error })}
      @change=${(event: Event) => {
        onChange((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${choices(
        offered.map(({ code, name }) => [code, name] as const),
        value,
      )}
    </select>
    ${fieldNotes(id, error)}`;
}
