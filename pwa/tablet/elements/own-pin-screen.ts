import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SignedInUser } from '#schema/contract/auth.ts';
import type { Shop } from '#schema/contract/system.ts';
import { weakPinReason } from '#schema/rules/pin.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { controls } from './controls.ts';
import { pinDots, shakeDots } from './pin-dots.ts';
import { pinKeys, pinPad, type PinTyping } from './pin-pad.ts';
import { pinStyles } from './pin-styles.ts';
import './screen-head.ts';
import { screenLayout } from './screen-layout.ts';

/**
 * The own PIN in place of a one-time one, typed twice. As long as the shop's PINs are.
 * @fires own-pin with the digits
 * @fires back
 */
@customElement('own-pin-screen')
export class OwnPinScreen extends LitElement {
  static override styles = [baseStyles, controls, screenLayout, pinStyles];

  @property({ attribute: false }) user!: SignedInUser;
  @property({ attribute: false }) shop!: Shop;
  /** What the server said against the last one. */
  @property() message: string | null = null;
  @property({ type: Boolean }) busy = false;

  @state() private digits = '';
  /** What was typed the first time. */
  @state() private chosen: string | null = null;
  @state() private mistake: string | null = null;

  readonly #typing: PinTyping = {
    add: (digit) => {
      this.#add(digit);
    },
    erase: () => {
      this.#erase();
    },
    done: () => {
      this.#next();
    },
    back: () => {
      emit(this, 'back');
    },
  };
  readonly keys = pinKeys(this, this.#typing);

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('busy') === true && !this.busy) this.#again(null);
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const isNew = (name: string, value: string | null) => changed.has(name) && value !== null;
    if (isNew('mistake', this.mistake) || isNew('message', this.message)) {
      shakeDots(this.renderRoot);
    }
  }

  override render() {
    const words = text().ownPin;
    return html`<screen-head
        .heading=${words.title(this.user.displayName)}
        .back=${text().pin.notMe}
        @back=${this.#typing.back}
      ></screen-head>
      <div class="middle">
        <div class="who">
          <p class="prompt" aria-live="polite">
            ${this.chosen === null ? words.first : words.second}
          </p>
          ${pinDots(this.digits.length, this.shop.pinLength)}
          <p class="message" role="alert">${this.#said()}</p>
          <p class="forgotten">${words.why}</p>
        </div>
        ${pinPad(this.#typing, {
          label: this.chosen === null ? words.next : words.save,
          disabled: this.digits.length < this.shop.pinLength || this.busy,
        })}
      </div>`;
  }

  #said() {
    if (this.busy) return text().ownPin.saving;
    const said = this.mistake ?? (this.chosen === null && this.digits === '' ? this.message : null);
    return said === null ? nothing : html`${icon('alert')}${said}`;
  }

  #add(digit: string): void {
    if (this.busy || this.digits.length >= this.shop.pinLength) return;
    this.mistake = null;
    this.digits += digit;
    if (this.digits.length === this.shop.pinLength) this.#next();
  }

  #erase(): void {
    if (!this.busy) this.digits = this.digits.slice(0, -1);
  }

  #next(): void {
    if (this.busy || this.digits.length < this.shop.pinLength) return;
    const { digits, chosen } = this;
    const words = text().ownPin;
    if (chosen === null) {
      if (weakPinReason(digits) !== undefined) this.#again(words.weak);
      else [this.chosen, this.digits] = [digits, ''];
    } else if (chosen !== digits) this.#again(words.different);
    else emit(this, 'own-pin', digits);
  }

  #again(mistake: string | null): void {
    [this.chosen, this.digits, this.mistake] = [null, '', mistake];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'own-pin-screen': OwnPinScreen;
  }
}
