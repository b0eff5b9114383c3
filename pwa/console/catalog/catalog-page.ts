import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CATALOG_SECTIONS, writeRoute, type CatalogSection } from '../address/route.ts';
import { base } from '../parts/styles/base.ts';
import { page } from '../parts/styles/page.ts';
import { tabs } from '../parts/styles/tabs.ts';
import type { Catalog } from '../stores/catalog.ts';
import type { Notices } from '../stores/notices.ts';
import { text } from '../text.ts';
import './materials-section.ts';
import './tasks-section.ts';
import './teams-section.ts';

/** What the tablets offer, in three parts; which one is in the address. */
@customElement('catalog-page')
export class CatalogPage extends LitElement {
  static override readonly styles = [
    base,
    page,
    tabs,
    css`
      .main {
        max-inline-size: 64rem;
      }
    `,
  ];

  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) notices!: Notices;
  @property() today = '';
  @property() timeZone = 'UTC';
  @property() section: CatalogSection = 'tasks';

  override render() {
    return html`<div class="page">
      <div class="main">
        <header class="page-head">
          <div>
            <h1 tabindex="-1">${text.catalog.title}</h1>
            <p>${text.catalog.sentence}</p>
          </div>
        </header>
        <nav aria-label=${text.catalog.sections}>
          <ul>
            ${CATALOG_SECTIONS.map((section) => this.tab(section))}
          </ul>
        </nav>
        ${this.shown()}
      </div>
    </div>`;
  }

  private tab(section: CatalogSection) {
    return html`<li>
      <a
        href=${writeRoute({ page: 'catalog', section })}
        aria-current=${section === this.section ? 'page' : nothing}
        >${text.catalog.tabs[section]}</a
      >
    </li>`;
  }

  private shown() {
    const { catalog, notices } = this;
    switch (this.section) {
      case 'tasks':
        return html`<tasks-section
          .shelf=${catalog.tasks}
          .notices=${notices}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></tasks-section>`;
      case 'materials':
        return html`<materials-section
          .shelf=${catalog.materials}
          .notices=${notices}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></materials-section>`;
      case 'teams':
        return html`<teams-section
          .catalog=${catalog}
          .notices=${notices}
          .today=${this.today}
          .timeZone=${this.timeZone}
        ></teams-section>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'catalog-page': CatalogPage;
  }
}
