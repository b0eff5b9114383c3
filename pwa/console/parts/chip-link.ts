/** A filter that is one of a few, each with an address of its own. */
import { html, nothing, type TemplateResult } from 'lit';

export interface ChipLink {
  href: string;
  isShown: boolean;
  /** Its name, and how many it stands for. */
  words: unknown;
  /** A class of its own. */
  kind?: string;
}

export function chipLink({ href, isShown, words, kind = '' }: ChipLink): TemplateResult {
  return html`<a
    class="chip ${isShown ? 'set' : ''} ${kind}"
    aria-current=${isShown ? 'true' : nothing}
    href=${href}
    >${words}</a
  >`;
}
