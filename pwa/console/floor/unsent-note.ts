import type { FloorTablet } from '#schema/contract/floor.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayTime } from '../../shared/format.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';

const words = text.floor;

/** Tablets on which taps wait: whoever tapped there may be doing something else than is shown. */
@customElement('unsent-note')
export class UnsentNote extends LitElement {
  static override readonly styles = [
    base,
    css`
      section {
        display: flex;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }
      strong {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) tablets: readonly FloorTablet[] = [];
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    if (this.tablets.length === 0) return nothing;
    return html`<section aria-label=${words.unsent(this.tablets.length)}>
      ${icon('warning')}
      <div>
        <p><strong>${words.unsent(this.tablets.length)}.</strong> ${words.unsentHelp}</p>
        <ul>
          ${this.tablets.map(
            ({ name, place, waiting, since }) =>
              html`<li title=${place || nothing}>
                ${words.unsentOf(name, waiting)}
                ${
                  since === null
                    ? nothing
                    : words.unsentSince(dayTime(since, this.today, this.timeZone))
                }
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unsent-note': UnsentNote;
  }
}
