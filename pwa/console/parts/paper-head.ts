import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/clock.ts';
import { dateTime } from '../../shared/format.ts';
import { text } from '../text.ts';
import { OnPaper } from './on-paper.ts';
import { base } from './styles/base.ts';

/**
 * Whose paper it is, what it covers and of when, in words: there are no chips to look at there.
 * Nothing on the screen.
 * @slot - more lines
 */
@customElement('paper-head')
export class PaperHead extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
      }
      @media not print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property() shopName = '';
  /** The days, the filters and the rules the figures were made by. */
  @property({ attribute: false }) covers: readonly string[] = [];
  @property({ attribute: false }) clock!: Clock;
  @property() timeZone = 'UTC';

  private readonly onPaper = new OnPaper(this);

  override render() {
    if (!this.onPaper.matches) return nothing;
    const printed = text.paper.printed(dateTime(this.clock.serverNowMs(), this.timeZone));
    return html`<p>${[this.shopName, ...this.covers, printed].join(' · ')}</p>
      <slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'paper-head': PaperHead;
  }
}
