import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RosterUser } from '#schema/contract/auth.ts';
import { baseStyles } from '../../shared/base-styles.ts';
import { emit } from '../emit.ts';
import { text } from '../text.ts';
import { avatarStyles, personHue } from './avatar.ts';
import { controls } from './controls.ts';

/**
 * One person on the wall; a dot and the order when they are on the clock.
 * @fires choose with the person
 */
@customElement('name-tile')
export class NameTile extends LitElement {
  static override styles = [
    baseStyles,
    controls,
    avatarStyles,
    css`
      :host {
        display: grid;
        height: 100%;
      }

      .card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-2);
        min-height: var(--tile-height, 5.25rem);
        padding: var(--space-2) 0.625rem;
      }

      .name {
        font-size: var(--text-lg);
        font-weight: 620;
        font-variant-numeric: normal;
        line-height: 1.2;
      }

      .what {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-top: 0.125rem;
        font-size: var(--text-base);
        letter-spacing: -0.01em;
        color: var(--color-ink-faint);
      }

      .running {
        color: var(--color-on-good-soft);
        font-weight: 600;
      }

      .dot {
        width: 0.625rem;
        height: 0.625rem;
        border-radius: 50%;
        background: var(--color-good);
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) user!: RosterUser;

  override willUpdate(): void {
    this.style.setProperty('--hue', personHue(this.user.id));
  }

  override render() {
    const { user } = this;
    const running = user.onTheClock;
    return html`<button
      class="card"
      @click=${() => {
        emit(this, 'choose', user);
      }}
    >
      <span class="avatar" aria-hidden="true"> ${user.initials} </span>
      <span>
        <span class="name two-lines">${user.displayName}</span>
        ${
          running
            ? html`<span class="what running">
                <span class="dot"></span>
                <span class="visually-hidden">${text().wall.onTheClock}:</span>
                <span class="one-line">${running.orderNumber ?? running.taskTypeName}</span>
              </span>`
            : user.team
              ? html`<span class="what"><span class="one-line">${user.team}</span></span>`
              : nothing
        }
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'name-tile': NameTile;
  }
}
