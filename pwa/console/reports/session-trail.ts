import type { SessionHistory, SessionLogLine } from '#schema/contract/order-cost.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import { base } from '../parts/styles/base.ts';
import '../sessions/correction-history.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';

/** The last step down: a session's corrections, and the commands that made it. */
@customElement('session-trail')
export class SessionTrail extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        margin-block: var(--space-1) var(--space-2);
        padding: var(--space-3);
        border-radius: var(--radius-sm);
        background: var(--color-ground);
        font-size: var(--text-xs);
      }
      h4 {
        margin: var(--space-3) 0 var(--space-1);
        font-size: var(--text-sm);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        padding-block: 0.1875rem;
      }
      time {
        color: var(--color-ink-faint);
      }
    `,
  ];

  @property() sessionId = '';
  @property({ attribute: false }) history: Loaded<SessionHistory> | null = null;
  @property() timeZone = 'UTC';

  override render() {
    const { value = null, error = null } = this.history ?? {};
    if (error) return html`<p role="alert">${error.detail}</p>`;
    if (value?.session.id !== this.sessionId) {
      return html`<p role="status">${text.common.loading}</p>`;
    }
    const corrections = { value: value.corrections, loading: false, error: null };
    return html`<correction-history
        .history=${corrections}
        .timeZone=${this.timeZone}
      ></correction-history>
      <h4>${text.order.log}</h4>
      <ol>
        ${value.log.map((entry) => this.entry(entry))}
      </ol>
      ${value.log.length === 0 ? html`<p>${text.order.noLog}</p>` : nothing}`;
  }

  private entry({ command, occurredAt, by, device }: SessionLogLine) {
    const who = by?.displayName ?? text.order.server;
    return html`<li>
      <span>${text.order.logLine(commandWords(command), who, device)}</span>
      <time datetime=${occurredAt}>${dateTime(occurredAt, this.timeZone)}</time>
    </li>`;
  }
}

/** A command this page has no words for is named as the log names it. */
function commandWords(command: string): string {
  const known: Readonly<Record<string, string>> = text.order.commands;
  return known[command] ?? command;
}

declare global {
  interface HTMLElementTagNameMap {
    'session-trail': SessionTrail;
  }
}
