import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Shop } from '#schema/contract/system.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { clockTime } from '../../shared/format.ts';
import type { Theme } from '../../shared/theme.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import type { SendState } from '../send.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';

/**
 * The top edge of every screen: whose shop, which kind of installation, whether everything is
 * saved, and what time it is.
 * @fires theme when the next color scheme is asked for
 */
@customElement('status-line')
export class StatusLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 3.5rem;
        padding: 0 clamp(var(--space-4), 2.5vw, var(--space-8));
        background: var(--color-surface);
        border-bottom: 1px solid var(--color-line);
        font-size: var(--text-md);
        white-space: nowrap;
      }

      .shop {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        font-weight: 650;
      }

      .ribbon {
        padding: 0.1em 0.7em;
        border-radius: var(--radius-full);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
        font-weight: 700;
        letter-spacing: 0.04em;
        text-transform: uppercase;
      }

      .gap {
        flex: 1;
      }

      .state {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-width: 0;
        color: var(--color-ink-soft);
      }

      .state svg {
        color: var(--color-good);
      }

      .state.warn {
        padding: 0.2em 0.8em;
        border-radius: var(--radius-full);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-weight: 600;
      }

      .state.warn svg {
        color: inherit;
      }

      .theme {
        display: grid;
        place-items: center;
        width: var(--target);
        height: var(--target);
        border-radius: 50%;
        color: var(--color-ink-soft);
      }

      .time {
        font-size: var(--text-lg);
        font-weight: 650;
      }

      @media (max-width: 600px) {
        :host {
          flex-wrap: wrap;
          gap: 0 var(--space-2);
          padding-block: var(--space-1);
          font-size: var(--text-base);
        }

        .shop {
          flex: 1;
          order: 1;
        }

        .ribbon {
          order: 2;
        }

        .time {
          order: 3;
        }

        .theme {
          order: 6;
        }

        .state {
          flex: none;
          order: 4;
        }

        .gap {
          order: 5;
        }
      }

      @media (max-width: 600px) {
        .shop {
          flex: 1 0 50%;
          max-width: calc(100% - 9rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) shop: Shop | null = null;
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) sending: SendState = { pending: 0, stuckSinceMs: null };
  @property({ type: Boolean }) online = true;
  @property() theme: Theme = 'system';

  readonly tick = new Tick(this);

  override render() {
    const words = text().status;
    const themeIcon = { system: 'system', light: 'sun', dark: 'moon' } as const;
    return html`<span class="shop">${this.shop?.name ?? ''}</span>
      ${this.shop?.environment ? html`<span class="ribbon">${this.shop.environment}</span>` : nothing}
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
