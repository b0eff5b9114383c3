import type { ProfitabilityFlag, ProfitabilityRow } from '#schema/contract/reports.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../parts/mark.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { isQuiet } from './quiet-flags.ts';

/** The marks of the rows above in words, for who cannot point at them. */
@customElement('flag-legend')
export class FlagLegend extends LitElement {
  static override readonly styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        color: var(--color-ink-soft);
        font-size: var(--text-xs);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly ProfitabilityRow[] = [];

  override render() {
    const present = new Set(this.rows.flatMap(({ flags }) => flags));
    if (present.size === 0) return nothing;
    const flags = Object.entries(text.report.flags) as [ProfitabilityFlag, string][];
    return html`<ul aria-label=${text.report.flagsTitle}>
      ${flags
        .filter(([flag]) => present.has(flag))
        .map(
          ([flag, words]) =>
            html`<li>
              <explained-mark
                aria-hidden="true"
                ?quiet=${isQuiet(flag)}
                sign=${text.report.flagSigns[flag]}
              ></explained-mark
              >${words}
            </li>`,
        )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flag-legend': FlagLegend;
  }
}
