import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Material, MaterialUsage } from '#schema/contract/materials.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { quantityOf, typeQuantity } from '../entry.ts';
import { icon } from '../icons.ts';
import { Keys } from '../keys.ts';
import { valueOf, type Loadable } from '../loadable.ts';
import { refusal } from '../refusal.ts';
import { text } from '../text.ts';
import type { UnsentUsage } from '../unsent-usages.ts';
import { controls } from './controls.ts';
import { materialStyles } from './material-styles.ts';
import { screenLayout, sideBySide } from './screen-layout.ts';
import './key-pad.ts';
import './screen-head.ts';
import './state-panel.ts';
import './usage-list.ts';

/** What the screen asks for; a negative amount is a return. */
export interface MaterialAmount {
  material: Material;
  amount: number;
}

/**
 * What was used on the order, or came back, and what is written down already.
 * @fires log with the material and its amount
 * @fires retry
 * @fires back
 */
@customElement('material-screen')
export class MaterialScreen extends LitElement {
  static override styles = [baseStyles, controls, screenLayout, sideBySide, materialStyles];

  @property() orderNumber = '';
  @property({ attribute: false }) materials: Loadable<Material[]> = { state: 'loading' };
  @property({ attribute: false }) usages: Loadable<MaterialUsage[]> = { state: 'loading' };
  /** Logged here, and not answered by the server yet. */
  @property({ attribute: false }) unsent: readonly UnsentUsage[] = [];
  @property() timeZone = 'UTC';
  /** The plant's day, as `2026-11-03`. */
  @property() today = '';
  @property({ type: Boolean }) busy = false;
  /** Counts what was logged from here, so that the next entry begins afresh. */
  @property({ type: Number }) logged = 0;
  @state() private chosen: Material | null = null;
  @state() private entry = '';
  @state() private returning = false;
  /** Codes used on this order when the screen opened: their tiles stand first and stay there. */
  #first: readonly string[] | null = null;

  readonly keys = new Keys(this, {
    type: (character) => {
      if (/^[\d.,]$/.test(character)) this.#type(character.replace(',', '.'));
    },
    erase: () => {
      this.entry = this.entry.slice(0, -1);
    },
    enter: () => {
      this.#log();
    },
    escape: () => {
      emit(this, 'back');
    },
  });

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const usages = valueOf(this.usages);
    if (this.#first === null && usages) {
      this.#first = usages.map(({ materialCode }) => materialCode);
    }
    if (changed.has('logged') && this.logged > 0) {
      this.entry = '';
      this.returning = false;
      this.chosen = null;
    }
  }

  override render() {
    const words = text().material;
    return html`<screen-head
        .heading=${words.title}
        .sub=${words.forOrder(this.orderNumber)}
        .back=${text().back}
        @back=${() => {
          emit(this, 'back');
        }}
      ></screen-head>
      ${this.#body()}`;
  }

  #body(): TemplateResult {
    const words = text().material;
    const { materials } = this;
    if (materials.state === 'loading') {
      return html`<state-panel waiting .heading=${text().loading}></state-panel>`;
    }
    if (materials.state === 'failed') {
      return html`<state-panel
        picture="offline"
        .heading=${words.failedTitle}
        .help=${refusal(materials.error)}
        .action=${text().tryAgain}
        @act=${() => {
          emit(this, 'retry');
        }}
      ></state-panel>`;
    }
    if (materials.value.length === 0) {
      return html`<state-panel
        picture="material"
        .heading=${words.emptyTitle}
        .help=${words.emptyHelp}
      ></state-panel>`;
    }
    return html`<div class="sides ${this.chosen ? 'has-chosen' : ''}">
      ${this.#tiles(materials.value)} ${this.#pad()}
      <usage-list
        class="scrolls"
        role="region"
        tabindex="0"
        aria-label=${text().material.list}
        .usages=${this.usages}
        .unsent=${this.unsent}
        .timeZone=${this.timeZone}
        .today=${this.today}
        @retry=${() => {
          emit(this, 'retry');
        }}
      ></usage-list>
    </div>`;
  }

  #tiles(materials: Material[]): TemplateResult {
    const first = this.#first ?? [];
    const sorted = [
      ...materials.filter(({ code }) => first.includes(code)),
      ...materials.filter(({ code }) => !first.includes(code)),
    ];
    return html`<div class="tiles scrolls" role="group" aria-label=${text().material.pick}>
      ${sorted.map(
        (material) =>
          html`<button
            class="card tile"
            aria-pressed=${this.chosen?.code === material.code}
            @click=${() => {
              this.chosen = material;
            }}
          >
            <span class="name two-lines">${material.name}</span>
            <span class="unit">${material.unit}</span>
          </button>`,
      )}
    </div>`;
  }

  #pad(): TemplateResult {
    const words = text().material;
    const amount = quantityOf(this.entry);
    return html`<div class="pad">
      <div class="amount">
        <p class="name one-line">${this.chosen?.name ?? words.choose}</p>
        <p class="figure ${this.returning ? 'returning' : ''}">
          ${this.returning ? '−' : ''}${this.entry || '0'}
          <span class="unit">${this.chosen?.unit ?? ''}</span>
        </p>
        <button
          class="change"
          @click=${() => {
            this.chosen = null;
          }}
        >
          ${words.pick}
        </button>
      </div>
      <div class="direction" role="group" aria-label=${words.direction}>
        ${this.#direction(false, words.use)}${this.#direction(true, words.giveBack)}
      </div>
      <key-pad
        .label=${words.keypad}
        .left=${{ name: '.', label: words.point }}
        .right=${{ name: 'erase', label: words.erase, picture: 'erase' }}
        @digit=${(event: CustomEvent<string>) => {
          this.#type(event.detail);
        }}
        @side=${(event: CustomEvent<string>) => {
          if (event.detail === '.') this.#type('.');
          else this.entry = this.entry.slice(0, -1);
        }}
      ></key-pad>
      <button
        class="button accent log"
        aria-busy=${this.busy}
        ?disabled=${!this.busy && (this.chosen === null || amount === 0)}
        @click=${this.#log}
      >
        ${this.busy ? html`<span class="spin"></span>` : nothing}
        ${this.returning ? words.logReturn : words.log}
      </button>
    </div>`;
  }

  #direction(returning: boolean, label: string): TemplateResult {
    return html`<button
      aria-pressed=${this.returning === returning}
      @click=${() => {
        this.returning = returning;
      }}
    >
      ${icon(returning ? 'giveBack' : 'material', 22)}${label}
    </button>`;
  }

  #type(key: string): void {
    this.entry = typeQuantity(this.entry, key);
  }

  readonly #log = (): void => {
    const amount = quantityOf(this.entry);
    if (this.busy || this.chosen === null || amount === 0) return;
    const signed = this.returning ? -amount : amount;
    emit<MaterialAmount>(this, 'log', { material: this.chosen, amount: signed });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'material-screen': MaterialScreen;
  }
}
