import type { ReviewReason } from '#schema/contract/events.ts';
import type { InboxTap } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateTime } from '../../shared/format.ts';
import '../parts/side-panel.ts';
import { base } from '../parts/styles/base.ts';
import type { PersonName } from '../stores/directory.ts';
import { AT_REST, type Submission } from '../stores/submission.ts';
import { text } from '../text.ts';
import './decision-form.ts';
import { fact, sameDay } from './panel-parts.ts';
import { panelStyles } from './panel-styles.ts';
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
@customElement('tap-panel')
export class TapPanel extends LitElement {
  static override readonly styles = [base, panelStyles];

  @property({ attribute: false }) item!: InboxTap;
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
      ${item.user.displayName === null ? nothing : sameDay(item.user.id, item.user.displayName, item.occurredAt, timeZone)}`;
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

  private decision({ by, at, reason }: NonNullable<InboxTap['decision']>) {
    return html`<div class="answer">
        <strong>${words.decided[this.item.state]}</strong>
        <span>${reason}</span>
      </div>
      <dl>${fact(words.by, words.at(by.displayName, dateTime(at, this.timeZone)))}</dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tap-panel': TapPanel;
  }
}
