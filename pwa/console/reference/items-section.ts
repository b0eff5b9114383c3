import type { ErpItem, ErpItems, ItemAdoption } from '#schema/contract/reference.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { money } from '../../shared/format.ts';
import { readReferenceFilter, writeReferenceFilter } from '../address/reference-filter.ts';
import { writeRoute } from '../address/route.ts';
import '../parts/empty-note.ts';
import { moreFoot } from '../parts/more-foot.ts';
import { problemNote } from '../parts/problem-note.ts';
import { searchChip } from '../parts/search-chip.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import { table } from '../parts/styles/table.ts';
import { Watch } from '../parts/watch.ts';
import type { Navigation } from '../stores/navigation.ts';
import type { Notices } from '../stores/notices.ts';
import type { Reference } from '../stores/reference.ts';
import { text } from '../text.ts';
import './adopt-dialog.ts';
import { sectionStyles } from './section-styles.ts';

const words = text.reference;
const TYPING_PAUSE_MS = 200;

/** The ERP's items, and which of them are materials. */
@customElement('items-section')
export class ItemsSection extends LitElement {
  static override readonly styles = [
    base,
    chips,
    controls,
    table,
    sectionStyles,
    css`
      .code {
        inline-size: 9rem;
      }
      .unit {
        inline-size: 6rem;
      }
      .cost,
      .state {
        inline-size: 8.5rem;
      }
      tbody th,
      tbody td {
        padding-block: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) reference!: Reference;
  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) notices!: Notices;
  @property({ attribute: false }) address = new URLSearchParams();

  @state() private adopting: ErpItem | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => {
      const { items, adopt } = this.reference;
      return [items.state, items.moreState, adopt.state];
    });
  }

  private get sought(): string {
    return readReferenceFilter(this.address).q;
  }

  override willUpdate(): void {
    if (!this.hasUpdated) return void this.reference.items.load(this.sought.trim(), true);
    clearTimeout(this.pause);
    this.pause = setTimeout(
      () => void this.reference.items.load(this.sought.trim()),
      TYPING_PAUSE_MS,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  override render() {
    const { value } = this.reference.items.state.get();
    return html`<p class="help">${words.itemsHelp}</p>
      ${this.search()} ${problemNote(this.reference.items)} ${value ? this.rows(value) : nothing}
      ${this.dialog()}`;
  }

  private search() {
    return html`<search class="filters" aria-label=${text.filter.title}>
      ${searchChip({
        ...{ name: words.itemSearch, value: this.sought, maxLength: 80 },
        onType: (q) => {
          const route = { page: 'reference', section: 'items', detail: null } as const;
          this.navigation.adjust(writeRoute(route, writeReferenceFilter({ q })));
        },
      })}
    </search>`;
  }

  private rows({ items }: ErpItems) {
    if (items.length === 0) {
      const isSought = this.sought.trim() !== '';
      return html`<empty-note
        .heading=${isSought ? words.itemsNoneTitle : words.itemsEmptyTitle}
        .sentence=${isSought ? words.itemsNoneHelp : words.itemsEmptyHelp}
        picture=${isSought ? 'search' : 'reference'}
      ></empty-note>`;
    }
    const { itemColumns: columns } = words;
    return html`<div class="table-box">
        <table>
          <caption class="sr-only">
            ${words.tabs.items}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="code">${columns.code}</th>
              <th scope="col">${columns.name}</th>
              <th scope="col" class="unit">${columns.unit}</th>
              <th scope="col" class="number cost">${columns.cost}</th>
              <th scope="col" class="state">${columns.state}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              items,
              ({ code }) => code,
              (item) => this.row(item),
            )}
          </tbody>
        </table>
      </div>
      ${moreFoot(this.reference.items)}`;
  }

  private row(item: ErpItem) {
    const { code, name, unit, unitCostCents, isAdopted } = item;
    return html`<tr>
      <th scope="row" class="code">${code}</th>
      <td class="cut">${name}</td>
      <td class="unit">${unit || text.common.none}</td>
      <td class="number cost">
        ${unitCostCents === null ? text.common.none : money(unitCostCents)}
      </td>
      <td class="state">
        ${
          isAdopted
            ? html`<span class="word good">${words.isMaterial}</span>`
            : html`<button
                class="button small"
                type="button"
                data-item=${code}
                aria-label=${words.adoptOf(name)}
                @click=${() => {
                  this.reference.adopt.clear();
                  this.adopting = item;
                }}
              >
                ${words.adopt}
              </button>`
        }
      </td>
    </tr>`;
  }

  private dialog() {
    if (!this.adopting) return nothing;
    return html`<adopt-dialog
      .item=${this.adopting}
      .submission=${this.reference.adopt.state.get()}
      @adopt=${this.onAdopt}
      @dismiss=${this.dismiss}
    ></adopt-dialog>`;
  }

  private readonly onAdopt = async ({ detail }: CustomEvent<ItemAdoption>) => {
    if (!this.adopting) return;
    const adopted = await this.reference.adopt.submit(this.adopting.code, detail);
    if (!adopted) return;
    this.notices.say(words.adopted(adopted.code));
    this.dismiss();
  };

  private readonly dismiss = () => {
    const code = this.adopting?.code;
    this.adopting = null;
    void this.updateComplete.then(() => {
      const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('button[data-item]')];
      const own = buttons.find(({ dataset }) => dataset['item'] === code);
      (own ?? this.renderRoot.querySelector<HTMLElement>('input'))?.focus();
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'items-section': ItemsSection;
  }
}
