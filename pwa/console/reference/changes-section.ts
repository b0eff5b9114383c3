import type {
  ReferenceChange,
  ReferenceChangeKind,
  ReferenceChanges,
} from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime, dayTime, quantity } from '../../shared/format.ts';
import {
  CHANGE_KINDS,
  readReferenceFilter,
  writeReferenceFilter,
} from '../address/reference-filter.ts';
import { writeRoute } from '../address/route.ts';
import { chipLink } from '../parts/chip-link.ts';
import '../parts/empty-note.ts';
import { icon } from '../parts/icons.ts';
import { moreFoot } from '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import { moveRow } from '../parts/row-keys.ts';
import { base } from '../parts/styles/base.ts';
import { chipLinks } from '../parts/styles/chip-links.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Reference } from '../stores/reference.ts';
import { text } from '../text.ts';
import { sectionStyles } from './section-styles.ts';
import { fieldWords, saidWords } from './words.ts';

const words = text.reference;
const TONES = { added: 'good', changed: 'accent', closed: 'warn', left: '' } as const;

/** What the imports since yesterday did to orders. */
@customElement('changes-section')
export class ChangesSection extends LitElement {
  static override readonly styles = [
    base,
    chips,
    table,
    chipLinks,
    sectionStyles,
    css`
      .order,
      .at {
        inline-size: 9rem;
      }
      td,
      tbody th {
        vertical-align: top;
      }
      .fields {
        display: grid;
        gap: 0.25rem;
      }
      .fields li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.5rem;
        overflow-wrap: anywhere;
      }
      .fields .icon {
        inline-size: 1em;
        block-size: 1em;
        color: var(--color-ink-faint);
      }
      .name {
        color: var(--color-ink-soft);
      }
      .before {
        color: var(--color-ink-soft);
      }
      .after {
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) reference!: Reference;
  @property({ attribute: false }) address = new URLSearchParams();
  @property() today = '';
  @property() timeZone = 'UTC';

  constructor() {
    super();
    new Watch(this, () => [this.reference.changes.state, this.reference.changes.moreState]);
  }

  private get kind(): ReferenceChangeKind {
    return readReferenceFilter(this.address).kind;
  }

  override willUpdate(): void {
    void this.reference.changes.load(this.kind, !this.hasUpdated);
  }

  override render() {
    const { value } = this.reference.changes.state.get();
    return html`${value ? html`<p class="help">${words.since(this.when(value.since))}</p>` : nothing}
      <nav class="filters" aria-label=${words.kindsName}>
        ${CHANGE_KINDS.map((kind) => this.chip(kind, value))}
      </nav>
      ${problemNote(this.reference.changes)} ${value ? this.rows(value) : nothing}`;
  }

  private when(at: string): string {
    return dayTime(at, this.today, this.timeZone);
  }

  private chip(kind: ReferenceChangeKind, value: ReferenceChanges | null) {
    const route = { page: 'reference', section: 'changes', detail: null } as const;
    return chipLink({
      href: writeRoute(route, writeReferenceFilter({ kind })),
      isShown: kind === this.kind,
      words: html`${words.kinds[kind]}
      ${value ? html`<span class="count">${quantity(value.counts[kind])}</span>` : nothing}`,
    });
  }

  private rows({ changes, since }: ReferenceChanges) {
    if (changes.length === 0) {
      // Of the other kind, until this one's are there.
      if (this.reference.changes.state.get().loading) return nothing;
      return html`<empty-note
        .heading=${words.changesEmptyTitle[this.kind]}
        .sentence=${words.changesEmptyHelp(this.when(since))}
        picture="reference"
      ></empty-note>`;
    }
    const { changeColumns: columns } = words;
    return html`<div class="table-box">
        <table>
          <caption class="sr-only">
            ${words.tabs.changes}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="order">${columns.order}</th>
              <th scope="col" class="at">${columns.at}</th>
              <th scope="col">${columns.what}</th>
            </tr>
          </thead>
          <tbody @keydown=${moveRow}>
            ${changes.map((change, index) => this.row(change, index))}
          </tbody>
        </table>
      </div>
      ${moreFoot(this.reference.changes)}`;
  }

  private row({ orderNumber, kind, at, fields }: ReferenceChange, index: number) {
    const help = { added: words.addedHelp, closed: words.closedHelp, left: words.leftHelp };
    return html`<tr>
      <th scope="row" class="order">
        ${
          kind === 'left'
            ? orderNumber
            : html`<a
                class="row-link"
                tabindex=${index === 0 ? 0 : -1}
                href=${writeRoute({ page: 'reports', orderNumber })}
                >${orderNumber}</a
              >`
        }
      </th>
      <td class="at" title=${dateTime(at, this.timeZone)}>${this.when(at)}</td>
      <td>
        ${
          kind === 'changed'
            ? html`<ul class="fields">
                ${fields.map((field) => this.field(field))}
              </ul>`
            : html`<span class="word ${TONES[kind]}">${words.changeWords[kind]}</span>
                <span class="soft">${help[kind]}</span>`
        }
      </td>
    </tr>`;
  }

  private field(change: ReferenceChange['fields'][number]) {
    const said = (value: typeof change.before) => saidWords(change, value) ?? words.nothingSaid;
    return html`<li>
      <span class="name">${fieldWords(change.field)}</span>
      <span class="before"
        ><span class="sr-only">${words.before} </span>${said(change.before)}</span
      >
      ${icon('arrow')}
      <span class="after"><span class="sr-only">${words.after} </span>${said(change.after)}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'changes-section': ChangesSection;
  }
}
