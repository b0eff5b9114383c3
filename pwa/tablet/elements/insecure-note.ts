import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';

/** Says what this tablet cannot do because its page came over plain http, and who can change that. */
@customElement('insecure-note')
export class InsecureNote extends LitElement {
  static override styles = [
    baseStyles,
    css`
      aside {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-2) clamp(var(--space-4), 2.5vw, var(--space-8));
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
        line-height: 1.4;
      }

      svg {
        flex: none;
      }
    `,
  ];

  override render() {
    const words = text().insecure;
    return html`<aside aria-label=${words.label}>
      ${icon('alert', 24)}
      <p><strong>${words.title}</strong> ${words.missing} ${words.help}</p>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'insecure-note': InsecureNote;
  }
}
