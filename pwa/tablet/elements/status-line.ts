import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Shop } from '#schema/contract/system.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { clockTime } from '../../shared/format.ts';
import { pageEnvironment } from '../../shared/page-facts.ts';
import type { Theme } from '../../shared/theme.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import type { SendState } from '../send.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';
import { statusStyles } from './status-styles.ts';

/**
 * The top edge of every screen: whose shop, which kind of installation, whether everything is
 * saved, and what time it is.
 * @fires theme when the next color scheme is asked for
 */
@customElement('status-line')
export class StatusLine extends LitElement {
  static override styles = [baseStyles, statusStyles];

  @property({ attribute: false }) shop: Shop | null = null;
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) sending: SendState = { pending: 0, stuckSinceMs: null };
  @property({ type: Boolean }) online = true;
  @property() theme: Theme = 'system';

  readonly tick = new Tick(this);

  override render() {
    const words = text().status;
    const environment = this.shop ? this.shop.environment : pageEnvironment();
    const themeIcon = { system: 'system', light: 'sun', dark: 'moon' } as const;
    return html`<span class="shop">${this.shop?.name ?? ''}</span>
      ${environment ? html`<span class="ribbon">${environment}</span>` : nothing}
      ${this.shop?.demo ? html`<span class="ribbon">${words.demo}</span>` : nothing}
      <span class="gap"></span>
      ${this.#state()}
      <button
        class="theme"
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
    const { pending, stuckSinceMs } = this.sending;
    const stuck = stuckSinceMs !== null;
    const [picture, said, warn] = stuck
      ? ([
          'offline',
          words.waiting(pending, this.#time(this.clock.onServerMs(stuckSinceMs))),
          true,
        ] as const)
      : !this.online
        ? (['offline', words.offline, true] as const)
        : pending > 0
          ? (['cloud', words.saving, false] as const)
          : (['check', words.allSaved, false] as const);
    return html`<span class="state ${warn ? 'warn' : ''}" role="status" aria-label=${words.label}>
      ${icon(picture, 20)}<span>${said}</span>
    </span>`;
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
