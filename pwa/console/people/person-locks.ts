import type { Lock } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime } from '../../shared/format.ts';
import { refusal } from '../parts/field.ts';
import { icon } from '../parts/icons.ts';
import { base } from '../parts/styles/base.ts';
import { controls } from '../parts/styles/controls.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';

const words = text.locks;

/**
 * Where somebody has to wait after wrong tries, and the way to end that.
 * @fires unlock
 */
@customElement('person-locks')
export class PersonLocks extends LitElement {
  static override readonly styles = [
    base,
    controls,
    css`
      section {
        display: grid;
        gap: var(--space-3);
        margin-block-end: var(--space-6);
        padding: var(--space-4);
        border: 1px solid var(--color-warn);
        border-radius: var(--radius-md);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
      }
      h3 {
        display: flex;
        gap: var(--space-2);
        font-size: var(--text-sm);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-4);
      }
      strong {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
      }
      .row p {
        flex: 1 1 12rem;
      }
    `,
  ];

  @property({ attribute: false }) locks: readonly Lock[] = [];
  /** Whether whoever looks may unlock the PIN, and the password. */
  @property({ attribute: false }) mayUnlock: Readonly<Record<Lock['of'], boolean>> = {
    pin: false,
    password: false,
  };
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() timeZone = 'UTC';

  override render() {
    if (this.locks.length === 0) return nothing;
    const isHelpful = this.locks.some((lock) => this.mayUnlock[lock.of]);
    const isLeft = this.locks.some((lock) => !this.mayUnlock[lock.of]);
    return html`<section>
      <h3>${icon('warning')}${words.title}</h3>
      <ul>
        ${this.locks.map((lock) => this.line(lock))}
      </ul>
      ${isLeft && this.mayUnlock.pin ? html`<p>${words.passwordStays}</p>` : nothing}
      ${refusal(this.submission.problem?.detail)}
      ${
        isHelpful
          ? html`<div class="row">
              <p>${words.effect}</p>
              <button
                class="button small"
                type="button"
                ?disabled=${this.submission.busy}
                @click=${() => this.dispatchEvent(new CustomEvent('unlock'))}
              >
                ${this.submission.busy ? text.common.saving : words.unlock}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private line({ of, device, wrongTries, until }: Lock) {
    const elsewhere = of === 'password' ? words.onConsole : words.onTablet;
    const where = device ? words.onDevice(device.displayName) : elsewhere;
    return html`<li>
      <span>${words.line(words.of[of], where, wrongTries)}</span>
      <strong>${words.until(clockTime(until, this.timeZone))}</strong>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-locks': PersonLocks;
  }
}
