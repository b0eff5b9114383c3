/**
 * Opens the `<dialog>` it stands on, and gives the focus back where it came from once that is no
 * longer drawn: the browser does so only for a dialog that is closed, not for one that is gone.
 */
import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

const HEADING = ':is(h1, h2)[tabindex="-1"]';
const FIELD = 'input:not([type="hidden"]), select, textarea';

class OpenedDialog extends AsyncDirective {
  private back: HTMLElement[] | null = null;

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    if (this.back === null && element instanceof HTMLDialogElement) {
      this.back = waysBack();
      // `showModal` wants a connected element, which this one is a microtask later.
      queueMicrotask(() => {
        open(element);
      });
    }
    return noChange;
  }

  override disconnected(): void {
    const ways = this.back ?? [];
    queueMicrotask(() => {
      if (focused() === document.body) ways.find((one) => one.isConnected)?.focus();
    });
  }
}

/** Not at the cross, where Enter would throw away what somebody is about to type. */
function open(dialog: HTMLDialogElement): void {
  if (!dialog.isConnected || dialog.open) return;
  dialog.showModal();
  // Forms that are elements of their own are drawn after the dialog.
  requestAnimationFrame(() => {
    const body = dialog.querySelector('.modal-body');
    if (body && focused()?.closest('.modal-head')) firstField(body)?.focus();
  });
}

function firstField(root: ParentNode): HTMLElement | null {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(FIELD) && element.checkVisibility()) return element;
    const within = element.shadowRoot && firstField(element.shadowRoot);
    if (within) return within;
  }
  return null;
}

function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** What has the focus, then the headings around it: its button may be gone after what was done. */
function waysBack(): HTMLElement[] {
  const opener = focused();
  if (!(opener instanceof HTMLElement) || opener === document.body) return [];
  const ways = [opener];
  for (let at: Node | null = opener; at; at = around(at)) {
    const within = at instanceof Element ? (at.shadowRoot ?? null) : at;
    const heading =
      within instanceof ShadowRoot ? within.querySelector<HTMLElement>(HEADING) : null;
    if (heading) ways.push(heading);
  }
  return ways;
}

const around = (node: Node): Node | null =>
  node instanceof ShadowRoot
    ? node.host
    : ((node instanceof Element ? node.assignedSlot : null) ?? node.parentNode);

export const openedDialog = directive(OpenedDialog);
