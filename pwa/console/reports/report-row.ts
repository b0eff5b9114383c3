/** The rows of the report's table: an order, one that is on its way, and the totals. */
import type {
  ProfitabilityFlag,
  ProfitabilityRow,
  ProfitabilityTotals,
} from '#schema/contract/reports.ts';
import { html, nothing } from 'lit';
import { share as extentOf } from '../parts/extent.ts';
import '../parts/mark.ts';
import { text } from '../text.ts';
import { confidenceParts, isDoubtful } from './confidence.ts';
import { estimateUse } from './estimate-use.ts';
import { isQuiet } from './quiet-flags.ts';
import { isLosing, type FigureColumn } from './report-columns.ts';
import type { ReportLayout } from './report-layout.ts';
import { hours } from './words.ts';

export interface RowPlace {
  /** From 0 on. */
  place: number;
  layout: ReportLayout;
  /** Whether the Tab key stops here. */
  isStop: boolean;
}

/** What stands above the rows counts as a row for those who cannot see them. */
const HEAD_ROWS = 1;
const MOST_MARKS = 3;

const ariaIndex = (place: number): number => place + 1 + HEAD_ROWS;

/** Of the whole table: head, rows and foot. */
export const ariaRowCount = (rows: number): number => rows + HEAD_ROWS + 1;

export function orderRow(
  row: ProfitabilityRow,
  { place, layout: { figures, showsCustomer }, isStop }: RowPlace,
  { href, isOpen }: { href: string; isOpen: boolean },
) {
  const { orderNumber, customerName, description } = row;
  return html`<tr
    class="open-on-click"
    data-place=${place}
    data-order=${orderNumber}
    aria-rowindex=${ariaIndex(place)}
    aria-current=${isOpen ? 'true' : nothing}
  >
    <th scope="row" class="orderNumber">
      <a class="row-link" tabindex=${isStop ? 0 : -1} href=${href}>${orderNumber}</a>
      ${marks(row.flags)}
      <span class="narrow-customer">${customerName}</span>
    </th>
    ${
      showsCustomer
        ? html`<td class="customerName cut" title="${customerName} · ${description}">
            ${customerName} <span class="description">${description}</span>
          </td>`
        : nothing
    }
    ${figures.map((figure) => figureCell(figure, row, rowExtra(figure, row)))}
  </tr>`;
}

/** Room for a row that was not fetched yet; the keyboard may stand on it already. */
export function comingRow({ place, layout: { figures, showsCustomer }, isStop }: RowPlace) {
  const bone = html`<span class="bone"></span>`;
  return html`<tr data-place=${place} aria-rowindex=${ariaIndex(place)}>
    <th scope="row" class="orderNumber">
      <span class="row-link coming" role="link" aria-disabled="true" tabindex=${isStop ? 0 : -1}>
        <span class="sr-only">${text.report.coming}</span>${bone}
      </span>
    </th>
    ${showsCustomer ? html`<td class="customerName">${bone}</td>` : nothing}
    ${figures.map(({ column }) => html`<td class="number ${column}">${bone}</td>`)}
  </tr>`;
}

export function totalsRow(totals: ProfitabilityTotals, { figures, showsCustomer }: ReportLayout) {
  const isWhole = figures.some(({ column }) => column === 'revenueCents');
  const help = isWhole ? text.report.totalsHelp : '';
  return html`<tr aria-rowindex=${ariaRowCount(totals.orders)}>
    <th scope="row" class="orderNumber">${text.report.totals(totals.orders)}</th>
    ${
      showsCustomer
        ? html`<td class="customerName">
            <span class="totals-help">${help}</span>
          </td>`
        : nothing
    }
    ${figures.map((figure) =>
      // The estimates of some orders say nothing about the hours of all of them.
      figure.column === 'estimateMs'
        ? html`<td class="estimateMs"></td>`
        : figureCell(figure, { ...totals, estimateMs: null }, nothing),
    )}
  </tr>`;
}

/** Losses are red, have a minus sign, and a mark that is read aloud. */
function figureCell(
  { column, words, isMargin }: FigureColumn,
  row: Parameters<FigureColumn['words']>[0],
  before: unknown,
) {
  const losing = isMargin && isLosing(row);
  return html`<td class="number ${column} ${losing ? 'loss' : ''}">
    ${before}${
      losing && column === 'marginPercent'
        ? html`<span class="loss-mark" role="img" aria-label=${text.report.lossMark}>▼</span>`
        : nothing
    }${words(row)}
  </td>`;
}

/** What stands before the figure of one order. */
function rowExtra({ column }: FigureColumn, row: ProfitabilityRow) {
  if (column === 'laborMs') return doubtMark(row);
  if (column === 'estimateMs') return estimateBar(row);
  return nothing;
}

function doubtMark({ confidence }: ProfitabilityRow) {
  const parts = confidenceParts(confidence);
  if (!isDoubtful(parts)) return nothing;
  const { mark, part, kinds } = text.report.confidence;
  const words = mark(parts.map(({ kind, percent }) => part(percent, kinds[kind])).join(', '));
  return html`<explained-mark sign="≈" .words=${words}></explained-mark> `;
}

/** How much of the estimate is used; over it the bar is full, marked, and says by how much. */
function estimateBar({ laborMs, estimateMs }: ProfitabilityRow) {
  const use = estimateUse(laborMs, estimateMs);
  if (!use) return nothing;
  const { share, isOver, differenceMs } = use;
  const words = isOver
    ? text.report.estimateOver(hours(differenceMs))
    : text.report.estimateLeft(hours(Math.max(0, -differenceMs)));
  return html`<span
    class="estimate ${isOver ? 'over' : ''}"
    role="img"
    aria-label=${words}
    title=${words}
    ><span class="used"><span .style=${extentOf(share)}></span></span
  ></span>`;
}

/** Three marks at most; the rest share one. */
function marks(flags: readonly ProfitabilityFlag[]) {
  const shown = flags.length > MOST_MARKS ? flags.slice(0, MOST_MARKS - 1) : flags;
  const rest = flags.slice(shown.length);
  return html`${shown.map(
    (flag) =>
      html`<explained-mark
        ?quiet=${isQuiet(flag)}
        sign=${text.report.flagSigns[flag]}
        .words=${text.report.flags[flag]}
      ></explained-mark>`,
  )}${
    rest.length > 0
      ? html`<explained-mark
          sign=${text.report.moreMarks(rest.length)}
          .words=${rest.map((flag) => text.report.flags[flag]).join(' ')}
        ></explained-mark>`
      : nothing
  }`;
}
