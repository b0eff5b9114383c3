import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { plainText } from '#schema/rules/plain-text.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { text } from '../text.ts';

const TYPING_PAUSE_MS = 150;

/**
 * One customer of thousands, found by a part of the name. Arrow keys walk what is found, Enter
 * takes it, Escape leaves everything as it was; an emptied field means all customers.
 * @fires customer-sought - CustomEvent<string>: names that hold this are wanted
 * @fires customer-chosen - CustomEvent<string>: empty for all
 */
@customElement('customer-chip')
export class CustomerChip extends LitElement {
  static override readonly styles = [
    base,
    chips,
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
      }
      .chip {
        anchor-name: --customer;
      }
      .chip input {
        inline-size: 6.375rem;
        max-inline-size: 100%;
      }
      /* Over what scrolls around it; where it would stick out at the right, it grows to the left. */
      .list {
        position: fixed;
        position-anchor: --customer;
        position-area: block-end span-inline-end;
        position-try-fallbacks: flip-inline;
        z-index: 10;
        margin-block-start: 0.25rem;
        inline-size: max-content;
        min-inline-size: anchor-size(inline, 12rem);
        max-inline-size: min(22rem, 90vw);
        max-block-size: 17.5rem;
        padding: 0.25rem;
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-raised);
        box-shadow: var(--shadow-2);
        font-size: var(--text-sm);
        overflow-y: auto;
      }
      .list li {
        padding: 0.4375rem 0.625rem;
        border-radius: var(--radius-sm);
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .list .active {
        background: var(--color-accent-soft);
        color: var(--color-on-accent-soft);
      }
      .list .none {
        color: var(--color-ink-faint);
        cursor: default;
      }
      @media (width < 40rem) {
        :host,
        .chip {
          display: flex;
          inline-size: 100%;
        }
        .chip input {
          inline-size: auto;
          max-inline-size: none;
        }
      }
    `,
  ];

  @property() customer = '';
  @property({ attribute: false }) found: readonly string[] = [];
  /** Whether `found` is for what was typed before. */
  @property({ type: Boolean }) searching = false;

  /** What is in the field while somebody types; null when it shows the chosen customer. */
  @state() private typed: string | null = null;
  /** What the list is about: names that do not hold it are of an earlier answer. */
  @state() private sought = '';
  @state() private active = -1;
  private pause: ReturnType<typeof setTimeout> | undefined;

  @query('.active') private readonly activeItem!: HTMLElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  private get fitting(): readonly string[] {
    const part = plainText(this.sought);
    return this.found.filter((name) => plainText(name).includes(part));
  }

  override updated(): void {
    this.activeItem?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { customer, typed, active } = this;
    const isOpen = typed !== null;
    const { fitting } = this;
    const isWaiting = this.searching || this.pause !== undefined;
    return html`<label class="chip ${customer ? 'set' : ''}">
        <span class="chip-name">${text.report.customer}</span>
        <input
          type="text"
          role="combobox"
          aria-label=${text.report.customer}
          placeholder=${text.report.allCustomers}
          maxlength="120"
          autocomplete="off"
          aria-autocomplete="list"
          aria-controls="found"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-activedescendant=${isOpen && active >= 0 ? `found-${active}` : nothing}
          .value=${live(typed ?? customer)}
          @focus=${(event: Event) => {
            (event.currentTarget as HTMLInputElement).select();
          }}
          @input=${this.onType}
          @keydown=${this.onKey}
          @blur=${this.leave}
        />
      </label>
      <span class="sr-only" role="status">
        ${isOpen && !isWaiting ? text.report.customersFound(fitting.length) : ''}
      </span>
      <ul
        class="list"
        id="found"
        role="listbox"
        aria-label=${text.report.customer}
        ?hidden=${!isOpen}
      >
        ${fitting.map((name, place) => this.option(name, place))}
        ${
          fitting.length === 0
            ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">
                ${isWaiting ? text.common.loading : text.report.noCustomer}
              </li>`
            : nothing
        }
      </ul>`;
  }

  private option(name: string, place: number) {
    const isActive = place === this.active;
    // The field keeps the focus: a click would come after it is gone.
    return html`<li
      class=${isActive ? 'active' : ''}
      id="found-${place}"
      role="option"
      aria-selected=${isActive ? 'true' : 'false'}
      @mousedown=${(event: Event) => {
        event.preventDefault();
        this.choose(name);
      }}
    >
      ${name}
    </li>`;
  }

  private onType(event: InputEvent): void {
    const { value } = event.currentTarget as HTMLInputElement;
    this.typed = value;
    this.active = -1;
    this.sought = value.trim();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.seek();
    }, TYPING_PAUSE_MS);
  }

  private seek(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.say('customer-sought', this.sought);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.walk(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      this.take();
    }
  }

  private walk(step: number): void {
    if (this.typed === null) {
      this.typed = this.customer;
      this.sought = '';
      this.seek();
      return;
    }
    const last = this.fitting.length - 1;
    this.active = Math.max(-1, Math.min(last, this.active + step));
  }

  /** Enter takes what the arrows chose, or the only one there is. */
  private take(): void {
    if (this.typed?.trim() === '' && this.active < 0) {
      this.choose('');
      return;
    }
    const { fitting } = this;
    const only = fitting.length === 1 ? fitting[0] : undefined;
    const name = fitting[this.active] ?? only;
    if (this.typed !== null && name !== undefined) this.choose(name);
  }

  private leave(): void {
    if (this.typed?.trim() === '' && this.customer) this.choose('');
    else this.close();
  }

  private choose(customer: string): void {
    this.close();
    if (customer !== this.customer) this.say('customer-chosen', customer);
  }

  private close(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.typed = null;
    this.active = -1;
  }

  private say(what: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-chip': CustomerChip;
  }
}
