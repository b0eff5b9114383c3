import type { AuditEntry } from '#schema/contract/audit.ts';
import { subjectOf } from '#schema/rules/audit-sentences.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow, rowStop } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { wrappedRows } from '../parts/styles/wrapped-rows.ts';
import { text } from '../text.ts';
import { auditListStyles } from './audit-list-styles.ts';
import { exactTime, refusalWords, whatWords, whoWords } from './words.ts';

const BONE_ROWS = 12;
const words = text.audit;
const COLUMNS = ['when', 'who', 'what', 'tablet', 'outcome'] as const;

/**
 * What was done, one row each, in the order the server gives.
 * @fires entry-chosen - CustomEvent<string>: a click somewhere in the row
 */
@customElement('audit-list')
export class AuditList extends LitElement {
  static override readonly styles = [base, chips, table, wrappedRows, auditListStyles];

  @property({ attribute: false }) entries: readonly AuditEntry[] | null = null;
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openEntry: string | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  /** Whether there is such a row to put the focus on. */
  focusEntry(entryId: string): boolean {
    return focusRow(this.renderRoot, 'entry', entryId);
  }

  override render() {
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.title}. ${words.caption}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map((name) => html`<th scope="col" class=${name}>${words.columns[name]}</th>`)}
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${this.entries ? this.rows(this.entries) : boneRows(COLUMNS, BONE_ROWS)}
        </tbody>
      </table>
    </div>`;
  }

  private rows(entries: readonly AuditEntry[]) {
    const stop = rowStop(entries, ({ id }) => id === this.openEntry);
    return repeat(
      entries,
      ({ id }) => id,
      (entry, index) => this.row(entry, index === stop),
    );
  }

  private row(entry: AuditEntry, isStop: boolean) {
    const { today, timeZone } = this;
    const isOpen = entry.id === this.openEntry;
    return html`<tr
      class="open-on-click"
      data-entry=${entry.id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <td class="when" title=${exactTime(entry.at, timeZone)}>
        ${dayTime(entry.at, today, timeZone)}
      </td>
      <td class="who">${whoWords(entry)}</td>
      <th scope="row" class="what">
        <a
          class="row-link"
          data-entry=${entry.id}
          tabindex=${isStop ? 0 : -1}
          href=${writeRoute({ page: 'audit', entryId: entry.id }, this.query)}
          >${whatWords(entry)}</a
        >${entry.names.isOwn ? html` <span class="word warn">${words.own}</span>` : nothing}
        ${subject(entry)}
      </th>
      <td class="tablet">${entry.device?.name ?? nothing}</td>
      <td class="outcome">${outcome(entry)}</td>
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    const entry = clickedRow(event, 'entry');
    if (entry) this.dispatchEvent(new CustomEvent('entry-chosen', { detail: entry }));
  };
}

/** What was done says itself to whom; of what was refused only what was wanted is known. */
function subject(entry: AuditEntry) {
  const said = entry.kind === 'command' && entry.outcome === 'refused' ? subjectOf(entry) : '';
  return said === '' ? nothing : html`<span class="subject">${said}</span>`;
}

function outcome({ outcome: came, refusal, seal }: AuditEntry) {
  if (seal !== null && seal !== 'whole') {
    return html`<span class="word bad">${words.seals[seal]}</span>`;
  }
  if (came === 'accepted') return nothing;
  return html`<span class="word warn">${words.refused}</span>${
      refusal ? html`<span class="refusal">${refusalWords(refusal)}</span>` : nothing
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-list': AuditList;
  }
}
