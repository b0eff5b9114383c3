import type { UnmatchedOrder, UnmatchedOrders } from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime, dayTime, duration } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { moreFoot } from '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import { moveRow } from '../parts/row-keys.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Notices } from '../stores/notices.ts';
import type { Reference } from '../stores/reference.ts';
import { text } from '../text.ts';
import './merge-dialog.ts';
import type { WantedMerge } from './merge-dialog.ts';
import { sectionStyles } from './section-styles.ts';

const words = text.reference;

/** Orders typed on the floor that the ERP does not know, and the way to the ones that were meant. */
@customElement('unmatched-section')
export class UnmatchedSection extends LitElement {
  static override readonly styles = [
    base,
    chips,
    controls,
    table,
    sectionStyles,
    css`
      .order {
        inline-size: 8rem;
      }
      .at {
        inline-size: 9rem;
      }
      .work {
        inline-size: 11rem;
      }
      td,
      tbody th {
        vertical-align: top;
        line-height: 2rem;
      }
      .meant {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: var(--space-1);
      }
      .suggestion {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        max-inline-size: 100%;
      }
      .suggestion .soft {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .suggestion .button {
        flex: none;
      }
      .other {
        padding-inline: 0;
      }
      @container table (width < 46rem) {
        .at {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) reference!: Reference;
  @property({ attribute: false }) notices!: Notices;
  @property() today = '';
  @property() timeZone = 'UTC';

  /** The order that is being merged, and into which it seems. */
  @state() private merging: { order: UnmatchedOrder; into: string } | null = null;

  constructor() {
    super();
    new Watch(this, () => {
      const { unmatched, merge } = this.reference;
      return [unmatched.state, unmatched.moreState, merge.state];
    });
  }

  override willUpdate(): void {
    void this.reference.unmatched.load('all', !this.hasUpdated);
  }

  override render() {
    const { value } = this.reference.unmatched.state.get();
    return html`<p class="help" tabindex="-1">${words.unmatchedHelp}</p>
      ${problemNote(this.reference.unmatched)} ${value ? this.rows(value) : nothing}
      ${this.dialog()}`;
  }

  private rows({ orders }: UnmatchedOrders) {
    if (orders.length === 0) {
      return html`<empty-note
        .heading=${words.unmatchedEmptyTitle}
        .sentence=${words.unmatchedEmptyHelp}
        picture="check"
      ></empty-note>`;
    }
    const { unmatchedColumns: columns } = words;
    return html`<div class="table-box">
        <table>
          <caption class="sr-only">
            ${words.tabs.unmatched}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="order">${columns.order}</th>
              <th scope="col" class="at">${columns.at}</th>
              <th scope="col" class="work">${columns.work}</th>
              <th scope="col">${columns.suggestions}</th>
            </tr>
          </thead>
          <tbody @keydown=${moveRow}>
            ${repeat(
              orders,
              ({ orderNumber }) => orderNumber,
              (order, index) => this.row(order, index),
            )}
          </tbody>
        </table>
      </div>
      ${moreFoot(this.reference.unmatched)}`;
  }

  private row(order: UnmatchedOrder, index: number) {
    const { orderNumber, typedAt, sessions, laborMs, suggestions } = order;
    return html`<tr>
      <th scope="row" class="order">
        <a
          class="row-link"
          tabindex=${index === 0 ? 0 : -1}
          href=${writeRoute({ page: 'reports', orderNumber })}
          >${orderNumber}</a
        >
      </th>
      <td class="at" title=${dateTime(typedAt, this.timeZone)}>
        ${dayTime(typedAt, this.today, this.timeZone)}
      </td>
      <td class="work">
        ${sessions === 0 ? text.common.none : `${words.sessions(sessions)}, ${duration(laborMs)}`}
      </td>
      <td>
        <div class="meant">
          ${suggestions.map(
            ({ orderNumber: into, customerName, description }) =>
              html`<span class="suggestion">
                <button
                  class="button small"
                  type="button"
                  @click=${() => {
                    this.open(order, into);
                  }}
                >
                  ${words.mergeInto(into)}
                </button>
                ${whatWords(customerName, description)}
              </span>`,
          )}
          ${suggestions.length === 0 ? html`<span class="faint">${words.noSuggestion}</span>` : nothing}
          <button
            class="button small quiet other"
            type="button"
            aria-label=${words.otherOf(orderNumber)}
            @click=${() => {
              this.open(order, '');
            }}
          >
            ${words.other}
          </button>
        </div>
      </td>
    </tr>`;
  }

  private dialog() {
    if (!this.merging) return nothing;
    const { order, into } = this.merging;
    return html`<merge-dialog
      .order=${order}
      .likely=${into}
      .orders=${this.reference.orders}
      .submission=${this.reference.merge.state.get()}
      @merge=${this.onMerge}
      @dismiss=${this.dismiss}
    ></merge-dialog>`;
  }

  private open(order: UnmatchedOrder, into: string): void {
    this.reference.merge.clear();
    this.merging = { order, into };
  }

  private readonly onMerge = async ({ detail }: CustomEvent<WantedMerge>) => {
    const order = this.merging?.order;
    if (!order) return;
    const { orderNumber: from } = order;
    const merged = await this.reference.merge.submit({ from, ...detail });
    if (!merged) return;
    this.notices.say(words.merged(from, merged.orderNumber, merged.sessions));
    this.dismiss();
  };

  private readonly dismiss = () => {
    this.merging = null;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('a.row-link, .help')?.focus();
    });
  };
}

/** Cut where it does not fit, whole when pointed at. */
function whatWords(customerName: string, description: string) {
  const said = [customerName, description].filter(Boolean).join(' · ');
  return html`<span class="soft" title=${said}>${said}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'unmatched-section': UnmatchedSection;
  }
}
