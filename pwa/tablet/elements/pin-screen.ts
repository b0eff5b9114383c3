import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RosterUser } from '#schema/contract/auth.ts';
import type { Shop } from '#schema/contract/system.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { stopwatch } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import type { PinState } from '../front-door.ts';
import { icon } from '../icons.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';
import { avatarStyles, personHue } from './avatar.ts';
import { controls } from './controls.ts';
import { pinStyles } from './pin-styles.ts';
import { screenLayout } from './screen-layout.ts';
import { pinDots, shakeDots } from './pin-dots.ts';
import { pinKeys, pinPad, type PinTyping } from './pin-pad.ts';
import './screen-head.ts';

const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

/**
 * The PIN of one person. Signs in by itself once it is as long as the shop's PINs are.
 * @fires pin with the digits
 * @fires back
 */
@customElement('pin-screen')
export class PinScreen extends LitElement {
  static override styles = [baseStyles, controls, avatarStyles, screenLayout, pinStyles];

  @property({ attribute: false }) user!: RosterUser;
  @property({ attribute: false }) shop!: Shop;
  @property({ attribute: false }) pin!: PinState;
  @property({ attribute: false }) clock!: Clock;
  /** The server is out of reach: the PIN is checked later. */
  @property({ type: Boolean }) offline = false;
  @property({ type: Boolean }) busy = false;
  @state() private digits = '';

  readonly tick = new Tick(this);
  readonly #typing: PinTyping = {
    add: (digit) => {
      this.#add(digit);
    },
    erase: () => {
      this.#erase();
    },
    done: () => {
      this.#submit();
    },
    back: () => {
      emit(this, 'back');
    },
  };
  readonly keys = pinKeys(this, this.#typing);

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // An attempt is over and the person still here: they type it again from the start.
    if (changed.get('busy') === true && !this.busy) this.digits = '';
    this.style.setProperty('--hue', personHue(this.user.id));
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('pin') as PinState | undefined;
    if (before && before.wrong < this.pin.wrong) shakeDots(this.renderRoot);
  }

  override render() {
    const words = text().pin;
    return html`<screen-head
        .heading=${words.title(this.user.displayName)}
        .back=${words.notMe}
        @back=${this.#typing.back}
      ></screen-head>
      <div class="middle">
        <div class="who">
          <span class="avatar" aria-hidden="true"> ${this.user.initials} </span>
          <p class="prompt">${this.#prompt()}</p>
          ${pinDots(this.digits.length, this.#length)}
          <p class="message" role="alert">${this.#message()}</p>
          <p class="forgotten">
            ${this.shop.demo ? words.demo(this.shop.demo.pin) : words.forgotten}
          </p>
        </div>
        ${pinPad(
          this.#typing,
          { label: words.done, disabled: this.digits.length < SHORTEST_PIN || this.busy },
          this.#isShut,
        )}
      </div>`;
  }

  /** Nothing to be entered while a one-time PIN cannot be changed. */
  #prompt(): string | typeof nothing {
    const words = text().pin;
    if (this.#isDueOffline) return nothing;
    return this.offline ? words.promptOffline : words.prompt;
  }

  #message(): TemplateResult | string | typeof nothing {
    const words = text().pin;
    if (this.busy) return words.checking;
    if (this.#isDueOffline) return html`${icon('offline')}${text().ownPin.dueOffline}`;
    if (this.#waitMs > 0) {
      const { minutes, seconds } = stopwatch(this.#waitMs + 999);
      return html`${icon('clock')}${words.throttled(`${Number(minutes)}:${seconds}`)}`;
    }
    if (this.pin.throttledUntilMs !== null) return words.throttleOver;
    return this.pin.message ? html`${icon('alert')}${this.pin.message}` : nothing;
  }

  get #waitMs(): number {
    return Math.max(0, (this.pin.throttledUntilMs ?? 0) - this.clock.nowMs());
  }

  /** A one-time PIN has to be changed first, which needs the server. */
  get #isDueOffline(): boolean {
    return this.offline && this.user.pinDue;
  }

  get #isShut(): boolean {
    return this.#waitMs > 0 || this.#isDueOffline;
  }

  /** The PIN's own digits: the shop may ask for another length from the next one on. */
  get #length(): number {
    return this.user.pinLength ?? this.shop.pinLength;
  }

  #add(digit: string): void {
    if (this.busy || this.#isShut || this.digits.length >= LONGEST_PIN) return;
    this.digits += digit;
    if (this.digits.length === this.#length) this.#submit();
  }

  #erase(): void {
    if (!this.busy) this.digits = this.digits.slice(0, -1);
  }

  #submit(): void {
    if (this.busy || this.#isShut || this.digits.length < SHORTEST_PIN) return;
    emit(this, 'pin', this.digits);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pin-screen': PinScreen;
  }
}
