import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Shop } from '#schema/contract/system.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { clockTime } from '../../shared/format.ts';
import { pageEnvironment } from '../../shared/page-facts.ts';
import type { Theme } from '../../shared/theme.ts';
import { emit } from '../emit.ts';
import { icon, type IconName } from '../icons.ts';
import type { OutboxState } from '../outbox/outbox.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';
import { statusStyles } from './status-styles.ts';

/**
 * The top edge of every screen: whose shop, which kind of installation, whether everything is
 * saved, and what time it is.
 * @slot what is said by the way; stands in for the shop while `speaking`
 * @fires self-test when somebody wants to know whether this tablet can punch
 * @fires theme when the next color scheme is asked for
 */
@customElement('status-line')
export class StatusLine extends LitElement {
  static override styles = [baseStyles, statusStyles];

  @property({ attribute: false }) shop: Shop | null = null;
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) outbox!: OutboxState;
  @property({ type: Boolean }) online = true;
  @property() theme: Theme = 'system';
  /** Nobody is at work here who would lose the screen. */
  @property({ type: Boolean }) testable = false;
  /** Something is said in the slot. */
  @property({ type: Boolean, reflect: true }) speaking = false;

  readonly tick = new Tick(this);

  override render() {
    const words = text().status;
    const environment = this.shop ? this.shop.environment : pageEnvironment();
    const themeIcon = { system: 'system', light: 'sun', dark: 'moon' } as const;
    return html`<slot></slot>
      <span class="shop">${this.shop?.name ?? ''}</span>
      ${environment ? html`<span class="ribbon">${environment}</span>` : nothing}
      ${this.shop?.demo ? html`<span class="ribbon">${words.demo}</span>` : nothing}
      <span class="gap"></span>
      ${this.#state()} ${this.testable ? this.#selfTest() : nothing}
      <button
        class="round theme"
        aria-label=${words.theme[this.theme]}
        title=${words.theme[this.theme]}
        @click=${() => {
          emit(this, 'theme');
        }}
      >
        ${icon(themeIcon[this.theme], 22)}
      </button>
      ${this.shop ? html`<time class="time">${this.#time(this.clock.serverNowMs())}</time>` : nothing}`;
  }

  #state(): TemplateResult {
    const words = text().status;
    const [picture, said, warn] = this.#saying();
    return html`<span class="state ${warn ? 'warn' : ''}" role="status" aria-label=${words.label}>
      ${icon(picture, 20)}<span>${said}</span>
    </span>`;
  }

  #selfTest(): TemplateResult {
    const { open } = text().selfTest;
    return html`<button
      class="round"
      aria-label=${open}
      title=${open}
      @click=${() => {
        emit(this, 'self-test');
      }}
    >
      ${icon('pulse', 22)}
    </button>`;
  }

  #saying(): readonly [picture: IconName, words: string, isWarning: boolean] {
    const words = text().status;
    const { pending, sinceMs, failure, storageTrouble, refused } = this.outbox;
    const count = pending.length;
    if (storageTrouble !== null) return ['alert', words.storage(count), true];
    if (sinceMs !== null && (failure !== null || !this.online)) {
      return ['offline', words.waiting(count, this.#time(this.clock.onServerMs(sinceMs))), true];
    }
    if (!this.online) return ['offline', words.offline, true];
    if (count > 0) return ['cloud', words.sending, false];
    if (refused.length > 0) return ['alert', words.refused(refused.length), true];
    return ['check', words.allSaved, false];
  }

  #time(ms: number): string {
    return clockTime(ms, this.shop?.timeZone ?? 'UTC');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'status-line': StatusLine;
  }
}
