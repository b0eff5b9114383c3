import type { AuditEntry } from '#schema/contract/audit.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { moveRow } from '../parts/row-keys.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { auditListStyles } from './audit-list-styles.ts';
import { wrappedRows } from '../parts/styles/wrapped-rows.ts';
import { exactTime, whatWords, whoWords } from './words.ts';

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
    const links = this.renderRoot.querySelectorAll<HTMLElement>('a.row-link');
    const link = [...links].find(({ dataset }) => dataset['entry'] === entryId);
    link?.focus();
    return link !== undefined;
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
          ${
            this.entries
              ? repeat(
                  this.entries,
                  ({ id }) => id,
                  (entry, index) => this.row(entry, index),
                )
              : Array.from({ length: BONE_ROWS }, bones)
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(entry: AuditEntry, index: number) {
    const { today, timeZone } = this;
    const isOpen = entry.id === this.openEntry;
    const hasOpen = this.entries?.some(({ id }) => id === this.openEntry) ?? false;
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
          tabindex=${(hasOpen ? isOpen : index === 0) ? 0 : -1}
          href=${writeRoute({ page: 'audit', entryId: entry.id }, this.query)}
          >${whatWords(entry)}</a
        >
      </th>
      <td class="tablet">${entry.device?.name ?? nothing}</td>
      <td class="outcome">${outcome(entry)}</td>
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    const entry = (event.target as Element).closest<HTMLElement>('tr')?.dataset['entry'];
    if (entry) this.dispatchEvent(new CustomEvent('entry-chosen', { detail: entry }));
  };
}

function outcome({ outcome: came, refusal, seal }: AuditEntry) {
  if (seal !== null && seal !== 'whole') {
    return html`<span class="word bad">${words.seals[seal]}</span>`;
  }
  if (came === 'accepted') return nothing;
  return html`<span class="word warn">${words.refused}</span>${
      refusal ? html`<span class="refusal">${refusal.detail}</span>` : nothing
    }`;
}

function bones() {
  return html`<tr aria-hidden="true">
    ${COLUMNS.map((name) => html`<td class=${name}><span class="bone"></span></td>`)}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'audit-list': AuditList;
  }
}
