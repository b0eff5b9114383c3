import type { Shop } from '#schema/contract/system.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';

/** Says on every page when this is not the real shop floor; not there in production. */
@customElement('ribbon-bar')
export class RibbonBar extends LitElement {
  static override readonly styles = [
    base,
    css`
      section {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0 var(--space-3);
        block-size: var(--ribbon-size, 1.625rem);
        padding: 0 var(--space-4);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-xs);
        white-space: nowrap;
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      strong {
        font-weight: 700;
        letter-spacing: 0.06em;
        text-transform: uppercase;
      }
    `,
  ];

  @property({ attribute: false }) shop: Shop | null = null;

  override render() {
    const { environment = null, demo = null } = this.shop ?? {};
    if (!environment && !demo) return nothing;
    return html`<section aria-label=${text.shell.environment}>
      ${environment ? html`<strong>${environment}</strong>` : nothing}
      ${
        demo && environment?.toLowerCase() !== text.shell.demo.toLowerCase()
          ? html`<strong>${text.shell.demo}</strong>`
          : nothing
      }
      <span>${demo ? text.shell.demoSentence : text.shell.environmentSentence}</span>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ribbon-bar': RibbonBar;
  }
}
