import type { ReferenceTable } from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime, dayTime, quantity } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { problemNote } from '../parts/problem-note.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow, rowStop } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Reference } from '../stores/reference.ts';
import { text } from '../text.ts';
import { sectionStyles } from './section-styles.ts';

const words = text.reference;

/**
 * The tables of the folder the import reads.
 * @fires table-chosen - CustomEvent<string>: a click somewhere in the row
 */
@customElement('tables-section')
export class TablesSection extends LitElement {
  static override readonly styles = [
    base,
    table,
    sectionStyles,
    css`
      .size,
      .written {
        inline-size: 25%;
      }
    `,
  ];

  @property({ attribute: false }) reference!: Reference;
  @property({ attribute: false }) openTable: string | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  constructor() {
    super();
    new Watch(this, () => [this.reference.tables.state]);
  }

  focusTable(name: string): void {
    focusRow(this.renderRoot, 'table', name);
  }

  override willUpdate(): void {
    void this.reference.tables.load('all', !this.hasUpdated);
  }

  override render() {
    const { value } = this.reference.tables.state.get();
    return html`<p class="help">${words.tablesHelp}</p>
      ${problemNote(this.reference.tables)} ${value ? this.rows(value) : nothing}`;
  }

  private rows(tables: readonly ReferenceTable[]) {
    if (tables.length === 0) {
      return html`<empty-note
        .heading=${words.tablesEmptyTitle}
        .sentence=${words.tablesEmptyHelp}
        picture="reference"
      ></empty-note>`;
    }
    const { tableColumns: columns } = words;
    const stop = rowStop(tables, ({ name }) => name === this.openTable);
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.tabs.tables}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.name}</th>
            <th scope="col" class="number size">${columns.size}</th>
            <th scope="col" class="written">${columns.writtenAt}</th>
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${tables.map((one, index) => this.row(one, index === stop))}
        </tbody>
      </table>
    </div>`;
  }

  private row({ name, bytes, writtenAt }: ReferenceTable, isStop: boolean) {
    const isOpen = name === this.openTable;
    return html`<tr
      class="open-on-click"
      data-table=${name}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row">
        <a
          class="row-link"
          data-table=${name}
          tabindex=${isStop ? 0 : -1}
          href=${writeRoute({ page: 'reference', section: 'tables', detail: name })}
          >${name}</a
        >
      </th>
      <td class="number size">${words.bytes(quantity(bytes))}</td>
      <td class="written" title=${dateTime(writtenAt, this.timeZone)}>
        ${dayTime(writtenAt, this.today, this.timeZone)}
      </td>
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    const detail = clickedRow(event, 'table');
    if (detail) this.dispatchEvent(new CustomEvent('table-chosen', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tables-section': TablesSection;
  }
}
