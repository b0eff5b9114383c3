/**
 * The sign-in over a page that is kept for whoever was signed in. A dialog of the page may be open,
 * in the browser's top layer: only a modal dialog opened after it covers that, and lets nobody in.
 */
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { text } from '../text.ts';
import type { Presence } from '../stores/presence.ts';

/** @param content holds the sign-in page */
export function cover(content: TemplateResult): TemplateResult {
  return html`<dialog
    class="cover"
    aria-label=${text.signIn.title}
    ${ref(open)}
    @cancel=${(event: Event) => {
      event.preventDefault();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') event.preventDefault();
    }}
    @close=${({ currentTarget }: Event) => {
      open(currentTarget as Element);
    }}
  >
    ${content}
  </dialog>`;
}

/** `showModal` wants a connected element, which this one is a microtask later. */
function open(element: Element | undefined): void {
  if (!(element instanceof HTMLDialogElement)) return;
  queueMicrotask(() => {
    if (!element.isConnected || element.open) return;
    element.showModal();
    const page = element.querySelector('sign-in-page');
    void page?.updateComplete.then(() => {
      page.focus();
    });
  });
}

/**
 * Where the keyboard was when the page was covered: there it goes on. A button loses the focus
 * while what it sent is on its way, so it is also noted with every click and key.
 */
export class KeptPlace {
  #isCovered = false;
  #left: Element | null = null;

  /** Before the page is covered. */
  readonly note = (): void => {
    if (this.#isCovered) return;
    const active = deepActiveElement();
    if (active !== document.body) this.#left = active;
  };

  /** Before a drawing. */
  remember(status: Presence['status']): void {
    if (status === 'locked') this.note();
  }

  /** After it. */
  goBack(status: Presence['status']): void {
    const wasCovered = this.#isCovered;
    this.#isCovered = status === 'locked';
    if (status === 'in' && wasCovered && this.#left instanceof HTMLElement) this.#left.focus();
  }
}

function deepActiveElement(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) {
    ({ activeElement } = activeElement.shadowRoot);
  }
  return activeElement;
}
