import type { TableReport, TableRow } from '#schema/contract/table-reports.ts';
import type { TableColumn } from '#schema/rules/table-columns.ts';
import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { sortAfterHeading } from '../address/table-filter.ts';
import { boneRows } from '../parts/bone-rows.ts';
import '../parts/mark.ts';
import { OnPaper, PAPER_REM } from '../parts/on-paper.ts';
import { moveRow } from '../parts/row-keys.ts';
import { sortHeading } from '../parts/sort-heading.ts';
import { base } from '../parts/styles/base.ts';
import { reportTable } from '../parts/styles/report-table.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { cellOf, isFigure, type Cell } from './cells.ts';
import { concernOf, isSigned, layOut, MARKS, type Layout } from './columns.ts';
import { figureTableStyles } from './figure-table-styles.ts';

const BONE_ROWS = 8;
const words = text.tables;

interface Drawn extends Pick<Layout, 'columns' | 'under'> {
  /** The largest figure of the column that is drawn as bars. */
  most: number;
}

/**
 * Any report: what its columns hold decides how a cell is written. Arrow keys walk the rows, Enter
 * follows the row's link. Where the columns have no room, the table scrolls in its box under its
 * headings and beside its first column.
 * @fires sort-chosen - CustomEvent<string>
 */
@customElement('figure-table')
export class FigureTable extends LitElement {
  static override readonly styles = [base, table, reportTable, figureTableStyles];

  @property({ attribute: false }) columns: readonly TableColumn[] = [];
  /** Null while nothing is known yet. */
  @property({ attribute: false }) report: TableReport | null = null;
  /** The order asked for; the report's own is in its answer. */
  @property() sort = '';
  /** The column whose figures are drawn as bars too. */
  @property() bar: string | null = null;
  @property({ type: Boolean, reflect: true }) scrolls = false;

  @query('.table-box') private readonly box!: HTMLElement;
  @query('table') private readonly tableElement!: HTMLElement;

  @state() private widthRem = Infinity;

