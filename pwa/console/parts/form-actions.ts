/** The foot of a form: back out of it, or do what it is for. */
import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';

export interface FormActions {
  /** What the form does, as its button says it. */
  action: string;
  /** It is on its way: said instead, and not to be sent twice. */
  busy: boolean;
  /** There is nothing to be done as it stands. */
  isIdle?: boolean;
  /** What it does is not easily taken back. */
  isDanger?: boolean;
  /** Another way out of the form, before the two. */
  also?: TemplateResult | undefined;
  onDismiss: () => void;
}

export function formActions(actions: FormActions): TemplateResult {
  const { action, busy, isIdle = false, isDanger = false, also, onDismiss } = actions;
  return html`<div class="actions">
    ${also}
    <button class="button" type="button" @click=${onDismiss}>${text.common.cancel}</button>
    <button
      class="button ${isDanger ? 'danger' : 'primary'}"
      type="submit"
      ?disabled=${busy || isIdle}
    >
      ${busy ? text.common.saving : action}
    </button>
  </div>`;
}
