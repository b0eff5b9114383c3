import type { InboxItem } from '#schema/contract/inbox.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime, dayTime } from '../../shared/format.ts';
import type { InboxState } from '../address/inbox-filter.ts';
import { writeRoute } from '../address/route.ts';
import { moveRow } from '../parts/row-keys.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { table } from '../parts/styles/table.ts';
import { text } from '../text.ts';
import { inboxListStyles } from './inbox-list-styles.ts';
import { isClockOff, tabletWords, whatWords, whoWords } from './words.ts';

const BONE_ROWS = 8;
const words = text.inbox;

/**
 * Taps, one row each, in the order the server gives.
 * @fires item-chosen - CustomEvent<number>: a click somewhere in the row
 */
@customElement('inbox-list')
export class InboxList extends LitElement {
  static override readonly styles = [base, chips, table, inboxListStyles];

  @property({ attribute: false }) items: readonly InboxItem[] | null = null;
  @property() state: InboxState = 'open';
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) openItem: number | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  /** Whether there is such a row to put the focus on. */
  focusItem(itemId: number): boolean {
    const links = this.renderRoot.querySelectorAll<HTMLElement>('a.row-link');
    const link = [...links].find(({ dataset }) => dataset['item'] === String(itemId));
    link?.focus();
    return link !== undefined;
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
          </tr>
        </thead>
        <tbody @keydown=${moveRow} @click=${this.onClick}>
          ${
            this.items
              ? repeat(
                  this.items,
                  ({ id }) => id,
                  (item, index) => this.row(item, index),
                )
              : Array.from({ length: BONE_ROWS }, bones)
          }
        </tbody>
      </table>
    </div>`;
  }

  private row(item: InboxItem, index: number) {
    const { today, timeZone } = this;
    const isOpen = item.id === this.openItem;
    const hasOpen = this.items?.some(({ id }) => id === this.openItem) ?? false;
    return html`<tr
      class="open-on-click"
      data-item=${item.id}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <td class="when" title=${dateTime(item.occurredAt, timeZone)}>
        ${dayTime(item.occurredAt, today, timeZone)}
        ${
          isClockOff(item)
            ? html`<span class="device-time"
                >${words.tabletClock(dayTime(item.deviceTime, today, timeZone))}</span
              >`
            : nothing
        }
      </td>
      <td class="who">${whoWords(item)}</td>
      <th scope="row" class="what">
        <a
          class="row-link"
          data-item=${item.id}
          tabindex=${(hasOpen ? isOpen : index === 0) ? 0 : -1}
          href=${writeRoute({ page: 'inbox', itemId: item.id }, this.query)}
          >${whatWords(item)}</a
        >
      </th>
      <td class="tablet">${tabletWords(item)}</td>
      <td class="why">${item.decision ? decided(item, item.decision) : why(item)}</td>
    </tr>`;
  }

  private readonly onClick = (event: MouseEvent) => {
    if (event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    const item = (event.target as Element).closest<HTMLElement>('tr')?.dataset['item'];
    if (item) this.dispatchEvent(new CustomEvent('item-chosen', { detail: Number(item) }));
  };
}

const why = ({ reason }: InboxItem) => words.reasons[reason];

function decided({ state }: InboxItem, { by, reason }: NonNullable<InboxItem['decision']>) {
  return html`<span class="word ${state === 'accepted' ? 'good' : ''}"
      >${words.decided[state]}</span
    >
    <span class="soft">${by.displayName}: ${reason}</span>`;
}

function bones() {
  return html`<tr aria-hidden="true">
    ${['when', 'who', 'what', 'tablet', 'why'].map(
      (name) => html`<td class=${name}><span class="bone"></span></td>`,
    )}
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-list': InboxList;
  }
}
