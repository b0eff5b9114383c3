import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { looksLikeNumber, RESULTS, type FinderState } from '../finder.ts';
import { FirstRows } from '../first-rows.ts';
import { icon } from '../icons.ts';
import { Keys } from '../keys.ts';
import { refusal } from '../refusal.ts';
import type { StartMode } from '../screen.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { fieldStyles } from './field.ts';
import { orderStyles } from './order-styles.ts';
import { screenLayout, sideBySide } from './screen-layout.ts';
import './key-pad.ts';
import './order-card.ts';
import './screen-head.ts';
import './state-panel.ts';

/**
 * Which order? One field, digits beside it, and what is found while typing.
 * @slot what else there is to begin, shown before anything is typed
 * @fires query with what stands in the field
 * @fires choose with an order's number
 * @fires use-anyway with a number that nobody knows
 * @fires retry
 * @fires back
 */
@customElement('order-screen')
export class OrderScreen extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    fieldStyles,
    screenLayout,
    sideBySide,
    orderStyles,
  ];

  @property() mode: StartMode = 'start';
  @property({ attribute: false }) found!: FinderState;
  @property() today = '';
  @property() busy: string | null = null;
  @query('input') private readonly input!: HTMLInputElement;

  readonly rows = new FirstRows(this, 6);
  readonly keys = new Keys(this, {
    type: (character) => {
      this.#type(this.found.query + character);
    },
    erase: () => {
      this.#type(this.found.query.slice(0, -1));
    },
    enter: () => {
      this.#chooseExact();
    },
    escape: () => {
      if (this.found.query === '') emit(this, 'back');
      else this.#type('');
    },
    scan: (scanned) => {
      if (!looksLikeNumber(scanned)) {
        this.#chooseExact();
        return;
      }
      this.#type(scanned);
      emit(this, 'choose', scanned);
    },
  });

  override render() {
    const words = text().order;
    return html`<screen-head
        .heading=${this.mode === 'switch' ? words.switchTitle : words.startTitle}
        .back=${text().back}
        @back=${() => {
          emit(this, 'back');
        }}
      ></screen-head>
      <div class="sides">
        <div class="left">
          ${this.#field()}
          <div class="scrolls">
            ${this.found.query === '' ? html`<slot></slot>` : nothing} ${this.#results()}
          </div>
        </div>
        <key-pad
          .label=${words.keypad}
          .left=${{ name: 'letters', label: words.letters, picture: 'letters' }}
          .right=${{ name: 'erase', label: words.erase, picture: 'erase' }}
          @digit=${(event: CustomEvent<string>) => {
            this.#type(this.found.query + event.detail);
          }}
          @side=${(event: CustomEvent<string>) => {
            if (event.detail === 'erase') this.#type(this.found.query.slice(0, -1));
            else this.input.focus();
          }}
        ></key-pad>
      </div>`;
  }

  #field(): TemplateResult {
    const words = text().order;
    return html`<div class="field">
      ${icon('search', 28)}
      <input
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="60"
        aria-label=${words.field}
        placeholder=${words.hint}
        .value=${this.found.query}
        @input=${(event: InputEvent) => {
          this.#type((event.target as HTMLInputElement).value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') this.#chooseExact();
        }}
      />
      ${
        this.found.query
          ? html`<button
              aria-label=${words.clear}
              @click=${() => {
                this.#type('');
              }}
            >
              ${icon('close')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #results(): TemplateResult {
    const words = text().order;
    const { found } = this;
    if (found.unknown !== null) return this.#unknown(found.unknown);
    if (found.error) {
      return html`<state-panel
        picture="offline"
        .heading=${words.failedTitle}
        .help=${refusal(found.error)}
        .action=${text().tryAgain}
        @act=${() => {
          emit(this, 'retry');
        }}
      ></state-panel>`;
    }
    if (found.answered === null && found.results.length === 0) {
      return html`<state-panel waiting .heading=${text().loading}></state-panel>`;
    }
    if (found.results.length === 0) return this.#nothing(found.answered ?? '');
    return html`<p class="label" role="status">${this.#summary()}</p>
      <ul class="results" aria-label=${words.results}>
        ${repeat(
          this.rows.of(found.results),
          (order) => order.orderNumber,
          (order) =>
            html`<li>
              <order-card
                .order=${order}
                .query=${found.query}
                .today=${this.today}
                .busy=${this.busy === `order ${order.orderNumber}`}
                @choose=${() => {
                  emit(this, 'choose', order.orderNumber);
                }}
              ></order-card>
            </li>`,
        )}
      </ul>`;
  }

  #summary(): string {
    const words = text().order;
    const { answered, results, isKept } = this.found;
    const found =
      results.length < RESULTS ? words.found(results.length) : words.many(results.length);
    const said = answered ? found : words.newest;
    return isKept ? `${said.replace(/\.$/, '')}. ${words.kept}` : said;
  }

  #nothing(answered: string): TemplateResult {
    const words = text().order;
    if (answered === '') {
      return html`<state-panel
        picture="order"
        .heading=${words.emptyTitle}
        .help=${words.emptyHelp}
      ></state-panel>`;
    }
    if (looksLikeNumber(answered)) return this.#unknown(answered.trim());
    return html`<state-panel
      picture="search"
      .heading=${words.nothingTitle(answered)}
      .help=${this.found.isKept ? words.kept : words.nothingHelp}
    ></state-panel>`;
  }

  #unknown(orderNumber: string): TemplateResult {
    const words = text().order;
    return html`<state-panel
      picture="order"
      .heading=${words.unknownTitle(orderNumber)}
      .help=${this.found.isKept ? words.unknownKept : words.unknownHelp}
      .action=${words.useAnyway}
      @act=${() => {
        emit(this, 'use-anyway', orderNumber);
      }}
    ></state-panel>`;
  }

  #type(query: string): void {
    emit(this, 'query', query);
  }

  /** Enter means: this very number. A part of a customer's name is no number. */
  #chooseExact(): void {
    const typed = this.found.query.trim();
    const [only, second] = this.found.results;
    if (looksLikeNumber(typed)) emit(this, 'choose', typed);
    else if (only && !second && this.found.answered === this.found.query) {
      emit(this, 'choose', only.orderNumber);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-screen': OrderScreen;
  }
}
