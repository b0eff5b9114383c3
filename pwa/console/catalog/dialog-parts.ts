/** What the dialogs of the catalog have in common. */
import { html, nothing, type TemplateResult } from 'lit';
import { formActions } from '../parts/form-actions.ts';
import type { Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

interface DialogButtons {
  isNew: boolean;
  busy: boolean;
  /** Nothing is different yet: there is nothing to save. */
  isSame: boolean;
  addWords: string;
  saveWords: string;
  /** The dialog, which tells `dismiss` and `take-off`. */
  dialog: EventTarget;
}

export function dialogButtons(buttons: DialogButtons): TemplateResult {
  const { isNew, busy, isSame, dialog } = buttons;
  const takeOff = html`<button
    class="button quiet take-off"
    type="button"
    @click=${() => dialog.dispatchEvent(new CustomEvent('take-off'))}
  >
    ${text.catalog.takeOff}
  </button>`;
  return formActions({
    action: isNew ? buttons.addWords : buttons.saveWords,
    busy,
    isIdle: isSame,
    also: isNew ? undefined : takeOff,
    onDismiss: () => dialog.dispatchEvent(new CustomEvent('dismiss')),
  });
}

const TAKEN = ['task_type_exists', 'material_exists'];

/**
 * A code that is taken, but by nothing in the list, was taken off the tablets: the way back.
 * @param code as it was sent
 */
export function putBack(
  dialog: EventTarget,
  { problem, busy }: Submission,
  code: string,
  entries: readonly { code: string }[],
): TemplateResult | typeof nothing {
  if (!problem || !TAKEN.includes(problem.code)) return nothing;
  const isListed = entries.some((entry) => entry.code.toUpperCase() === code.toUpperCase());
  if (isListed) return nothing;
  return html`<p class="put-back">
    <span class="soft">${text.catalog.hidden}</span>
    <button
      class="button small"
      type="button"
      ?disabled=${busy}
      @click=${() => dialog.dispatchEvent(new CustomEvent('put-back', { detail: code }))}
    >
      ${text.catalog.putBack}
    </button>
  </p>`;
}

/** What can not be changed once it was added. */
export function fixedFacts(facts: readonly (readonly [name: string, value: string])[]) {
  return html`<dl class="fixed">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