  private readonly onPaper = new OnPaper(this);
  private readonly observer = new ResizeObserver(() => {
    this.measure();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override updated(): void {
    this.measure();
  }

  private measure(): void {
    const { clientWidth } = this.box;
    this.widthRem = clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.scrolls = this.tableElement.scrollWidth > clientWidth;
  }

  override render() {
    const rows = this.report?.rows;
    const widthRem = this.onPaper.matches ? PAPER_REM : this.widthRem;
    const { columns, under, isClose } = layOut(this.columns, widthRem);
    const most = this.bar === null ? 0 : largest(rows ?? [], this.bar);
    return html`<div class="table-box">
      <table class=${isClose ? 'close' : ''}>
        <caption class="sr-only">
          ${words.caption}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => this.heading(column))}
          </tr>
        </thead>
        <tbody @keydown=${moveRow}>
          ${
            rows
              ? repeat(
                  rows,
                  ({ id }) => id,
                  (row, index) => this.row(row, index, { columns, under, most }),
                )
              : boneRows(
                  columns.map(({ key, kind }) => columnClass(key, kind)),
                  BONE_ROWS,
                )
          }
        </tbody>
        ${this.report ? this.foot(this.report, columns) : nothing}
      </table>
    </div>`;
  }

  private heading({ key, kind, title }: TableColumn) {
    const sort = this.sort || (this.report?.sort ?? '');
    const upwards = sort === key ? 'ascending' : null;
    const sorted = sort === `-${key}` ? 'descending' : upwards;
    // A sign is never alone on its line.
    const heading = words.column({ key, title }).replace(' %', '\u00a0%');
    return html`<th scope="col" class=${columnClass(key, kind)} aria-sort=${sorted ?? nothing}>
      ${sortHeading({
        ...{ words: heading, sorted, isOnPaper: this.onPaper.matches },
        onSort: () => {
          const detail = sortAfterHeading(sort, key, isFigure(kind));
          this.dispatchEvent(new CustomEvent('sort-chosen', { detail }));
        },
      })}
    </th>`;
  }

  private row(row: TableRow, index: number, { columns, under, most }: Drawn) {
    const [first, ...others] = columns;
    if (!first) return nothing;
    const below = under.map((column) => cellOf(column, row.cells[column.key])).join(' · ');
    return html`<tr class=${row.drill === null ? '' : 'open-on-click'} @click=${openRow}>
      <th scope="row" class="name">
        <span class="named">
          ${this.name(row, cellOf(first, row.cells[first.key]), index)} ${marks(row)}
        </span>
        ${below ? html`<span class="below">${below}</span>` : nothing}
      </th>
      ${others.map((column) => this.cell(column, row.cells[column.key], most))}
    </tr>`;
  }

  private name({ drill }: TableRow, name: string, index: number) {
    if (drill === null) return html`<span class="plain">${name}</span>`;
    return html`<a class="row-link" tabindex=${index === 0 ? 0 : -1} href=${drill}>${name}</a>`;
  }

  private cell(column: TableColumn, value: Cell, most: number) {
    const { key, kind } = column;
    const isBar = key === this.bar;
    const concern = concernOf(key, value) ?? '';
    return html`<td class="${columnClass(key, kind)} ${isBar ? 'with-bar' : ''} ${concern}">
      ${this.figure(column, value)}${
        isBar && typeof value === 'number' ? bar(value, most) : nothing
      }
    </td>`;
  }

  /** What warns has a mark that is read aloud, besides its color and its sign. */
  private figure({ key, kind }: TableColumn, value: Cell) {
    const concern = concernOf(key, value);
    const mark = concern === 'loss' ? '▼' : '▲';
    const plus = isSigned(key) && typeof value === 'number' && value > 0 ? '+' : '';
    return html`${
      concern
        ? html`<span class="concern" role="img" aria-label=${words[concern]}>${mark}</span>`
        : nothing
    }${plus}${cellOf({ key, kind }, value)}`;
  }

  private foot({ totals, rowCount }: TableReport, columns: readonly TableColumn[]) {
    return html`<tfoot>
      <tr>
        ${columns.map((column, place) => {
          if (place === 0) return html`<th scope="row" class="name">${words.totals(rowCount)}</th>`;
          const total = totals[column.key];
          if (total === undefined || total === null) {
            return html`<td class=${columnClass(column.key, column.kind)}></td>`;
          }
          const concern = concernOf(column.key, total) ?? '';
          return html`<td class="${columnClass(column.key, column.kind)} ${concern}">
            ${this.figure(column, total)}
          </td>`;
        })}
      </tr>
    </tfoot>`;
  }
}

function columnClass(key: string, kind: TableColumn['kind']): string {
  return isFigure(kind) ? `number ${kind} ${key}` : `${kind} ${key}`;
}

/** A click anywhere in the row is one on its link; selecting text is none. */
function openRow(event: MouseEvent): void {
  if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
  if (getSelection()?.toString()) return;
  (event.currentTarget as HTMLElement).querySelector<HTMLElement>('a.row-link')?.click();
}

function largest(rows: readonly TableRow[], key: string): number {
  return rows.reduce((most, { cells }) => {
    const value = cells[key];
    return typeof value === 'number' ? Math.max(most, Math.abs(value)) : most;
  }, 0);
}

function bar(value: number, most: number) {
  const part = most > 0 ? (Math.abs(value) / most) * 100 : 0;
  return html`<svg class="bar" aria-hidden="true" focusable="false" preserveAspectRatio="none">
    ${svg`<rect width="${part.toFixed(1)}%" height="100%" rx="2"></rect>`}
  </svg>`;
}

function marks({ cells }: TableRow) {
  return MARKS.map((mark) => {
    const many = cells[mark];
    if (typeof many !== 'number' || many === 0) return nothing;
    return html`<explained-mark
      sign=${words.markSigns[mark]}
      .words=${words.marks[mark](many)}
    ></explained-mark>`;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'figure-table': FigureTable;
  }
}
