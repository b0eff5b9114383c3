import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, type IconName } from './icons.ts';
import { base } from './styles/base.ts';
import { note } from './styles/note.ts';

/**
 * Nothing is there, and what to do about it.
 * @slot - a button or link that helps
 */
@customElement('empty-note')
export class EmptyNote extends LitElement {
  static override readonly styles = [base, note];

  @property() heading = '';
  @property() sentence = '';
  @property() picture: IconName = 'search';
  /** Whether this is all there is on the page: its heading is then the page's. */
  @property({ type: Boolean }) isPage = false;

  override render() {
    return html`<div class="note">
      <span class="picture">${icon(this.picture)}</span>
      ${this.isPage ? html`<h1>${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}
      <p>${this.sentence}</p>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'empty-note': EmptyNote;
  }
}
