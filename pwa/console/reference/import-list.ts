import type { ReferenceImport } from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime, dayTime, quantity } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow, rowStop } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { groupWords, isCounted, lengthWords, RESULT_TONES, windowWords } from './words.ts';

const words = text.reference;
const FIGURES = ['rows', 'added', 'changed', 'closed'] as const;

/**
 * The last imports, one row each, the latest first.
 * @fires import-chosen - CustomEvent<number>: a click somewhere in the row
 */
@customElement('import-list')
export class ImportList extends LitElement {
  static override readonly styles = [
    base,
    chips,
    table,
    css`
      td,
      tbody th {
        white-space: nowrap;
      }
      .window {
        inline-size: 30%;
      }
      @container table (width < 62rem) {
        /* Room for every column on a desk of 1024 pixels. */
        th,
        td {
          padding-inline: 0.375rem;
        }
        .window {
          inline-size: auto;
        }
      }
      @container table (width < 54rem) {
        .window {
          display: none;
        }
      }
      @container table (width < 42rem) {
        .duration {
          display: none;
        }
        /* The last one that is shown. */
        .closed {
          padding-inline-end: 1rem;
        }
        thead .closed {
          border-start-end-radius: var(--radius-md);
        }
      }
      @container table (width < 38rem) {
        .closed,
        .rows {
          display: none;
        }
        .changed {
          padding-inline-end: 1rem;
        }
        thead .changed {
          border-start-end-radius: var(--radius-md);
        }
      }
    `,
  ];

  @property({ attribute: false }) imports: readonly ReferenceImport[] = [];
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openImport: number | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  focusImport(importId: number): void {
    focusRow(this.renderRoot, 'import', importId);
  }

  override render() {
    const { importColumns: columns } = words;
    const stop = rowStop(this.imports, ({ id }) => id === this.openImport);
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.importsName}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.when}</th>
            <th scope="col">${columns.group}</th>
            <th scope="col">${columns.result}</th>
            <th scope="col" class="window">${columns.window}</th>
            ${FIGURES.map((name) => html`<th scope="col" class="number ${name}">${columns[name]}</th>`)}
            <th scope="col" class="number duration">${columns.duration}</th>
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${repeat(
            this.imports,
            ({ id }) => id,
            (one, index) => this.row(one, index === stop),
          )}
        </tbody>
      </table>
    </div>`;
  }

  private row(one: ReferenceImport, isStop: boolean) {
    const { id, group, result, importedAt } = one;
    const isOpen = id === this.openImport;
    return html`<tr
      class="open-on-click"
      data-import=${id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row">
        <a
          class="row-link"
          data-import=${id}
          tabindex=${isStop ? 0 : -1}
          title=${dateTime(importedAt, this.timeZone)}
          href=${writeRoute({ page: 'reference', section: 'imports', detail: String(id) }, this.query)}
          >${dayTime(importedAt, this.today, this.timeZone)}</a
        >
      </th>
      <td>${groupWords(group)}</td>
      <td><span class="word ${RESULT_TONES[result]}">${words.results[result]}</span></td>
      <td class="window">${windowWords(one)}</td>
      ${FIGURES.map((name) => html`<td class="number ${name}">${this.figure(one, name)}</td>`)}
      <td class="number duration">${lengthWords(one.durationMs)}</td>
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    const detail = clickedRow(event, 'import');
    if (!detail) return;
    this.dispatchEvent(new CustomEvent('import-chosen', { detail: Number(detail) }));
  };

  /** Of what could not be read nobody knows the rows. */
  private figure(one: ReferenceImport, name: (typeof FIGURES)[number]): string {
    const isKnown = name === 'rows' ? one.result !== 'failed' : isCounted(one);
    return isKnown ? quantity(one[name]) : text.common.none;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-list': ImportList;
  }
}
