import type { InboxItem, InboxTap } from '#schema/contract/inbox.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime, dayTime } from '../../shared/format.ts';
import type { InboxState } from '../address/inbox-filter.ts';
import { writeRoute } from '../address/route.ts';
import { boneRows } from '../parts/bone-rows.ts';
import { moveRow } from '../parts/row-keys.ts';
import { clickedRow, focusRow, rowStop } from '../parts/row-links.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { wrappedRows } from '../parts/styles/wrapped-rows.ts';
import { text } from '../text.ts';
import { inboxListStyles } from './inbox-list-styles.ts';
import { likelyAnswer } from './likely-answer.ts';
import { isClockOff, lengthWords, tabletWords, whatWords, whoWords } from './words.ts';

const BONE_ROWS = 8;
const COLUMNS = ['when', 'who', 'what', 'tablet', 'why'];
const words = text.inbox;

/**
 * What waits, or taps that were decided about, one row each, in the order the server gives.
 * @fires item-chosen - CustomEvent<InboxItem['id']>: a click somewhere in the row
 * @fires item-answered - CustomEvent<InboxItem>: the likely answer is agreed to
 */
@customElement('inbox-list')
export class InboxList extends LitElement {
  static override readonly styles = [base, controls, chips, table, wrappedRows, inboxListStyles];

  @property({ attribute: false }) items: readonly InboxItem[] | null = null;
  @property() state: InboxState = 'open';
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openItem: InboxItem['id'] | null = null;
  /** A decision is on its way. */
  @property({ type: Boolean }) busy = false;
  @property() today = '';
  @property() timeZone = 'UTC';

  /** Whether there is such a row to put the focus on. */
  focusItem(itemId: InboxItem['id']): boolean {
    return focusRow(this.renderRoot, 'item', itemId);
  }

  override render() {
    const { columns } = words;
    return html`<div class="table-box">
      <table>
        <caption class="sr-only">
          ${words.title}. ${words.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="when">${columns.when}</th>
            <th scope="col" class="who">${columns.who}</th>
            <th scope="col" class="what">${columns.what}</th>
            <th scope="col" class="tablet">${columns.tablet}</th>
            <th scope="col" class="why">
              ${this.state === 'open' ? columns.why : columns.decision}
            </th>
            ${this.state === 'open' ? html`<th scope="col" class="likely">${columns.likely}</th>` : nothing}
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @focusin=${this.onFocus} @click=${this.onClick}>
          ${
            this.items
              ? this.rows(this.items)
              : boneRows([...COLUMNS, ...(this.state === 'open' ? ['likely'] : [])], BONE_ROWS)
          }
        </tbody>
      </table>
    </div>`;
  }

  private rows(items: readonly InboxItem[]) {
    const stop = rowStop(items, ({ id }) => id === this.openItem);
    return repeat(
      items,
      ({ id }) => id,
      (item, index) => this.row(item, index === stop),
    );
  }

  private row(item: InboxItem, isStop: boolean) {
    const isOpen = item.id === this.openItem;
    return html`<tr
      class="open-on-click"
      data-item=${item.id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      ${this.when(item)}
      <td class="who">${whoWords(item)}</td>
      <th scope="row" class="what">
        <a
          class="row-link"
          data-item=${item.id}
          tabindex=${isStop ? 0 : -1}
          href=${writeRoute({ page: 'inbox', itemId: item.id }, this.query)}
          >${whatWords(item)}</a
        >
      </th>
      <td class="tablet">${item.kind === 'estimated' ? text.common.none : tabletWords(item)}</td>
      <td class="why">${why(item)}</td>
      ${this.state === 'open' ? this.likely(item, isStop) : nothing}
    </tr>`;
  }

  private when(item: InboxItem) {
    const { today, timeZone } = this;
    const at = item.kind === 'estimated' ? item.startedAt : item.occurredAt;
    const isOff = item.kind !== 'estimated' && isClockOff(item);
    return html`<td class="when" title=${dateTime(at, timeZone)}>
      ${dayTime(at, today, timeZone)}
      ${
        isOff
          ? html`<span class="device-time"
              >${words.tabletClock(dayTime(item.deviceTime, today, timeZone))}</span
            >`
          : nothing
      }
    </td>`;
  }

  private likely(item: InboxItem, isStop: boolean) {
    const { words: said, answer } = likelyAnswer(item, this.timeZone);
    if (!answer) return html`<td class="likely soft">${said}</td>`;
    return html`<td class="likely">
      <button
        class="button small"
        type="button"
        tabindex=${isStop ? 0 : -1}
        aria-label=${words.likely.about(said, whatWords(item), whoWords(item))}
        ?disabled=${this.busy}
        @click=${() => this.dispatchEvent(new CustomEvent('item-answered', { detail: item }))}
      >
        ${said}
      </button>
    </td>`;
  }

  /** The row's answer is the next stop of the Tab key, the other rows' are none. */
  private readonly onFocus = (event: FocusEvent) => {
    const row = (event.target as Element).closest('tr');
    for (const button of this.renderRoot.querySelectorAll<HTMLElement>('td button')) {
      button.tabIndex = row?.contains(button) ? 0 : -1;
    }
  };

  private readonly onClick = (event: MouseEvent) => {
    const row = clickedRow(event, 'item');
    const item = this.items?.find(({ id }) => String(id) === row);
    if (item) this.dispatchEvent(new CustomEvent('item-chosen', { detail: item.id }));
  };
}

function why(item: InboxItem) {
  if (item.kind === 'estimated') return lengthWords(item);
  return item.decision ? decided(item, item.decision) : words.reasons[item.reason];
}

function decided({ state }: InboxTap, { by, reason }: NonNullable<InboxTap['decision']>) {
  return html`<span class="word ${state === 'accepted' ? 'good' : ''}"
      >${words.decided[state]}</span
    >
    <span class="soft">${by.displayName}: ${reason}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-list': InboxList;
  }
}
