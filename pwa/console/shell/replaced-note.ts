/** Somebody else signed in behind this page: it says so, and begins anew as theirs. */
import { html, type TemplateResult } from 'lit';
import '../parts/empty-note.ts';
import type { Presence } from '../stores/presence.ts';
import { text } from '../text.ts';
import { beginAnew } from '../text/language.ts';

const words = text.shell;

export function replacedNote({
  user,
  by,
}: Extract<Presence, { status: 'replaced' }>): TemplateResult {
  return html`<main>
    <div role="alert">
      <empty-note
        .isPage=${true}
        .picture=${'people'}
        .heading=${words.replacedTitle}
        .sentence=${words.replaced(by, user.displayName)}
      >
        <button class="button primary" type="button" @click=${() => void beginAnew()}>
          ${words.replacedAction(by)}
        </button>
      </empty-note>
    </div>
  </main>`;
}
