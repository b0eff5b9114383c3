import type { PayRatePreview } from '#schema/contract/users.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plainDate } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import { NOTHING_YET, type Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import { signedMoney } from './pay.ts';

const words = text.recost;

/** What a rate with a past date would do, before anybody agrees to it. */
@customElement('recost-preview')
export class RecostPreview extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        min-block-size: 5.25rem;
        font-size: var(--text-sm);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem var(--space-4);
      }
      dt {
        color: var(--color-ink-soft);
      }
      dd {
        font-weight: 600;
      }
      p {
        margin-block-start: 0.25rem;
        color: var(--color-ink-soft);
      }
      .old {
        opacity: 0.5;
      }
    `,
  ];

  /** Whether there is a rate to look up. */
  @property({ type: Boolean }) isAsked = false;
  @property({ attribute: false }) preview: Loaded<PayRatePreview> = NOTHING_YET;

  override render() {
    if (!this.isAsked) return html`<p class="first">${words.first}</p>`;
    const { value, loading, error } = this.preview;
    return html`<div role="status">
      ${
        error && !loading
          ? html`<p>${words.failed(error.detail)}</p>`
          : value
            ? html`<div class=${loading ? 'old' : ''}>${figures(value)}</div>`
            : html`<p>${words.looking}</p>`
      }
    </div>`;
  }
}

function figures({
  sessions,
  differenceCents,
  unratedSessions,
  firstDay,
  lastDay,
}: PayRatePreview) {
  if (sessions === 0 || firstDay === null || lastDay === null) return html`<p>${words.none}</p>`;
  return html`<dl>
      <dt>${words.sessions}</dt>
      <dd>${words.count(sessions)}</dd>
      <dt>${words.days}</dt>
      <dd>${words.between(plainDate(firstDay), plainDate(lastDay))}</dd>
      <dt>${words.difference}</dt>
      <dd>${signedMoney(differenceCents)}</dd>
    </dl>
    ${unratedSessions > 0 ? html`<p>${words.unrated(unratedSessions)}</p>` : nothing}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'recost-preview': RecostPreview;
  }
}
