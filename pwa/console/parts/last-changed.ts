import type { Changed } from '#schema/contract/common.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { text } from '../text.ts';
import { changedWords } from './changed-words.ts';
import { base } from './styles/base.ts';

/** `Last changed by Ada at 14:02`; nothing of what nobody changed since it was made. */
@customElement('last-changed')
export class LastChanged extends LitElement {
  static override readonly styles = [
    base,
    css`
      p {
        color: var(--color-ink-faint);
        font-size: var(--text-xs);
      }
    `,
  ];

  @property({ attribute: false }) changed: Changed | null = null;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { changed, today, timeZone } = this;
    if (!changed) return nothing;
    const { name, when } = changedWords(changed, today, timeZone);
    const exactly = dateTime(changed.at, timeZone);
    return html`<p title=${exactly}>${text.changes.lastChanged(name, when)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'last-changed': LastChanged;
  }
}
