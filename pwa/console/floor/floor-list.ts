import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { clockTime, dateTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import { gapRow } from '../parts/gap-row.ts';
import { placeUnder, rowAfterKey } from '../parts/row-keys.ts';
import { clickedRow } from '../parts/row-links.ts';
import { piecesOf } from '../parts/row-window.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { WindowedRows } from '../parts/windowed-rows.ts';
import type { FloorPerson } from '../stores/floor-picture.ts';
import { text } from '../text.ts';
import { floorListStyles } from './floor-list-styles.ts';
import { isHead, sinceMs, standingOf, type Entry, type TeamHead } from './standing.ts';
import { elapsed, restWords, warningsOf } from './words.ts';

const words = text.floor;
const BONE_ROWS = 12;
const COLUMNS = ['person', 'work', 'task', 'since', 'time', 'marks'] as const;

/**
 * People, one row each, under their teams: a thousand of them, of which those before the eye are
 * drawn. Arrow keys walk them.
 * @fires person-chosen - CustomEvent<number>: a click somewhere in the row
 */
@customElement('floor-list')
export class FloorList extends LitElement {
  static override readonly styles = [base, chips, table, floorListStyles];

  @property({ attribute: false }) entries: readonly Entry[] | null = null;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openPerson: number | null = null;
  @property({ type: Boolean, reflect: true }) stale = false;
  @property({ type: Number }) nowMs = 0;
  @property({ type: Number }) longAfterMs = Infinity;
  @property() timeZone = 'UTC';

  /** Whose row the Tab key stops at. */
  @state() private stop: number | null = null;
  /** Whose row shall get the focus as soon as it is drawn. */
  private wanted: number | null = null;

  @query('tbody') private readonly body!: HTMLElement | null;
  @query('tbody tr[data-place]') private readonly anyRow!: HTMLElement | null;
  private readonly windowed = new WindowedRows(this, {
    body: () => this.body,
    row: () => this.anyRow,
    count: () => this.entries?.length ?? BONE_ROWS,
    onRange: () => undefined,
  });

  focusPerson(id: number): void {
    this.stop = id;
    this.wanted = id;
    this.requestUpdate();
  }

  private placeOf(id: number | null): number {
    const place = this.entries?.findIndex((entry) => !isHead(entry) && entry.id === id) ?? -1;
    if (place >= 0) return place;
    return Math.max(0, this.entries?.findIndex((entry) => !isHead(entry)) ?? 0);
  }

  private rowAt(place: number): HTMLElement | null {
    return this.renderRoot.querySelector(`tr[data-place="${place}"]`);
  }

  override updated(): void {
    if (this.wanted === null) return;
    const row = this.rowAt(this.placeOf(this.wanted));
    row?.querySelector<HTMLElement>('a.row-link')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.wanted = null;
  }

  override render() {
    return html`<div class="table-box">
      <table aria-rowcount=${(this.entries?.length ?? 0) + 1}>
        <caption class="sr-only">
          ${words.title}. ${words.caption}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map(
              (column) =>
                html`<th scope="col" class="${column} ${column === 'time' ? 'number' : ''}">
                  ${words.columns[column]}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody @keydown=${this.onKey} @focusin=${this.onFocus} @click=${this.onClick}>
          ${this.entries ? this.rows(this.entries) : boneRows(COLUMNS, BONE_ROWS)}
        </tbody>
      </table>
    </div>`;
  }

  private rows(entries: readonly Entry[]) {
    const stop = this.placeOf(this.stop ?? this.openPerson);
    const pieces = piecesOf(this.windowed.range, entries.length, [stop]);
    return repeat(
      pieces,
      (piece) => ('gap' in piece ? `gap before ${piece.before}` : piece.row),
      (piece) => {
        if ('gap' in piece) return gapRow(piece.gap * this.windowed.rowHeight);
        const entry = entries[piece.row];
        if (!entry) return nothing;
        return isHead(entry)
          ? team(entry, piece.row)
          : this.row(entry, piece.row, piece.row === stop);
      },
    );
  }

  private row(person: FloorPerson, place: number, isStop: boolean) {
    const { id, displayName } = person;
    const since = sinceMs(person);
    const isOpen = id === this.openPerson;
    return html`<tr
      class="open-on-click ${standingOf(person)}"
      data-place=${place}
      data-person=${id}
      aria-rowindex=${place + 2}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <th scope="row" class="person">
        <span class="dot"></span
        ><a
          class="row-link"
          tabindex=${isStop ? 0 : -1}
          href=${writeRoute({ page: 'floor', person: id }, this.query)}
          >${displayName}</a
        >
      </th>
      <td class="work">${person.work ? workCell(person.work) : restCell(person)}</td>
      <td class="task">${person.work?.taskTypeName ?? nothing}</td>
      <td class="since" title=${since === null ? nothing : dateTime(since, this.timeZone)}>
        ${since === null ? nothing : clockTime(since, this.timeZone)}
      </td>
      <td class="number time">
        ${
          person.work
            ? html`<strong>${elapsed(person, this.nowMs)}</strong>`
            : html`<span class="soft">${elapsed(person, this.nowMs)}</span>`
        }
      </td>
      <td class="marks">
        ${warningsOf(person, this.nowMs, this.longAfterMs).map(
          ({ word, why }) => html`<span class="word warn" title=${why}>${word}</span> `,
        )}
      </td>
    </tr>`;
  }

  private onKey(event: KeyboardEvent): void {
    const entries = this.entries ?? [];
    const place = placeUnder(event);
    if (place === null) return;
    const next = rowAfterKey(event, place, entries.length - 1, this.windowed.page);
    if (next === null) return;
    event.preventDefault();
    const person = personNear(entries, next, next >= place ? 1 : -1);
    if (person) this.focusPerson(person.id);
  }

  private onFocus(event: FocusEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('tr');
    const id = Number(row?.dataset['person']);
    if (id) this.stop = id;
  }

  private onClick(event: MouseEvent): void {
    const id = clickedRow(event, 'person');
    if (id) this.dispatchEvent(new CustomEvent('person-chosen', { detail: Number(id) }));
  }
}

/** The person at a place, or next to a team's head there: on in that direction, else back. */
function personNear(
  entries: readonly Entry[],
  place: number,
  step: 1 | -1,
): FloorPerson | undefined {
  for (const at of [place, place + step, place - step]) {
    const entry = entries[at];
    if (entry && !isHead(entry)) return entry;
  }
  return undefined;
}

function workCell({ orderNumber, customerName, taskTypeName }: NonNullable<FloorPerson['work']>) {
  const order =
    orderNumber === null
      ? html`<span class="faint">${words.indirect}</span>`
      : html`<strong>${orderNumber}</strong> <span class="soft customer">${customerName}</span>`;
  return html`${order} <span class="narrow">${taskTypeName}</span>`;
}

function restCell(person: FloorPerson) {
  return html`<span class="soft">${restWords(person)}</span>`;
}

function team({ team: name, people, working }: TeamHead, place: number) {
  return html`<tr class="team" data-place=${place} aria-rowindex=${place + 2}>
    <th scope="rowgroup" class="person" colspan="2">
      <strong>${name ?? words.noTeam}</strong>
      <span class="soft">${words.teamOf(working, people)}</span>
    </th>
    ${COLUMNS.slice(2).map((column) => html`<td class=${column}></td>`)}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'floor-list': FloorList;
  }
}
