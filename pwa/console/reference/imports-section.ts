import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import {
  IMPORT_GROUPS,
  readReferenceFilter,
  writeReferenceFilter,
} from '../address/reference-filter.ts';
import { writeRoute } from '../address/route.ts';
import { chipLink } from '../parts/chip-link.ts';
import '../parts/empty-note.ts';
import { base } from '../parts/styles/base.ts';
import { chipLinks } from '../parts/styles/chip-links.ts';
import { chips } from '../parts/styles/chips.ts';
import type { StateAt } from '../stores/reference.ts';
import { text } from '../text.ts';
import './import-list.ts';
import type { ImportList } from './import-list.ts';
import { sectionStyles } from './section-styles.ts';
import { groupWords } from './words.ts';

const words = text.reference;

/**
 * The last imports, of all groups or of one.
 * @fires import-chosen - CustomEvent<number>
 */
@customElement('imports-section')
export class ImportsSection extends LitElement {
  static override readonly styles = [base, chips, chipLinks, sectionStyles];

  @property({ attribute: false }) state!: StateAt;
  @property({ attribute: false }) address = new URLSearchParams();
  @property({ attribute: false }) openImport: number | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  @query('import-list') private readonly list!: ImportList | null;

  focusImport(importId: number): void {
    this.list?.focusImport(importId);
  }

  override render() {
    const { imports, schedule } = this.state;
    if (imports.length === 0) {
      return html`<empty-note
        .heading=${words.importsEmptyTitle}
        .sentence=${schedule ? words.importsEmptyReady : words.importsEmptyHelp}
        picture="reference"
      ></empty-note>`;
    }
    const { group } = readReferenceFilter(this.address);
    const shown = imports.filter((one) => group === null || one.group === group);
    return html`<nav class="filters" aria-label=${words.importsName}>
        ${this.chip(null, group)} ${IMPORT_GROUPS.map((one) => this.chip(one, group))}
      </nav>
      <import-list
        .imports=${shown}
        .query=${this.address}
        .openImport=${this.openImport}
        .today=${this.today}
        .timeZone=${this.timeZone}
        @import-chosen=${({ detail }: CustomEvent<number>) =>
          this.dispatchEvent(new CustomEvent('import-chosen', { detail }))}
      ></import-list>`;
  }

  private chip(group: ReferenceGroup | null, shown: ReferenceGroup | null) {
    const route = { page: 'reference', section: 'imports', detail: null } as const;
    return chipLink({
      href: writeRoute(route, writeReferenceFilter({ group })),
      isShown: group === shown,
      words: group ? groupWords(group) : words.allGroups,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'imports-section': ImportsSection;
  }
}
