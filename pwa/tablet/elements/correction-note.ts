import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CorrectionNotice } from '#schema/contract/corrected-work.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { correctionWords } from '../correction-words.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';

/**
 * What somebody else corrected of one's work. Stays until it is read.
 * @fires dismiss
 */
@customElement('correction-note')
export class CorrectionNote extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    css`
      .note {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        padding: var(--space-4) var(--space-5);
        border: 1px solid var(--color-line);
        border-inline-start: 0.5rem solid var(--color-accent-fill);
        border-radius: var(--radius-lg);
        background: var(--color-raised);
        line-height: 1.35;
      }

      h2 {
        font-size: var(--text-lg);
        font-weight: 650;
      }

      ul {
        grid-column: 2 / -1;
        display: grid;
        gap: var(--space-3);
        max-height: 26dvh;
        overflow-y: auto;
        overscroll-behavior: contain;
        font-variant-numeric: tabular-nums;
      }

      li {
        overflow-wrap: anywhere;
      }

      .reason {
        color: var(--color-ink-soft);
      }

      @media (max-width: 760px) {
        .note {
          padding: var(--space-3) var(--space-4);
        }

        ul {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly CorrectionNotice[] = [];
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    if (this.notices.length === 0) return nothing;
    const words = text().corrections;
    return html`<section class="note" aria-labelledby="heading">
      ${icon('person', 28)}
      <h2 id="heading">${words.title}</h2>
      <button
        class="button"
        @click=${() => {
          emit(this, 'dismiss');
        }}
      >
        ${icon('check')}${words.understood}
      </button>
      <ul tabindex="0" aria-labelledby="heading">
        ${this.notices.map(
          (notice) =>
            html`<li>
              ${correctionWords(notice, this.today, this.timeZone)}
              <span class="reason">${words.reason(notice.reason)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'correction-note': CorrectionNote;
  }
}
