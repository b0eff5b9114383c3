import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '#schema/contract/sessions.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { piecesOf, stepPieces, typePieces } from '../entry.ts';
import { icon } from '../icons.ts';
import { Keys } from '../keys.ts';
import type { Count } from '../shift.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { fieldStyles } from './field.ts';
import { finishStyles } from './finish-styles.ts';
import { screenLayout, sideBySide } from './screen-layout.ts';
import './key-pad.ts';
import './screen-head.ts';

type Field = 'good' | 'scrap';

/**
 * How many pieces came out. Counting is offered, never demanded.
 * @fires finish with the count
 * @fires back
 */
@customElement('finish-screen')
export class FinishScreen extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    fieldStyles,
    screenLayout,
    sideBySide,
    finishStyles,
  ];

  @property({ attribute: false }) session!: Session;
  /** What the order asks for, when it is known: one tap says "all of them". */
  @property({ attribute: false }) wanted: number | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private field: Field = 'good';
  @state() private entries: Record<Field, string> = { good: '', scrap: '' };
  @query('#note') private readonly note!: HTMLInputElement;

  readonly keys = new Keys(this, {
    type: (character) => {
      if (/^\d$/.test(character)) this.#enter(typePieces(this.entries[this.field], character));
    },
    erase: () => {
      this.#enter(this.entries[this.field].slice(0, -1));
    },
    enter: () => {
      this.#finish();
    },
    escape: () => {
      emit(this, 'back');
    },
  });

  override render() {
    const words = text().finish;
    const what = [this.session.orderNumber, this.session.taskTypeName].filter(Boolean).join(' · ');
    return html`<screen-head
        .heading=${words.title}
        .sub=${what}
        .back=${text().back}
        @back=${() => {
          emit(this, 'back');
        }}
      ></screen-head>
      <div class="sides">
        <div class="left">
          ${this.#count('good', words.good)} ${this.#count('scrap', words.scrap)}
          <label class="note">
            <span class="label">${words.note}</span>
            <input
              id="note"
              class="plain-field"
              maxlength="500"
              autocomplete="off"
              placeholder=${words.noteHint}
            />
          </label>
        </div>
        <div class="right">
          <key-pad
            .label=${words.keypad}
            .left=${{ name: 'C', label: words.clear }}
            .right=${{ name: 'erase', label: words.erase, picture: 'erase' }}
            @digit=${(event: CustomEvent<string>) => {
              this.#enter(typePieces(this.entries[this.field], event.detail));
            }}
            @side=${(event: CustomEvent<string>) => {
              this.#enter(event.detail === 'C' ? '' : this.entries[this.field].slice(0, -1));
            }}
          ></key-pad>
          <button class="button accent done" aria-busy=${this.busy} @click=${this.#finish}>
            ${this.busy ? html`<span class="spin"></span>` : icon('finish', 32)}${words.done}
          </button>
        </div>
      </div>`;
  }

  #count(field: Field, name: string): TemplateResult {
    const words = text().finish;
    const entry = this.entries[field];
    return html`<div class="count ${field} ${this.field === field ? 'active' : ''}">
      <button
        class="step"
        aria-label=${words.less(name)}
        ?disabled=${entry === '' || entry === '0'}
        @click=${() => {
          this.#enter(stepPieces(entry, -1), field);
        }}
      >
        ${icon('minus', 32)}
      </button>
      <button
        class="entry"
        aria-pressed=${this.field === field}
        @click=${() => {
          this.field = field;
        }}
      >
        <span class="label">${name}</span>
        <span class="pieces">${entry === '' ? '–' : entry}</span>
        <span class="hint">${entry === '' ? words.notCounted : ''}</span>
      </button>
      <button
        class="step"
        aria-label=${words.more(name)}
        @click=${() => {
          this.#enter(stepPieces(entry, 1), field);
        }}
      >
        ${icon('plus', 32)}
      </button>
      ${
        field === 'good' && this.wanted !== null
          ? html`<button
              class="button all"
              @click=${() => {
                this.#enter(String(this.wanted), 'good');
              }}
            >
              ${words.all(String(this.wanted))}
            </button>`
          : html`<span class="all"></span>`
      }
    </div>`;
  }

  #enter(entry: string, field = this.field): void {
    this.field = field;
    this.entries = { ...this.entries, [field]: entry };
  }

  readonly #finish = (): void => {
    if (this.busy) return;
    emit<Count>(this, 'finish', {
      good: piecesOf(this.entries.good),
      scrap: piecesOf(this.entries.scrap),
      note: this.note.value.trim(),
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'finish-screen': FinishScreen;
  }
}
