import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayTime, plainDate } from '../../shared/format.ts';
import type { ApprovedWeek } from '../stores/approved-week.ts';
import { text } from '../text.ts';
import { base } from './styles/base.ts';

/** Said before a change is saved: the week it is in is approved, by whom; nothing of any other. */
@customElement('approved-note')
export class ApprovedNote extends LitElement {
  static override readonly styles = [
    base,
    css`
      p {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-sm);
        background: var(--color-warn-soft);
        color: var(--color-on-warn-soft);
        font-size: var(--text-sm);
        text-wrap: pretty;
      }
    `,
  ];

  @property({ attribute: false }) week: ApprovedWeek | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { week, today, timeZone } = this;
    if (!week?.approved) return nothing;
    const { at, by } = week.approved;
    const when = dayTime(at, today, timeZone);
    const words = text.correction.weekApproved(plainDate(week.monday), by.displayName, when);
    return html`<p role="status">${words}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'approved-note': ApprovedNote;
  }
}
