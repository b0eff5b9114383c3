import type { Recost } from '#schema/contract/recosts.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plainDate } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { text } from '../text.ts';
import { signedMoney } from './pay.ts';

const words = text.recost;

/** How far re-costing somebody's work has come, or how it ended. */
@customElement('recost-progress')
export class RecostProgress extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-surface);
        font-size: var(--text-sm);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-4);
      }
      strong {
        font-weight: 600;
      }
      progress {
        display: block;
        inline-size: 100%;
        block-size: 0.375rem;
        margin-block: var(--space-2);
        border: 0;
        border-radius: var(--radius-full);
        overflow: hidden;
        background: var(--color-sunken);
        accent-color: var(--color-accent);
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: var(--color-sunken);
      }
      progress::-webkit-progress-value {
        background: var(--color-accent);
      }
      progress::-moz-progress-bar {
        background: var(--color-accent);
      }
      .figures {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) recost!: Recost;

  override render() {
    const { user, fromDay, state, done, total, differenceCents } = this.recost;
    const difference = signedMoney(differenceCents);
    const since = html`<span class="soft">${words.since(plainDate(fromDay))}</span>`;
    if (state === 'done') {
      return html`<div class="line"><span>${words.done(done, difference)}</span>${since}</div>`;
    }
    return html`<div class="line"><strong>${words.running(user.displayName)}</strong>${since}</div>
      <progress max=${Math.max(1, total)} value=${done} aria-label=${words.title}></progress>
      <div class="line soft figures">
        <span>${words.progress(done, total)}</span><span>${words.sofar(difference)}</span>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recost-progress': RecostProgress;
  }
}
