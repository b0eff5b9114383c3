import type { Language } from '#schema/contract/users.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { spokenLanguage } from '../../shared/language.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { text } from '../text.ts';

/**
 * The other language, by its own name: whoever looks for it may read no other.
 * @fires language - with the language that is wanted
 */
@customElement('language-toggle')
export class LanguageToggle extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      .button {
        padding-inline: var(--space-2);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;

  override render() {
    const other: Language = spokenLanguage() === 'en' ? 'es' : 'en';
    return html`<button
      class="button quiet"
      type="button"
      lang=${other}
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent('language', { detail: other }))}
    >
      ${text.person.languages[other]}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'language-toggle': LanguageToggle;
  }
}
