import type { OrderSummary } from '#schema/contract/orders.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { writeRoute } from '../address/route.ts';
import { icon } from '../parts/icons.ts';
import { modal } from '../parts/modal.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { modalStyles } from '../parts/styles/modal.ts';
import { Watch } from '../parts/watch.ts';
import type { Query } from '../stores/load.ts';
import { text } from '../text.ts';
import { commandPaletteStyles } from './command-palette-styles.ts';
import { fitting, type Entry } from './entries.ts';

const TYPING_PAUSE_MS = 120;
const MOST_PAGES = 6;
const MOST_PEOPLE = 6;

/**
 * One field that leads everywhere: pages, people, orders. Arrow keys walk, Enter opens; pressed
 * before the answer to what was typed is there, it opens the first of that answer.
 * @fires go - CustomEvent<string>: an address of the console, or of another page
 * @fires dismiss - nothing was chosen
 */
@customElement('command-palette')
export class CommandPalette extends LitElement {
  static override readonly styles = [base, controls, modalStyles, commandPaletteStyles];

  @property({ attribute: false }) pages: readonly Entry[] = [];
  @property({ attribute: false }) people: readonly Entry[] = [];
  /** Asked with what was typed. */
  @property({ attribute: false }) orders!: Query<string, OrderSummary[]>;

  @state() private typed = '';
  @state() private active = 0;
  /** What was typed has not been asked yet. */
  @state() private isTyping = false;
  /** Enter was pressed before there was anything to open. */
  private entered = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  @query('.active') private readonly activeItem!: HTMLElement | null;
  @query('input') private readonly field!: HTMLInputElement;

  constructor() {
    super();
    new Watch(this, () => [this.orders.state]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.orders.forget();
  }

  override firstUpdated(): void {
    // The dialog opens a microtask later, and takes the focus for its cross.
    setTimeout(() => {
      this.field.focus();
    });
  }

  override updated(): void {
    this.activeItem?.scrollIntoView({ block: 'nearest' });
    if (this.entered) this.open();
  }

  private get entries(): Entry[] {
    const { value, error } = this.orders.state.get();
    // Of a search that failed, what stands there answers another.
    const found = this.typed.trim() === '' || error ? [] : (value ?? []);
    return [
      ...found.map((order) => this.orderEntry(order)),
      ...fitting(this.pages, this.typed, MOST_PAGES),
      ...(this.typed.trim() === '' ? [] : fitting(this.people, this.typed, MOST_PEOPLE)),
    ];
  }

  private orderEntry({ orderNumber, customerName, description }: OrderSummary): Entry {
    return {
      kind: 'order',
      title: orderNumber,
      hint: [customerName, description].filter((part) => part !== '').join(' · '),
      href: writeRoute({ page: 'reports', orderNumber }),
    };
  }

  override render() {
    const { entries } = this;
    const { loading, error } = this.orders.state.get();
    const active = Math.min(this.active, entries.length - 1);
    const content = html`<input
        class="input"
        type="text"
        role="combobox"
        aria-label=${text.palette.field}
        placeholder=${text.palette.field}
        maxlength="100"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-controls="places"
        aria-expanded="true"
        aria-activedescendant=${active >= 0 ? `place-${String(active)}` : nothing}
        .value=${this.typed}
        @input=${this.onType}
        @keydown=${this.onKey}
      />
      <span class="sr-only" role="status"
        >${loading ? '' : text.palette.found(entries.length)}</span
      >
      <ul class="places" id="places" role="listbox" aria-label=${text.palette.title}>
        ${entries.map((entry, place) => this.option(entry, place, place === active))}
      </ul>
      <p class="foot">${this.foot(entries.length === 0, loading, error !== null)}</p>`;
    return modal({ heading: text.palette.title, content, onDismiss: this.dismiss });
  }

  private foot(isEmpty: boolean, isLoading: boolean, hasFailed: boolean): string {
    if (isLoading) return text.palette.searching;
    if (hasFailed) return text.palette.ordersFailed;
    if (isEmpty) return text.palette.nothing(this.typed.trim());
    return this.typed.trim() === '' ? text.palette.start : text.palette.keys;
  }

  private option({ kind, title, hint, href }: Entry, place: number, isActive: boolean) {
    // The field keeps the focus: a click would come after it is gone.
    return html`<li
      class=${isActive ? 'active' : ''}
      id="place-${place}"
      role="option"
      aria-selected=${isActive ? 'true' : 'false'}
      @mousedown=${(event: Event) => {
        event.preventDefault();
        this.choose(href);
      }}
    >
      ${icon(kind === 'order' ? 'search' : kind === 'person' ? 'people' : 'arrow')}
      <span class="title">${title}</span>
      <span class="hint">${hint}</span>
      <span class="kind">${text.palette.kinds[kind]}</span>
    </li>`;
  }

  private onType(event: InputEvent): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    this.active = 0;
    this.entered = false;
    clearTimeout(this.pause);
    const sought = this.typed.trim();
    this.isTyping = sought !== '';
    if (!this.isTyping) return;
    this.pause = setTimeout(() => {
      this.isTyping = false;
      void this.orders.load(sought);
    }, TYPING_PAUSE_MS);
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.entries.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = Math.min(this.active, last) + step;
      this.active = next < 0 ? last : next > last ? 0 : next;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.open();
    }
  }

  /** Not what stands there from before: the answer to what was typed, once it is there. */
  private open(): void {
    const { entries } = this;
    const entry = entries[Math.min(this.active, entries.length - 1)];
    const isOnItsWay = this.isTyping || this.orders.state.get().loading;
    this.entered = isOnItsWay || !entry;
    if (entry && !isOnItsWay) this.choose(entry.href);
  }

  private choose(href: string): void {
    this.dispatchEvent(new CustomEvent('go', { detail: href }));
  }

  private readonly dismiss = () => {
    this.dispatchEvent(new CustomEvent('dismiss'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'command-palette': CommandPalette;
  }
}
