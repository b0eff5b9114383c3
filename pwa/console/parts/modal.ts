/**
 * The browser's own modal dialog, open for as long as it is drawn. A template and not an element:
 * what it asks then really stands inside the `<dialog>`, for screen readers and tests alike.
 */
import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';
import { icon } from './icons.ts';
import { openedDialog } from './opened-dialog.ts';
import './unsaved-question.ts';

export interface Modal {
  heading: string;
  content: TemplateResult;
  /**
   * Escape or the cross: nothing is to happen, and what was typed may go. Whoever drew the dialog
   * takes it away.
   */
  onDismiss: () => void;
}

export function modal({ heading, content, onDismiss }: Modal): TemplateResult {
  return html`<dialog
    aria-labelledby="modal-heading"
    ${openedDialog()}
    @cancel=${(event: Event) => {
      event.preventDefault();
      askToLeave(event);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // A panel behind the dialog must not take this Escape for its own.
      event.preventDefault();
      event.stopPropagation();
      askToLeave(event);
    }}
  >
    <div class="modal-head">
      <h2 id="modal-heading">${heading}</h2>
      <button
        class="button quiet square"
        type="button"
        aria-label=${text.common.close}
        @click=${askToLeave}
      >
        ${icon('close')}
      </button>
    </div>
    <div class="modal-body">${content}</div>
    <unsaved-question @leave=${onDismiss}></unsaved-question>
  </dialog>`;
}

function askToLeave({ currentTarget }: Event): void {
  const dialog = (currentTarget as HTMLElement).closest('dialog');
  dialog?.querySelector('unsaved-question')?.ask();
}
