import type { SessionCost, SessionHistory } from '#schema/contract/order-cost.ts';
import type { Session } from '#schema/contract/sessions.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { calendarDay, clockTime, dateTime, hours, shortDate } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { base } from '../parts/styles/base.ts';
import { chips } from '../parts/styles/chips.ts';
import { controls } from '../parts/styles/controls.ts';
import type { Loaded } from '../stores/load.ts';
import { text } from '../text.ts';
import { orderSections } from './order-sections.ts';
import './session-trail.ts';
import { cents } from './words.ts';

/**
 * One session's part in an order: its time, its cost with the formula, and on demand everything
 * that made it what it is.
 * @fires history-wanted - CustomEvent<string>: the session's id
 */
@customElement('session-line')
export class SessionLine extends LitElement {
  static override readonly styles = [
    base,
    controls,
    chips,
    orderSections,
    css`
      .line {
        min-block-size: 1.75rem;
      }
      .under {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        color: var(--color-ink-faint);
        font-size: var(--text-xs);
      }
      .formula {
        overflow-wrap: anywhere;
      }
      .ways {
        display: flex;
        gap: var(--space-3);
        margin-inline-start: auto;
      }
      .ways > * {
        padding-block: 0.25rem;
      }
      button {
        padding-inline: 0;
        border: 0;
        background: none;
        color: var(--color-accent);
        font: inherit;
        text-decoration: underline;
        text-underline-offset: 0.18em;
        text-decoration-thickness: 0.06em;
        cursor: pointer;
      }
      @media print {
        .ways {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) cost!: SessionCost;
  @property({ attribute: false }) history: Loaded<SessionHistory> | null = null;
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) showsMoney = false;

  @state() private isOpen = false;

  override render() {
    const { session, shareMs, confidence } = this.cost;
    const { timeZone, showsMoney } = this;
    return html`<div class="line ${showsMoney ? '' : 'no-money'}">
        <span>
          <time datetime=${session.startedAt} title=${dateTime(session.startedAt, timeZone)}
            >${when(session, timeZone)}</time
          >
          ${
            confidence === 'measured'
              ? nothing
              : html`<span class="word ${confidence === 'corrected' ? '' : 'warn'}"
                  >${text.report.confidence.kinds[confidence]}</span
                >`
          }
        </span>
        <span class="number soft">${hours(shareMs)}</span>
        ${showsMoney ? html`<span class="number">${this.amount()}</span>` : nothing}
      </div>
      <div class="under">
        <span class="formula">${this.formula()}</span>
        <span class="ways">${this.ways(session)}</span>
      </div>
      ${
        this.isOpen
          ? html`<session-trail
              .history=${this.history}
              .sessionId=${session.id}
              .timeZone=${timeZone}
            ></session-trail>`
          : nothing
      }`;
  }

  private amount() {
    const { shareCents } = this.cost;
    return shareCents === null
      ? html`<span class="word warn">${text.order.unknownCost}</span>`
      : cents(shareCents);
  }

  private formula(): string {
    const { formula, burdenCents } = this.cost;
    const burden = burdenCents ? text.order.plusBurden(cents(burdenCents)) : '';
    return [formula === null ? '' : text.order.formula(formula), burden]
      .filter((words) => words !== '')
      .join(' · ');
  }

  private ways(session: Session) {
    const { displayName } = session.user;
    const of = when(session, this.timeZone);
    return html`<button
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-label=${text.order.historyOf(displayName, of)}
        @click=${this.toggle}
      >
        ${text.order.history}
      </button>
      <a
        href=${correctionAddress(session, this.timeZone)}
        aria-label=${text.order.correctOf(displayName, of)}
        >${text.order.correct}</a
      >`;
  }

  private toggle(): void {
    this.isOpen = !this.isOpen;
    if (!this.isOpen) return;
    const detail = this.cost.session.id;
    const wanted = new CustomEvent('history-wanted', { detail, bubbles: true, composed: true });
    this.dispatchEvent(wanted);
  }
}

function when({ startedAt, endedAt }: Session, timeZone: string): string {
  const end = endedAt === null ? text.common.now : clockTime(endedAt, timeZone);
  return `${shortDate(calendarDay(startedAt, timeZone))}, ${clockTime(startedAt, timeZone)}–${end}`;
}

/** The session in its own list, narrowed to its day and order so that it is surely on the page. */
function correctionAddress(session: Session, timeZone: string): string {
  const day = calendarDay(session.startedAt, timeZone);
  const query = new URLSearchParams({ from: day, to: day });
  if (session.orderNumber) query.set('order', session.orderNumber);
  return writeRoute({ page: 'sessions', sessionId: session.id }, query);
}

declare global {
  interface HTMLElementTagNameMap {
    'session-line': SessionLine;
  }
}
