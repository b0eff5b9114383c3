import type { ReviewReason } from '#schema/contract/events.ts';
import type { InboxItem } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { calendarDay, dateTime } from '../../shared/format.ts';
import { writeRoute } from '../address/route.ts';
import { writeSessionFilter } from '../address/session-filter.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import type { PersonName } from '../stores/directory.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './decision-form.ts';
import { isClockOff, pieceWords, tabletWords, whatWords, whoWords } from './words.ts';

const words = text.inbox;

/** Of these the operator was told no more than the foreman reads anyway. */
const SAID_IN_FULL: ReadonlySet<ReviewReason> = new Set([
  ...(['unproven', 'wrong_pin', 'clock_off', 'in_future'] as const),
  ...(['too_old', 'person_inactive', 'unknown_session'] as const),
]);

/**
 * One tap: what is known about it, and the decision, made or to be made.
 * @fires close-panel
 * @fires accept-tap - CustomEvent<Acceptance>
 * @fires discard-tap - CustomEvent<Discard>
 */
@customElement('inbox-panel')
export class InboxPanel extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .head {
        color: var(--color-ink-soft);
        font-size: var(--text-sm);
      }
      .answer {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4);
        border-radius: 0.625rem;
        background: var(--color-sunken);
      }
      .answer strong {
        font-weight: 600;
      }
      section + section {
        margin-block-start: var(--space-5);
        padding-block-start: var(--space-5);
        border-block-start: 1px solid var(--color-line);
      }
      h3 {
        margin-block-end: var(--space-3);
        font-size: var(--text-base);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.375rem var(--space-4);
        margin-block-start: var(--space-4);
        font-size: var(--text-sm);
      }
      dt {
        color: var(--color-ink-faint);
      }
      dd {
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }
      .day {
        display: inline-flex;
        align-items: center;
        min-block-size: 1.75rem;
        margin-block-start: var(--space-2);
        font-size: var(--text-sm);
      }
      dl:first-child {
        margin-block-start: 0;
      }
    `,
  ];

  @property({ attribute: false }) item!: InboxItem;
  /** Somebody else decided while it was open here. */
  @property({ type: Boolean }) isGone = false;
  @property({ attribute: false }) taskTypes: readonly TaskType[] = [];
  @property({ attribute: false }) people: readonly PersonName[] = [];
  @property({ attribute: false }) submission: Submission = AT_REST;
  @property() today = '';
  @property() timeZone = 'UTC';

  override render() {
    const { item } = this;
    const { team } = item.user;
    return html`<side-panel .heading=${whatWords(item)}>
      <p slot="head" class="head">${whoWords(item)} · ${team ?? words.noTeam}</p>
      <section>${item.state === 'review' ? this.question() : nothing} ${this.facts()}</section>
      <section>
        <h3>${item.decision ? words.decision : words.decide}</h3>
        ${item.decision ? this.decision(item.decision) : this.form()}
      </section>
    </side-panel>`;
  }

  private question() {
    const { reason, likelyAnswer } = this.item;
    return html`<div class="answer">
      <strong>${words.reasons[reason]}</strong>
      <span>${words.advice[likelyAnswer](whoWords(this.item))} ${words.adviceAlso[reason]}</span>
    </div>`;
  }

  private facts() {
    const { item, timeZone } = this;
    const { work } = item;
    const at = (instant: string) => dateTime(instant, timeZone);
    return html`<dl>
        ${fact(item.state === 'accepted' ? words.counts : words.tapped, at(item.occurredAt))}
        ${fact(words.deviceTime, isClockOff(item) ? at(item.deviceTime) : '')}
        ${fact(words.arrived, at(item.receivedAt))} ${fact(words.tablet, tabletWords(item))}
        ${fact(words.workBegan, work.sessionStartedAt === null ? '' : at(work.sessionStartedAt))}
        ${fact(words.pieces, pieceWords(work))} ${fact(words.note, work.note ?? '')}
        ${fact(words.waited, item.state === 'review' ? '' : words.reasons[item.reason])}
        ${fact(words.told, SAID_IN_FULL.has(item.reason) ? '' : words.toldWords(item.detail))}
      </dl>
      ${item.user.displayName === null ? nothing : this.sameDay(item.user.displayName)}`;
  }

  private sameDay(name: string) {
    const day = calendarDay(this.item.occurredAt, this.timeZone);
    const query = writeSessionFilter({
      range: { preset: 'custom', from: day, to: day },
      userId: this.item.user.id,
      order: '',
      taskType: '',
      state: '',
    });
    const href = writeRoute({ page: 'sessions', sessionId: null }, query);
    return html`<a class="day" href=${href}>${words.sameDay(name)}</a>`;
  }

  private form() {
    return html`<decision-form
      .item=${this.item}
      .isGone=${this.isGone}
      .taskTypes=${this.taskTypes}
      .people=${this.people}
      .submission=${this.submission}
      .timeZone=${this.timeZone}
    ></decision-form>`;
  }

  private decision({ by, at, reason }: NonNullable<InboxItem['decision']>) {
    return html`<div class="answer">
        <strong>${words.decided[this.item.state]}</strong>
        <span>${reason}</span>
      </div>
      <dl>${fact(words.by, words.at(by.displayName, dateTime(at, this.timeZone)))}</dl>`;
  }
}

function fact(name: string, said: string) {
  return said === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${said}</dd>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'inbox-panel': InboxPanel;
  }
}
