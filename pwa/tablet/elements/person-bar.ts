import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Me } from '#schema/contract/sessions.ts';
import type { SignedInUser } from '#schema/contract/auth.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { duration } from '../../shared/format.ts';
import { emit } from '../emit.ts';
import { icon } from '../icons.ts';
import { workedTodayMs } from '../my-day.ts';
import { text } from '../text.ts';
import { Tick } from '../tick.ts';
import { avatarStyles, personHue } from './avatar.ts';
import { controls } from './controls.ts';
import './screen-head.ts';

/**
 * Who is signed in, what the day amounts to so far, and the ways out.
 * @fires sign-out
 * @fires end-day
 */
@customElement('person-bar')
export class PersonBar extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    avatarStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }

      /* The name comes first: what has no room beside it goes below. */
      screen-head {
        flex: 1 1 18rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .ways,
      .marks {
        display: flex;
        gap: var(--space-1);
      }

      .marks span {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-full);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-weight: 600;
      }

      .button.quiet {
        white-space: nowrap;
      }

      .ways {
        margin-inline-start: auto;
      }

      @media (max-width: 1199px) {
        screen-head {
          flex-basis: 14rem;
        }

        .marks {
          order: 1;
          flex: 1 0 100%;
          flex-wrap: wrap;
        }
      }

      @media (max-width: 760px) {
        :host {
          column-gap: var(--space-3);
        }

        screen-head {
          flex: 1 0 auto;
          max-width: calc(100% - 4.5rem);
        }

        .ways {
          flex: 1 0 auto;
          flex-wrap: wrap;
          justify-content: flex-end;
          max-width: 100%;
        }

        .button.quiet {
          padding-inline: var(--space-1);
          font-size: var(--text-base);
        }
      }
    `,
  ];

  @property({ attribute: false }) user!: SignedInUser;
  @property({ attribute: false }) me: Me | undefined;
  /** The PIN is checked later. */
  @property({ type: Boolean }) unchecked = false;
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';
  @property() busy: string | null = null;

  readonly tick = new Tick(this);

  override willUpdate(): void {
    this.style.setProperty('--hue', personHue(this.user.id));
  }

  override render() {
    const words = text().work;
    const running = this.me?.openSession != null;
    const today = this.me
      ? `${words.today} ${duration(workedTodayMs(this.me, this.clock.serverNowMs(), this.timeZone))}`
      : '';
    const initials = this.user.displayName
      .split(/\s+/)
      .map((part) => part.charAt(0))
      .join('')
      .slice(0, 2);
    return html`<span class="avatar" aria-hidden="true">${initials}</span>
      <screen-head .heading=${this.user.displayName} .sub=${today}></screen-head>
      ${this.#marks()}
      <div class="ways">
        ${
          running
            ? html`<button
                class="button quiet"
                ?disabled=${this.busy !== null}
                @click=${() => {
                  emit(this, 'end-day');
                }}
              >
                ${icon('door')}${words.endDay}
              </button>`
            : nothing
        }
        <button
          class="button quiet"
          @click=${() => {
            emit(this, 'sign-out');
          }}
        >
          ${icon('signOut')}${running ? words.signOutKeepsRunning : words.signOut}
        </button>
      </div>`;
  }

  /** What is not settled yet about this person. */
  #marks(): TemplateResult | typeof nothing {
    const words = text().work;
    const inReview = this.me?.inReview ?? 0;
    if (!this.unchecked && inReview === 0) return nothing;
    return html`<div class="marks">
      ${this.unchecked ? html`<span>${icon('clock', 20)}${words.unchecked}</span>` : nothing}
      ${inReview > 0 ? html`<span>${icon('alert', 20)}${words.inReview(inReview)}</span>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-bar': PersonBar;
  }
}
