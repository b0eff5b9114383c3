import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { rangeAlone } from '../address/range.ts';
import { writeRoute } from '../address/route.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { REPORT_TABS, type ReportTab } from './tabs.ts';

/**
 * From one question to the next, in the same days: their filters differ, their range does not.
 * @slot - what belongs to every report, at the end of the line
 */
@customElement('report-tabs')
export class ReportTabs extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin-block: calc(-1 * var(--space-3)) calc(-1 * var(--space-1));
        border-block-end: 1px solid var(--color-line);
      }
      nav {
        flex: 1;
        min-inline-size: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }
      ul {
        display: flex;
        gap: var(--space-5);
        inline-size: max-content;
      }
      a {
        display: flex;
        align-items: center;
        min-block-size: var(--target);
        padding-inline: 0.125rem;
        border-block-end: 2px solid transparent;
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
        font-weight: 550;
        text-decoration: none;
        white-space: nowrap;
      }
      a:hover {
        color: var(--color-ink);
        border-color: var(--color-line-strong);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      a[aria-current] {
        border-color: var(--color-accent);
        color: var(--color-ink);
      }
      @media (width < 75rem) {
        ul {
          gap: var(--space-3);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property() current: ReportTab = 'orders';
  /** The address as it stands: its days go along. */
  @property({ attribute: false }) address = new URLSearchParams();

  @query('nav') private readonly nav!: HTMLElement;

  /** On a narrow screen the line scrolls, and the report somebody came for stands in sight. */
  override updated(changed: PropertyValues<this>): void {
    // What is in the slot takes its room first.
    if (changed.has('current')) requestAnimationFrame(this.showCurrent);
  }

  private readonly showCurrent = () => {
    const link = this.renderRoot.querySelector('[aria-current]');
    if (!link) return;
    const { nav } = this;
    const offset = link.getBoundingClientRect().left - nav.getBoundingClientRect().left;
    nav.scrollLeft += offset - (nav.clientWidth - link.clientWidth) / 2;
  };

  override render() {
    const query = rangeAlone(this.address);
    return html`<nav aria-label=${text.tables.index}>
        <ul>
          ${REPORT_TABS.map(
            (name) =>
              html`<li>
                <a
                  href=${writeRoute(routeOf(name), query)}
                  aria-current=${name === this.current ? 'page' : nothing}
                  >${text.tables.tabs[name]}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <slot></slot>`;
  }
}

function routeOf(name: ReportTab) {
  return name === 'orders'
    ? ({ page: 'reports', orderNumber: null } as const)
    : ({ page: 'reports', table: name } as const);
}

declare global {
  interface HTMLElementTagNameMap {
    'report-tabs': ReportTabs;
  }
}
