import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.ts';
import type { Clock } from '../../shared/clock.ts';
import { clockTrouble } from '../clock-trouble.ts';
import { icon } from '../icons.ts';
import { Tick } from '../tick.ts';

/** Says that this tablet's clock is wrong, before its taps end up before the foreman. */
@customElement('clock-note')
export class ClockNote extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-2) clamp(var(--space-4), 2.5vw, var(--space-8));
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-md);
        font-weight: 600;
        line-height: 1.3;
      }
    `,
  ];

  @property({ attribute: false }) clock!: Clock;

  readonly tick = new Tick(this);

  override render() {
    const trouble = clockTrouble(this.clock.onServerMs(0));
    return html`<div role="status">
      ${trouble === null ? nothing : html`<p>${icon('clock', 24)}${trouble}</p>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clock-note': ClockNote;
  }
}
